#include <doctest/doctest.h>

#include "store/file/file.h"
#include "support/many_cases.h"
#include "support/search_oracle.h"
#include "support/temp_folder.h"
#include "support/zones.h"

using namespace recoup;

TEST_CASE("the search finds what a plain comparison of all texts finds, whatever is typed") {
    const TempFolder folder;
    const auto path = folder.path() / "many.recoup";
    const core::Instant now{std::chrono::seconds{1'795'000'000}};
    test::make_many_cases(path, 400, now);
    const test::FixedZones zones;
    core::State state(zones);
    {
        const auto file = store::File::open(path, {}).value();
        REQUIRE(file->load(state));
    }
    const core::Reader reader{core::Lang::zh, now, &zones, "Asia/Shanghai"};
    const test::SearchOracle oracle(state);
    std::size_t found = 0;
    for (const auto& query : test::random_queries(state, 500, 7)) {
        CAPTURE(query);
        const auto expected = oracle.answer(query);
        found += expected.size();
        CHECK(test::numbers_of(core::board_view(state, {.search = query}, reader), state) == expected);
    }
    CHECK(found > 0);
}
