// From what event a rule counts: whose complaint, whose refusal, what only the person knows.
#include "core/model/trigger.h"

#include "core/model/turns.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using test::ModelDesk;
using test::when;

namespace {

void say(ModelDesk& desk, Direction direction, Party party, const char* moment, Pushback pushback = Pushback::none) {
    desk.run(AddContact{.case_uuid = desk.id,
                        .at = test::at(moment),
                        .direction = direction,
                        .party = party,
                        .text = "说了话",
                        .pushback = pushback});
}

void take(ModelDesk& desk, Route route, const char* moment) {
    desk.run(TakeRoute{.case_uuid = desk.id, .route = route, .at = test::at(moment)});
}

void answer(ModelDesk& desk, const char* question, const char* value) {
    desk.run(AnswerQuestion{desk.id, question, value});
}

Rule rule_of(const char* id, const char* event) {
    Rule rule;
    rule.id = id;
    rule.jurisdiction = "CN";
    rule.version = "1";
    rule.title = {"期限", "deadline"};
    rule.trigger_label = {"那天", "that day"};
    rule.trigger = Trigger::event;
    rule.event = event;
    rule.actor = Actor::authority;
    rule.amount = 7;
    return rule;
}

}  // namespace

TEST_CASE("an event names a party, a route or a fact, and nothing else") {
    CHECK(is_event("contact:courier"));
    CHECK(is_event("refusal:seller"));
    CHECK(is_event("complaint:market_regulator"));
    CHECK(is_event("fact:accepted_12315"));
    CHECK_FALSE(is_event("contact:nobody"));
    CHECK_FALSE(is_event("complaint:moon"));
    CHECK_FALSE(is_event("complaint:"));
    CHECK_FALSE(is_event("fact:"));
    CHECK_FALSE(is_event("fact:Big"));
    CHECK_FALSE(is_event("paid"));
    CHECK_FALSE(is_event(""));
}

TEST_CASE("the count for an authority starts when it got the complaint, not when the card was escalated") {
    ModelDesk desk;
    desk.now = test::at("2026-11-28 10:00");
    take(desk, Route::official_email, "2026-11-03 09:00");
    take(desk, Route::market_regulator, "2026-11-27 15:00");
    CHECK(event_of(desk.record(), "complaint:market_regulator") == when("2026-11-27 15:00"));
    CHECK(event_of(desk.record(), "complaint:official_email") == when("2026-11-03 09:00"));
    CHECK_FALSE(event_of(desk.record(), "complaint:court"));
}

TEST_CASE("a complaint that was withdrawn starts nothing") {
    ModelDesk desk;
    take(desk, Route::market_regulator, "2026-11-20 15:00");
    desk.run(EditRoute{.case_uuid = desk.id,
                       .route_uuid = desk.record().routes[0].uuid,
                       .state = RouteState::withdrawn,
                       .ticket = std::nullopt,
                       .note = std::nullopt});
    CHECK_FALSE(event_of(desk.record(), "complaint:market_regulator"));
}

TEST_CASE("the first message counts for the party it went to") {
    ModelDesk desk;
    say(desk, Direction::out, Party::seller, "2026-11-19 16:34");
    say(desk, Direction::in, Party::courier, "2026-11-19 17:00");
    say(desk, Direction::out, Party::courier, "2026-11-19 18:09");
    say(desk, Direction::out, Party::courier, "2026-11-20 18:09");
    CHECK(event_of(desk.record(), "contact:courier") == when("2026-11-19 18:09"));
    CHECK(event_of(desk.record(), "contact:seller") == when("2026-11-19 16:34"));
    CHECK_FALSE(event_of(desk.record(), "contact:bank"));
    take(desk, Route::bank_chargeback, "2026-11-21 09:00");
    CHECK(event_of(desk.record(), "contact:bank") == when("2026-11-21 09:00"));
}

TEST_CASE("where nobody spoke to a seller, the platform is the seller; a courier is nobody else") {
    ModelDesk desk;
    say(desk, Direction::out, Party::platform, "2026-11-19 16:34");
    CHECK(event_of(desk.record(), "contact:seller") == when("2026-11-19 16:34"));
    CHECK_FALSE(event_of(desk.record(), "contact:courier"));
    say(desk, Direction::out, Party::seller, "2026-11-20 08:00");
    CHECK(event_of(desk.record(), "contact:seller") == when("2026-11-20 08:00"));
}

TEST_CASE("an answer of the person wins over what the contacts tell, and goes when it is emptied") {
    ModelDesk desk;
    say(desk, Direction::out, Party::courier, "2026-11-19 18:09");
    answer(desk, "contact:courier", "2026-11-18[Asia/Shanghai]");
    CHECK(event_of(desk.record(), "contact:courier") == when("2026-11-18"));
    answer(desk, "contact:courier", "");
    CHECK(event_of(desk.record(), "contact:courier") == when("2026-11-19 18:09"));
    CHECK(desk.record().answers.empty());
}

