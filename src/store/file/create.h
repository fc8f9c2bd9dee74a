// Making a new file so that it appears whole, under a name that was free, for its owner only. Any thread; waits for the
// disk. Errors are of kind file: exists, disk_full, cannot_make, or what SQLite says.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "store/file/entry.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// `vfs` empty: the system's. Another one, as in tests, gets its file under its name at once.
core::Result<void> create_file(const std::filesystem::path& path, const Identity& identity, const std::string& vfs);

// The tables and the identity of a new file, into an empty one. The first throws SqlFailure.
void fill_new(Connection& connection, const Identity& identity);
core::Result<void> fill_file(const std::filesystem::path& path, const Identity& identity, const std::string& vfs = {});

// Whether the name leaves room for that of its journal, without which nothing can be written.
bool fits_with_journal(const std::filesystem::path& path);

// What did not go well once a file stood whole under its name, of kind work; mostly nothing.
using Afterwards = std::optional<core::Error>;

// Removes what make_beside(), or the writer of other outputs, left in `folder` when the program was killed, and nobody
// writes any more.
void clear_drafts(const std::filesystem::path& folder);

// Lets `fill` write a new empty file beside `path`, then gives it that name if it is still free. With an error there is
// no file of that name, and nothing is left behind; an error of `fill` is given on with `path` in it.
core::Result<Afterwards> make_beside(const std::filesystem::path& path,
                                     const std::function<core::Result<void>(const std::filesystem::path&)>& fill);

// The same in the place of the file that lies at `path`, whose owner and mode it gets; that one stays until the new one
// is whole. `path` is no symbolic link. `put` is called for the new file in place of disk's put_over(), if there is
// one.
core::Result<Afterwards> make_over(const std::filesystem::path& path,
                                   const std::function<core::Result<void>(const std::filesystem::path&)>& fill,
                                   const std::function<std::error_code(const std::filesystem::path&)>& put = {});

}  // namespace recoup::store::inline file
