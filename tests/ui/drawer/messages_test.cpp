// The messages tab, the playbook's step and the guide: what a person sees of the texts and does with them.
#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using namespace recoup::testing;

namespace {

core::Message message(std::string id, std::int64_t order, std::string body,
                      core::Pushback pushback = core::Pushback::none) {
    core::Message one;
    one.id = std::move(id);
    one.order = order;
    one.title = {"话术" + one.id, "Message " + one.id};
    one.stages = {core::Stage::contacted};
    one.pushback = pushback;
    one.body = {body, "EN " + body};
    return one;
}

template <class T>
const T* newest(const auto& all) {
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (const auto* one = std::get_if<T>(&*it)) return one;
    return nullptr;
}

struct MessagesDesk : CaseDesk {
    MessagesDesk() {
        messages = {message("plain", 1, "请退 {claimed}。"), message("ticket", 2, "工单 {ticket}。请退 {claimed}。"),
                    message("user", 3, "哪一步错了？", core::Pushback::user_error)};
        messages[0].reply_within = std::chrono::hours{24};
        messages[0].brief = {"退 {claimed}", "refund {claimed}"};
        ui.drawer.tab = ui::DrawerTab::messages;
        frame(3);
    }
    std::string last_copied() const { return copied.empty() ? "" : copied.back(); }
    void press(std::string_view probe) {
        headless.click(probe);
        frame(2);
    }
    void fill_in(std::string_view probe, std::string_view text) {
        press(probe);
        headless.type(text);
        frame(2);
    }
};

}  // namespace

TEST_CASE("the first message that fits lies open, filled, and is copied as it is read") {
    MessagesDesk desk;
    REQUIRE(desk.headless.shown("message/preview"));
    desk.press("message/copy");
    CHECK(desk.last_copied() == "请退 15.00 元。");
    CHECK(newest<core::AddContact>(desk.commands) == nullptr);
    desk.press("message/length/1");
    desk.press("message/copy");
    CHECK(desk.last_copied() == "退 15.00 元");
    desk.press("message/lang/1");
    desk.press("message/copy");
    CHECK(desk.last_copied() == "refund CNY 15.00");
}

TEST_CASE("copying can log the contact and its reply deadline in one step") {
    MessagesDesk desk;
    const auto before = desk.state.find(desk.music)->deadlines.size();
    desk.press("message/copy_log");
    CHECK(desk.last_copied() == "请退 15.00 元。");
    const auto* sent = newest<core::AddContact>(desk.commands);
    REQUIRE(sent);
    CHECK(sent->text == "请退 15.00 元。");
    REQUIRE(sent->deadline);
    CHECK(desk.commands.size() == 1);
    CHECK(desk.state.find(desk.music)->contacts.size() == 1);
    CHECK(desk.state.find(desk.music)->deadlines.size() == before + 1);
}

TEST_CASE("what the case cannot fill is asked for, and nothing is copied before") {
    MessagesDesk desk;
    desk.press("message/ticket");
    REQUIRE(desk.headless.shown("message/fill/ticket"));
    desk.press("message/copy");
    CHECK(desk.last_copied().empty());
    desk.fill_in("message/fill/ticket", "55102");
    desk.press("message/copy");
    CHECK(desk.last_copied() == "工单 55102。请退 15.00 元。");
}

TEST_CASE("a missing fact can be dropped with its sentence, and taken back") {
    MessagesDesk desk;
    desk.press("message/ticket");
    desk.press("message/drop/ticket");
    desk.press("message/copy");
    CHECK(desk.last_copied() == "请退 15.00 元。");
    desk.press("message/drop/ticket");
    REQUIRE(desk.headless.shown("message/fill/ticket"));
}

TEST_CASE("messages are filled when what they tell changes, and not for each frame") {
    MessagesDesk desk;
    const auto read = [&] {
        desk.press("message/copy");
        return desk.last_copied();
    };
    // Seen only once something is filled again.
    const auto write = [&](std::string text) { desk.messages[0].body = {std::move(text), "-"}; };
    REQUIRE(read() == "请退 15.00 元。");
    write("一 {claimed}");
    CHECK(read() == "请退 15.00 元。");
    core::EditCase edit{desk.music, {}};
    edit.fields.claimed_minor = 2000;
    desk.run(edit);
    desk.frame(2);
    CHECK(read() == "一 20.00 元");
    write("二 {claimed}");
    desk.reader.now += std::chrono::minutes{1};
    CHECK(read() == "二 20.00 元");
    write("三 {claimed}");
    desk.ui.drawer.tab = ui::DrawerTab::overview;
    desk.frame(2);
    desk.ui.drawer.tab = ui::DrawerTab::messages;
    desk.frame(2);
    CHECK(read() == "三 20.00 元");
    auto others = desk.messages;
    others[0].body = {"四 {claimed}", "-"};
    desk.messages = std::vector(others.begin(), others.end());
    desk.frame(2);
    CHECK(read() == "四 20.00 元");
}

