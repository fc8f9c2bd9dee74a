#include "store/file/left_behind.h"

#include <array>
#include <vector>

#include "portable/path_text.h"
#include "store/file/create.h"
#include "store/file/history.h"
#include "store/sql/journal.h"

namespace recoup::store::inline file {
namespace {

namespace fs = std::filesystem;

constexpr int kMostNames = 1000;

core::Result<SetAside> set_aside(const fs::path& stray) {
    for (int i = 1; i <= kMostNames; ++i) {
        const auto name = portable::with_ending(stray, ".of-another-file" + (i > 1 ? "-" + std::to_string(i) : ""));
        const auto taken = rename_to_free(stray, name);
        if (!taken && !remove_name(stray)) return name;
        if (taken != std::errc::file_exists) break;
    }
    return core::fail(core::ErrorKind::file, "store_foreign_journal"_tr, {}, portable::utf8(stray));
}

struct Found {
    const RawFile& database;
    const RawFile& journal_file;
    const Journal& journal;
};

// Nothing of it was written yet, or all of it is undone already.
bool changes_nothing(const Found& found) {
    const std::int64_t page_bytes = found.journal.page_bytes;
    if (found.database.bytes() != page_bytes * found.journal.pages) return false;
    std::vector<char> before(found.journal.page_bytes);
    std::vector<char> now(found.journal.page_bytes);
    const auto size = static_cast<int>(page_bytes);
    for (const auto& [page, at] : found.journal.at)
        if (!found.journal_file.read(before.data(), size, at) ||
            !found.database.read(now.data(), size, page_bytes * (page - 1)) || before != now)
            return false;
    return true;
}

using Start = std::array<std::uint8_t, 100>;

bool is_ours(const Start& start) {
    const auto kind = kind_of(start);
    return kind == Header::Kind::recoup || kind == Header::Kind::newer;
}

std::uint32_t page_bytes_in(const Start& start) {
    const auto bytes = static_cast<std::uint32_t>(start[16] << 8 | start[17]);
    return bytes == 1 ? 65536 : bytes;
}

// By the journal's own copy of the first page: the file is as it was then, or one change further.
bool header_fits(const Found& found) {
    if (found.journal.at.empty()) return false;  // then nothing was written, and nothing would have to be undone
    Start now{};
    if (!found.database.read(now.data(), 100, 0) || !is_ours(now)) return true;  // torn
    if (page_bytes_in(now) != found.journal.page_bytes) return false;
    const auto first = found.journal.at.find(1);
    Start before{};
    if (first == found.journal.at.end() || !found.journal_file.read(before.data(), 100, first->second)) return true;
    const auto further = big_endian(&now[24]) - big_endian(&before[24]);
    return further <= 1;
}

bool is_whole(const RolledBack& file, const fs::path& path, std::int64_t bytes) try {
    Connection connection(path, {.vfs = file.name(), .read_only = true});
    connection.allow_steps(steps_to_read(bytes));
    if (!connection.quick_check()) return false;
    bool whole = true;
    check_history(connection, [&](const Statement&) { whole = false; });
    return whole;
} catch (const SqlFailure&) {
    return false;
}

// Where header and content disagree, the content decides.
bool belongs(const Found& found, const fs::path& path) {
    if (changes_nothing(found)) return true;
    const auto bytes = std::max(found.database.bytes(), found.journal_file.bytes());
    const auto whole_after = [&] {
        return is_whole(RolledBack(found.database, found.journal_file, found.journal), path, bytes);
    };
    const auto whole_now = [&] { return is_whole(RolledBack(found.database), path, bytes); };
    return header_fits(found) ? whole_after() || !whole_now() : !whole_now() && whole_after();
}

// What SQLite would play nothing back from is left to it.
bool is_foreign(sqlite3_vfs* vfs, const RawFile& database, const std::string& name, const fs::path& path) {
    const RawFile file(vfs, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_JOURNAL);
    if (!file.good()) return false;
    const auto journal = read_journal(file);
    return journal && !belongs({database, file, *journal}, path);
}

// The header of a file in rollback mode names no log.
bool has_foreign_log(sqlite3_vfs* vfs, const RawFile& database, const std::string& name) {
    Start start{};
    return exists(vfs, name + "-wal") && database.read(start.data(), 100, 0) && is_ours(start) && start[18] == 1 &&
           start[19] == 1;
}

void play_back(const fs::path& path, const ConnectOptions& options) try {
    Connection(path, {.vfs = options.vfs, .patience = options.patience}).number("PRAGMA schema_version");
} catch (const SqlFailure&) {
    return;  // opening says what is wrong
}

}  // namespace

core::Result<SetAside> settle_journal(const fs::path& path, const ConnectOptions& options) {
    auto* vfs = file_layer(options.vfs);
    const auto name = full_name(vfs, path);
    if (!name) return SetAside{};
    const auto journal = *name + "-journal";
    const bool has_journal = exists(vfs, journal);
    if (!has_journal && !exists(vfs, *name + "-wal")) return SetAside{};
    {
        RawFile database(vfs, *name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB);
        if (!database.good()) return SetAside{};
        if (!database.lock_alone()) return SetAside{};
        if (has_journal && is_foreign(vfs, database, journal, path)) return set_aside(portable::path_of(journal));
        if (has_foreign_log(vfs, database, *name)) return set_aside(portable::path_of(*name + "-wal"));
    }
    if (has_journal && options.read_only) play_back(path, options);
    return SetAside{};
}

core::Result<SetAside> clear_beside(const fs::path& path) {
    SetAside moved;
    for (const auto* end : {"-journal", "-wal", "-shm"}) {
        std::error_code ignored;
        const auto stray = portable::with_ending(path, end);
        if (!fs::is_regular_file(fs::symlink_status(stray, ignored))) continue;
        auto aside = set_aside(stray);
        if (!aside) return aside;
        if (!moved) moved = *aside;
    }
    return moved;
}

}  // namespace recoup::store::inline file
