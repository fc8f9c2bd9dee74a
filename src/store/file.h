// A Recoup file: opening, loading, storing changes with their history, reading originals. Synchronous and for one
// thread at a time; who calls it when is decided in app. Knows no clock.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/change.h"
#include "core/error.h"
#include "core/state.h"
#include "store/connection.h"
#include "store/original.h"

namespace recoup::store {

struct Identity {
    core::Uuid file_uuid;  // the same in every copy
    core::Uuid copy_uuid;  // of this copy
    core::Instant created_at{};
};

struct Entry {
    core::Change change;
    std::vector<Original> originals;
};

struct CommitResult {
    enum class Status {
        done,      // all entries are in the file; the last has seq `last_seq`
        stale,     // the file holds changes behind `base_seq`; nothing was written
        differs,   // a row is not as an entry says; nothing was written
        rejected,  // the file cannot take an entry, whatever is tried
        busy,      // interrupted while waiting for another program
        failed,    // could not be written now; try again
    };
    Status status = Status::done;
    std::int64_t last_seq = 0;
    std::optional<core::Error> error;
};

class File {
  public:
    // Makes the file; refuses when something is there. It appears under its name only when it is whole.
    static core::Result<void> create(const std::filesystem::path& path, const Identity& identity,
                                     const std::string& vfs = {});
    // Checks the header, the tables and, when it is small, the structure. Never changes a file that is not ours.
    static core::Result<std::unique_ptr<File>> open(const std::filesystem::path& path, const ConnectOptions& options);
    // Checks the header only: for reading beside an open file, and for looking into a damaged one.
    static core::Result<std::unique_ptr<File>> open_again(const std::filesystem::path& path,
                                                          const ConnectOptions& options);

    const Identity& identity() const { return identity_; }
    // As far as it can be read.
    Identity read_identity();
    bool read_only() const { return connection_.read_only(); }
    Connection& connection() { return connection_; }

    // Fills an empty state; gives the seq of the newest change in it.
    core::Result<std::int64_t> load(core::State& state);
    CommitResult commit(std::span<const Entry> entries, std::int64_t base_seq);

    core::Result<std::int64_t> last_seq();
    struct Counts {
        std::int64_t cases = 0;  // without the bin
        std::int64_t evidence = 0;
    };
    core::Result<Counts> counts();
    // Oldest first.
    core::Result<std::vector<core::Change>> changes_after(std::int64_t seq);
    // Newest first, below `before_seq`.
    core::Result<std::vector<core::Change>> changes_before(std::int64_t before_seq, std::optional<core::Uuid> case_uuid,
                                                           std::size_t limit);

    // The keys of reminders that were given: those of `keys` already there; and putting in those that were not, which
    // are given back. Neither a change nor history.
    core::Result<std::vector<std::string>> told(std::span<const std::string> keys);
    core::Result<std::vector<std::string>> tell(std::span<const std::string> keys, core::Instant at);

    // Whose bytes fit their digest.
    core::Result<Bytes> original(std::string_view sha256);
    std::optional<Bytes> thumbnail(std::string_view sha256);
    bool holds_original(std::string_view sha256);

    // Of a file that open() left unchecked because it is large; an error when it is damaged. No error when stopped.
    core::Result<void> check_structure(const std::function<bool()>& stop);

    // Whether it has the newest version of the schema; always so for one that open() gave.
    bool is_current();

    core::Error error(const SQLite::Exception& failure) const { return sqlite_error(failure, path_); }
    const std::filesystem::path& path() const { return path_; }
    const std::string& vfs() const { return vfs_; }

  private:
    File(const std::filesystem::path& path, const ConnectOptions& options)
        : path_(path), vfs_(options.vfs), connection_(path, options) {}
    core::Result<void> verify(std::int64_t bytes);
    bool quick_check();
    void bring_up_to_date();

    std::filesystem::path path_;
    std::string vfs_;
    Connection connection_;
    Identity identity_;
};

}  // namespace recoup::store
