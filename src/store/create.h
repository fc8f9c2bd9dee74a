// Making a new file so that it appears whole, under a name that was free, for its owner only.
#pragma once

#include <filesystem>
#include <functional>

#include "store/file.h"

namespace recoup::store {

core::Result<void> create_file(const std::filesystem::path& path, const Identity& identity, const std::string& vfs);

// The tables and the identity of a new file.
void fill_new(Connection& connection, const Identity& identity);

// Lets `fill` write a new empty file beside `path`, then gives it that name if it is still free. Nothing is left behind
// on failure.
core::Result<void> make_beside(const std::filesystem::path& path,
                               const std::function<core::Result<void>(const std::filesystem::path&)>& fill);

}  // namespace recoup::store
