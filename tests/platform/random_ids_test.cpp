#include "platform/random_ids.h"

#include <doctest/doctest.h>

#include <set>

using namespace recoup;

TEST_CASE("identities are random version 4 UUIDs, each different") {
    platform::RandomIds ids;
    std::set<core::Uuid> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto id = ids.next();
        const auto text = core::to_string(id);
        CHECK(text[14] == '4');
        CHECK(std::string("89ab").find(text[19]) != std::string::npos);
        seen.insert(id);
    }
    CHECK(seen.size() == 1000);
}
