#include "app/file/backup.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>

#include "core/base/text.h"
#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/file/create.h"

namespace recoup::app::inline file {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::string_view kExtension = ".recoup";
constexpr std::string_view kSeq = "seq";
constexpr auto kLongestAge = 24h;
constexpr std::int64_t kMostChanges = 100;
constexpr std::size_t kStampLength = 20;  // 2026-11-24T15-30-00Z: no colon, which some disks refuse

std::string stamp(core::Instant moment) {
    auto text = core::to_storage(moment);
    std::replace(text.begin(), text.end(), ':', '-');
    return text;
}

std::optional<core::Instant> moment_of(std::string stamp) {
    if (stamp.size() != kStampLength) return std::nullopt;
    stamp[13] = stamp[16] = ':';
    return core::instant_from_storage(stamp);
}

// Takes the last word, "seq118", off a name.
std::optional<std::int64_t> take_seq(std::string_view& name) {
    const auto space = name.rfind(' ');
    auto word = space == name.npos ? std::string_view() : name.substr(space + 1);
    std::int64_t seq = 0;
    if (!core::take_prefix(word, kSeq)) return std::nullopt;
    const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), seq);
    if (failed != std::errc() || end != word.data() + word.size()) return std::nullopt;
    name = name.substr(0, space);
    return seq;
}

// As backup_name() makes them; `stem` empty: of whatever file.
std::optional<Backup> backup_of(const fs::path& path, std::string_view stem) {
    const auto name = portable::utf8(path.stem());
    if (portable::utf8(path.extension()) != kExtension || name.size() <= kStampLength) return std::nullopt;
    const auto moment = moment_of(name.substr(name.size() - kStampLength));
    const auto whole = std::string_view(name).substr(0, name.size() - kStampLength - 1);
    auto of = whole;
    const auto seq = take_seq(of);
    if (!moment || (!stem.empty() && stem != of && stem != whole)) return std::nullopt;
    return Backup{path, *moment, seq};
}

void collect(const fs::path& folder, std::string_view stem, std::vector<Backup>& backups) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (auto backup = backup_of(it->path(), stem)) backups.push_back(std::move(*backup));
}

void sort_newest_first(std::vector<Backup>& backups) {
    std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) { return a.made_at > b.made_at; });
}

std::optional<fs::path> own_folder(const fs::path& path, const Folders& folders) {
    auto file = store::File::open_again(path, {.read_only = true});
    if (!file) return std::nullopt;
    const auto id = (*file)->read_identity().file_uuid;
    return id ? std::optional(automatic_backups(folders, id)) : std::nullopt;
}

core::Result<Copied> copy(const fs::path& path, const fs::path& out, const store::ConnectOptions& options,
                          const Progress& progress) {
    auto file = store::File::open(path, options);
    if (!file) return tl::unexpected(file.error());
    return store::copy_file(**file, out, progress);
}

// Nothing to speak of: another program made the same backup, or holds the file, and who asks next makes it.
bool is_no_trouble(const core::Error& error) {
    return error.code == core::ErrorCode::exists || error.code == core::ErrorCode::in_use;
}

// What two backups share when one of them is enough.
std::pair<int, int> bucket(core::Instant moment, core::Instant now) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    if (now - moment <= 8 * 7 * 24h) return {0, static_cast<int>((day.time_since_epoch().count() + 3) / 7)};
    const core::Day date{day};
    return {1, 12 * static_cast<int>(date.year()) + static_cast<int>(static_cast<unsigned>(date.month()))};
}

}  // namespace

core::Result<Copied> backup_file(const fs::path& path, const fs::path& out, const Progress& progress) {
    return copy(path, out, {.read_only = true}, progress);
}

fs::path hand_backups(const Folders& folders) {
    return folders.data() / "backups" / "manual";
}

std::string backup_name(const fs::path& path, core::Instant now, std::optional<std::int64_t> seq) {
    const auto history = seq ? " " + std::string(kSeq) + std::to_string(*seq) : std::string();
    return portable::utf8(path.stem()) + history + " " + stamp(now) + std::string(kExtension);
}

bool backup_due(const std::vector<Backup>& backups, const FileMark& file, core::Instant now) {
    Backup newest{.path = {}, .made_at = {}, .seq = 0};
    const auto look_at = [&](const Backup& backup) {
        if (backup.made_at <= now && backup.made_at >= newest.made_at) newest = backup;
    };
    look_at({.path = {}, .made_at = file.made_at, .seq = 0});
    std::ranges::for_each(backups, look_at);
    // One of an earlier version does not say what it holds. A file that went back is as far from its newest backup.
    const auto changes = newest.seq ? std::abs(file.seq - *newest.seq) : 1;
    return changes >= kMostChanges || (changes > 0 && now - newest.made_at >= kLongestAge);
}

fs::path automatic_backups(const Folders& folders, const core::Uuid& file_uuid) {
    return folders.data() / "backups" / portable::path_of(to_string(file_uuid));
}

std::vector<Backup> backups_in(const fs::path& folder) {
    std::vector<Backup> backups;
    collect(folder, {}, backups);
    sort_newest_first(backups);
    return backups;
}

std::vector<Backup> backups_of(const fs::path& path, const Folders& folders) {
    std::vector<Backup> backups;
    if (const auto folder = own_folder(path, folders)) {
        collect(*folder, {}, backups);
    } else {
        std::error_code error;
        const auto stem = portable::utf8(path.stem());
        for (fs::directory_iterator it(folders.data() / "backups", error), end; !error && it != end;
             it.increment(error))
            collect(it->path(), stem, backups);
    }
    sort_newest_first(backups);
    return backups;
}

