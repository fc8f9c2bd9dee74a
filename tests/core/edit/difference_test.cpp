#include "core/edit/difference.h"

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct DifferenceFixture {
    FixedZones zones;
    CountingIds ids;
    core::State before{zones};
    core::State after{zones};

    void apply(core::State& state, const core::Command& command) {
        const auto change = core::apply(state, command, {}, core::Instant{std::chrono::seconds{1'795'000'000}}, ids);
        REQUIRE(change);
        REQUIRE(state.put(change->rows));
    }
    void both(const core::Command& command) {
        apply(before, command);
        after = before;
    }
    void check_leads_from_one_to_the_other() {
        REQUIRE(before.put(core::difference(before, after)));
        CHECK(core::difference(before, after).empty());
    }
};

core::AddCase phone() {
    core::AddCase command;
    command.fields.title = "手机";
    command.slots = {core::EvidenceKind::payment_proof};
    command.deadlines = {
        {.title = "回复", .due = core::at_instant(core::Instant{std::chrono::seconds{1'796'000'000}})}};
    return command;
}

}  // namespace

TEST_CASE_FIXTURE(DifferenceFixture, "states that are the same differ in nothing") {
    both(phone());
    CHECK(core::difference(before, after).empty());
}

TEST_CASE_FIXTURE(DifferenceFixture, "a new case comes before what is of it") {
    apply(after, phone());
    const auto rows = core::difference(before, after);
    REQUIRE(rows.size() == 3);
    CHECK(std::holds_alternative<core::CaseRow>(*rows[0].after));
    CHECK_FALSE(rows[0].before);
    check_leads_from_one_to_the_other();
}

TEST_CASE_FIXTURE(DifferenceFixture, "a case that is not there any more goes behind what is of it") {
    apply(before, phone());
    const auto rows = core::difference(before, after);
    REQUIRE(rows.size() == 3);
    CHECK(std::holds_alternative<core::CaseRow>(*rows[2].before));
    CHECK_FALSE(rows[2].after);
    check_leads_from_one_to_the_other();
}

TEST_CASE_FIXTURE(DifferenceFixture, "a changed row has what it was and what it is") {
    both(phone());
    const auto uuid = after.cases()[0].row.uuid;
    apply(after, core::MoveCase{.case_uuid = uuid, .stage = core::Stage::contacted});
    const auto rows = core::difference(before, after);
    REQUIRE(rows.size() == 1);
    CHECK(std::get<core::CaseRow>(*rows[0].before).stage == core::Stage::evidence);
    CHECK(std::get<core::CaseRow>(*rows[0].after).stage == core::Stage::contacted);
    check_leads_from_one_to_the_other();
}

TEST_CASE_FIXTURE(DifferenceFixture, "what goes makes room for the number of what comes") {
    apply(before, phone());
    apply(after, phone());
    const auto rows = core::difference(before, after);
    REQUIRE(rows.size() == 6);
    CHECK(rows[2].before);
    CHECK(std::get<core::CaseRow>(*rows[2].before).number == std::get<core::CaseRow>(*rows[3].after).number);
    check_leads_from_one_to_the_other();
}

TEST_CASE_FIXTURE(DifferenceFixture, "the directory of platforms differs as well") {
    apply(after, core::SavePlatform{.row = {.name = "某平台"}});
    CHECK(core::difference(before, after).size() == 1);
    check_leads_from_one_to_the_other();
}
