#include "platform/time/system_zones.h"

#include <algorithm>
#include <cstdlib>

#include "platform/files/read_file.h"
#include "platform/time/local_zone.h"
#include "platform/time/packed_zones.h"
#include "platform/time/posix_tz.h"
#include "portable/path_text.h"

namespace recoup::platform::inline time {
namespace {

constexpr std::size_t kMaxZoneName = 64;
// File-held zone names are few; the limit keeps a hostile file from filling memory with made-up ones.
constexpr std::size_t kMaxLoadedZones = 1000;
const std::optional<TzFile> kUnknown;

std::filesystem::path default_database() {
    const char* named = std::getenv("TZDIR");
    auto folder = portable::path_of(named != nullptr ? named : "");
    return folder.is_absolute() ? folder : zones_folder_of_system();
}

// "CST-8", "EST5EDT,M3.2.0,M11.1.0".
std::optional<std::chrono::seconds> posix_offset(std::string_view zone, core::Instant utc) {
    if (zone.size() > kMaxZoneName) return std::nullopt;
    const auto rule = PosixTz::parse(zone);
    return rule ? std::optional(rule->utc_offset(utc)) : std::nullopt;
}

std::string zone_of_environment() {
    const char* tz = std::getenv("TZ");
    if (tz == nullptr) return {};
    std::string_view value(tz);
    if (value.starts_with(':')) value.remove_prefix(1);
    return value.starts_with('/') ? zone_of_link(value) : std::string(value);
}

}  // namespace

bool is_zone_name(std::string_view zone) {
    if (zone.empty() || zone.size() > kMaxZoneName || zone.front() == '/' || zone.back() == '/') return false;
    if (zone.find("//") != zone.npos) return false;
    return std::all_of(zone.begin(), zone.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' ||
               c == '-' || c == '/';
    });
}

std::string zone_of_link(std::string_view target) {
    constexpr std::string_view kFolder = "zoneinfo/";
    const auto found = target.rfind(kFolder);
    if (found == target.npos) return {};
    auto zone = target.substr(found + kFolder.size());
    for (const std::string_view variant : {"posix/", "right/"})
        if (zone.starts_with(variant)) zone.remove_prefix(variant.size());
    return is_zone_name(zone) ? std::string(zone) : std::string();
}

SystemZones::SystemZones() : SystemZones(default_database()) {}

SystemZones::SystemZones(std::filesystem::path database) : database_(std::move(database)) {}

std::optional<TzFile> SystemZones::read(std::string_view zone) const {
    std::optional<TzFile> file;
    if (!database_.empty())
        if (const auto bytes = read_small_file(database_ / portable::path_of(zone), kMaxTzFileBytes))
            file = TzFile::parse({reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()});
    return file ? file : TzFile::parse(packed_zone(zone));
}

const std::optional<TzFile>& SystemZones::load(std::string_view zone) const {
    if (!is_zone_name(zone)) return kUnknown;
    const std::lock_guard lock(mutex_);
    // References stay valid: nothing is ever removed from the map.
    if (const auto found = loaded_.find(zone); found != loaded_.end()) return found->second;
    if (loaded_.size() >= kMaxLoadedZones) return kUnknown;
    return loaded_.emplace(zone, read(zone)).first->second;
}

std::optional<std::chrono::seconds> SystemZones::utc_offset(std::string_view zone, core::Instant utc) const {
    if (zone == "UTC") return std::chrono::seconds(0);
    const auto& file = load(zone);
    if (file) return file->utc_offset(utc);
    return posix_offset(zone, utc);
}

std::string SystemZones::local_zone() const {
    const auto known = [this](const std::string& zone) { return utc_offset(zone, core::Instant{}).has_value(); };
    if (auto zone = zone_of_environment(); known(zone)) return zone;
    for (auto& zone : zones_of_system())
        if (known(zone)) return zone;
    return "UTC";
}

std::string SystemZones::unknown_zone() const {
    const char* tz = std::getenv("TZ");
    if (tz == nullptr || *tz == '\0') return {};
    return utc_offset(zone_of_environment(), core::Instant{}) ? std::string() : std::string(tz);
}

}  // namespace recoup::platform::inline time
