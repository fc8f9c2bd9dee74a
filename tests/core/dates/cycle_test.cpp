#include "core/dates/cycle.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

std::string after(const char* day, Cycle cycle) {
    return to_storage(next_charge(*when_from_storage(std::string(day) + "[Asia/Shanghai]"), cycle, kZones))
        .substr(0, 10);
}

}  // namespace

TEST_CASE("the next charge lies a cycle on, in a short month on its last day") {
    CHECK(after("2026-12-15", Cycle::week) == "2026-12-22");
    CHECK(after("2026-12-15", Cycle::month) == "2027-01-15");
    CHECK(after("2026-01-31", Cycle::month) == "2026-02-28");
    CHECK(after("2028-01-31", Cycle::month) == "2028-02-29");
    CHECK(after("2026-11-30", Cycle::quarter) == "2027-02-28");
    CHECK(after("2026-08-31", Cycle::half_year) == "2027-02-28");
    CHECK(after("2028-02-29", Cycle::year) == "2029-02-28");
}

TEST_CASE("a charge at a time of day keeps it") {
    const auto charge = *when_from_storage("2026-12-15T15:30:00Z");
    CHECK(to_storage(next_charge(charge, Cycle::month, kZones)) == "2027-01-15T15:30:00Z");
}

TEST_CASE("a year has so many charges") {
    CHECK(times_a_year(Cycle::none) == 0);
    CHECK(times_a_year(Cycle::week) == 52);
    CHECK(times_a_year(Cycle::month) == 12);
    CHECK(times_a_year(Cycle::quarter) == 4);
    CHECK(times_a_year(Cycle::half_year) == 2);
    CHECK(times_a_year(Cycle::year) == 1);
}
