// Erasing for good what was removed from a file, and finding the copies that hold it still. Long; any thread but a
// frame's. Opens the file for itself, so it may be in use meanwhile: whoever has it open takes in the new one.
#pragma once

#include <filesystem>
#include <vector>

#include "app/file/backup.h"
#include "store/verify/purge.h"

namespace recoup::app::inline file {

using store::Purge;
using store::Purged;

// A line for each kind of thing that goes, or went; none where there is nothing.
std::vector<std::string> in_words(core::Lang lang, const Purge& purge);

// What purge() would erase now of the file at `path`: what was removed or written over up to `before`.
core::Result<Purge> look_at_purge(const std::filesystem::path& path, core::Instant before);

// Erases it. `uuid` is the one of the change that notes it, made at `now`. Errors are those of store::purge_file().
core::Result<Purged> purge(const std::filesystem::path& path, core::Instant before, const core::Uuid& uuid,
                           core::Instant now, const Progress& progress = {});

// The backups and rescue copies that hold what was erased from `path`, newest first, with those of its own folder of
// which that cannot be told.
core::Result<std::vector<Backup>> backups_that_hold(const std::filesystem::path& path, const Folders& folders);

// Makes a backup of `path` as it is now, then removes those. Gives its place. With an error some of them are still
// there, all of them unless it names one. The error of kind work: a picture is damaged, of which an older backup may
// hold a whole one.
core::Result<std::filesystem::path> replace_backups(const std::filesystem::path& path,
                                                    const std::vector<Backup>& backups, const Folders& folders,
                                                    Files& files, core::Instant now);

}  // namespace recoup::app::inline file
