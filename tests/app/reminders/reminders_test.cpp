#include <doctest/doctest.h>

#include <map>

#include "app/reminders/remind_pass.h"
#include "app/session/session_fixture.h"
#include "store/file/file.h"

using namespace recoup;
using namespace std::chrono_literals;
using core::Instant;
using std::chrono::days;
using Keys = std::vector<std::string>;

namespace {

Instant at(std::string_view text) {
    return core::parse_instant(text).value();
}

core::DeadlineRow due(core::When when) {
    core::DeadlineRow row;
    row.uuid.bytes[15] = 7;
    row.title = "等待平台答复";
    row.due = std::move(when);
    return row;
}

app::ReminderChoices choices(std::string_view leads = core::kDefaultLeads) {
    return {core::parse_leads(leads).value(), std::nullopt, "Asia/Shanghai"};
}

core::QuietHours night() {
    return {22h, 8h};
}

std::vector<Instant> moments(const core::DeadlineRow& row, const app::ReminderChoices& how) {
    std::vector<Instant> found;
    for (const auto& moment : app::reminder_moments(row, how, test::FixedZones{})) found.push_back(moment.at);
    return found;
}

}  // namespace

TEST_CASE("lead times are read and written in one form") {
    CHECK(core::leads_token(core::parse_leads("1h, 3d,0,1d,1h").value()) == "3d,1d,1h,0");
    CHECK(core::leads_token(core::parse_leads("90m").value()) == "90m");
    CHECK(core::parse_leads("never").value().empty());
    CHECK(core::leads_token({}) == "never");
    for (const auto* bad : {"", "3", "x", "1d,", ",1d", "400d", "1d,2d,3d,4d,5d,6d,7d,8d,9d", "-1d"}) {
        CAPTURE(bad);
        CHECK_FALSE(core::parse_leads(bad));
    }
    CHECK(core::show_leads(core::Lang::zh, core::parse_leads("3d,1h,0").value()) == "提前 3 天、1 小时，以及到期时");
    CHECK(core::show_leads(core::Lang::en, {}) == "Never");
}

TEST_CASE("a moment speaks at its lead times") {
    const auto when = at("2026-11-24T15:00:00+08:00");
    CHECK(moments(due(core::at_instant(when)), choices()) ==
          std::vector<Instant>{when - days{3}, when - days{1}, when - 1h, when});
}

TEST_CASE("a whole day speaks in its morning, where it is") {
    const auto day = due(core::on_day(std::chrono::year{2026} / 11 / 24, "Asia/Shanghai"));
    CHECK(moments(day, choices()) ==
          std::vector<Instant>{at("2026-11-21T09:00:00+08:00"), at("2026-11-23T09:00:00+08:00"),
                               at("2026-11-24T09:00:00+08:00"), at("2026-11-24T22:59:59+08:00")});
}

TEST_CASE("quiet hours shift to their end, but never behind the deadline") {
    auto how = choices();
    how.quiet = night();
    const auto when = at("2026-11-24T23:30:00+08:00");
    CHECK(moments(due(core::at_instant(when)), how) ==
          std::vector<Instant>{at("2026-11-22T08:00:00+08:00"), at("2026-11-24T08:00:00+08:00"),
                               at("2026-11-24T22:00:00+08:00"), at("2026-11-25T08:00:00+08:00")});
    how.quiet = core::QuietHours{12h, 14h};
    CHECK(moments(due(core::at_instant(at("2026-11-24T13:00:00+08:00"))), how).back() ==
          at("2026-11-24T14:00:00+08:00"));
}

TEST_CASE("a deadline's own lead times stand above those of all") {
    auto row = due(core::at_instant(at("2026-11-24T15:00:00+08:00")));
    row.leads = "2h";
    CHECK(moments(row, choices()) == std::vector<Instant>{row.due.instant - 2h});
    row.leads = "never";
    CHECK(moments(row, choices()).empty());
    row.leads.clear();
    CHECK(moments(row, choices("never")).empty());
}

TEST_CASE("done and stopped deadlines are silent, snoozed ones speak when the snooze ends") {
    const auto when = at("2026-11-24T15:00:00+08:00");
    auto row = due(core::at_instant(when));
    row.snoozed_until = when - 30min;
    CHECK(moments(row, choices()) == std::vector<Instant>{when - 30min, when});
    row.leads = "never";
    CHECK(moments(row, choices()) == std::vector<Instant>{when - 30min});
    row.stopped_at = when;
    CHECK(moments(row, choices()).empty());
    row.stopped_at.reset();
    row.done_at = when;
    CHECK(moments(row, choices()).empty());
}

TEST_CASE("what lay before the deadline was made is not told") {
    const auto when = at("2026-11-24T15:00:00+08:00");
    auto row = due(core::at_instant(when));
    row.created_at = when - days{1};
    CHECK(moments(row, choices()) == std::vector<Instant>{when - 1h, when});
}

