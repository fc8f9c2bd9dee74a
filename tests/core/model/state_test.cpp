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
