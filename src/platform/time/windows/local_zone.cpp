#include "platform/time/local_zone.h"

#include "assets/embedded.h"
#include "platform/files/windows/win32.h"

namespace recoup::platform::inline time {
namespace {

constexpr int kTerritoryChars = 16;
constexpr const char* kAnywhere = "001";

std::string own_territory() {
    wchar_t name[kTerritoryChars] = L"";
    ::GetUserDefaultGeoName(name, kTerritoryChars);
    return narrow(name);
}

// A line of CLDR's table, "China Standard Time|CN|Asia/Shanghai"; nothing where it has none.
std::string iana_name(std::string_view windows_name, std::string_view territory) {
    const auto table = assets::text("windows-zones.txt");
    const auto key = std::string("\n").append(windows_name).append("|").append(territory).append("|");
    const auto found = table.find(key);
    if (found == table.npos) return {};
    const auto zone = table.substr(found + key.size());
    return std::string(zone.substr(0, zone.find('\n')));
}

}  // namespace

std::filesystem::path zones_folder_of_system() {
    return {};
}

std::vector<std::string> zones_of_system() {
    DYNAMIC_TIME_ZONE_INFORMATION info{};
    if (::GetDynamicTimeZoneInformation(&info) == TIME_ZONE_ID_INVALID) return {};
    const auto name = narrow(info.TimeZoneKeyName);
    return {iana_name(name, own_territory()), iana_name(name, kAnywhere)};
}

}  // namespace recoup::platform::inline time
