// Whose deadlines are, waits that take each other's place, rules that are kept back with a reason, and months.
#include <doctest/doctest.h>

#include "core/advice/offer.h"
#include "core/edit/apply.h"
#include "core/view/case.h"
#include "core/view/month.h"
#include "core/view/why.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-28T15:20:00+08:00");
const Reader kReader{Lang::zh, kNow, &kZones, "Asia/Shanghai"};
const Reader kEnglish{Lang::en, kNow, &kZones, "Asia/Shanghai"};

When when(std::string_view text) {
    return *test::parse_when(text, kZones, "Asia/Shanghai", kNow);
}

Rule rule(std::string id, Trigger trigger, std::int64_t amount, Unit unit) {
    Rule made;
    made.id = std::move(id);
    made.version = "1";
    made.jurisdiction = "CN";
    made.title = {"汽车退换", "Car returns"};
    made.conditions = {"家用汽车。", "A family car."};
    made.trigger_label = {"那天", "that day"};
    made.trigger = trigger;
    made.amount = amount;
    made.unit = unit;
    made.calendar = "CN";
    made.actor = Actor::merchant;
    made.verified_on = *parse_day("2026-11-22");
    return made;
}

struct Desk {
    State state{kZones};
    test::CountingIds ids;
    Rulebook rules;
    Uuid id;

    explicit Desk(const char* title = "扫地机器人") {
        AddCase add;
        add.fields.title = title;
        add.fields.problem = Problem::goods_quality;
        id = run(add).case_uuid;
        rules.calendars = {{"CN", {{2026, {2026y / October / 1}, {2026y / October / 10}}}}};
    }
    Change run(const Command& command) {
        auto change = apply(state, command, rules, kNow, ids).value();
        REQUIRE(state.put(change.rows));
        return change;
    }
    void take_back(const Change& change) {
        std::vector<RowChange> back;
        for (const auto& row : change.rows) back.insert(back.begin(), RowChange{row.after, row.before});
        REQUIRE(state.put(back));
    }
    void due(std::chrono::seconds left, Actor actor) {
        run(AddDeadline{id, {.title = "答复", .due = at_instant(kNow + left), .actor = actor}});
    }
    const CaseRecord& record() const { return *state.find(id); }
    Chip chip(const Reader& reader = kReader) const { return case_chip(record(), reader); }
};

}  // namespace

TEST_CASE("colour means me: what they must do has no tone, and says whose delay it is") {
    Desk desk;
    desk.due(-days{2} - hours{3}, Actor::merchant);
    CHECK(desk.chip().whose == Whose::theirs_late);
    CHECK(desk.chip().tone == Tone::off);
    CHECK(desk.chip().text == "对方逾期 2 天");
    CHECK(desk.chip(kEnglish).text == "They are 2 d late");
    CHECK(desk.chip().clock);

    Desk waiting;
    waiting.due(hours{5}, Actor::authority);
    CHECK(waiting.chip().whose == Whose::theirs);
    CHECK(waiting.chip().tone == Tone::off);
    CHECK(waiting.chip().text == "剩 05:00:00");
    CHECK(waiting.chip().ticks);

    Desk mine;
    mine.due(-hours{3}, Actor::me);
    CHECK(mine.chip().whose == Whose::mine);
    CHECK(mine.chip().tone == Tone::bad);
    CHECK(mine.chip().text == "逾期 3 小时");
}

TEST_CASE("the badge counts my red deadlines only, and is made anew when one becomes red") {
    Desk desk;
    desk.due(-days{2}, Actor::platform);
    CHECK(board_view(desk.state, {}, kReader).urgent == 0);
    desk.due(days{1} + hours{2}, Actor::me);
    const auto view = board_view(desk.state, {}, kReader);
    CHECK(view.urgent == 0);
    CHECK(view.valid_until <= kNow + hours{2} + seconds{1});
    desk.due(hours{20}, Actor::me);
    desk.due(-hours{1}, Actor::me);
    CHECK(board_view(desk.state, {}, kReader).urgent == 2);
}

