// Verified copies of a file: one wherever the user wants it, and automatic ones beside the user's data, thinned by age.
// Long; any thread but a frame's. Opens the file for itself, so it may be in use meanwhile. Errors are those of opening
// and of copying: of kind file, or of kind work when it was stopped or a folder cannot be made.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/file/check.h"
#include "app/ports.h"
#include "app/session/session.h"
#include "core/base/error.h"
#include "core/base/time.h"

namespace recoup::app::inline file {

using store::Copied;

// A copy at `out`, whose every byte was verified; refuses to overwrite. A file that is damaged in anything but
// originals and thumbnails is not copied: the error says so. With an error there is no copy.
core::Result<Copied> backup_file(const std::filesystem::path& path, const std::filesystem::path& out,
                                 const Progress& progress = {});

// Where backups by hand go that are given no place: beside the automatic ones, so that the way out of a damaged file
// finds them.
std::filesystem::path hand_backups(const Folders& folders);
// What any backup of `path` is called: "refunds 2026-11-24T15-30-00Z.recoup"; an automatic one says how far the history
// had come: "refunds seq118 2026-11-24T15-30-00Z.recoup".
std::string backup_name(const std::filesystem::path& path, core::Instant now, std::optional<std::int64_t> seq = {});

// All by its name.
struct Backup {
    std::filesystem::path path;
    core::Instant made_at{};
    std::optional<std::int64_t> seq = {};

    bool operator==(const Backup&) const = default;
};

// When a file is to be backed up, for the window and for every verb: pure, any thread. It holds changes that its newest
// backup does not, and that one is older than a day, or a hundred changes lie between them. A file without any counts
// as backed up when it was made. Those of days to come do not count: a clock that was wrong once keeps none from being
// made.
bool backup_due(const std::vector<Backup>& backups, const FileMark& file, core::Instant now);

// Where the automatic ones of a file of that identity lie.
std::filesystem::path automatic_backups(const Folders& folders, const core::Uuid& file_uuid);
// All that lie in `folder`, newest first.
std::vector<Backup> backups_in(const std::filesystem::path& folder);

// The automatic backups of the file at `path`, newest first. For a file that cannot be read any more: those of files
// with its name.
std::vector<Backup> backups_of(const std::filesystem::path& path, const Folders& folders);

// What a file holds, without opening it to work with it.
struct FileLook {
    core::Uuid file_uuid;
    std::int64_t cases = 0;  // without the bin
    std::int64_t evidence = 0;
    std::int64_t last_seq = 0;  // of its history
};
core::Result<FileLook> look_into(const std::filesystem::path& path);

// The newest backup of `path` whose every byte is as it was; nothing when there is none.
std::optional<Backup> newest_whole_backup(const std::filesystem::path& path, const Folders& folders,
                                          const Progress& progress = {});

// A verified copy of `backup` at `out`, which must be free.
core::Result<void> restore_as(const std::filesystem::path& backup, const std::filesystem::path& out);
// The same in the place of `path`, which is renamed and kept beside it, its journal with it: a journal that stayed
// would be played into the restored file. Gives the name it is kept under.
core::Result<std::filesystem::path> restore_over(const std::filesystem::path& backup, const std::filesystem::path& path,
                                                 core::Instant now);

// Those by hand as well, of whatever file of that name they are.
std::vector<Backup> all_backups_of(const std::filesystem::path& path, const Folders& folders);

// As restore_over, of a file that is whole: what it holds is first kept as a backup by hand, whose place is given.
// Refused, of kind file, while a journal lies beside it.
core::Result<std::filesystem::path> restore_with_backup(const std::filesystem::path& backup,
                                                        const std::filesystem::path& path, const Folders& folders,
                                                        Files& files, core::Instant now);

// Makes an automatic backup when backup_due(), then thins. Gives its path; nothing when none was due, when `path` is on
// a removable disk, or when another program just made it or holds the file: then it is still due. Cheap when none is
// due: lists one folder and opens nothing.
core::Result<std::optional<std::filesystem::path>> backup_if_due(const std::filesystem::path& path,
                                                                 const FileMark& file, const Folders& folders,
                                                                 Files& files, core::Instant now,
                                                                 const Progress& progress = {});

// Removes what backups and new files left half-made when the program was killed: beside `path`, and where backups
// and settings lie.
void clear_leftovers(const std::filesystem::path& path, const Folders& folders);

// Those that are not kept: all of the last seven days are, then one a week for eight weeks, then one a month.
std::vector<Backup> surplus(std::vector<Backup> backups, core::Instant now);

// The error of opening `path`; when the file is damaged and has a backup, the sentence names it.
core::Error with_newest_backup(core::Error error, const std::filesystem::path& path, const Folders& folders);

}  // namespace recoup::app::inline file
