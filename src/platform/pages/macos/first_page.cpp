#include "platform/pages/first_page.h"

namespace recoup::platform::inline pages {

// Nothing that macOS brings draws pages for a program that only has its standard output.
std::optional<std::filesystem::path> page_drawer() {
    return std::nullopt;
}

std::optional<std::vector<std::uint8_t>> first_page(const std::filesystem::path&, std::span<const std::uint8_t>,
                                                    const PageLimits&) {
    return std::nullopt;
}

}  // namespace recoup::platform::inline pages
