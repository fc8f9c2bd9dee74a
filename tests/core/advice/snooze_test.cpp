#include "core/advice/snooze.h"

#include <doctest/doctest.h>

#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

Instant at(const char* text) {
    return *parse_instant(text);
}

}  // namespace

TEST_CASE("a reminder is put off by an hour, a day, till tomorrow morning or by three days") {
    const Reader reader{Lang::zh, at("2026-11-22T23:50:00+08:00"), &kZones, "Asia/Shanghai"};
    CHECK(snooze_until(Snooze::hour, reader) == at("2026-11-23T00:50:00+08:00"));
    CHECK(snooze_until(Snooze::day, reader) == at("2026-11-23T23:50:00+08:00"));
    // Nine on the clock of the person, not of the machine.
    CHECK(snooze_until(Snooze::tomorrow, reader) == at("2026-11-23T09:00:00+08:00"));
    CHECK(snooze_until(Snooze::days, reader) == at("2026-11-25T23:50:00+08:00"));
}

TEST_CASE("put off to a day means its morning, to a moment that moment") {
    const Reader reader{Lang::zh, at("2026-11-22T23:50:00+08:00"), &kZones, "Asia/Shanghai"};
    CHECK(snooze_until(on_day(*parse_day("2026-11-25"), "Asia/Shanghai"), reader) == at("2026-11-25T09:00:00+08:00"));
    CHECK(snooze_until(at_instant(at("2026-11-25T18:30:00+08:00")), reader) == at("2026-11-25T18:30:00+08:00"));
}

TEST_CASE("menus offer each way of putting off once, and the agenda the near ones") {
    const auto all = snooze_choices();
    REQUIRE(all.size() == 3);
    CHECK(all[0].snooze == Snooze::hour);
    CHECK(all[1].snooze == Snooze::tomorrow);
    CHECK(all[2].snooze == Snooze::days);
    const auto near = short_snooze_choices();
    REQUIRE(near.size() == 2);
    CHECK(near[0].snooze == Snooze::hour);
    CHECK(near[1].snooze == Snooze::tomorrow);
    for (const auto& one : all) {
        CHECK_FALSE(tr(Lang::zh, one.name).empty());
        CHECK_FALSE(tr(Lang::en, one.name).empty());
    }
    CHECK(kReminderSnooze.snooze == Snooze::hour);
}

TEST_CASE("a deadline is awake from the moment it was put off to") {
    DeadlineRow row;
    const auto now = at("2026-11-22T12:00:00+08:00");
    CHECK_FALSE(is_snoozed(row, now));
    row.snoozed_until = now;
    CHECK_FALSE(is_snoozed(row, now));
    row.snoozed_until = now + std::chrono::seconds{1};
    CHECK(is_snoozed(row, now));
}