TEST_CASE("the answer to the last pushback comes first") {
    MessagesDesk desk;
    core::AddContact contact;
    contact.case_uuid = desk.music;
    contact.at = desk.reader.now;
    contact.direction = core::Direction::in;
    contact.text = "是您操作问题";
    contact.pushback = core::Pushback::user_error;
    desk.run(contact);
    desk.frame(3);
    desk.press("message/copy");
    CHECK(desk.last_copied() == "哪一步错了？");
}

TEST_CASE("a message that would not be true of the case says why and cannot be copied") {
    MessagesDesk desk;
    desk.messages[1].needs = {core::Need::part_received};
    desk.messages[1].body = {"已到账", "part"};
    desk.reader.now += std::chrono::minutes{1};
    desk.frame(2);
    desk.press("message/ticket");
    CHECK_FALSE(desk.headless.shown("message/preview"));
    CHECK_FALSE(desk.headless.shown("message/copy"));
    desk.save("drawer-message-untrue");
}

TEST_CASE("the limit of the short form is chosen for its route while it is typed") {
    MessagesDesk desk;
    desk.press("message/length/1");
    REQUIRE(desk.headless.shown("message/limit"));
    desk.press("message/limit");
    desk.headless.type("0");  // behind "300"
    desk.frame(2);
    const auto* asked = newest<ui::SettingsRequest>(desk.requests);
    REQUIRE(asked);
    CHECK(asked->choices.brief_limits == core::BriefLimits{{core::Route::none, 3000}});
    desk.headless.type("0");
    desk.frame(2);
    CHECK(newest<ui::SettingsRequest>(desk.requests)->choices.brief_limits.at(core::Route::none) == 3000);
}

TEST_CASE("a template of one's own is checked while it is typed and saved whole") {
    MessagesDesk desk;
    desk.press("message/new");
    REQUIRE(desk.headless.shown("own/title"));
    desk.fill_in("own/title", "第三次催促");
    desk.fill_in("own/body", "请退 {claim");
    desk.press("own/save");
    CHECK(newest<ui::SaveMessageRequest>(desk.requests) == nullptr);
    desk.fill_in("own/body", "ed}。");
    desk.press("own/save");
    const auto* saved = newest<ui::SaveMessageRequest>(desk.requests);
    REQUIRE(saved);
    CHECK(saved->message.title.zh == "第三次催促");
    CHECK(saved->message.body.en == "请退 {claimed}。");
    CHECK(saved->message.stages == std::vector{core::Stage::contacted});
    CHECK_FALSE(saved->message.own());
}

TEST_CASE("the overview tells the next step of the playbook and leads to its page") {
    CaseDesk desk;
    desk.playbooks[0].steps[static_cast<std::size_t>(core::Stage::contacted)] = {{"引用条款", "Quote the clause"}};
    desk.frame(3);
    REQUIRE(desk.headless.shown("step"));
    desk.headless.click("step/guide");
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::guide);
    CHECK(desk.ui.guide.page == "any");
    CHECK_FALSE(desk.ui.drawer.case_uuid);
}

TEST_CASE("a pushback that waits for its answer leads to the message that gives it") {
    MessagesDesk desk;
    desk.ui.drawer.tab = ui::DrawerTab::overview;
    core::AddContact told{.case_uuid = desk.music, .at = desk.reader.now};
    told.direction = core::Direction::in;
    told.text = "系统显示一切正常";
    told.pushback = desk.messages[1].pushback = core::Pushback::system_normal;
    desk.run(told);
    desk.frame(3);
    desk.save("drawer-step-message");
    desk.headless.click("step/message");
    desk.frame(2);
    CHECK(desk.ui.drawer.tab == ui::DrawerTab::messages);
    CHECK(desk.ui.drawer.messages.shown == "ticket");
}

TEST_CASE("the guide is read by keys and begins a case with its playbook") {
    UiDesk desk;
    core::GuidePage start;
    start.id = "start";
    start.title = {"五个阶段", "Five stages"};
    start.sections.push_back({{"先看", "First"}, {{"一段", "One"}}, {{"一条", "Two"}}});
    desk.guide = {start};
    desk.add("一个案件", "平台", core::Problem::warranty, 100);
    desk.frame();
    desk.headless.press(ui::Key::digit_5);
    desk.frame(2);
    REQUIRE(desk.headless.shown("guide/item/start"));
    CHECK_FALSE(desk.headless.shown("guide/new_case"));
    desk.headless.press(ui::Key::down);
    desk.frame(2);
    CHECK(desk.ui.guide.page == "any");
    desk.headless.click("guide/new_case");
    desk.frame(3);
    CHECK(desk.ui.new_case.open);
    desk.headless.click("new/create");
    desk.frame(2);
    const auto* added = newest<core::AddCase>(desk.commands);
    REQUIRE(added);
    CHECK(added->fields.playbook == "any");
    CHECK(added->slots.size() == 3);
}