TEST_CASE("a move waits for those who were spoken to, a contact for its party, a route for who decides") {
    Desk desk;
    const NewDeadline wait{.title = "等待对方答复", .due = when("2026-12-01")};
    desk.run(AddContact{.case_uuid = desk.id, .at = kNow, .party = Party::platform, .text = "请退款"});
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted, .deadline = wait});
    CHECK(desk.record().deadlines.at(0).actor == Actor::platform);
    desk.run(TakeRoute{.case_uuid = desk.id,
                       .route = Route::market_regulator,
                       .deadlines = {{.title = "等 12315", .due = when("2026-12-05")}}});
    CHECK(desk.record().deadlines.at(1).actor == Actor::authority);
    desk.run(MoveCase{.case_uuid = desk.id,
                      .stage = Stage::escalated,
                      .route = Route::bank_chargeback,
                      .deadline = NewDeadline{.title = "等银行", .due = when("2026-12-09")}});
    CHECK(desk.record().deadlines.at(2).actor == Actor::platform);
}

TEST_CASE("a second reply deadline takes the place of the open first, in one step that is taken back whole") {
    Desk desk;
    desk.run(MoveCase{.case_uuid = desk.id,
                      .stage = Stage::contacted,
                      .deadline = NewDeadline{.title = "等待对方答复", .due = at_instant(kNow + hours{24})}});
    desk.run(SnoozeDeadline{desk.id, desk.record().deadlines[0].uuid, kNow + hours{2}});
    const auto first = desk.record().deadlines[0];
    AddContact log{.case_uuid = desk.id, .at = kNow, .party = Party::seller, .text = "请答复"};
    log.deadline = NewDeadline{.title = "Waiting for the reply", .due = at_instant(kNow + days{3})};
    const auto change = desk.run(log);
    REQUIRE(desk.record().deadlines.size() == 1);
    CHECK(desk.record().deadlines[0].due == at_instant(kNow + days{3}));
    CHECK(desk.record().deadlines[0].number == first.number);
    CHECK_FALSE(desk.record().deadlines[0].snoozed_until);
    CHECK(desk.record().contacts.size() == 1);
    desk.take_back(change);
    CHECK(desk.record().deadlines[0] == first);
    CHECK(desk.record().contacts.empty());
}

TEST_CASE("a reply deadline leaves alone what is done, promised, of a rule or of another kind") {
    Desk desk;
    desk.rules.rules = {rule("R-7", Trigger::date, 7, Unit::calendar_day)};
    const auto wait = [&](const char* title, const char* due) {
        AddContact log{.case_uuid = desk.id, .at = kNow, .party = Party::seller, .text = "请答复"};
        log.deadline = NewDeadline{.title = title, .due = when(due)};
        desk.run(log);
    };
    wait("等待对方答复", "2026-12-01");
    desk.run(CompleteDeadline{desk.id, desk.record().deadlines[0].uuid, true});
    wait("等待对方答复", "2026-12-02");
    CHECK(desk.record().deadlines.size() == 2);
    wait("等待审核结果", "2026-12-03");
    CHECK(desk.record().deadlines.size() == 3);
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R-7", .from = when("2026-11-28"), .title = "等待对方答复"});
    desk.run(AddContact{.case_uuid = desk.id,
                        .at = kNow,
                        .direction = Direction::in,
                        .party = Party::seller,
                        .text = "三天内答复",
                        .promised_by = when("2026-12-04"),
                        .promise_title = "等待对方答复"});
    CHECK(desk.record().deadlines.size() == 5);
    wait("等待对方答复", "2026-12-06");
    CHECK(desk.record().deadlines.size() == 5);
}

