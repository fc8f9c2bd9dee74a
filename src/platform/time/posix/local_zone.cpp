#include "platform/time/local_zone.h"

#include "platform/files/read_file.h"
#include "platform/time/system_zones.h"
#include "portable/path_text.h"

namespace recoup::platform::inline time {
namespace {

constexpr std::size_t kMaxNameBytes = 4096;

std::string first_line(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == text.npos) return {};
    text.remove_prefix(begin);
    return std::string(text.substr(0, text.find_first_of(" \t\r\n")));
}

}  // namespace

std::filesystem::path zones_folder_of_system() {
    return "/usr/share/zoneinfo";
}

std::vector<std::string> zones_of_system() {
    std::error_code error;
    const auto link = std::filesystem::read_symlink("/etc/localtime", error);
    return {zone_of_link(portable::utf8(link)),
            first_line(read_small_file("/etc/timezone", kMaxNameBytes).value_or(""))};
}

}  // namespace recoup::platform::inline time
