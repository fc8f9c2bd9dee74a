#include "app/file/purge.h"

#include "app/file/rescue_copies.h"
#include "core/model/show.h"
#include "portable/path_text.h"

namespace recoup::app::inline file {
namespace {

namespace fs = std::filesystem;

// A link stays a link: what it leads to is made anew.
fs::path real_path(const fs::path& path) {
    std::error_code error;
    auto real = fs::canonical(path, error);
    return error ? path : real;
}

bool may_hold(store::File& file, const Backup& backup, const Folders& folders) {
    auto copy = store::File::open(backup.path, {.read_only = true});
    const auto holds = copy ? store::holds_purged(file, **copy) : tl::unexpected(copy.error());
    return holds ? *holds : backup.path.parent_path() == automatic_backups(folders, file.identity().file_uuid);
}

}  // namespace

std::vector<std::string> in_words(core::Lang lang, const Purge& purge) {
    std::vector<std::string> lines;
    if (purge.cases > 0) lines.push_back(core::trf(lang, "purge_cases"_tr, purge.cases));
    if (purge.originals > 0)
        lines.push_back(core::trf(lang, "purge_originals"_tr, purge.originals, core::show_bytes(purge.original_bytes)));
    if (purge.changes > 0) lines.push_back(core::trf(lang, "purge_changes"_tr, purge.changes));
    return lines;
}

core::Result<Purge> look_at_purge(const fs::path& path, core::Instant before) {
    auto file = store::File::open(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    return store::look_at_purge(**file, before);
}

core::Result<Purged> purge(const fs::path& path, core::Instant before, const core::Uuid& uuid, core::Instant now,
                           const Progress& progress) {
    core::Change note;
    note.uuid = uuid;
    note.at = now;
    return store::purge_file(real_path(path), before, std::move(note), progress);
}

core::Result<std::vector<Backup>> backups_that_hold(const fs::path& path, const Folders& folders) {
    auto file = store::File::open(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    auto backups = all_backups_of(path, folders);
    const auto rescued = rescue_copies((*file)->identity().file_uuid, folders);
    backups.insert(backups.end(), rescued.begin(), rescued.end());
    std::erase_if(backups, [&](const Backup& backup) { return !may_hold(**file, backup, folders); });
    return backups;
}

core::Result<fs::path> replace_backups(const fs::path& path, const std::vector<Backup>& backups, const Folders& folders,
                                       Files& files, core::Instant now) {
    const auto look = look_into(path);
    if (!look) return tl::unexpected(look.error());
    auto place = place_among_backups(path, look->file_uuid, folders, files, now);
    if (!place) return place;
    const auto made = backup_file(path, *place);
    if (!made) return tl::unexpected(made.error());
    if (made->damaged > 0)
        return core::fail(core::ErrorKind::work, "purge_backup_damaged"_tr, {}, portable::utf8(*place));
    for (const auto& backup : backups) {
        std::error_code failed;
        fs::remove(backup.path, failed);
        if (failed)
            return core::fail(core::ErrorKind::work, "purge_backup_stays"_tr, {failed.message()},
                              portable::utf8(backup.path));
    }
    return *place;
}

}  // namespace recoup::app::inline file
