#include "core/model/leads.h"

#include <doctest/doctest.h>

using namespace recoup::core;
using namespace std::chrono;

TEST_CASE("reminders are kept longest first, each once") {
    CHECK(parse_leads("1d, 1d,24h, 0,0") == Leads{days{1}, seconds{0}});
    CHECK(parse_leads("1h,3d,90m") == Leads{days{3}, minutes{90}, hours{1}});
    CHECK(parse_leads(" never ") == Leads{});
    CHECK(parse_leads("366d") == Leads{days{366}});
    CHECK(parse_leads("1d,2d,3d,4d,5d,6d,7d,8d")->size() == 8);
    for (const auto* wrong : {"", "1d,", "367d", "1d,2d,3d,4d,5d,6d,7d,8d,9d", "never,1d", "soon"})
        CHECK_FALSE(parse_leads(wrong));
    CHECK(leads_token(*parse_leads("1d,1d")) == "1d");
    CHECK(show_leads(Lang::en, *parse_leads("1d,1d")) == show_leads(Lang::en, {days{1}}));
}
