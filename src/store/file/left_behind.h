// What a crash or another program left beside a file. SQLite plays a journal back into whatever lies under its name: so
// first it has to be the journal of this very file, else it is set aside. Any thread; waits for the disk.
#pragma once

#include <filesystem>
#include <optional>

#include "core/base/error.h"
#include "store/sql/connection.h"

namespace recoup::store::inline file {

// Where that lies now which was not of the file; nothing: there was nothing of that kind.
using SetAside = std::optional<std::filesystem::path>;

// Before SQLite opens `path`. A journal of the file itself stays for SQLite; where the file is opened only to be read
// it is played back now. Does nothing while another program is at work. The error, of kind file, is that of a foreign
// journal that cannot be moved.
core::Result<SetAside> settle_journal(const std::filesystem::path& path, const ConnectOptions& options);

// Before something is put where nothing lies at `path`: what is beside it is of a file that is gone.
core::Result<SetAside> clear_beside(const std::filesystem::path& path);

}  // namespace recoup::store::inline file
