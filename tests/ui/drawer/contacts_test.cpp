#include <doctest/doctest.h>

#include "core/model/turns.h"
#include "ui/case_desk.h"

using namespace recoup;
using recoup::testing::CaseDesk;
using ui::DrawerTab;
using ui::Key;
using ui::ThemeChoice;
using namespace std::chrono;

namespace {

const std::vector<core::RouteGuide> kGuides = [] {
    std::vector<core::RouteGuide> guides(2);
    guides[0] = {.route = core::Route::consumer_association,
                 .jurisdiction = "CN",
                 .title = {"消费者协会", "Consumer association"}};
    guides[1] = {.route = core::Route::market_regulator, .jurisdiction = "CN", .title = {"12315", "12315"}};
    guides[1].excludes = {core::Route::consumer_association};
    guides[1].rules = {"REG-7"};
    return guides;
}();

void log(CaseDesk& desk, hours ago, core::Direction direction, std::string text,
         core::Pushback pushback = core::Pushback::none) {
    core::AddContact contact{.case_uuid = desk.music, .at = desk.reader.now - ago, .direction = direction};
    contact.text = std::move(text);
    contact.pushback = pushback;
    desk.run(contact);
}

void open_tab(CaseDesk& desk, DrawerTab tab) {
    desk.ui.drawer.tab = tab;
    desk.touch = [](ui::AppView& view) { view.routes = kGuides; };
    desk.frame(3);
}

core::ClaimRule unsafe_food() {
    core::ClaimRule rule;
    rule.id = "FOOD";
    rule.jurisdictions = {"INT"};
    rule.title = {"食品不合安全标准，退一赔十", "Unsafe food: price back, and ten times it"};
    rule.conditions = {
        "食品不符合食品安全标准，是对方生产的，或者对方明知仍卖；你有证据（检测报告、实物、标签等）。赔偿金是价款的十倍"
        "或损失的三倍，不足 1000 元按 1000 "
        "元。标签、说明书有瑕疵但不影响安全、也不会误导的除外；明知还买的，只在合理生活消费需要的范围内支持。",
        "The food breaks a food safety standard, and they made it, or sold it knowing so; you can prove it (test "
        "report, the food itself, label). The compensation is ten times the price or three times the loss, and at "
        "least 1,000 yuan. A flaw of the label that neither affects safety nor misleads does not count; if you bought "
        "it knowing, only what a household would reasonably use is covered."};
    rule.formula = core::ClaimFormula::multiple;
    rule.labels = {{"食品价款", "Price of the food"},
                   {"其中要退的", "Part to refund"},
                   {"受到的损失（没有填 0）", "Loss suffered (0 if none)"}};
    rule.times = 10;
    rule.loss_times = 3;
    rule.least_minor = 100'000;
    rule.standing = core::Standing::c1;
    rule.source_title = {"《食品安全法》", "Food Safety Law"};
    rule.article = {"第一百四十八条", "Art. 148"};
    return rule;
}

}  // namespace

TEST_CASE("the tabs of contacts and routes are drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    CaseDesk desk;
    log(desk, hours{60}, core::Direction::out, "首次反馈无法播放");
    core::AddContact said{.case_uuid = desk.music, .at = desk.reader.now - hours{36}, .direction = core::Direction::in};
    said.words = "亲，可能是您设备的问题哦";
    said.text = "客服让我换一台手机试试";
    said.pushback = core::Pushback::device_problem;
    desk.run(said);
    log(desk, hours{12}, core::Direction::in, "电话里说会再看看");
    desk.ui.drawer.new_contact.direction = core::Direction::in;
    for (const auto tab : {DrawerTab::overview, DrawerTab::contacts, DrawerTab::routes}) {
        open_tab(desk, tab);
        desk.save("contacts-tab" + std::to_string(static_cast<int>(tab)));
        desk.save("contacts-dark-tab" + std::to_string(static_cast<int>(tab)), ThemeChoice::dark);
    }
}

TEST_CASE("what I said is logged by Ctrl+Enter, now, as the last time") {
    CaseDesk desk;
    core::AddContact first{.case_uuid = desk.music, .at = desk.reader.now - hours{1}, .channel = core::Channel::phone};
    first.party = core::Party::seller;
    first.text = "打电话要求退款";
    desk.run(first);
    open_tab(desk, DrawerTab::contacts);
    desk.headless.click("new_contact/direction/0");
    desk.frame(2);
    desk.headless.click("new_contact/text");
    desk.frame(2);
    desk.headless.type("引用条款要求退款");
    desk.headless.press(Key::enter, true);
    const auto& contact = desk.only<core::AddContact>();
    CHECK(contact.text == "引用条款要求退款");
    CHECK(contact.channel == core::Channel::phone);
    CHECK(contact.party == core::Party::seller);
    CHECK(contact.direction == core::Direction::out);
    CHECK(contact.at == desk.reader.now);
    desk.frame(2);
    CHECK(desk.state.find(desk.music)->contacts.size() == 2);
    CHECK(desk.headless.shown("contact/2"));
}

