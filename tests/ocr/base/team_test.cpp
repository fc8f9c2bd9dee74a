#include "ocr/base/team.h"

#include <doctest/doctest.h>

using recoup::ocr::Team;

TEST_CASE("a team takes each piece once, however often it works") {
    for (const int threads : {1, 2, 5}) {
        Team team(threads);
        CHECK(team.threads() == threads);
        for (const int count : {0, 1, 2, 7, 200}) {
            std::vector<std::atomic<int>> taken(static_cast<std::size_t>(count));
            for (int round = 0; round < 20; ++round)
                team.run(count, [&](int piece) { ++taken[static_cast<std::size_t>(piece)]; });
            for (const auto& times : taken) CHECK(times == 20);
        }
    }
}
