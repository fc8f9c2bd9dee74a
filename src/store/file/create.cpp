#include "store/file/create.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium/randombytes.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "portable/path_text.h"
#include "store/file/left_behind.h"
#include "store/sql/columns.h"
#include "store/sql/disk_error.h"
#include "store/sql/schema.h"
#include "store/sql/sync_folder.h"

namespace recoup::store::inline file {
namespace {

namespace fs = std::filesystem;

tl::unexpected<core::Error> cannot_create(const fs::path& path) {
    const auto failed = [&](core::ErrorCode code, core::Tr sentence) {
        return core::fail(core::ErrorKind::file, sentence, {}, portable::utf8(path), code);
    };
    const auto why = last_failure();
    if (why == std::errc::file_exists) return failed(core::ErrorCode::exists, "store_exists"_tr);
    if (is_disk_full(why)) return failed(core::ErrorCode::disk_full, "store_disk_full"_tr);
    return core::fail(core::ErrorKind::file, sentence_of(why), {why.message()}, portable::utf8(path),
                      core::ErrorCode::cannot_make);
}

// Removes a name, if it is still there, with the scope.
class Leftover {
  public:
    explicit Leftover(fs::path path) : path_(std::move(path)) {}
    Leftover(const Leftover&) = delete;
    Leftover& operator=(const Leftover&) = delete;
    ~Leftover() { remove(); }

    // Whether it is gone.
    bool remove() const { return ::unlink(path_.c_str()) == 0 || errno == ENOENT; }

  private:
    fs::path path_;
};

// While it lives nobody clears the draft away. Closed behind SQLite, whose own locks go with any descriptor.
class DraftLock {
  public:
    explicit DraftLock(int fd) : fd_(fd) {}
    DraftLock(const DraftLock&) = delete;
    DraftLock& operator=(const DraftLock&) = delete;
    ~DraftLock() {
        if (is_open()) ::close(fd_);
    }
    bool is_open() const { return fd_ >= 0; }
    int fd() const { return fd_; }
    bool take() const { return ::flock(fd_, LOCK_EX | LOCK_NB) == 0; }
    // False when it is gone: somebody who clears up saw it before it was held.
    bool hold() const {
        while (::flock(fd_, LOCK_EX) != 0 && errno == EINTR) continue;
        struct stat status {};
        return ::fstat(fd_, &status) != 0 || status.st_nlink > 0;
    }

