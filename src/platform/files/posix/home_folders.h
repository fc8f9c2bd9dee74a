// What app::Folders is made of on POSIX. Any thread; reads directories.
#pragma once

#include <filesystem>
#include <vector>

namespace recoup::platform::inline files {

// Of the variable, which XDG says counts as unset where it is relative.
std::filesystem::path folder_of_environment(const char* name, const std::filesystem::path& otherwise);

// Without links, each once: two names may lead to one folder.
std::vector<std::filesystem::path> those_that_exist(const std::vector<std::filesystem::path>& folders);

// The path itself or its closest parent that exists, without links.
std::filesystem::path nearest_existing(const std::filesystem::path& path);

}  // namespace recoup::platform::inline files