TEST_CASE("the guide lists what is searched with the passage, opens it, and Esc lists all again") {
    UiDesk desk;
    core::GuidePage start, proof;
    start.id = "start";
    start.title = {"五个阶段", "Five stages"};
    proof.id = "proof";
    proof.title = {"谁要证明", "Who proves"};
    proof.sections.push_back({{"六个月", "Six months"}, {{"由商家举证。", "The trader proves."}}, {}});
    desk.guide = {start, proof};
    desk.channels = {
        {.id = "12305", .jurisdiction = "CN", .name = {"邮政申诉", "Mail"}, .scope = {"快递丢失", "Lost"}}};
    desk.frame();
    desk.headless.press(ui::Key::digit_5);
    desk.frame(2);
    desk.headless.click("guide/search");
    desk.frame(2);
    desk.headless.type("举证");
    desk.frame(2);
    CHECK(desk.headless.shown("guide/item/proof"));
    CHECK_FALSE(desk.headless.shown("guide/item/start"));
    desk.headless.click("guide/item/proof");
    desk.frame(2);
    CHECK(desk.ui.guide.page == "proof");
    desk.ui.guide.search = "丢失";
    desk.frame(2);
    CHECK(desk.headless.shown("guide/item/channels"));
    CHECK_FALSE(desk.headless.shown("guide/item/proof"));
    desk.headless.click("guide/search");
    desk.frame(2);
    desk.headless.press(ui::Key::escape);
    desk.frame(2);
    CHECK(desk.ui.guide.search.empty());
    CHECK(desk.headless.shown("guide/item/start"));
}

TEST_CASE("the new-case dialog offers playbooks; the problem chooses one, and one chooses its problem") {
    UiDesk desk;
    desk.playbooks.clear();
    for (const auto& [id, problem] :
         {std::pair("pay", core::Problem::payment_failure), std::pair("out", core::Problem::service_outage),
          std::pair("data", core::Problem::data_error), std::pair("bad", core::Problem::goods_quality),
          std::pair("late", core::Problem::not_received), std::pair("part", core::Problem::amount_dispute),
          std::pair("war", core::Problem::warranty)}) {
        auto playbook = any_playbook();
        playbook.id = id;
        playbook.problems = {problem};
        desk.playbooks.push_back(playbook);
    }
    desk.playbooks.back().capture.resize(1);
    desk.add("一个案件", "平台", core::Problem::warranty, 100);
    desk.frame();
    desk.headless.press(ui::Key::n);
    desk.frame(3);
    CHECK(desk.headless.shown("new/playbook/pay"));
    CHECK_FALSE(desk.headless.shown("new/playbook/war"));
    desk.headless.click("new/playbook/out");
    desk.frame(2);
    CHECK(desk.ui.new_case.problem == core::Problem::service_outage);
    desk.ui.new_case.problem = core::Problem::warranty;
    desk.ui.new_case.playbook.clear();
    desk.frame(2);
    CHECK(desk.headless.shown("new/playbook/war"));
    desk.headless.click("new/create");
    desk.frame(2);
    const auto* added = newest<core::AddCase>(desk.commands);
    REQUIRE(added);
    CHECK_FALSE(added->fields.playbook.has_value());
    CHECK(added->slots == std::vector{core::EvidenceKind::payment_proof});
}

TEST_CASE("a preset deadline is told by name and counted once its day is known") {
    UiDesk desk;
    core::Rule rule;
    rule.id = "CN-7DAY";
    rule.title = {"七天无理由退货", "Return within 7 days"};
    rule.jurisdiction = "CN";
    rule.trigger = core::Trigger::received;
    rule.amount = 7;
    rule.trigger_label = {"签收日", "the day it arrived"};
    desk.rules.rules = {rule};
    desk.playbooks[0].preset_rules = {"CN-7DAY"};
    desk.add("一个案件", "平台", core::Problem::warranty, 100);
    desk.frame();
    desk.headless.press(ui::Key::n);
    desk.frame(3);
    REQUIRE(desk.headless.shown("new/preset/CN-7DAY"));
    desk.headless.click("new/received");
    desk.frame(2);
    desk.headless.type("2026-11-20");
    desk.frame(2);
    desk.headless.click("new/create");
    desk.frame(2);
    const auto* added = newest<core::AddCase>(desk.commands);
    REQUIRE(added);
    CHECK(added->rules == std::vector<std::string>{"CN-7DAY"});
    REQUIRE(desk.state.cases().size() == 2);
    const auto& deadlines = desk.state.cases().back().deadlines;
    REQUIRE(deadlines.size() == 1);
    CHECK(deadlines[0].due == core::on_day(std::chrono::year{2026} / 11 / 27, "Asia/Shanghai"));
}