TEST_CASE("an edited deadline may become theirs, but not against its rule") {
    Desk desk;
    desk.rules.rules = {rule("R-7", Trigger::date, 7, Unit::calendar_day)};
    desk.due(days{3}, Actor::me);
    EditDeadline edit{.case_uuid = desk.id, .deadline_uuid = desk.record().deadlines[0].uuid};
    edit.actor = Actor::merchant;
    desk.run(edit);
    CHECK(desk.record().deadlines[0].actor == Actor::merchant);
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R-7", .from = when("2026-11-28")});
    edit.deadline_uuid = desk.record().deadlines[1].uuid;
    edit.actor = Actor::me;
    desk.run(edit);
    CHECK(desk.record().deadlines[1].actor == Actor::merchant);
}

TEST_CASE("what is offered is never past, and what is kept back says why") {
    Desk desk;
    auto past = rule("PAST", Trigger::occurred, 7, Unit::calendar_day);
    auto today = rule("TODAY", Trigger::occurred, 8, Unit::calendar_day);
    auto car = rule("CAR", Trigger::occurred, 10, Unit::working_day);
    car.sectors = {"car"};
    auto other = rule("OTHER", Trigger::occurred, 30, Unit::calendar_day);
    other.problems = {Problem::subscription};
    auto shop = rule("SHOP", Trigger::occurred, 30, Unit::calendar_day);
    shop.platform = "ebay";
    auto court = rule("COURT", Trigger::occurred, 3, Unit::year);
    court.route = Route::court;
    auto old = rule("OLD", Trigger::occurred, 30, Unit::calendar_day);
    old.valid_to = 2024y / March / 1;
    auto abroad = rule("ABROAD", Trigger::occurred, 30, Unit::calendar_day);
    abroad.jurisdiction = "US";
    const Sector cars{.id = "car", .label = {"汽车", "Cars"}, .words = {"汽车", "car "}, .playbooks = {}};
    desk.rules.sectors = {cars};
    desk.rules.rules = {past, today, car, other, shop, court, old, abroad};
    CaseFields fields;
    fields.occurred_at = std::optional(when("2026-11-20"));
    desk.run(EditCase{desk.id, fields});

    const auto offers = sift(desk.rules, {}, desk.record(), kNow, kZones).offers;
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].rule->id == "TODAY");

    std::vector<std::pair<std::string, NotOffered>> why;
    std::vector<std::string> said;
    for (const auto& item : sift(desk.rules, {}, desk.record(), kNow, kZones).withheld) {
        why.emplace_back(item.rule->id, item.why);
        said.push_back(show_withheld(item, desk.record(), desk.rules, kReader));
    }
    CHECK(why == std::vector<std::pair<std::string, NotOffered>>{{"PAST", NotOffered::past},
                                                                 {"CAR", NotOffered::sector},
                                                                 {"OTHER", NotOffered::problem},
                                                                 {"SHOP", NotOffered::platform},
                                                                 {"COURT", NotOffered::route},
                                                                 {"OLD", NotOffered::not_in_force}});
    CHECK(said[0] == "11 月 27 日就到期了，已经过去");
    CHECK(said[1] == "只适用于汽车");
    CHECK(said[2] == "不是“商品质量”这类问题的规则");

    desk.rules.rules = {past};
    desk.rules.rules.front().actor = Actor::me;
    AddContact asked;
    asked.case_uuid = desk.id;
    asked.at = *parse_instant("2026-11-26T10:00:00+08:00");
    asked.text = "要求退款";
    desk.run(asked);
    const auto late = sift(desk.rules, {}, desk.record(), kNow, kZones).withheld;
    REQUIRE(late.size() == 1);
    CHECK(show_withheld(late[0], desk.record(), desk.rules, kReader) ==
          "11 月 27 日已到期；你在 11 月 26 日 10:00 联系过对方，如果当时已提出要求，仍然算数");

    Desk driver("家用汽车变速箱异响");
    driver.rules.sectors = {cars};
    driver.rules.rules = {car};
    CHECK(sift(driver.rules, {}, driver.record(), kNow, kZones).offers.size() == 1);
}

