// Deadlines by rules: what is offered, what is accepted, and what moves when a trigger moves.
#include <doctest/doctest.h>

#include "core/advice/offer.h"
#include "core/edit/apply.h"
#include "core/model/show.h"
#include "core/view/why.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");
constexpr auto kShanghai = "Asia/Shanghai";

When when(std::string_view text) {
    return *test::parse_when(text, kZones, kShanghai, kNow);
}

Rule rule(std::string id, Trigger trigger, std::int64_t amount, Unit unit, Actor actor = Actor::merchant) {
    Rule made;
    made.id = std::move(id);
    made.version = "1";
    made.jurisdiction = "CN";
    made.title = {"七天退货", "Return in 7 days"};
    made.trigger_label = {"签收那天", "the day they arrived"};
    made.source_title = {"《消费者权益保护法》", "Consumer Rights Law"};
    made.article = {"第二十五条", "Art. 25"};
    made.trigger = trigger;
    made.amount = amount;
    made.unit = unit;
    made.start = unit == Unit::hour ? Start::moment : Start::next_day;
    made.calendar = "CN";
    made.actor = actor;
    made.problems = {Problem::goods_quality};
    made.verified_on = *parse_day("2026-11-22");
    return made;
}

struct Desk {
    State state{kZones};
    test::CountingIds ids;
    Rulebook rules;
    Instant now = kNow;
    Uuid id;

    Desk() {
        rules.rules = {rule("GOODS-7", Trigger::received, 7, Unit::calendar_day, Actor::me),
                       rule("PAID-7WD", Trigger::paid, 7, Unit::working_day),
                       rule("STAGE-2H", Trigger::stage_contacted, 2, Unit::hour),
                       rule("ASK-30", Trigger::date, 30, Unit::calendar_day)};
        rules.calendars = {{"CN", {{2026, {}, {}}}}};
        AddCase add;
        add.fields.title = "手机";
        add.fields.problem = Problem::goods_quality;
        id = run(add).case_uuid;
    }
    Change run(const Command& command) {
        auto change = apply(state, command, rules, now, ids).value();
        REQUIRE(state.put(change.rows));
        return change;
    }
    Error error(const Command& command) { return apply(state, command, rules, now, ids).error(); }
    void edit(std::optional<std::optional<When>> CaseFields::*field, const char* text) {
        CaseFields fields;
        fields.*field = std::optional(when(text));
        run(EditCase{id, fields});
    }
    void accept(const char* rule, const char* from = nullptr) {
        run(AcceptRule{id, rule, from ? std::optional(when(from)) : std::nullopt});
    }
    const CaseRecord& record() const { return *state.find(id); }
    const DeadlineRow& deadline(std::size_t index = 0) const { return record().deadlines.at(index); }
    std::string due(std::size_t index = 0) const { return to_storage(deadline(index).due); }
    std::vector<std::string> offers(std::vector<std::string> playbook = {}) const {
        std::vector<std::string> names;
        for (const auto& offer : sift(rules, playbook, record(), now, kZones).offers) names.push_back(offer.rule->id);
        return names;
    }
    Reader reader() const { return {.lang = Lang::en, .now = now, .zones = &kZones, .zone = kShanghai}; }
};

}  // namespace

TEST_CASE("an accepted rule becomes a deadline that knows where it comes from") {
    Desk desk;
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.accept("GOODS-7");
    const auto& row = desk.deadline();
    CHECK(desk.due() == "2026-11-27[Asia/Shanghai]");
    CHECK(row.rule == "GOODS-7");
    CHECK(row.rule_version == "1");
    CHECK(row.trigger == Trigger::received);
    CHECK(row.counted_from == when("2026-11-20"));
    CHECK(row.actor == Actor::me);
    CHECK(row.title == "七天退货");
    desk.accept("GOODS-7");
    CHECK(desk.record().deadlines.size() == 1);
}

TEST_CASE("a missing date is asked for, and the case keeps the answer") {
    Desk desk;
    const auto error = desk.error(AcceptRule{desk.id, "GOODS-7", std::nullopt, Lang::en});
    CHECK(error.kind == ErrorKind::usage);
    CHECK(sentence(Lang::en, error).find("the day they arrived") != std::string::npos);
    desk.accept("GOODS-7", "2026-11-20");
    CHECK(desk.record().row.received_at == when("2026-11-20"));
    CHECK(desk.deadline().trigger == Trigger::received);
    CHECK(desk.error(AcceptRule{desk.id, "NONE"}).message == "error_no_rule"_tr);
}