  private:
    int fd_;
};

// ".recoup-0123456789abcdef.new"; ".refunds.recoup.0123456789abcdef.new" of earlier versions.
bool is_draft(const fs::path& path) {
    constexpr std::string_view kEnd = ".new";
    constexpr std::size_t kDigits = 16;
    const auto name = portable::utf8(path.filename());
    if (!name.starts_with('.') || !name.ends_with(kEnd) || name.size() < kDigits + kEnd.size() + 3) return false;
    const auto digits = name.substr(name.size() - kEnd.size() - kDigits, kDigits);
    const auto before = name.substr(0, name.size() - kEnd.size() - kDigits);
    return digits.find_first_not_of("0123456789abcdef") == std::string::npos &&
           (before.ends_with('.') || before == ".recoup-");
}

void clear_draft(const fs::path& path) {
    const DraftLock lock(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (!lock.is_open() || ::fstat(lock.fd(), &status) != 0) return;
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || !lock.take()) return;
    ::unlink((portable::with_ending(path, "-journal")).c_str());
    ::unlink(path.c_str());
}

void write_meta(Connection& connection, std::string_view key, const Value& value) {
    const std::vector<Value> row{std::string(key), value};
    const auto digest = digest_of_values("meta", row);
    auto& insert = connection.prepared("INSERT INTO meta(key, value, digest) VALUES(?,?,?)");
    bind_values(insert, 1, row);
    insert.bind(3, digest).run();
}

}  // namespace

bool fits_with_journal(const fs::path& path) {
    constexpr std::size_t kLongestName = 255, kJournal = std::string_view("-journal").size();
    return portable::utf8(path.filename()).size() + kJournal <= kLongestName;
}

core::Result<void> fill_file(const fs::path& path, const Identity& identity, const std::string& vfs) {
    try {
        if (!vfs.empty()) Database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
        Connection connection(path, {.vfs = vfs});
        fill_new(connection, identity);
        return {};
    } catch (const SqlFailure& failure) {
        return tl::unexpected(sqlite_error(failure, path));
    }
}

bool rename_to_free(const fs::path& from, const fs::path& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return true;
    if (errno == EEXIST) return false;
#ifdef RENAME_NOREPLACE
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
#else
    struct stat existing {};
    if (::lstat(to.c_str(), &existing) == 0) return errno = EEXIST, false;
    return ::rename(from.c_str(), to.c_str()) == 0;
#endif
}

void fill_new(Connection& connection, const Identity& identity) {
    connection.db().exec("PRAGMA page_size = " + std::to_string(kPageSize));
    connection.db().exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    connection.check_references(false);  // tables of the first version are made anew by later steps
    Transaction transaction(connection, "BEGIN IMMEDIATE");
    migrate(connection.db(), 0);
    write_meta(connection, "file_uuid", to_value(identity.file_uuid));
    write_meta(connection, "copy_uuid", to_value(identity.copy_uuid));
    write_meta(connection, "created_at", to_value(identity.created_at));
    transaction.commit();
    connection.check_references(true);
}

void clear_drafts(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (is_draft(it->path())) clear_draft(it->path());
}

namespace {

using Fill = std::function<core::Result<void>(const fs::path&)>;

// Lets `fill` write a draft in the folder of `path`, and `put` then give it that name; false, and errno says why, where
// it cannot.
core::Result<Afterwards> make_as_draft(const fs::path& path, const Fill& fill,
                                       const std::function<bool(const fs::path&)>& put) {
    if (!fits_with_journal(path)) return errno = ENAMETOOLONG, cannot_create(path);
    const auto folder = folder_of(path);
    // Of one length, so that it fits wherever the name itself does.
    const auto draft = folder / fmt::format(".recoup-{:08x}{:08x}.new", randombytes_random(), randombytes_random());
    const DraftLock lock(::open(draft.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!lock.is_open()) return cannot_create(path);
    if (!lock.hold()) return make_as_draft(path, fill, put);
    const Leftover leftover(draft);
    const Leftover leftover_journal(portable::with_ending(draft, "-journal"));
    if (auto filled = fill(draft); !filled) {
        auto error = filled.error();
        error.path = portable::utf8(path);
        return tl::unexpected(error);
    }
    if (!put(draft)) return cannot_create(path);
    const auto but = [](core::Tr sentence, const fs::path& at) {
        return core::Error{core::ErrorKind::work, sentence, {}, portable::utf8(at)};
    };
    if (!leftover.remove()) return but("store_draft_stays"_tr, draft);
    if (!sync_folder(folder)) return but("store_folder_not_synced"_tr, folder);
    return std::nullopt;
}

}  // namespace

core::Result<Afterwards> make_beside(const fs::path& path, const Fill& fill) {
    struct stat existing {};
    if (::lstat(path.c_str(), &existing) == 0) return errno = EEXIST, cannot_create(path);
    if (auto clear = clear_beside(path); !clear) return tl::unexpected(clear.error());
    return make_as_draft(path, fill, [&](const fs::path& draft) { return rename_to_free(draft, path); });
}

core::Result<Afterwards> make_over(const fs::path& path, const Fill& fill) {
    struct stat existing {};
    if (::lstat(path.c_str(), &existing) != 0) return cannot_create(path);
    return make_as_draft(path, fill, [&](const fs::path& draft) {
        // One's own file stays one's own when somebody mightier does this; for others there is nothing to change.
        if (existing.st_uid != ::geteuid() && ::lchown(draft.c_str(), existing.st_uid, existing.st_gid) != 0)
            return false;
        return ::chmod(draft.c_str(), existing.st_mode & 07777) == 0 && ::rename(draft.c_str(), path.c_str()) == 0;
    });
}

core::Result<void> create_file(const fs::path& path, const Identity& identity, const std::string& vfs) {
    if (!vfs.empty()) return fill_file(path, identity, vfs);
    return make_beside(path, [&](const fs::path& draft) { return fill_file(draft, identity, vfs); })
        .map([](const Afterwards&) {});
}

}  // namespace recoup::store::inline file