TEST_CASE("the time in which a route may be taken is offered until it was, and no longer") {
    Desk desk;
    auto complain = rule("3Y", Trigger::occurred, 3, Unit::year);
    complain.actor = Actor::me;
    complain.route = Route::market_regulator;
    desk.rules.rules = {complain};
    CaseFields fields;
    fields.occurred_at = std::optional(when("2026-11-20"));
    desk.run(EditCase{desk.id, fields});
    const auto sifted = [&] { return sift(desk.rules, {}, desk.record(), kNow, kZones); };
    CHECK(sifted().offers.size() == 1);
    TakeRoute take;
    take.case_uuid = desk.id;
    take.route = Route::market_regulator;
    desk.run(take);
    CHECK(sifted().offers.empty());
    REQUIRE(sifted().withheld.size() == 1);
    CHECK(show_withheld(sifted().withheld[0], desk.record(), desk.rules, kReader) == "已经走了“12315 投诉”");
}

TEST_CASE("a month shows today, days off, make-up days and weekends") {
    Desk desk;
    const auto october =
        month_view(2026y / October, {.chosen = {}, .rule = nullptr, .calendar = "CN"}, desk.rules, kReader);
    CHECK(october.name == "2026 年 10 月");
    CHECK(october.shift == 3);
    REQUIRE(october.cells.size() == 31);
    CHECK(october.cells[0].off);
    CHECK_FALSE(october.cells[0].weekend);
    CHECK(october.cells[9].makeup);
    CHECK(october.cells[9].weekend);
    CHECK_FALSE(october.without_table);
    const auto november = month_view(
        2026y / November, {.chosen = 2026y / November / 19, .rule = nullptr, .calendar = "CN"}, desk.rules, kReader);
    CHECK(november.cells[27].today);
    CHECK(november.cells[18].chosen);
    CHECK(month_view(2027y / January, {.chosen = {}, .rule = nullptr, .calendar = "CN"}, desk.rules, kReader)
              .without_table);
    CHECK_FALSE(month_view(2027y / January, {.chosen = {}, .rule = nullptr, .calendar = "US"}, desk.rules, kReader)
                    .without_table);
}

TEST_CASE("a month that is not announced yet shows the holidays that the law fixes") {
    Desk desk;
    auto rules = desk.rules;
    rules.calendars.at(0).statutory = {{"spring_festival", 4, {2027y / February / 5}}};
    const MonthAsk ask{.chosen = {}, .rule = nullptr, .calendar = rules.calendars[0].name};
    const auto february = month_view(2027y / February, ask, rules, kReader);
    CHECK(february.without_table);
    CHECK_FALSE(february.cells[3].off);
    CHECK(february.cells[4].off);
    CHECK(february.cells[7].off);
    CHECK_FALSE(february.cells[8].off);
}

TEST_CASE("a month numbers the working days that a rule counts, and rings the last") {
    Desk desk;
    const auto seven = rule("7WD", Trigger::date, 7, Unit::working_day);
    const auto view = month_view(2026y / November, {.chosen = 2026y / November / 19, .rule = &seven, .calendar = ""},
                                 desk.rules, kReader);
    std::vector<unsigned> counted;
    for (const auto& cell : view.cells)
        if (cell.counted > 0) counted.push_back(static_cast<unsigned>(cell.day.day()));
    CHECK(counted == std::vector<unsigned>{20, 23, 24, 25, 26, 27, 30});
    CHECK(view.cells[29].counted == 7);
    CHECK(view.cells[29].last);
    const auto days = rule("7D", Trigger::date, 7, Unit::calendar_day);
    const auto plain = month_view(2026y / November, {.chosen = 2026y / November / 19, .rule = &days, .calendar = ""},
                                  desk.rules, kReader);
    CHECK(plain.cells[25].last);
    CHECK(plain.cells[25].counted == 0);
}
