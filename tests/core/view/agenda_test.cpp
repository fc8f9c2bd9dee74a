#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "core/view/agenda.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
const Instant kSunday = *parse_instant("2026-11-22T15:47:50+08:00");
const Instant kWednesday = *parse_instant("2026-11-25T10:00:00+08:00");

struct Desk {
    explicit Desk(Instant moment = kSunday) : now(moment) {}

    Uuid add(const char* title, std::int64_t paid = 9900) {
        AddCase command;
        command.fields.title = title;
        command.fields.platform = "某平台";
        command.fields.paid_minor = paid;
        return run(command);
    }
    Uuid run(const Command& command) {
        const auto change = apply(state, command, {}, now, ids).value();
        REQUIRE(state.put(change.rows));
        return change.case_uuid;
    }
    void due(const Uuid& id, const char* when) {
        run(AddDeadline{id, {when, *test::parse_when(when, kZones, "Asia/Shanghai", now), false, ""}});
    }
    const DeadlineRow& deadline(const Uuid& id, std::size_t i = 0) const { return state.find(id)->deadlines[i]; }
    void edit(const Uuid& id, void (*change)(DeadlineRow&)) {
        const auto before = deadline(id);
        auto after = before;
        change(after);
        REQUIRE(state.put({{before, after}}));
    }

    Reader reader(Lang lang = Lang::zh) const { return {lang, now, &kZones, "Asia/Shanghai"}; }
    AgendaView view(const AgendaFilter& filter = {}) const { return agenda_view(state, filter, reader()); }
    // The titles of a section, in order.
    std::vector<std::string> section(AgendaSection section, const AgendaFilter& filter = {}) const {
        std::vector<std::string> titles;
        for (const auto& item : view(filter).items)
            if (item.section == section) titles.push_back(state.cases()[item.record].deadlines[item.deadline].title);
        return titles;
    }
    AgendaRow row(const Uuid& id, Lang lang = Lang::zh) const {
        return agenda_row(*state.find(id), deadline(id), reader(lang));
    }

    Instant now;
    State state{kZones};
    test::CountingIds ids;
};

using Titles = std::vector<std::string>;

AgendaMark mark_of(const AgendaView& view, Day day) {
    const auto found = view.marks.find(sys_days{day});
    return found == view.marks.end() ? AgendaMark{} : found->second;
}

}  // namespace

TEST_CASE("the agenda sorts every open deadline into overdue, today, this week and later, soonest first") {
    Desk desk(kWednesday);
    const auto id = desk.add("手机");
    for (const auto* when : {"2026-11-30 00:00", "2026-11-29 23:59", "2026-11-26", "2026-11-25 23:59", "2026-11-25",
                             "2026-11-25 09:59", "2026-11-20 18:00", "2026-12-24"})
        desk.due(id, when);
    CHECK(desk.section(AgendaSection::overdue) == Titles{"2026-11-20 18:00", "2026-11-25 09:59"});
    CHECK(desk.section(AgendaSection::today) == Titles{"2026-11-25 23:59", "2026-11-25"});
    CHECK(desk.section(AgendaSection::week) == Titles{"2026-11-26", "2026-11-29 23:59"});
    CHECK(desk.section(AgendaSection::later) == Titles{"2026-11-30 00:00", "2026-12-24"});
    CHECK(desk.view().counts == std::array<std::size_t, 4>{2, 2, 2, 2});
    CHECK(section_name(desk.view(), AgendaSection::week, Lang::zh) == "本周");
}

TEST_CASE("on a Sunday the week that comes takes the place of the one that ends") {
    Desk desk(kSunday);
    const auto id = desk.add("手机");
    for (const auto* when : {"2026-11-23 20:00", "2026-11-29", "2026-11-30"}) desk.due(id, when);
    CHECK(desk.section(AgendaSection::week) == Titles{"2026-11-23 20:00", "2026-11-29"});
    CHECK(desk.section(AgendaSection::later) == Titles{"2026-11-30"});
    CHECK(section_name(desk.view(), AgendaSection::week, Lang::zh) == "下周");
    CHECK(section_name(desk.view(), AgendaSection::week, Lang::en) == "Next week");
}