TEST_CASE("nothing said is not logged") {
    CaseDesk desk;
    open_tab(desk, DrawerTab::contacts);
    CHECK_FALSE(desk.headless.shown("new_contact/keep"));
    desk.headless.click("new_contact/direction/0");
    desk.frame(2);
    desk.headless.click("new_contact/keep");
    desk.frame(2);
    CHECK(desk.commands.empty());
}

TEST_CASE("what they promise becomes a deadline, and can be marked as broken") {
    CaseDesk desk;
    open_tab(desk, DrawerTab::contacts);
    desk.headless.click("new_contact/promise_chip");
    desk.frame(3);
    desk.headless.type("24h");
    desk.headless.click("new_contact/words");
    desk.frame(2);
    desk.headless.type("24 小时内答复");
    desk.headless.press(Key::enter, true);
    desk.frame(2);
    const auto& record = *desk.state.find(desk.music);
    REQUIRE(record.contacts.size() == 1);
    CHECK(record.contacts[0].promised_by == core::at_instant(desk.reader.now + hours{24}));
    CHECK(record.deadlines.size() == 2);
    desk.headless.click("contact/1/broken");
    desk.frame(2);
    CHECK(desk.state.find(desk.music)->contacts[0].kept == core::Kept::no);
}

TEST_CASE("what they said in their own words and my note of it are kept apart") {
    CaseDesk desk;
    open_tab(desk, DrawerTab::contacts);
    CHECK_FALSE(desk.headless.shown("new_contact/text"));
    desk.headless.click("new_contact/note_chip");
    desk.frame(3);
    desk.headless.type("客服让我换一台手机");
    desk.headless.click("new_contact/words");
    desk.frame(2);
    desk.headless.type("可能是您设备的问题哦");
    desk.headless.press(Key::enter, true);
    desk.frame(2);
    const auto& contact = desk.only<core::AnswerContact>().theirs;
    CHECK(contact.words == "可能是您设备的问题哦");
    CHECK(contact.text == "客服让我换一台手机");
    CHECK(desk.headless.shown("contact/1/note"));
}

TEST_CASE("evidence is linked by a press on its picture") {
    CaseDesk desk;
    open_tab(desk, DrawerTab::contacts);
    desk.headless.click("new_contact/direction/0");
    desk.frame(2);
    desk.headless.click("new_contact/evidence/1");
    desk.frame(2);
    desk.headless.click("new_contact/text");
    desk.frame(2);
    desk.headless.type("附上错误截图");
    desk.headless.press(Key::enter, true);
    desk.frame(2);
    const auto& record = *desk.state.find(desk.music);
    REQUIRE(record.contacts.size() == 1);
    CHECK(record.evidence[1].contact_uuid == record.contacts[0].uuid);
    CHECK_FALSE(record.evidence[0].contact_uuid);
}

TEST_CASE("a contact is edited where it stands, Esc leaves it as it was") {
    CaseDesk desk;
    log(desk, hours{3}, core::Direction::out, "首次反馈");
    open_tab(desk, DrawerTab::contacts);
    desk.headless.click("contact/1/edit");
    desk.frame(3);
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.headless.click("contact/1/edit");
    desk.frame(3);
    desk.headless.press(Key::end);
    desk.headless.type("无法播放");
    desk.headless.press(Key::enter);
    CHECK(desk.only<core::EditContact>().text == "首次反馈无法播放");
}

TEST_CASE("a route that closes another is taken when that was said") {
    CaseDesk desk;
    open_tab(desk, DrawerTab::routes);
    desk.headless.click("route/market_regulator/start");
    desk.frame(3);
    desk.headless.type("TS-1");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.commands.empty());
    desk.headless.click("route/sure");
    desk.frame(2);
    desk.headless.click("route/take");
    const auto& route = desk.only<core::TakeRoute>();
    CHECK(route.route == core::Route::market_regulator);
    CHECK(route.ticket == "TS-1");
    CHECK(route.escalate);
    desk.frame(2);
    CHECK(desk.row(desk.music).stage == core::Stage::escalated);
    desk.headless.click("route/market_regulator/refused");
    desk.frame(2);
    CHECK(desk.state.find(desk.music)->routes[0].state == core::RouteState::refused);
}

