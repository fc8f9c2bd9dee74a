#include "app/file/rescue_copies.h"

#include <utility>

#include "portable/path_text.h"

namespace recoup::app::inline file {
namespace {

namespace fs = std::filesystem;

fs::path rescue_folder(const Folders& folders, const core::Uuid& file_uuid) {
    return folders.data() / "rescue" / portable::path_of(to_string(file_uuid));
}

core::Result<void> make(Files& files, const fs::path& folder) {
    if (const auto failed = files.make_folder(folder))
        return core::fail(core::ErrorKind::work, "cli_error_make_folder"_tr, {failed.message()}, portable::utf8(folder),
                          core::ErrorCode::cannot_make);
    return {};
}

// A name that is free: a backup may have been made within this very second.
core::Result<fs::path> place_in(const fs::path& folder, Files& files, const fs::path& path, core::Instant now) {
    if (auto made = make(files, folder); !made) return tl::unexpected(made.error());
    std::error_code ignored;
    while (fs::exists(folder / portable::path_of(backup_name(path, now)), ignored)) now += std::chrono::seconds{1};
    return folder / portable::path_of(backup_name(path, now));
}

}  // namespace

core::Result<fs::path> place_among_backups(const fs::path& path, const core::Uuid& file_uuid, const Folders& folders,
                                           Files& files, core::Instant now) {
    return place_in(automatic_backups(folders, file_uuid), files, path, now);
}

core::Result<fs::path> place_for_rescue_copy(const fs::path& path, const core::Uuid& file_uuid, const Folders& folders,
                                             Files& files, core::Instant now) {
    return place_in(rescue_folder(folders, file_uuid), files, path, now);
}

std::vector<Backup> rescue_copies(const core::Uuid& file_uuid, const Folders& folders) {
    return backups_in(rescue_folder(folders, file_uuid));
}

std::optional<Backup> newest_rescue_copy(const core::Uuid& file_uuid, const Folders& folders) {
    auto copies = rescue_copies(file_uuid, folders);
    return copies.empty() ? std::nullopt : std::optional(std::move(copies.front()));
}

core::Result<fs::path> put_among_backups(const fs::path& rescue_copy, const core::Uuid& file_uuid,
                                         const Folders& folders, Files& files) {
    const auto folder = automatic_backups(folders, file_uuid);
    if (auto made = make(files, folder); !made) return tl::unexpected(made.error());
    const auto place = folder / rescue_copy.filename();
    std::error_code failed;
    fs::rename(rescue_copy, place, failed);
    if (failed)
        return core::fail(core::ErrorKind::work, "store_cannot_create"_tr, {}, portable::utf8(place),
                          core::ErrorCode::cannot_make);
    return place;
}

core::Result<fs::path> choose_held(const fs::path& held, const fs::path& path, const Folders& folders, Files& files,
                                   core::Instant now) {
    auto kept = restore_with_backup(held, path, folders, files, now);
    return kept ? kept : restore_over(held, path, now);
}

}  // namespace recoup::app::inline file
