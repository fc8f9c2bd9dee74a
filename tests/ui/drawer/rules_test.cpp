// Rules in the deadlines tab: offered, accepted, explained.
#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using namespace recoup::testing;
using namespace std::chrono;
using ui::DrawerTab;
using ui::Key;

namespace {

core::Rule rule(std::string id, core::Trigger trigger) {
    core::Rule made;
    made.id = std::move(id);
    made.version = "1";
    made.jurisdiction = "CN";
    made.problems = {core::Problem::service_outage};
    made.title = {"收到退货后 7 天内退款", "Refund within 7 days of getting the goods back"};
    made.conditions = {"适用于七天无理由退货。", "For a 7-day no-reason return."};
    made.consequence = {"商家已经逾期。", "The merchant is late."};
    made.next_step = {"拿物流签收记录催商家退款。", "Send the tracking record and ask for the refund."};
    made.trigger_label = {"商家签收退货的那天", "the day the merchant received the goods"};
    made.trigger = trigger;
    made.amount = 7;
    made.roll = true;
    made.calendar = "CN";
    made.actor = core::Actor::merchant;
    made.source_title = {"《消费者权益保护法》", "Consumer Rights Law"};
    made.article = {"第二十五条", "Art. 25"};
    made.source_url = "https://example.org/law";
    made.verified_on = 2026y / November / 1;
    return made;
}

struct RulesDesk : CaseDesk {
    explicit RulesDesk(core::Lang lang = core::Lang::zh) : CaseDesk({1440, 900}, lang) {
        rules.rules = {rule("KNOWN-7", core::Trigger::occurred), rule("ASKED-7", core::Trigger::date)};
        rules.calendars = {{"CN", {{2026, {2026y / November / 27}, {2026y / November / 28}}}}};
        ui.drawer.tab = DrawerTab::deadlines;
        frame(2);
    }
};

}  // namespace

TEST_CASE("a rule whose day is known is accepted with one click") {
    RulesDesk desk;
    desk.save("drawer-offers");
    desk.headless.click("offer/KNOWN-7");
    const auto& accepted = desk.only<core::AcceptRule>();
    CHECK(accepted.rule == "KNOWN-7");
    CHECK_FALSE(accepted.from);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("offer/KNOWN-7"));
    CHECK(desk.state.find(desk.music)->deadlines.size() == 2);
}

TEST_CASE("a rule whose day is not known asks for it") {
    RulesDesk desk;
    desk.headless.click("offer/ASKED-7");
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.headless.type("what");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.save("drawer-offer-asks");
    for (int i = 0; i < 4; ++i) desk.headless.press(Key::backspace);
    desk.headless.type("2026-11-20");
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::AcceptRule>().from == core::on_day(2026y / November / 20, "Asia/Shanghai"));
}

TEST_CASE("the question that decides whether a rule fits is asked before it, and its answer stays with the case") {
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        RulesDesk desk(lang);
        desk.rules.questions = {{"card_scheme",
                                 {"付款的卡上是哪个标志？", "Which mark is on the card you paid with?"},
                                 {{"visa", {"Visa", "Visa"}, {}}, {"unionpay", {"银联", "UnionPay"}, {}}}}};
        desk.rules.rules[0].when = {{"card_scheme", {"visa"}}};
        desk.rules.rules[0].exceptions = {"定做的、鲜活易腐的商品。", "Goods made to order, perishable goods."};
        desk.frame(2);
        CHECK_FALSE(desk.headless.shown("offer/KNOWN-7"));
        desk.save(lang == core::Lang::zh ? "drawer-offer-question" : "drawer-offer-question-en",
                  lang == core::Lang::zh ? ui::ThemeChoice::light : ui::ThemeChoice::dark);
        desk.headless.click("offer/KNOWN-7/unionpay");
        const auto answered = desk.only<core::AnswerQuestion>();
        CHECK(answered.question == "card_scheme");
        CHECK(answered.value == "unionpay");
        desk.frame(2);
        CHECK_FALSE(desk.headless.shown("offer/KNOWN-7/visa"));
        desk.headless.click("withheld");
        desk.frame(2);
        desk.save(lang == core::Lang::zh ? "drawer-withheld" : "drawer-withheld-en",
                  lang == core::Lang::zh ? ui::ThemeChoice::light : ui::ThemeChoice::dark);
        desk.commands.clear();
        desk.headless.click("withheld/KNOWN-7/correct");
        CHECK(desk.only<core::AnswerQuestion>().value.empty());
        desk.frame(2);
        CHECK(desk.headless.shown("offer/KNOWN-7/visa"));
    }
}

TEST_CASE("what a case is taken for can be corrected where a rule is offered or kept back for it") {
    RulesDesk desk;
    desk.rules.sectors = {{"music", {"音乐会员", "Music memberships"}, {"音乐"}, {}}};
    desk.rules.rules[0].sectors = {"music"};
    desk.frame(2);
    desk.headless.click("offer/KNOWN-7/not_one");
    CHECK(desk.only<core::AnswerQuestion>().question == "sector:music");
    CHECK(desk.only<core::AnswerQuestion>().value == "no");
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("offer/KNOWN-7"));
    desk.headless.click("withheld");
    desk.frame(2);
    desk.commands.clear();
    desk.headless.click("withheld/KNOWN-7/correct");
    CHECK(desk.only<core::AnswerQuestion>().value == "yes");
    desk.frame(2);
    CHECK(desk.headless.shown("offer/KNOWN-7"));
}

TEST_CASE("a deadline of a rule explains itself, and its clock is stopped there") {
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        RulesDesk desk(lang);
        desk.run(core::AcceptRule{.case_uuid = desk.music, .rule = "KNOWN-7", .lang = lang});
        desk.frame(2);
        const auto number = std::to_string(desk.state.find(desk.music)->deadlines.back().number);
        desk.headless.click("deadline/" + number + "/why");
        desk.frame(2);
        CHECK(desk.headless.shown("why"));
        desk.save(lang == core::Lang::zh ? "drawer-why" : "drawer-why-en",
                  lang == core::Lang::zh ? ui::ThemeChoice::light : ui::ThemeChoice::dark);
        desk.headless.click("why/clock");
        CHECK(desk.only<core::StopClock>().stopped);
        desk.frame(2);
        const float heading = desk.headless.at("why").y;
        desk.headless.move(desk.headless.at("why"));
        desk.headless.wheel(-100);
        desk.headless.click("why/copy");
        REQUIRE_FALSE(desk.copied.empty());
        CHECK(desk.copied.back() == "https://example.org/law");
        desk.headless.wheel(100);
        REQUIRE(desk.headless.at("why").y == heading);
        desk.headless.click("why/close");
        desk.frame(2);
        CHECK_FALSE(desk.headless.shown("why"));
    }
}

TEST_CASE("a countdown is copied as the platform's program shows it") {
    RulesDesk desk;
    desk.headless.click("new_deadline/when");
    desk.headless.type("剩 2 天 5 小时");
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::AddDeadline>().deadline.due == core::at_instant(desk.reader.now + days{2} + hours{5}));
}