TEST_CASE("a date that moved has keys of its own") {
    const auto one = due(core::at_instant(at("2026-11-24T15:00:00+08:00")));
    auto other = one;
    other.due.instant += days{7};
    const test::FixedZones zones;
    CHECK(app::reminder_moments(one, choices(), zones)[0].key != app::reminder_moments(other, choices(), zones)[0].key);
}

TEST_CASE("what is said names what is left, the case, the platform and an estimate") {
    const test::FixedZones zones;
    const core::Reader reader{core::Lang::zh, at("2026-11-24T14:00:00+08:00"), &zones, "Asia/Shanghai"};
    core::CaseRow of;
    of.title = "手机七天出现故障";
    of.platform = "京东";
    auto row = due(core::at_instant(at("2026-11-24T15:00:00+08:00")));
    auto text = app::reminder_text(reader, of, row);
    CHECK(text.title == "还剩 1 小时 · 等待平台答复");
    CHECK(text.body == "手机七天出现故障 · 京东\n截止今天 15:00");
    CHECK(text.urgent);
    row.due = core::on_day(std::chrono::year{2026} / 11 / 25, "Asia/Shanghai");
    row.estimate = true;
    text = app::reminder_text(reader, of, row);
    CHECK(text.title == "明天到期 · 等待平台答复");
    CHECK(text.body.ends_with("截止 11 月 25 日（估算）"));
    CHECK_FALSE(text.urgent);
    const auto left = [&](Instant when) { return app::time_left_text(reader, core::at_instant(when)); };
    CHECK(left(reader.now) == "现在到期");
    CHECK(left(reader.now + 47h) == "还剩 47 小时");
    CHECK(left(reader.now + days{3}) == "还剩 3 天");
    CHECK(left(reader.now - 5min) == "已逾期 5 分钟");
    CHECK(left(reader.now - days{2}) == "已逾期 2 天");
}

TEST_CASE("cases that are archived, ended or in the bin are silent") {
    test::SessionFixture fixture;
    const auto session = fixture.open();
    const auto when = fixture.clock.now() + 1h;
    std::vector<core::Uuid> ids;
    for (const auto* title : {"offen", "archiv", "weg", "ende"}) {
        auto command = test::add_case(title);
        command.deadlines = {{.title = "d", .due = core::at_instant(when)}};
        ids.push_back(session->dispatch(command).value().case_uuid);
    }
    REQUIRE(session->dispatch(core::ArchiveCase{ids[1]}));
    REQUIRE(session->dispatch(core::RemoveCase{ids[2]}));
    REQUIRE(session->dispatch(core::ArchiveCase{ids[3], false, core::Outcome::rejected}));
    const auto plan = app::plan_reminders(session->state(), choices(), when);
    REQUIRE(plan.due.size() == 1);
    CHECK(plan.due[0].case_uuid == ids[0]);
}

namespace {

// A month with programs that come and go on one file; every key that is spoken is counted.
struct Month {
    test::SessionFixture fixture;
    Instant begin = at("2026-11-01T00:00:00+08:00");
    std::map<std::string, int> spoken;
    std::size_t lists = 0;

    Month() {
        fixture.clock.moment = begin - 1s;
        const auto session = fixture.open();
        for (int i = 0; i < 24; ++i) {
            auto command = test::add_case("Fall " + std::to_string(i));
            const auto when = begin + days{4} + i * 23h + i * 7min;
            const auto day = std::chrono::floor<days>(when);
            command.deadlines = {
                {.title = "d",
                 .due = i % 3 == 0 ? core::on_day(core::Day{day}, "Asia/Shanghai") : core::at_instant(when)}};
            REQUIRE(session->dispatch(command));
        }
        REQUIRE(session->flush());
    }
    // What one program does when it wakes; when it wants to be woken.
    std::optional<Instant> wake(Instant now) {
        const auto pass = app::remind_pass(fixture.path, choices(), now, fixture.zones).value();
        for (const auto& heard : pass.heard) ++spoken[heard.reminder.keys.front()];
        lists += pass.heard.size() > 1 ? 1 : 0;
        return pass.next;
    }
    std::size_t moments() const {
        core::State state(fixture.zones);
        REQUIRE((*store::File::open(fixture.path, {}))->load(state));
        std::size_t count = 0;
        for (const auto& record : state.cases())
            for (const auto& row : record.deadlines)
                count += app::reminder_moments(row, choices(), fixture.zones).size();
        return count;
    }
    void check_once() const {
        for (const auto& one : spoken) {
            CAPTURE(one.first);
            CHECK(one.second == 1);
        }
    }
};

}  // namespace

