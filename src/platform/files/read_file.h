// Reads small files of this system whole. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace recoup::platform::inline files {

// Nothing when it cannot be read, is no regular file (a pipe would block) or is longer than `max_bytes`.
std::optional<std::string> read_small_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace recoup::platform::inline files
