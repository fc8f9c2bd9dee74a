#include <doctest/doctest.h>

#include "app/session/session.h"
#include "cli/runner.h"
#include "support/ui_desk.h"

using namespace recoup;
using recoup::test::Runner;
using recoup::testing::UiDesk;

namespace {

constexpr const char* kReceived = "2026-11-20";

// What the person decides besides the playbook.
struct Wish {
    bool received = true;                   // says when the goods came, where that is asked for
    std::vector<std::string> without = {};  // unticked: "slots", ids of rules
};

core::CaseRecord by_window(const app::Library& library, std::size_t place, const Wish& wish) {
    UiDesk desk({1440, 1200});
    desk.playbooks = library.playbooks();
    desk.rules = library.rules();
    desk.choices.home = {"CN", "CNY"};
    desk.add("另一件", "平台", core::Problem::other, 100);
    desk.frame();
    desk.headless.press(ui::Key::n);
    desk.frame(3);
    desk.headless.type("手机");
    const std::pair<const char*, const char*> typed[] = {
        {"new/platform", "某店"}, {"new/amount", "328.50"}, {"new/order", "NO-1"}};
    for (const auto& [field, text] : typed) {
        desk.headless.click(field);
        desk.frame(2);
        desk.headless.type(text);
        desk.frame(2);
    }
    desk.headless.click("new/playbooks");
    desk.frame(3);
    desk.headless.click("new/playbook_menu/" + std::to_string(place));
    desk.frame(3);
    desk.ui.new_case.form_scroll = 1e6F;  // to its end
    desk.frame(3);
    for (const auto& name : wish.without) {
        desk.headless.click(name == "slots" ? std::string("new/slots") : "new/preset/" + name);
        desk.frame(2);
    }
    if (wish.received && desk.headless.shown("new/received")) {
        desk.headless.click("new/received");
        desk.frame(2);
        desk.headless.type(kReceived);
        desk.frame(2);
    }
    desk.headless.click("new/create");
    desk.frame(3);
    REQUIRE(desk.state.cases().size() == 2);
    return desk.state.cases().back();
}

core::CaseRecord by_command(const core::Playbook& playbook, const Wish& wish) {
    Runner run;
    run.lang = core::Lang::zh;
    std::vector<std::string> args{"add",  "--title",  "手机", "--platform", "某店", "--paid",     "328.50",   "--order",
                                  "NO-1", "--region", "CN",   "--currency", "CNY",  "--playbook", playbook.id};
    if (wish.received && !playbook.preset_rules.empty()) args.insert(args.end(), {"--received-at", kReceived});
    std::string without;
    for (const auto& name : wish.without) without += (without.empty() ? "" : ",") + name;
    if (!without.empty()) args.insert(args.end(), {"--without", without});
    const auto output = run(args);
    REQUIRE_MESSAGE(output.code == 0, output.err);
    const app::SessionPorts ports{run.clock, run.zones, run.ids, run.library.rules(), {}};
    const auto session = app::Session::look(run.default_file(), ports);
    REQUIRE(session);
    REQUIRE((*session)->state().cases().size() == 1);
    return (*session)->state().cases().front();
}

// Without what two cases never share: identities, numbers, moments of making, the place on the board.
core::CaseRecord shared(core::CaseRecord record) {
    record.row.uuid = {};
    record.row.number = record.row.position = 0;
    record.row.created_at = record.row.updated_at = record.row.stage_since = {};
    for (auto& item : record.slots) item.uuid = item.case_uuid = {};
    for (auto& item : record.deadlines) {
        item.uuid = item.case_uuid = {};
        item.number = 0;
        item.created_at = {};
    }
    return record;
}

void check_same(const core::Playbook& playbook, std::size_t place, const Wish& wish) {
    CAPTURE(playbook.id);
    const app::Library library("");
    const auto window = shared(by_window(library, place, wish));
    const auto command = shared(by_command(playbook, wish));
    CHECK(window.row == command.row);
    CHECK(window.row.paid_minor == 32850);
    CHECK(window.row.playbook == playbook.id);
    CHECK(window.slots == command.slots);
    CHECK(window.deadlines == command.deadlines);
    CHECK(window.evidence == command.evidence);
}

}  // namespace

TEST_CASE("the dialog and the command line make the same case of every playbook") {
    const app::Library library("");
    const auto& playbooks = library.playbooks();
    REQUIRE(playbooks.size() >= 10);
    for (std::size_t i = 0; i < playbooks.size(); ++i) {
        check_same(playbooks[i], i, {});
        check_same(playbooks[i], i, {.received = false});
    }
}

TEST_CASE("goods bought online bring their seven days both ways, and both ways can leave them out") {
    const app::Library library("");
    const auto& playbooks = library.playbooks();
    const auto* goods = core::find_playbook(playbooks, "goods_online");
    REQUIRE(goods);
    const auto place = static_cast<std::size_t>(goods - playbooks.data());
    const auto with = by_command(*goods, {});
    REQUIRE(with.deadlines.size() == 1);
    CHECK(with.deadlines[0].rule == "CN-7DAY");
    CHECK(with.deadlines[0].due == core::on_day(std::chrono::year{2026} / 11 / 27, "Asia/Shanghai"));
    CHECK(with.slots.size() == goods->capture.size());
    using Names = std::vector<std::string>;
    for (const auto& without : {Names{"CN-7DAY"}, Names{"slots"}, Names{"slots", "CN-7DAY"}})
        check_same(*goods, place, {.without = without});
    CHECK(by_command(*goods, {.without = {"CN-7DAY"}}).deadlines.empty());
    CHECK(by_command(*goods, {.without = {"slots"}}).slots.empty());
}
