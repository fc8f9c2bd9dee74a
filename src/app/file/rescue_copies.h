// Where the copies lie that are made of what a window holds when its file goes another way or cannot take it: those of
// a sudden end in a folder of their own until a person has chosen, all others among the automatic backups. Any thread;
// reads and writes directories.
#pragma once

#include <filesystem>
#include <optional>

#include "app/file/backup.h"

namespace recoup::app::inline file {

// Where the copy of `path`, whose identity is `file_uuid`, goes, its folder made. The error is of kind work,
// cannot_make.
core::Result<std::filesystem::path> place_among_backups(const std::filesystem::path& path, const core::Uuid& file_uuid,
                                                        const Folders& folders, Files& files, core::Instant now);
core::Result<std::filesystem::path> place_for_rescue_copy(const std::filesystem::path& path,
                                                          const core::Uuid& file_uuid, const Folders& folders,
                                                          Files& files, core::Instant now);

// The copies of sudden ends that nobody has chosen about, newest first.
std::vector<Backup> rescue_copies(const core::Uuid& file_uuid, const Folders& folders);
// The newest copy of a sudden end that nobody has chosen about.
std::optional<Backup> newest_rescue_copy(const core::Uuid& file_uuid, const Folders& folders);
// A person has chosen: from now on it is a backup like others. Gives its new place.
core::Result<std::filesystem::path> put_among_backups(const std::filesystem::path& rescue_copy,
                                                      const core::Uuid& file_uuid, const Folders& folders,
                                                      Files& files);

// Puts `held` in the place of `path`, whose present version is kept and named: among the backups where it can be read,
// beside it under another name where not.
core::Result<std::filesystem::path> choose_held(const std::filesystem::path& held, const std::filesystem::path& path,
                                                const Folders& folders, Files& files, core::Instant now);

}  // namespace recoup::app::inline file
