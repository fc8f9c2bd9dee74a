#include "platform/time/local_zone.h"

#include <doctest/doctest.h>

#include "platform/time/system_zones.h"
#include "support/environment.h"

using namespace recoup::platform;
using namespace std::chrono_literals;

TEST_CASE("zones come out of the program") {
    const SystemZones zones;
    const auto summer = std::chrono::sys_days(std::chrono::year(2026) / 7 / 1);
    CHECK(zones.utc_offset("Asia/Shanghai", summer) == 8h);
    CHECK(zones.utc_offset("America/New_York", summer) == -4h);
    CHECK_FALSE(zones.utc_offset("Mars/Olympus", summer));
}

TEST_CASE("what Windows calls its zone has a name that the database knows") {
    const SystemZones zones;
    const auto names = zones_of_system();
    REQUIRE_FALSE(names.empty());
    CHECK(zones.utc_offset(names.back(), {}));
}

TEST_CASE("TZ comes before it") {
    const Environment tz("TZ", "Asia/Tokyo");
    CHECK(SystemZones().local_zone() == "Asia/Tokyo");
}