TEST_CASE("a date that is not the case's own belongs to the deadline") {
    Desk desk;
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.accept("GOODS-7", "2026-11-18");
    CHECK(desk.due() == "2026-11-25[Asia/Shanghai]");
    CHECK(desk.record().row.received_at == when("2026-11-20"));
    desk.edit(&CaseFields::received_at, "2026-11-21");
    CHECK(desk.due() == "2026-11-25[Asia/Shanghai]");
}

TEST_CASE("a trigger that moves takes its deadlines along, in one change") {
    Desk desk;
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.edit(&CaseFields::paid_at, "2026-11-16");
    desk.accept("GOODS-7");
    desk.accept("PAID-7WD");
    CaseFields fields;
    fields.received_at = std::optional(when("2026-11-22"));
    const auto change = desk.run(EditCase{desk.id, fields});
    CHECK(change.rows.size() == 2);
    CHECK(desk.due(1) == "2026-11-29[Asia/Shanghai]");
    CHECK(desk.due(0) == "2026-11-25[Asia/Shanghai]");
    REQUIRE(desk.state.put(opposite(change, ChangeKind::undo, desk.now, desk.ids).rows));
    CHECK(desk.due(1) == "2026-11-27[Asia/Shanghai]");
}

TEST_CASE("a deadline counted from a stage follows the case into that stage only") {
    Desk desk;
    CHECK(desk.error(AcceptRule{desk.id, "STAGE-2H"}).message == "error_rule_needs_date"_tr);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    desk.accept("STAGE-2H");
    CHECK(desk.due() == to_storage(desk.now + hours{2}));
    const auto before = desk.due();
    desk.now += hours{5};
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::under_review});
    CHECK(desk.due() == before);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    CHECK(desk.due() == to_storage(desk.now + hours{2}));
}

TEST_CASE("a deadline counted from the first contact follows it") {
    Desk desk;
    desk.rules.rules = {rule("REPLY-15", Trigger::first_contact, 15, Unit::calendar_day)};
    CHECK(desk.error(AcceptRule{desk.id, "REPLY-15"}).message == "error_rule_needs_date"_tr);
    AddContact contact{.case_uuid = desk.id, .at = when("2026-11-20 10:00").instant, .text = "要求退款"};
    desk.run(contact);
    desk.accept("REPLY-15");
    CHECK(desk.due() == "2026-12-05[Asia/Shanghai]");
    contact.at = when("2026-11-18 10:00").instant;
    desk.run(contact);
    CHECK(desk.due() == "2026-12-03[Asia/Shanghai]");
    desk.run(EditContact{
        .case_uuid = desk.id, .contact_uuid = desk.record().contacts[0].uuid, .at = when("2026-11-19 10:00").instant});
    CHECK(desk.due() == "2026-12-04[Asia/Shanghai]");
    desk.run(RemoveContact{desk.id, desk.record().contacts[0].uuid});
    CHECK(desk.due() == "2026-12-05[Asia/Shanghai]");
}

TEST_CASE("cases moved together take their deadlines along") {
    Desk desk;
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    desk.accept("STAGE-2H");
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::evidence});
    desk.now += hours{3};
    desk.run(BulkMove{{desk.id}, Stage::contacted});
    CHECK(desk.due() == to_storage(desk.now + hours{2}));
}

TEST_CASE("a date set by hand stays when its trigger moves, a done deadline as well") {
    Desk desk;
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.edit(&CaseFields::paid_at, "2026-11-16");
    desk.accept("GOODS-7");
    desk.accept("PAID-7WD");
    desk.run(EditDeadline{desk.id, desk.deadline(1).uuid, std::nullopt, when("2026-11-30")});
    CHECK(desk.deadline(1).by_hand);
    desk.run(CompleteDeadline{desk.id, desk.deadline(0).uuid, true});
    desk.edit(&CaseFields::received_at, "2026-11-22");
    desk.edit(&CaseFields::paid_at, "2026-11-18");
    CHECK(desk.due(1) == "2026-11-30[Asia/Shanghai]");
    CHECK(desk.due(0) == "2026-11-25[Asia/Shanghai]");
}

