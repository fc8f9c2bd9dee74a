#include "app/demo.h"

#include <doctest/doctest.h>

#include <set>

#include "app/check.h"
#include "app/demo_story.h"
#include "app/fixed_clock.h"
#include "app/session.h"
#include "support/ids.h"
#include "support/temp_folder.h"
#include "support/zones.h"

using namespace recoup;
using namespace std::chrono_literals;

namespace {

constexpr core::Instant kNow = std::chrono::sys_days{2026y / 11 / 22} + 12h;
const test::FixedZones kZones;

}  // namespace

TEST_CASE("moments of a story are relative to now") {
    const auto at = [](std::string_view text) { return app::story_moment(text, kNow, kZones); };
    CHECK(at("-1d2h3m")->instant == kNow - 26h - 3min);
    CHECK(at("+6h42m10s")->instant == kNow + 6h + 42min + 10s);
    CHECK(at("day:+18d")->day == 2026y / 12 / 10);
    CHECK(at("day:+18d")->zone == "Asia/Shanghai");
    for (const auto* wrong : {"", "1d", "+", "+1", "-1x", "day:", "day:1d"}) CHECK_FALSE(at(wrong));
}

TEST_CASE("the demo fills all five columns with proofs and live deadlines, in both languages") {
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        const TempFolder folder;
        const auto file = folder.path() / "demo.recoup";
        test::CountingIds ids;
        const core::Rulebook rules;
        const auto made = app::make_demo(file, lang, kNow, kZones, ids, rules);
        if (!made) FAIL(core::sentence(lang, made.error()));
        const app::FixedClock clock(kNow);
        const auto session = app::Session::open(file, false, {clock, kZones, ids, rules, {}});
        REQUIRE(session);
        const auto& cases = (*session)->state().cases();
        CHECK(cases.size() >= 9);
        std::set<core::Stage> stages;
        int open_deadlines = 0;
        for (const auto& record : cases) {
            stages.insert(record.row.stage);
            CAPTURE(record.row.title);
            CHECK_FALSE(record.evidence.empty());
            CHECK(record.row.created_at < kNow);
            CHECK(record.row.updated_at <= kNow);
            CHECK((record.row.stage == core::Stage::refunded) == record.ended());
            if (!record.ended() && record.next_deadline() != nullptr) ++open_deadlines;
        }
        CHECK(stages.size() == 5);
        CHECK(open_deadlines >= 5);
        const auto history = (*session)->history(std::nullopt, 10'000);
        REQUIRE(history);
        CHECK(history->size() > cases.size() * 3);
        for (std::size_t i = 1; i < history->size(); ++i) CHECK((*history)[i - 1].at >= (*history)[i].at);
        const auto report = app::check_file(file);
        REQUIRE(report);
        CHECK(report->findings.empty());
    }
}
