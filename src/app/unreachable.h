// Why nothing was found where a path leads. Pure; any thread.
#pragma once

#include <optional>
#include <system_error>

#include "core/base/i18n.h"

namespace recoup::app {

// Why nothing was found where a path leads, though it may be there; nothing where it is simply absent.
inline std::optional<core::Tr> unreachable(std::error_code why) {
    if (why == std::errc::permission_denied) return "path_forbidden"_tr;
    if (why == std::errc::too_many_symbolic_link_levels) return "path_circle"_tr;
    return std::nullopt;
}

}  // namespace recoup::app