TEST_CASE("a clock that stands is not overdue, and the time it stood is added") {
    Desk desk;
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.accept("GOODS-7");
    desk.run(StopClock{desk.id, desk.deadline().uuid, true});
    desk.now += days{10};
    CHECK(deadline_state(desk.deadline(), kZones, desk.now) == DeadlineState::stopped);
    CHECK(desk.record().next_deadline() == nullptr);
    desk.run(StopClock{desk.id, desk.deadline().uuid, false});
    CHECK(desk.due() == "2026-12-07[Asia/Shanghai]");
    CHECK(desk.record().next_deadline() != nullptr);
    desk.edit(&CaseFields::received_at, "2026-11-21");
    CHECK(desk.due() == "2026-12-08[Asia/Shanghai]");
    desk.run(AddDeadline{desk.id, {"自己的", when("2026-12-30 12:00"), false, ""}});
    desk.run(StopClock{desk.id, desk.deadline(1).uuid, true});
    desk.now += minutes{90};
    desk.run(StopClock{desk.id, desk.deadline(1).uuid, false});
    CHECK(desk.deadline(1).due == when("2026-12-30 13:30"));
}

TEST_CASE("an estimate is counted again when its table comes, a case at a time") {
    Desk desk;
    desk.edit(&CaseFields::paid_at, "2026-12-25");
    desk.accept("PAID-7WD");
    CHECK(desk.deadline().estimate);
    CHECK(recountable(desk.state, desk.rules).empty());
    desk.rules.calendars[0].years.push_back({2027, {*parse_day("2027-01-01")}, {}});
    REQUIRE(recountable(desk.state, desk.rules) == std::vector{desk.id});
    desk.run(RecountDeadlines{desk.id});
    CHECK_FALSE(desk.deadline().estimate);
    CHECK(desk.due() == "2027-01-06[Asia/Shanghai]");
    CHECK(recountable(desk.state, desk.rules).empty());
}

TEST_CASE("a new case has the deadlines of the rules it was made with") {
    Desk desk;
    AddCase add;
    add.fields.title = "新案件";
    add.fields.received_at = std::optional(when("2026-11-20"));
    add.rules = {"GOODS-7"};
    add.lang = Lang::en;
    const auto made = desk.run(add);
    const auto& record = *desk.state.find(made.case_uuid);
    REQUIRE(record.deadlines.size() == 1);
    CHECK(record.deadlines[0].title == "Return in 7 days");
    add.rules = {"PAID-7WD"};
    CHECK(desk.error(add).message == "error_rule_needs_date"_tr);
}

TEST_CASE("rules are offered by problem, playbook, jurisdiction and platform") {
    Desk desk;
    CHECK(desk.offers() == std::vector<std::string>{"GOODS-7", "PAID-7WD", "STAGE-2H", "ASK-30"});
    CHECK(desk.offers({"ASK-30"}).front() == "ASK-30");
    desk.accept("ASK-30", "2026-11-20");
    CHECK(desk.offers() == std::vector<std::string>{"GOODS-7", "PAID-7WD", "STAGE-2H"});
    auto& all = desk.rules.rules;
    all[0].jurisdiction = "UK";
    all[1].problems = {Problem::subscription};
    all[2].platform = "wechat";
    desk.rules.platforms = {{"wechat", {"微信"}}};
    CHECK(desk.offers().empty());
    CHECK(desk.offers({"PAID-7WD"}) == std::vector<std::string>{"PAID-7WD"});
    CaseFields fields;
    fields.jurisdiction = "UK";
    fields.platform = "微信小店";
    desk.run(EditCase{desk.id, fields});
    all[2].jurisdiction = "INT";
    CHECK(desk.offers() == std::vector<std::string>{"GOODS-7", "STAGE-2H"});
}

TEST_CASE("a rule of a route is offered when the route was taken, and not when one voids it") {
    Desk desk;
    auto& rule = desk.rules.rules[3];
    rule.problems = {};
    rule.route = Route::market_regulator;
    desk.rules.rules[0].excludes_routes = {Route::market_regulator};
    CHECK(desk.offers() == std::vector<std::string>{"GOODS-7", "PAID-7WD", "STAGE-2H"});
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::escalated, .route = Route::market_regulator});
    CHECK(desk.offers() == std::vector<std::string>{"PAID-7WD", "STAGE-2H", "ASK-30"});
}

TEST_CASE("a rule is offered for the time it was in force") {
    Desk desk;
    auto& rules = desk.rules.rules;
    rules[0].valid_to = *parse_day("2026-11-20");
    rules[1].valid_from = *parse_day("2026-04-15");
    rules[2].valid_to = *parse_day("2026-04-14");
    rules[3].valid_from = *parse_day("2027-01-01");
    CHECK(desk.offers() == std::vector<std::string>{"PAID-7WD"});
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.edit(&CaseFields::paid_at, "2026-04-14");
    CHECK(desk.offers() == std::vector<std::string>{"GOODS-7", "STAGE-2H"});
    desk.edit(&CaseFields::received_at, "2026-11-21");
    CHECK(desk.offers() == std::vector<std::string>{"STAGE-2H"});
}

