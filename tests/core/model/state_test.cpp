// What the model finds, in which order, and what is left of it when something goes.
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;
using test::ModelDesk;
using test::when;

TEST_CASE("when a case goes for good the others are still found, whichever it was") {
    for (int gone = 0; gone < 4; ++gone) {
        ModelDesk desk;
        std::vector<Uuid> all{desk.id};
        for (const auto* title : {"乙", "丙", "丁"}) all.push_back(desk.add(title));
        const auto erased = all[static_cast<std::size_t>(gone)];
        REQUIRE(desk.state.put({{desk.row(erased), std::nullopt}}));
        CHECK(desk.state.find(erased) == nullptr);
        CHECK(desk.state.cases().size() == 3);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i] == erased) continue;
            REQUIRE(desk.state.find(all[i]));
            CHECK(desk.row(all[i]).uuid == all[i]);
            CHECK(desk.row(all[i]).number == static_cast<std::int64_t>(i) + 1);
            desk.run(EditCase{all[i], {.note = "还在"}});
            CHECK(desk.row(all[i]).note == "还在");
        }
        // Its number is not given again.
        CHECK(desk.row(desk.add("戊")).number == 5);
    }
}

TEST_CASE("the deadline that counts is the first that is open and whose clock runs") {
    ModelDesk desk;
    CHECK(desk.record().next_deadline() == nullptr);
    const auto late = desk.due("晚", "2026-12-03 12:00"), day = desk.due("天", "2026-12-01");
    const auto early = desk.due("早", "2026-12-01 23:00");
    CHECK(desk.record().next_deadline()->uuid == early);
    CHECK(desk.record().next_due() == test::at("2026-12-01 23:00"));
    CHECK(desk.record().deadlines[1].uuid == day);
    CHECK(desk.record().deadlines[2].uuid == late);
    desk.run(CompleteDeadline{desk.id, early, true});
    CHECK(desk.record().next_deadline()->uuid == day);
    CHECK(desk.record().next_due() == test::at("2026-12-01 23:59:59"));
    desk.run(StopClock{desk.id, day, true});
    CHECK(desk.record().next_deadline()->uuid == late);
    desk.run(CompleteDeadline{desk.id, late, true});
    CHECK(desk.record().next_deadline() == nullptr);
}

namespace {

constexpr std::int64_t kRows = 500;

// Rows gone past to load one case and one platform that have so many of everything.
std::uint64_t rows_to_load(std::int64_t count) {
    test::CountingIds ids;
    State state(test::kDeskZones);
    State::Place place;
    const auto case_uuid = ids.next(), platform_uuid = ids.next();
    state.load(CaseRow{.uuid = case_uuid}, place);
    state.load(PlatformRow{.uuid = platform_uuid}, place);
    for (auto position = count; position > 0; --position) {
        state.load(EvidenceRow{.uuid = ids.next(), .case_uuid = case_uuid, .position = position}, place);
        state.load(DeadlineRow{.uuid = ids.next(), .case_uuid = case_uuid}, place);
        state.load(ContactRow{.uuid = ids.next(), .case_uuid = case_uuid}, place);
        state.load(PlatformRow{.uuid = ids.next()}, place);
        state.load(ClauseRow{.uuid = ids.next(), .platform_uuid = platform_uuid, .position = position}, place);
    }
    state.finish_loading();
    CHECK(state.cases()[0].evidence.size() == static_cast<std::size_t>(count));
    CHECK(state.cases()[0].evidence[0].position == 1);
    REQUIRE(state.find_platform(platform_uuid) != nullptr);
    CHECK(state.find_platform(platform_uuid)->clauses[0].position == 1);
    return state.rows_passed();
}

// The same to take one change that brings all evidence of a case.
std::uint64_t rows_to_order(std::int64_t count) {
    test::ModelDesk desk;
    std::vector<RowChange> rows;
    for (std::int64_t position = 0; position < count; ++position)
        rows.push_back({{}, EvidenceRow{.uuid = desk.ids.next(), .case_uuid = desk.id, .position = position}});
    const auto before = desk.state.rows_passed();
    REQUIRE(desk.state.put(rows));
    // Each row is looked for twice among those of its case: that they are few, commands see to.
    const auto looking = static_cast<std::uint64_t>(count * (count - 1) / 2);
    return desk.state.rows_passed() - before - looking;
}

}  // namespace

TEST_CASE("loading goes past each row of a case or platform as often, however many there are") {
    const auto once = rows_to_load(kRows);
    CHECK(once > 0);
    CHECK(10 * rows_to_load(2 * kRows) <= 22 * once);
    CHECK(10 * rows_to_load(4 * kRows) <= 44 * once);
}

TEST_CASE("a change of many rows puts its case in order once") {
    for (const auto count : {kRows, 2 * kRows, 4 * kRows})
        CHECK(rows_to_order(count) == static_cast<std::uint64_t>(count));
}
