#include "app/demo/demo.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/demo/demo_story.h"
#include "app/demo/fixed_clock.h"
#include "app/file/check.h"
#include "app/session/session.h"
#include "assets/embedded.h"
#include "core/model/turns.h"
#include "support/ids.h"
#include "support/temp_folder.h"
#include "support/zones.h"

using namespace recoup;
using namespace std::chrono_literals;

namespace {

constexpr core::Instant kNow = std::chrono::sys_days{2026y / 11 / 22} + 12h;
const test::FixedZones kZones;

// The pictures of a contact that no later one claims.
std::ptrdiff_t shown_by(const nlohmann::json& told, std::size_t contact) {
    const auto pictures_of = [&](std::size_t i) {
        return told.at("contacts")[i].value("pictures", std::vector<std::string>());
    };
    auto mine = pictures_of(contact);
    for (auto later = contact + 1; later < told.at("contacts").size(); ++later)
        for (const auto& picture : pictures_of(later)) std::erase(mine, picture);
    return static_cast<std::ptrdiff_t>(mine.size());
}

// What the workspace says a case must come to.
void check_case(const core::CaseRecord& record, const nlohmann::json& told) {
    CAPTURE(record.row.title);
    CHECK(core::token(record.row.turn) == told.at("turn").get<std::string>());
    CHECK(record.contacts.size() == told.at("contacts").size());
    CHECK(record.routes.size() == told.at("routes").size());
    CHECK(record.row.playbook == told.at("playbook").get<std::string>());
    CHECK(record.row.refunded_at.has_value() == told.contains("refunded_at"));
    for (std::size_t i = 0; i < record.contacts.size(); ++i) {
        const auto& contact = record.contacts[i];
        const auto& wanted = told.at("contacts")[i];
        CAPTURE(contact.text);
        CHECK(contact.promised_by.has_value() == wanted.contains("promised_by"));
        const auto kept = core::promise_kept(record, contact, kZones, kNow);
        const auto word = kept == core::Kept::unknown ? "unknown" : std::string(core::token(kept));
        if (contact.promised_by) CHECK(word == wanted.at("promise_kept").get<std::string>());
        const auto pictures = shown_by(told, i);
        CHECK(std::ranges::count(record.evidence, std::optional(contact.uuid), &core::EvidenceRow::contact_uuid) ==
              pictures);
    }
    for (std::size_t i = 0; i < record.routes.size(); ++i)
        CHECK(core::is_closed(record.routes[i].state) == (told.at("routes")[i].at("state") == "ended"));
}

void check_workspace(const core::State& state, core::Lang lang) {
    const auto story = nlohmann::json::parse(assets::text("demo/story.json"));
    const auto workspace = nlohmann::json::parse(assets::text("demo/workspace.json"));
    CHECK(state.platforms().size() == workspace.at("platforms").size());
    for (const auto& platform : state.platforms())
        for (const auto& clause : platform.clauses) CHECK(clause.sha256.size() == 64);
    for (std::size_t i = 0; i < story.at("cases").size(); ++i) {
        const auto& told = story.at("cases")[i];
        const auto title = told.at("title").at(std::string(core::lang_token(lang))).get<std::string>();
        const auto record =
            std::ranges::find_if(state.cases(), [&](const auto& one) { return one.row.title == title; });
        REQUIRE(record != state.cases().end());
        const auto& more = workspace.at("cases")[i];
        const auto of_law = more.contains("rules") ? more.at("rules").size() : 0U;
        CHECK(record->deadlines.size() == told.at("deadlines").size() + of_law);
        check_case(*record, more);
    }
}

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
        const app::Library library("");
        const auto& rules = library.rules();
        const auto made = app::make_demo(file, lang, kNow, kZones, ids, library);
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
        check_workspace((*session)->state(), lang);
        const auto history = (*session)->history(std::nullopt, 10'000);
        REQUIRE(history);
        CHECK(history->size() > cases.size() * 3);
        for (std::size_t i = 1; i < history->size(); ++i) CHECK((*history)[i - 1].at >= (*history)[i].at);
        const auto report = app::check_file(file);
        REQUIRE(report);
        CHECK(report->findings.empty());
    }
}