TEST_CASE("cases in the bin, put away or ended, and deadlines that are done, are left out of agenda and badge") {
    Desk desk;
    const auto kept = desk.add("留");
    const auto binned = desk.add("删"), archived = desk.add("收"), ended = desk.add("完"), done = desk.add("做完");
    for (const auto& id : {kept, binned, archived, ended, done}) desk.due(id, "2026-11-22 20:00");
    CHECK(desk.view().items.size() == 5);
    CHECK(board_view(desk.state, {}, desk.reader()).urgent == 5);
    desk.run(RemoveCase{binned});
    desk.run(ArchiveCase{archived, true, Outcome::none});
    desk.run(MoveCase{ended, Stage::refunded, {}, 9900, {}, Route::none, {}});
    desk.run(CompleteDeadline{done, desk.deadline(done).uuid});
    CHECK(desk.view().items.size() == 1);
    CHECK(desk.view().open == 1);
    CHECK(desk.view().marks.size() == 1);
    CHECK(board_view(desk.state, {}, desk.reader()).urgent == 1);
}

TEST_CASE("the badge counts every late deadline of mine and every one of the next 24 hours, not cases") {
    Desk desk;
    const auto id = desk.add("手机");
    for (const auto* when : {"2026-11-20", "2026-11-22 15:00", "2026-11-22", "2026-11-23 00:00"}) desk.due(id, when);
    CHECK(board_view(desk.state, {}, desk.reader()).urgent == 4);
    CHECK(my_urgent(*desk.state.find(id), desk.reader()).count == 4);
}

TEST_CASE("a clock that stands is neither late nor counted, and comes last") {
    Desk desk;
    const auto stopped = desk.add("维修"), other = desk.add("手机");
    desk.due(stopped, "2026-11-20");
    desk.due(other, "2026-12-24");
    desk.edit(stopped, [](DeadlineRow& row) { row.stopped_at = kSunday; });
    CHECK(desk.section(AgendaSection::overdue).empty());
    CHECK(desk.section(AgendaSection::later) == Titles{"2026-12-24", "2026-11-20"});
    CHECK(board_view(desk.state, {}, desk.reader()).urgent == 0);
    CHECK(desk.row(stopped).chip.text == "已暂停");
    CHECK(desk.row(stopped).chip.tone == Tone::off);
}

TEST_CASE("a day of the calendar tells how many end on it and the worst of them") {
    Desk desk;
    const auto id = desk.add("手机");
    for (const auto* when : {"2026-11-20", "2026-11-23 09:00", "2026-11-23 20:00", "2026-11-28", "2026-11-24 10:00"})
        desk.due(id, when);
    const auto view = desk.view();
    CHECK(mark_of(view, 2026y / 11 / 20).tone == Tone::bad);
    CHECK(mark_of(view, 2026y / 11 / 23).count == 2);
    CHECK(mark_of(view, 2026y / 11 / 23).tone == Tone::bad);  // the first is less than a day away
    CHECK(mark_of(view, 2026y / 11 / 24).tone == Tone::warn);
    CHECK(mark_of(view, 2026y / 11 / 28).tone == Tone::ok);
    CHECK(mark_of(view, 2026y / 11 / 21).count == 0);
}

TEST_CASE("the filter of a day leaves its deadlines, and the calendar keeps all marks") {
    Desk desk;
    const auto phone = desk.add("手机"), film = desk.add("电影");
    for (const auto* when : {"2026-11-23 09:00", "2026-11-23", "2026-11-24"}) desk.due(phone, when);
    desk.due(film, "2026-11-23 10:00");
    const auto day = desk.view({"", 2026y / 11 / 23});
    CHECK(day.items.size() == 3);
    CHECK(day.marks.size() == 2);
    CHECK(day.open == 4);
    CHECK(desk.view({"电影", std::nullopt}).items.size() == 1);
    CHECK(desk.view({"电影", 2026y / 11 / 24}).items.empty());
}

TEST_CASE("a day somewhere is marked on that day wherever it is looked at from") {
    Desk desk;
    const auto id = desk.add("手机");
    desk.due(id, "2026-12-01");
    auto reader = desk.reader();
    reader.zone = "UTC";
    const auto view = agenda_view(desk.state, {}, reader);
    CHECK(mark_of(view, 2026y / 12 / 1).count == 1);
}

TEST_CASE("the agenda says until when its sections and tones hold") {
    Desk desk;
    const auto id = desk.add("手机");
    for (const auto* when : {"2026-11-22 18:00", "2026-11-25 16:00", "2026-12-24"}) desk.due(id, when);
    const auto view = desk.view();
    CHECK(view.valid_until == *parse_instant("2026-11-22T16:00:01+08:00"));  // less than three days from then on
    desk.now = view.valid_until - seconds{1};
    CHECK(mark_of(desk.view(), 2026y / 11 / 25).tone == Tone::ok);
    desk.now = view.valid_until;
    CHECK(mark_of(desk.view(), 2026y / 11 / 25).tone == Tone::warn);
    CHECK(desk.view().valid_until == *parse_instant("2026-11-22T18:00:01+08:00"));
    desk.now = desk.view().valid_until;
    CHECK(desk.section(AgendaSection::overdue).size() == 1);
    CHECK(desk.view().valid_until == *parse_instant("2026-11-23T00:00:00+08:00"));
}

