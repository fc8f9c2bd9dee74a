// core::Zones over the time-zone database of this system, or else the program's own. Any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>

#include "core/base/time.h"
#include "platform/time/tz_file.h"

namespace recoup::platform::inline time {

class SystemZones final : public core::Zones {
  public:
    // $TZDIR, else the system's folder.
    SystemZones();
    // Without a folder only the program's own are known.
    explicit SystemZones(std::filesystem::path database);

    std::optional<std::chrono::seconds> utc_offset(std::string_view zone, core::Instant utc) const override;
    // From $TZ, as a name or in the form of POSIX; else what the system says.
    std::string local_zone() const override;
    std::string unknown_zone() const override;

  private:
    std::optional<TzFile> read(std::string_view zone) const;
    const std::optional<TzFile>& load(std::string_view zone) const;

    std::filesystem::path database_;
    mutable std::mutex mutex_;  // guards loaded_
    // A zone that is missing is remembered as well.
    mutable std::map<std::string, std::optional<TzFile>, std::less<>> loaded_;
};

// Letters, digits, '_', '+', '-' and '/' between parts: a name that cannot lead out of the database.
bool is_zone_name(std::string_view zone);

// The zone that a link into a database names: "/usr/share/zoneinfo/Etc/UTC" -> "Etc/UTC"; empty if it is no such link.
std::string zone_of_link(std::string_view target);

}  // namespace recoup::platform::inline time