TEST_CASE("platforms are known by the names people give them") {
    const Rulebook book{{}, {}, {{"wechat", {"微信", "weixin"}}, {"amazon", {"亚马逊"}}}};
    CHECK(is_platform(book, "wechat", "微信支付"));
    CHECK(is_platform(book, "wechat", "WEIXIN Pay"));
    CHECK(is_platform(book, "wechat", "WeChat Pay"));
    CHECK(is_platform(book, "google_play", "Google Play"));
    CHECK(is_platform(book, "amazon", "亚马逊海外购"));
    CHECK(is_platform(book, "my_shop", "The My Shop"));
    CHECK_FALSE(is_platform(book, "amazon", "微信支付"));
    CHECK_FALSE(is_platform(book, "steam", "淘宝"));
    CHECK_FALSE(is_platform(book, "steam", ""));
    CHECK_FALSE(is_platform(Rulebook(), "wechat", "微信支付"));
}

TEST_CASE("a deadline explains itself") {
    Desk desk;
    desk.rules.rules[0].roll = true;
    desk.rules.calendars[0].years[0].off = {*parse_day("2026-11-27")};
    desk.edit(&CaseFields::received_at, "2026-11-20");
    desk.accept("GOODS-7");
    const auto value = [](const Why& why, std::string_view label) {
        for (const auto& line : why.lines)
            if (line.label == label) return line.value;
        return std::string();
    };
    auto why = core::why(desk.deadline(), desk.rules, desk.reader());
    CHECK(value(why, "Counted from") == "the day they arrived: Fri 20 Nov 2026");
    CHECK(value(why, "Due") == "Fri 27 Nov 2026");
    CHECK(value(why, "At the latest") == "Mon 30 Nov 2026");
    CHECK(value(why, "Source") == "Consumer Rights Law, Art. 25");
    CHECK(why.disclaimer == "Information, not legal advice.");
    CHECK(why.days.size() == 11);
    CHECK(why.due == *parse_day("2026-11-27"));
    CHECK(why.notes.size() == 1);
    desk.rules.rules[0].version = "2";
    desk.run(StopClock{desk.id, desk.deadline().uuid, true});
    why = core::why(desk.deadline(), desk.rules, desk.reader());
    CHECK(why.notes.size() == 3);
    desk.rules.rules.clear();
    CHECK(core::why(desk.deadline(), desk.rules, desk.reader()).notes.back().find("GOODS-7") != std::string::npos);
}

TEST_CASE("a rule that was not checked for 180 days says so") {
    Desk desk;
    CHECK(explain(desk.rules.rules[0], desk.reader()).notes.empty());
    desk.now += days{180};
    CHECK_FALSE(is_stale(desk.rules.rules[0], desk.reader()));
    desk.now += days{1};
    CHECK(is_stale(desk.rules.rules[0], desk.reader()));
    CHECK(explain(desk.rules.rules[0], desk.reader()).notes.size() == 1);
}

TEST_CASE("rules are found by name, and hold in their own region or in all") {
    Rulebook book;
    book.rules = {rule("A", Trigger::paid, 7, Unit::week), rule("B", Trigger::paid, 7, Unit::week)};
    book.rules[1].jurisdiction = "JP";
    book.calendars = {{"CN", {{2026, {}, {}}, {2027, {}, {}}}}, {"EU", {}}};
    CHECK(book.find("B") == &book.rules[1]);
    CHECK(book.find("C") == nullptr);
    CHECK(book.calendar("EU") == &book.calendars[1]);
    CHECK(book.calendar("US") == nullptr);
    CHECK(book.calendars[0].find(2027) == &book.calendars[0].years[1]);
    CHECK(book.calendars[0].find(2028) == nullptr);
    for (const auto* name : {"CN", "EU", "UK", "US", "JP"}) CHECK(is_jurisdiction(book, name));
    book.rules[0].jurisdiction = "INT";
    for (const auto* name : {"INT", "AU", ""}) CHECK_FALSE(is_jurisdiction(book, name));
    CHECK(holds_in(book.rules[0], "CN"));
    CHECK(holds_in(book.rules[1], "JP"));
    CHECK_FALSE(holds_in(book.rules[1], "CN"));
    CHECK(parse_word<Unit>("billing_cycle") == Unit::billing_cycle);
    CHECK(parse_word<Standing>("C2") == Standing::c2);
}
