// Paths as text and back. Pure; any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/i18n.h"

namespace recoup::app {

// UTF-8 on every system, as it is shown and kept.
inline std::string utf8(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

inline std::filesystem::path path_of(std::string_view utf8) {
    return {std::u8string(utf8.begin(), utf8.end())};
}

// Why nothing was found where a path leads, though it may be there; nothing where it is simply absent.
inline std::optional<core::Tr> unreachable(std::error_code why) {
    if (why == std::errc::permission_denied) return "path_forbidden"_tr;
    if (why == std::errc::too_many_symbolic_link_levels) return "path_circle"_tr;
    return std::nullopt;
}

}  // namespace recoup::app