TEST_CASE("a row tells the time left, what for, whose, when and how much") {
    Desk desk;
    const auto id = desk.add("音乐平台付费后无法播放任何歌曲", 1500);
    desk.due(id, "2026-11-22 22:30");
    const auto row = desk.row(id);
    CHECK(row.chip.text == "剩 06:42:10");
    CHECK(row.chip.ticks);
    CHECK(row.changes_at == desk.now + seconds{1});
    CHECK(row.title == "音乐平台付费后无法播放任何歌曲");
    CHECK(row.detail == "2026-11-22 22:30 · 某平台");
    CHECK(row.due == "今天 22:30");
    CHECK(row.amount == "¥15.00");
    CHECK(row.other_end.empty());
    CHECK(row.snoozed.empty());
}

TEST_CASE("a row tells the rule, the estimate, the other day that can be defended, and that it is snoozed") {
    Desk desk;
    const auto id = desk.add("手机");
    desk.due(id, "2026-12-01");
    desk.edit(id, [](DeadlineRow& row) {
        row.rule = "CN-12315-7WD";
        row.estimate = true;
        row.earliest = on_day(2026y / 12 / 1, "Asia/Shanghai");
        row.latest = on_day(2026y / 12 / 3, "Asia/Shanghai");
        row.snoozed_until = kSunday + hours{1};
    });
    CHECK(desk.row(id).rule == "CN-12315-7WD");
    CHECK(desk.row(id).estimate);
    CHECK(desk.row(id).other_end == "最晚 12 月 3 日");
    CHECK(desk.row(id).snoozed == "推迟到今天 16:47");
    desk.edit(id, [](DeadlineRow& row) { row.due = *row.latest; });
    CHECK(desk.row(id).other_end == "最早 12 月 1 日");
    CHECK(desk.row(id, Lang::en).other_end == "1 Dec at the earliest");
    desk.edit(id, [](DeadlineRow& row) { row.earliest = row.latest; });
    CHECK(desk.row(id).other_end.empty());
    desk.now += hours{2};
    CHECK(desk.row(id).snoozed.empty());
}

TEST_CASE("a month is whole weeks from Monday, with the days of its neighbours apart") {
    Desk desk;
    const auto month = agenda_month(desk.view(), 2026y / November, Lang::zh);
    CHECK(month.name == "2026 年 11 月");
    REQUIRE(month.days.size() == 42);
    CHECK(month.days[0].day == 2026y / 10 / 26);
    CHECK_FALSE(month.days[0].in_month);
    CHECK(month.days[6].day == 2026y / 11 / 1);
    CHECK(month.days[6].in_month);
    CHECK(month.days[41].day == 2026y / 12 / 6);
    const auto february = agenda_month(desk.view(), 2027y / February, Lang::en);
    CHECK(february.name == "February 2027");
    CHECK(february.days.size() == 28);
    CHECK(day_name(desk.reader(), 2026y / 11 / 25) == "11 月 25 日 星期三");
    CHECK(day_name(desk.reader(Lang::en), 2026y / 11 / 25) == "Wednesday, 25 Nov");
    CHECK(day_name(desk.reader(), 2026y / 11 / 22) == "今天");
}

TEST_CASE("a deadline that is done keeps its note until it is opened again") {
    Desk desk;
    const auto id = desk.add("手机");
    desk.due(id, "2026-12-01");
    const auto uuid = desk.deadline(id).uuid;
    desk.run(CompleteDeadline{id, uuid, true, " 客服答应三天内退款 "});
    CHECK(desk.deadline(id).note == "客服答应三天内退款");
    CHECK(desk.deadline(id).done_at);
    desk.run(CompleteDeadline{id, uuid, true});
    CHECK(desk.deadline(id).note == "客服答应三天内退款");
    desk.run(CompleteDeadline{id, uuid, false});
    CHECK(desk.deadline(id).note.empty());
    CHECK_FALSE(desk.deadline(id).done_at);
    CHECK_FALSE(apply(desk.state, CompleteDeadline{id, uuid, true, std::string("\xff")}, {}, desk.now, desk.ids));
}