TEST_CASE("over a month two programs that sleep till the next moment tell each reminder exactly once") {
    Month month;
    Instant now = month.begin;
    const auto end = now + days{31};
    while (now < end) {
        const auto next = month.wake(now);
        CHECK(month.wake(now) == next);  // the other one, at the same second
        if (!next) break;
        CHECK(*next > now);
        now = *next;
    }
    month.check_once();
    CHECK(month.spoken.size() == month.moments());
}

TEST_CASE("what came while nothing ran is told together at the next start, the latest of each, and never again") {
    Month month;
    // Awake on two days, asleep for the next five, with a restart at every waking.
    for (Instant now = month.begin; now < month.begin + days{31}; now += days{7}) {
        for (Instant awake = now; awake < now + days{2}; awake += 2h) {
            month.wake(awake);
            month.wake(awake);
        }
    }
    month.wake(month.begin + days{60});
    month.check_once();
    CHECK(month.lists >= 4);
    CHECK(month.spoken.size() < month.moments());
    const auto before = month.spoken.size();
    month.wake(month.begin + days{61});
    CHECK(month.spoken.size() == before);
}

TEST_CASE("a deadline that is moved is told anew, one that is done no more") {
    test::SessionFixture fixture;
    auto command = test::add_case("Fall");
    const auto now = fixture.clock.now();
    command.deadlines = {{.title = "d", .due = core::at_instant(now + days{3} + 1h)}};
    core::Uuid case_uuid, uuid;
    {
        const auto session = fixture.open();
        case_uuid = session->dispatch(command).value().case_uuid;
        uuid = session->state().find(case_uuid)->deadlines[0].uuid;
    }
    const auto heard = [&](Instant moment) {
        return app::remind_pass(fixture.path, choices(), moment, fixture.zones).value().heard.size();
    };
    CHECK(heard(now) == 0);
    CHECK(heard(now + 1h) == 1);
    CHECK(heard(now + 2h) == 0);
    {
        const auto session = fixture.open(false);
        core::EditDeadline edit;
        edit.case_uuid = case_uuid;
        edit.deadline_uuid = uuid;
        edit.due = core::at_instant(now + days{5});
        REQUIRE(session->dispatch(edit));
    }
    CHECK(heard(now + 3h) == 0);
    CHECK(heard(now + days{2}) == 1);
    {
        const auto session = fixture.open(false);
        REQUIRE(session->dispatch(core::CompleteDeadline{case_uuid, uuid}));
    }
    CHECK(heard(now + days{9}) == 0);
}

TEST_CASE("what cannot be recorded is not told") {
    test::SessionFixture fixture;
    auto command = test::add_case("Fall");
    command.deadlines = {{.title = "d", .due = core::at_instant(fixture.clock.now() + 2h)}};
    REQUIRE(fixture.open()->dispatch(command));
    const auto missing =
        app::remind_pass(fixture.folder.path() / "away.recoup", choices(), fixture.clock.now(), fixture.zones);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message == "store_missing"_tr);
    const auto ahead = app::look_ahead(fixture.path, choices(), fixture.clock.now() + 1h, fixture.zones);
    REQUIRE(ahead);
    CHECK(ahead->heard.size() == 1);
    CHECK(app::look_ahead(fixture.path, choices(), fixture.clock.now() + 1h, fixture.zones)->heard.size() == 1);
}

TEST_CASE("a window records what it tells beside its changes, and another program's telling is no change to it") {
    test::SessionFixture fixture;
    const auto session = fixture.open();
    session->record_delivered({"a", "b"});
    REQUIRE(session->flush());
    auto news = session->poll();
    CHECK(news.delivered == Keys{"a", "b"});
    CHECK_FALSE(news.changed_elsewhere);
    {
        const auto other = std::move(*store::File::open(fixture.path, {}));
        REQUIRE(other->record_delivered(Keys{"c"}, fixture.clock.now()));
    }
    REQUIRE(session->dispatch(test::add_case("neu")));
    session->record_delivered({"b", "c", "d"});
    REQUIRE(session->flush());
    news = session->poll();
    CHECK(news.delivered == Keys{"d"});
    CHECK_FALSE(news.changed_elsewhere);
    CHECK(news.lost_commands.empty());
    CHECK(session->history(std::nullopt, 10)->size() == 1);
}

TEST_CASE("many at once are one list, few are one note each") {
    const test::FixedZones zones;
    const core::Reader reader{core::Lang::en, at("2026-11-24T14:00:00+08:00"), &zones, "Asia/Shanghai"};
    std::vector<app::Heard> heard(2);
    for (auto& item : heard) item.row = due(core::at_instant(reader.now + 1h));
    heard[1].row.uuid.bytes[0] = 1;
    auto notices = app::notices_of(reader, heard);
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].actions.size() == 3);
    heard.resize(9, heard[0]);
    notices = app::notices_of(reader, heard);
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].title == "9 deadlines need your attention");
    CHECK(notices[0].body.ends_with("and 4 more"));
}
