// Names made or removed in a folder stay so when the power is cut. Any thread.
#pragma once

#include <filesystem>

namespace recoup::store::inline sql {

// False when that failed; true as well for a disk that does not know of it, and so cannot promise it.
bool sync_folder(const std::filesystem::path& folder);
// The folder a file lies in.
std::filesystem::path folder_of(const std::filesystem::path& file);

}  // namespace recoup::store::inline sql