TEST_CASE("what is no answer to a question is refused") {
    ModelDesk desk;
    desk.rules.questions = {{"card_scheme", {"哪种卡？", "Which card?"}, {{"visa", {"Visa", "Visa"}, {}}}}};
    desk.rules.sectors = {{"car", {"汽车", "Cars"}, {}, {}}};
    const auto refused = [&](const char* question, const char* value) {
        return desk.refused(AnswerQuestion{desk.id, question, value}).message;
    };
    CHECK(refused("contact:courier", "昨天") == "error_answer"_tr);
    CHECK(refused("card_scheme", "gold") == "error_answer"_tr);
    CHECK(refused("sector:car", "maybe") == "error_answer"_tr);
    CHECK(refused("sector:moon", "yes") == "error_no_question"_tr);
    CHECK(refused("colour", "red") == "error_no_question"_tr);
    answer(desk, "card_scheme", "visa");
    answer(desk, "sector:car", "no");
    CHECK(*answer_of(desk.record(), "card_scheme") == "visa");
    CHECK(*answer_of(desk.record(), "sector:car") == "no");
}

TEST_CASE("the day that is given for one rule is known to every rule that asks the same") {
    ModelDesk desk;
    desk.rules.rules = {rule_of("ACCEPT60", "fact:accepted_12315"), rule_of("ACCEPT7", "fact:accepted_12315")};
    CHECK(desk.refused(AcceptRule{.case_uuid = desk.id, .rule = "ACCEPT60"}).message == "error_rule_needs_date"_tr);
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "ACCEPT60", .from = when("2026-11-10")});
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "ACCEPT7"});
    REQUIRE(desk.record().deadlines.size() == 2);
    for (const auto& row : desk.record().deadlines) {
        CHECK(row.counted_from == when("2026-11-10"));
        CHECK(row.trigger == Trigger::event);
    }
    answer(desk, "fact:accepted_12315", "2026-11-12[Asia/Shanghai]");
    for (const auto& row : desk.record().deadlines) CHECK(row.due == when("2026-11-19"));
}

TEST_CASE("a deadline follows the complaint it counts from") {
    ModelDesk desk;
    desk.now = test::at("2026-11-28 10:00");
    desk.rules.rules = {rule_of("REG7", "complaint:market_regulator")};
    take(desk, Route::market_regulator, "2026-11-27 15:00");
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "REG7"});
    CHECK(desk.record().deadlines[0].due == when("2026-12-04"));
    desk.run(EditRoute{.case_uuid = desk.id,
                       .route_uuid = desk.record().routes[0].uuid,
                       .state = std::nullopt,
                       .ticket = std::nullopt,
                       .note = std::nullopt,
                       .at = test::at("2026-11-25 15:00")});
    CHECK(desk.record().deadlines[0].due == when("2026-12-02"));
}

TEST_CASE("a route is dealt with by whom the person says, else by whom it mostly is") {
    RouteRow row{.route = Route::official_email};
    CHECK(party_of(row) == Party::platform);
    row.party = Party::seller;
    CHECK(party_of(row) == Party::seller);
    CHECK(party_of(Route::bank_chargeback) == Party::bank);
    CHECK(party_of(Route::payment_provider) == Party::payment_firm);
    CHECK(party_of(Route::report) == Party::authority);
    CHECK(turn_of(Party::bank) == Turn::platform);
    CHECK(turn_of(Party::courier) == Turn::merchant);
    CHECK(actor_of(Party::bank) == Actor::bank);
}

TEST_CASE("a flat refusal ends the wait that day, and a clock that was stopped does not forget it") {
    ModelDesk desk;
    auto rule = rule_of("PRE15", "contact:seller");
    rule.amount = 15;
    rule.actor = Actor::merchant;
    rule.refusal_at_once = true;
    desk.rules.rules = {rule};
    say(desk, Direction::out, Party::seller, "2026-11-16 10:00");
    desk.run(AcceptRule{.case_uuid = desk.id, .rule = "PRE15"});
    CHECK(desk.record().deadlines[0].due == when("2026-12-01"));
    say(desk, Direction::in, Party::seller, "2026-11-20 10:00", Pushback::refusal);
    CHECK(desk.record().deadlines[0].due == when("2026-11-20"));
    desk.run(StopClock{desk.id, desk.record().deadlines[0].uuid, true});
    desk.run(StopClock{desk.id, desk.record().deadlines[0].uuid, false});
    CHECK(desk.record().deadlines[0].due == when("2026-11-20"));
}
