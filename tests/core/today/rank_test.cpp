#include "core/today/rank.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace recoup::core;

namespace {

Instant hour(int number) {
    return Instant{std::chrono::hours{number}};
}

}  // namespace

TEST_CASE("what presses comes first, then the larger sum, then the earlier day, then the older case") {
    struct Line {
        const char* what;
        Rank rank;
    };
    const std::vector<Line> wanted{
        {"my red, more money", {Urgency::mine_red, 20'000, "CNY", hour(9), 8}},
        {"my red, less money", {Urgency::mine_red, 2'500, "CNY", hour(1), 1}},
        {"theirs is late", {Urgency::theirs_late, 90'000, "CNY", hour(-2), 2}},
        {"new pictures", {Urgency::pictures, 0, "", hour(0), 0}},
        {"my amber", {Urgency::mine_amber, 100, "CNY", hour(30), 3}},
        {"my green, as many units of another currency but earlier", {Urgency::mine_green, 5'000, "USD", hour(80), 9}},
        {"my green, yen have no cents", {Urgency::mine_green, 50, "JPY", hour(90), 4}},
        {"my green, same sum and day, older case", {Urgency::mine_green, 4'900, "CNY", hour(90), 5}},
        {"my green, same sum and day, newer case", {Urgency::mine_green, 4'900, "CNY", hour(90), 6}},
        {"no date, much money", {Urgency::undated, 999'999, "CNY", Instant::max(), 7}},
        {"no date, no money", {Urgency::undated, 0, "CNY", Instant::max(), 10}},
    };
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t j = 0; j < wanted.size(); ++j) {
            CAPTURE(wanted[i].what);
            CAPTURE(wanted[j].what);
            CHECK(precedes(wanted[i].rank, wanted[j].rank) == (i < j));
        }
}
