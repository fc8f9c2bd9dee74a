// Paths as text and back. Pure; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace recoup::app {

// UTF-8 on every system, as it is shown and kept.
inline std::string utf8(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

inline std::filesystem::path path_of(std::string_view utf8) {
    return {std::u8string(utf8.begin(), utf8.end())};
}

}  // namespace recoup::app