TEST_CASE("a route that was taken offers the deadlines of its rules") {
    CaseDesk desk;
    core::Rule rule;
    rule.id = "REG-7";
    rule.version = "1";
    rule.jurisdiction = "CN";
    rule.title = {"七天内告知是否受理", "Accepted or not within 7 days"};
    rule.route = core::Route::market_regulator;
    rule.trigger = core::Trigger::stage_escalated;
    rule.amount = 7;
    rule.actor = core::Actor::authority;
    desk.rules.rules = {rule};
    open_tab(desk, DrawerTab::routes);
    CHECK_FALSE(desk.headless.shown("offer/REG-7"));
    desk.run(core::TakeRoute{.case_uuid = desk.music, .route = core::Route::market_regulator, .escalate = true});
    desk.frame(3);
    desk.save("route-offers");
    desk.headless.click("offer/REG-7");
    CHECK(desk.only<core::AcceptRule>().rule == "REG-7");
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("offer/REG-7"));
}

TEST_CASE("the day on which a route was taken, and who deals with it, can be said late") {
    CaseDesk desk;
    desk.run(core::TakeRoute{.case_uuid = desk.music, .route = core::Route::official_email});
    open_tab(desk, DrawerTab::routes);
    desk.headless.click("route/official_email/correct");
    desk.frame(2);
    desk.save("route-correct");
    for (int i = 0; i < 20; ++i) desk.headless.press(Key::backspace);
    desk.headless.type("2026-11-20");
    desk.headless.press(Key::enter);
    const auto& edit = desk.only<core::EditRoute>();
    CHECK(edit.at == core::first_second(core::on_day(2026y / November / 20, "Asia/Shanghai"), *desk.reader.zones));
    CHECK(edit.party == core::Party::platform);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("route/at"));
}

TEST_CASE("the calculator's result becomes the claim") {
    CaseDesk desk;
    open_tab(desk, DrawerTab::overview);
    desk.headless.click("case/claim");
    desk.frame(3);
    desk.headless.click("claim/value/1");
    desk.frame(2);
    desk.headless.type("72");
    desk.headless.click("claim/value/2");
    desk.frame(2);
    desk.headless.type("720");
    desk.frame(2);
    desk.headless.click("claim/use");
    CHECK(desk.only<core::EditCase>().fields.claimed_minor == std::optional<std::int64_t>(150));
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("claim/use"));
}

TEST_CASE("another calculation starts with what the case knows, and one that comes to nothing is not used") {
    CaseDesk desk;
    desk.claim("CARD", core::ClaimFormula::less, {{"预付款", "Prepayment"}, {"已消费", "Used"}});
    open_tab(desk, DrawerTab::overview);
    desk.headless.click("case/claim");
    desk.frame(3);
    desk.headless.click("claim/kind");
    desk.frame(2);
    desk.headless.click("claim/kind/options/1");
    desk.frame(2);
    CHECK(desk.ui.drawer.claim->rule == "CARD");
    CHECK(desk.ui.drawer.claim->values[0] == "15.00");
    CHECK_FALSE(desk.headless.shown("claim/value/2"));
    desk.headless.click("claim/value/1");
    desk.frame(2);
    desk.headless.type("15");
    desk.frame(2);
    desk.headless.click("claim/use");
    desk.frame(2);
    CHECK(desk.commands.empty());
    CHECK(desk.headless.shown("claim/use"));
}

TEST_CASE("the calculator shows what must hold, the law and every step, and stays within the drawer") {
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        CaseDesk desk({1440, 900}, lang);
        desk.rules.claims = {unsafe_food()};
        open_tab(desk, DrawerTab::overview);
        desk.headless.click("case/claim");
        desk.frame(3);
        desk.headless.click("claim/value/2");
        desk.frame(2);
        desk.headless.type("80");
        desk.frame(3);
        const auto shown = lang == core::Lang::zh ? "claim-zh" : "claim-en";
        desk.save(shown);
        desk.save(std::string(shown) + "-dark", ui::ThemeChoice::dark);
        REQUIRE(desk.headless.shown("claim/use"));
        CHECK(desk.headless.at("claim/use").y < 900);
        desk.headless.click("claim/use");
        // The price of 15 yuan back and at least 1,000, which is more than ten times it or three times the loss.
        CHECK(desk.only<core::EditCase>().fields.claimed_minor == std::optional<std::int64_t>(101'500));
    }
}

TEST_CASE("without a rule of what may be claimed there is nothing to calculate") {
    CaseDesk desk;
    desk.rules.claims.clear();
    open_tab(desk, DrawerTab::overview);
    CHECK_FALSE(desk.headless.shown("case/claim"));
}
