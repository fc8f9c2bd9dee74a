#include "store/file/create.h"

#include <fmt/format.h>
#include <sodium/randombytes.h>

#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/disk/failures.h"
#include "store/file/left_behind.h"
#include "store/sql/columns.h"
#include "store/sql/schema.h"

namespace recoup::store::inline file {
namespace {

namespace fs = std::filesystem;

tl::unexpected<core::Error> cannot_create(const fs::path& path, std::error_code why) {
    const auto failed = [&](core::ErrorCode code, core::Tr sentence) {
        return core::fail(core::ErrorKind::file, sentence, {}, portable::utf8(path), code);
    };
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
    bool remove() const { return !remove_name(path_); }

  private:
    fs::path path_;
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
    const auto file = HeldFile::find(path);
    if (!file.is_open() || !file.take()) return;
    remove_name(portable::with_ending(path, "-journal"));
    remove_name(path);
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

using Put = std::function<std::error_code(const fs::path&)>;

// Lets `fill` write a draft in the folder of `path`, and `put` then give it that name.
core::Result<Afterwards> make_as_draft(const fs::path& path, const Fill& fill, const Put& put) {
    if (!fits_with_journal(path)) return cannot_create(path, std::make_error_code(std::errc::filename_too_long));
    const auto folder = folder_of(path);
    // Of one length, so that it fits wherever the name itself does.
    const auto name = fmt::format(".recoup-{:08x}{:08x}.new", randombytes_random(), randombytes_random());
    const auto draft = folder / portable::path_of(name);
    std::error_code failed;
    const auto held = HeldFile::make(draft, failed);
    if (!held.is_open()) return cannot_create(path, failed);
    if (!held.hold()) return make_as_draft(path, fill, put);
    const Leftover leftover(draft);
    const Leftover leftover_journal(portable::with_ending(draft, "-journal"));
    if (auto filled = fill(draft); !filled) {
        auto error = filled.error();
        error.path = portable::utf8(path);
        return tl::unexpected(error);
    }
    if (const auto why = put(draft)) return cannot_create(path, why);
    const auto but = [](core::Tr sentence, const fs::path& at) {
        return core::Error{core::ErrorKind::work, sentence, {}, portable::utf8(at)};
    };
    if (!leftover.remove()) return but("store_draft_stays"_tr, draft);
    if (!sync_folder(folder)) return but("store_folder_not_synced"_tr, folder);
    return std::nullopt;
}

}  // namespace

core::Result<Afterwards> make_beside(const fs::path& path, const Fill& fill) {
    if (is_taken(path)) return cannot_create(path, std::make_error_code(std::errc::file_exists));
    if (auto clear = clear_beside(path); !clear) return tl::unexpected(clear.error());
    return make_as_draft(path, fill, [&](const fs::path& draft) { return rename_to_free(draft, path); });
}

core::Result<Afterwards> make_over(const fs::path& path, const Fill& fill, const Put& put) {
    if (!is_taken(path)) return cannot_create(path, std::make_error_code(std::errc::no_such_file_or_directory));
    if (put) return make_as_draft(path, fill, put);
    return make_as_draft(path, fill, [&](const fs::path& draft) { return put_over(draft, path); });
}

core::Result<void> create_file(const fs::path& path, const Identity& identity, const std::string& vfs) {
    if (!vfs.empty()) return fill_file(path, identity, vfs);
    return make_beside(path, [&](const fs::path& draft) { return fill_file(draft, identity, vfs); })
        .map([](const Afterwards&) {});
}

}  // namespace recoup::store::inline file
