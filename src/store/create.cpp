#include "store/create.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium/randombytes.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "store/columns.h"
#include "store/schema.h"

namespace recoup::store {
namespace {

namespace fs = std::filesystem;

tl::unexpected<core::Error> cannot_create(const fs::path& path) {
    const auto sentence = errno == EEXIST                      ? "store_exists"_tr
                          : errno == ENOSPC || errno == EDQUOT ? "store_disk_full"_tr
                                                               : "store_cannot_create"_tr;
    return core::fail(core::ErrorKind::file, sentence, {}, path.string());
}

// Removes a name, if it is still there, with the scope.
class Leftover {
  public:
    explicit Leftover(fs::path path) : path_(std::move(path)) {}
    Leftover(const Leftover&) = delete;
    Leftover& operator=(const Leftover&) = delete;
    ~Leftover() { ::unlink(path_.c_str()); }

  private:
    fs::path path_;
};

// Gives `from` the name `to` unless that is taken. Disks without hard links have a rename that does not replace.
bool rename_to_free(const fs::path& from, const fs::path& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0;
    if (errno == EEXIST) return false;
#ifdef RENAME_NOREPLACE
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
#else
    struct stat existing {};
    if (::lstat(to.c_str(), &existing) == 0) return errno = EEXIST, false;
    return ::rename(from.c_str(), to.c_str()) == 0;
#endif
}

void sync_folder(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);  // what a disk without this call cannot promise, it cannot promise
    ::close(fd);
}

void write_meta(Connection& connection, std::string_view key, const Value& value) {
    const std::vector<Value> row{std::string(key), value};
    const auto digest = digest_of_values("meta", row);
    auto& insert = connection.prepared("INSERT INTO meta(key, value, digest) VALUES(?,?,?)");
    bind_values(insert, 1, row);
    insert.bind(3, digest).run();
}

core::Result<void> fill_file(const fs::path& path, const Identity& identity, const std::string& vfs) {
    try {
        if (!vfs.empty()) SQLite::Database(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0, vfs);
        Connection connection(path, {.vfs = vfs});
        fill_new(connection, identity);
        return {};
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(sqlite_error(failure, path));
    }
}

}  // namespace

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

core::Result<void> make_beside(const fs::path& path, const std::function<core::Result<void>(const fs::path&)>& fill) {
    struct stat existing {};
    if (::lstat(path.c_str(), &existing) == 0) return errno = EEXIST, cannot_create(path);
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const auto draft = folder / fmt::format(".{}.{:08x}{:08x}.new", path.filename().string(), randombytes_random(),
                                            randombytes_random());
    const int fd = ::open(draft.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return cannot_create(path);
    ::close(fd);
    const Leftover leftover(draft);
    const Leftover leftover_journal(draft.string() + "-journal");
    if (auto filled = fill(draft); !filled) {
        auto error = filled.error();
        error.path = path.string();
        return tl::unexpected(error);
    }
    if (!rename_to_free(draft, path)) return cannot_create(path);
    sync_folder(folder);
    return {};
}

core::Result<void> create_file(const fs::path& path, const Identity& identity, const std::string& vfs) {
    if (!vfs.empty()) return fill_file(path, identity, vfs);
    return make_beside(path, [&](const fs::path& draft) { return fill_file(draft, identity, vfs); });
}

}  // namespace recoup::store
