#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "platform/time/posix_tz.h"
#include "platform/time/system_zones.h"
#include "support/environment.h"
#include "support/temp_folder.h"

using namespace recoup::platform;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

sys_seconds at(int y, unsigned m, unsigned d, seconds time = 0s) {
    return sys_days(year(y) / month(m) / day(d)) + time;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Of zones ("Z Asia/Shanghai …") and of links to them ("L Asia/Shanghai PRC").
std::vector<std::string> names_in_source(const std::filesystem::path& path) {
    std::vector<std::string> names;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string kind, first, second;
        words >> kind >> first >> second;
        if (kind == "Z") names.push_back(first);
        if (kind == "L") names.push_back(second);
    }
    return names;
}

std::optional<TzFile> parse(std::string_view bytes) {
    return TzFile::parse({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

}  // namespace

TEST_CASE("Shanghai is eight hours ahead, with its old summer time") {
    const SystemZones zones;
    CHECK(zones.utc_offset("Asia/Shanghai", at(2026, 11, 24)) == 8h);
    CHECK(zones.utc_offset("Asia/Shanghai", at(1988, 7, 1)) == 9h);
    CHECK(zones.utc_offset("Asia/Shanghai", at(1850, 1, 1)) == 8h + 5min + 43s);
    CHECK(zones.utc_offset("Asia/Shanghai", at(2150, 7, 1)) == 8h);
}

TEST_CASE("London and New York switch at the very second, within the table and long after it") {
    const SystemZones zones;
    for (const int y : {2010, 2026, 2090}) {
        const auto last_sunday = [y](month m) { return sys_seconds(sys_days(year(y) / m / Sunday[last])); };
        const auto spring = last_sunday(March) + 1h;
        const auto autumn = last_sunday(October) + 1h;
        CHECK(zones.utc_offset("Europe/London", spring - 1s) == 0h);
        CHECK(zones.utc_offset("Europe/London", spring) == 1h);
        CHECK(zones.utc_offset("Europe/London", autumn - 1s) == 1h);
        CHECK(zones.utc_offset("Europe/London", autumn) == 0h);
        const auto start = sys_seconds(sys_days(year(y) / March / Sunday[2])) + 7h;
        const auto end = sys_seconds(sys_days(year(y) / November / Sunday[1])) + 6h;
        CHECK(zones.utc_offset("America/New_York", start - 1s) == -5h);
        CHECK(zones.utc_offset("America/New_York", start) == -4h);
        CHECK(zones.utc_offset("America/New_York", end - 1s) == -4h);
        CHECK(zones.utc_offset("America/New_York", end) == -5h);
    }
}

TEST_CASE("a zone that does not exist, or would leave the database, is unknown") {
    const SystemZones zones;
    for (const auto* zone : {"", "Mars/Olympus", "../passwd", "Asia/../Asia/Shanghai", "/etc/localtime", "Asia//Tokyo",
                             "Asia", "tzdata.zi", "Asia/Shanghai/", "Asia/Shang hai"})
        CHECK_FALSE(zones.utc_offset(zone, at(2026, 1, 1)));
}

TEST_CASE("without a database the program knows every zone as the system's knows it") {
    const TempFolder empty;
    const SystemZones own(empty.path()), systems("/usr/share/zoneinfo");
    int compared = 0;
    for (const auto& zone : names_in_source("/usr/share/zoneinfo/tzdata.zi")) {
        ++compared;
        for (const auto moment : {at(1900, 1, 1), at(1975, 7, 1), at(2026, 1, 1), at(2026, 7, 1), at(2090, 7, 1)})
            CHECK_MESSAGE(own.utc_offset(zone, moment) == systems.utc_offset(zone, moment), zone);
    }
    CHECK(compared > 500);
    CHECK_FALSE(own.utc_offset("Mars/Olympus", at(2026, 1, 1)));
}

TEST_CASE("a zone file of the system that is damaged gives way to the program's own") {
    const TempFolder folder;
    std::filesystem::create_directory(folder.path() / "Asia");
    std::ofstream(folder.path() / "Asia/Tokyo") << "TZif2";
    CHECK(SystemZones(folder.path()).utc_offset("Asia/Tokyo", at(2026, 1, 1)) == 9h);
}

TEST_CASE("the local zone comes from TZ if that names one") {
    const SystemZones zones;
    for (const auto* value : {"Asia/Tokyo", ":Asia/Tokyo", "/usr/share/zoneinfo/Asia/Tokyo"}) {
        const Environment tz("TZ", value);
        CHECK(zones.local_zone() == "Asia/Tokyo");
    }
    const Environment tz("TZ", "../../nonsense");
    CHECK(zones.utc_offset(zones.local_zone(), at(2026, 1, 1)));
}

TEST_CASE("TZ in the form of POSIX is a zone as well, and one that nobody knows is told") {
    const SystemZones zones;
    {
        const Environment tz("TZ", "CST-8");
        CHECK(zones.local_zone() == "CST-8");
        CHECK(zones.utc_offset("CST-8", at(2026, 1, 1)) == 8h);
        CHECK(zones.unknown_zone().empty());
    }
    {
        const Environment tz("TZ", "EST5EDT,M3.2.0,M11.1.0");
        CHECK(zones.utc_offset(zones.local_zone(), at(2026, 1, 1)) == -5h);
        CHECK(zones.utc_offset(zones.local_zone(), at(2026, 7, 1)) == -4h);
    }
    {
        const Environment tz("TZ", "<+08>-8");
        CHECK(zones.utc_offset(zones.local_zone(), at(2026, 7, 1)) == 8h);
    }
    for (const auto* unknown : {"Mars/Olympus", "../../nonsense", "CST", "/etc/passwd"}) {
        const Environment tz("TZ", unknown);
        CHECK_MESSAGE(zones.unknown_zone() == unknown, unknown);
    }
    for (const auto* known : {"Asia/Tokyo", ":Asia/Tokyo", "/usr/share/zoneinfo/Asia/Tokyo", "EST5EDT", ""}) {
        const Environment tz("TZ", known);
        CHECK_MESSAGE(zones.unknown_zone().empty(), known);
    }
}

TEST_CASE("the target of a localtime link names its zone") {
    CHECK(zone_of_link("/usr/share/zoneinfo/Asia/Shanghai") == "Asia/Shanghai");
    CHECK(zone_of_link("../usr/share/zoneinfo/posix/Etc/UTC") == "Etc/UTC");
    CHECK(zone_of_link("/usr/share/zoneinfo/../../x").empty());
    CHECK(zone_of_link("/somewhere/else").empty());
}

TEST_CASE("every rule form of POSIX is understood, south of the equator too") {
    const auto sydney = PosixTz::parse("AEST-10AEDT,M10.1.0,M4.1.0/3");
    REQUIRE(sydney);
    CHECK(sydney->utc_offset(at(2026, 1, 1)) == 11h);
    CHECK(sydney->utc_offset(at(2026, 7, 1)) == 10h);
    CHECK(sydney->utc_offset(at(2026, 4, 4, 16h) - 1s) == 11h);
    CHECK(sydney->utc_offset(at(2026, 4, 4, 16h)) == 10h);
    const auto quoted = PosixTz::parse("<+0330>-3:30<+0430>,J79/24,J263/24");
    REQUIRE(quoted);
    CHECK(quoted->utc_offset(at(2024, 3, 20, 20h + 30min) - 1s) == 3h + 30min);
    CHECK(quoted->utc_offset(at(2024, 3, 20, 20h + 30min)) == 4h + 30min);
    const auto greenland = PosixTz::parse("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    REQUIRE(greenland);
    CHECK(greenland->utc_offset(at(2026, 3, 29, 1h) - 1s) == -2h);
    CHECK(greenland->utc_offset(at(2026, 3, 29, 1h)) == -1h);
    const auto dublin = PosixTz::parse("IST-1GMT0,M10.5.0,M3.5.0/1");
    REQUIRE(dublin);
    CHECK(dublin->utc_offset(at(2026, 7, 1)) == 1h);
    CHECK(dublin->utc_offset(at(2026, 1, 1)) == 0h);
    CHECK(PosixTz::parse("EST5EDT,59/0,J60")->utc_offset(at(2026, 3, 1, 5h)) == -4h);
}

TEST_CASE("a broken rule is refused") {
    for (const auto* text : {"", "A", "AB1", "EST", "EST5EDT", "EST5EDT,M13.1.0,M1.1.0", "EST5EDT,M3.2.0",
                             "EST5EDT,M3.2.0,M11.1.0x", "EST25", "<EST5", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,J0,J1"})
        CHECK_FALSE(PosixTz::parse(text));
}

TEST_CASE("a damaged zone file is refused or read within its bounds") {
    const auto good = read("/usr/share/zoneinfo/Europe/London");
    REQUIRE(parse(good));
    for (std::size_t length = 0; length < good.size(); ++length) CHECK_FALSE(parse(good.substr(0, length)));
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const char flip : {'\x01', '\x80', '\xff'}) {
            auto bad = good;
            bad[i] = static_cast<char>(bad[i] ^ flip);
            if (const auto zone = parse(bad)) {
                const auto offset = zone->utc_offset(at(2090, 7, 1));
                CHECK((offset < 27h && offset > -27h));
            }
        }
    }
}