std::vector<Backup> all_backups_of(const fs::path& path, const Folders& folders) {
    auto backups = backups_of(path, folders);
    collect(hand_backups(folders), portable::utf8(path.stem()), backups);
    std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) {
        return a.made_at != b.made_at ? a.made_at > b.made_at : a.path < b.path;
    });
    backups.erase(std::unique(backups.begin(), backups.end()), backups.end());
    return backups;
}

core::Result<FileLook> look_into(const fs::path& path) {
    auto file = store::File::open(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    const auto counts = (*file)->counts();
    if (!counts) return tl::unexpected(counts.error());
    const auto head = (*file)->head();
    if (!head) return tl::unexpected(head.error());
    return FileLook{(*file)->identity().file_uuid, counts->cases, counts->evidence, head->seq};
}

std::optional<Backup> newest_whole_backup(const fs::path& path, const Folders& folders, const Progress& progress) {
    for (auto& backup : all_backups_of(path, folders)) {
        const auto report = check_file(backup.path, progress);
        if (report && report->findings.empty() && !report->stopped) return std::move(backup);
    }
    return std::nullopt;
}

core::Result<void> restore_as(const fs::path& backup, const fs::path& out) {
    return backup_file(backup, out).map([](const Copied&) {});
}

core::Result<fs::path> restore_over(const fs::path& backup, const fs::path& path, core::Instant now) {
    const auto beside = [&](const char* mark) {
        return path.parent_path() /
               portable::path_of(portable::utf8(path.stem()) + " " + mark + " " + stamp(now) + std::string(kExtension));
    };
    // Whole and verified before anything is touched.
    const auto fresh = beside("restored");
    if (auto copied = restore_as(backup, fresh); !copied) return tl::unexpected(copied.error());
    const auto kept = beside("before");
    std::error_code error;
    const auto failed = [&] {
        std::error_code ignored;
        fs::remove(fresh, ignored);
        return core::fail(core::ErrorKind::file, "store_cannot_create"_tr, {}, portable::utf8(path),
                          core::ErrorCode::cannot_make);
    };
    if (fs::exists(fs::symlink_status(kept, error))) return failed();
    const auto journal = [](const fs::path& file) { return portable::with_ending(file, "-journal"); };
    // The journal first: without its file it does no harm, a file under a foreign one does.
    if (fs::exists(journal(path), error)) fs::rename(journal(path), journal(kept), error);
    if (error) return failed();
    if (fs::exists(path, error)) {
        // A second name first, so that the name is never without a file.
        fs::create_hard_link(path, kept, error);
        if (error) fs::rename(path, kept, error);
    }
    if (!error) fs::rename(fresh, path, error);
    if (error) return failed();
    return kept;
}

core::Result<fs::path> restore_with_backup(const fs::path& backup, const fs::path& path, const Folders& folders,
                                           Files& files, core::Instant now) {
    std::error_code ignored;
    if (fs::exists(portable::with_ending(path, "-journal"), ignored))
        return core::fail(core::ErrorKind::file, "files_in_use"_tr, {}, portable::utf8(path));
    const auto folder = hand_backups(folders);
    if (const auto failed = files.make_folder(folder))
        return core::fail(core::ErrorKind::work, "cli_error_make_folder"_tr, {failed.message()}, portable::utf8(folder),
                          core::ErrorCode::cannot_make);
    const auto out = folder / portable::path_of(backup_name(path, now));
    if (auto kept = backup_file(path, out); !kept) return tl::unexpected(kept.error());
    auto beside = restore_over(backup, path, now);
    if (!beside) return beside;
    fs::remove(*beside, ignored);  // the verified backup holds the same
    return out;
}

core::Result<std::optional<fs::path>> backup_if_due(const fs::path& path, const FileMark& file, const Folders& folders,
                                                    Files& files, core::Instant now, const Progress& progress) {
    const auto folder = automatic_backups(folders, file.file_uuid);
    if (!backup_due(backups_in(folder), file, now) || folders.on_removable_disk(path)) return std::nullopt;
    if (files.make_folder(folder))
        return core::fail(core::ErrorKind::work, "store_cannot_create"_tr, {}, portable::utf8(folder),
                          core::ErrorCode::cannot_make);
    const auto out = folder / portable::path_of(backup_name(path, now, file.seq));
    const auto made = copy(path, out, {.read_only = true, .patience = kWindowPatience}, progress);
    if (!made && is_no_trouble(made.error())) return std::nullopt;
    if (!made) return tl::unexpected(made.error());
    if (made->damaged > 0) return out;  // then older ones, which may be whole, stay
    for (const auto& old : surplus(backups_in(folder), now)) {
        std::error_code ignored;  // one more than needed does no harm
        fs::remove(old.path, ignored);
    }
    return out;
}

void clear_leftovers(const fs::path& path, const Folders& folders) {
    store::clear_drafts(store::folder_of(path));
    store::clear_drafts(hand_backups(folders));
    store::clear_drafts(store::folder_of(folders.settings()));
    if (const auto own = own_folder(path, folders)) store::clear_drafts(*own);
}

std::vector<Backup> surplus(std::vector<Backup> backups, core::Instant now) {
    sort_newest_first(backups);
    std::set<std::pair<int, int>> kept;
    std::vector<Backup> going;
    for (auto& backup : backups)
        if (now - backup.made_at > 7 * 24h && !kept.insert(bucket(backup.made_at, now)).second)
            going.push_back(std::move(backup));
    return going;
}

core::Error with_newest_backup(core::Error error, const fs::path& path, const Folders& folders) {
    if (error.code != core::ErrorCode::damaged) return error;
    const auto backups = backups_of(path, folders);
    if (backups.empty()) return error;
    error.message = "store_damaged_with_backup"_tr;
    error.args = {portable::utf8(backups.front().path)};
    return error;
}

}  // namespace recoup::app::inline file
