// What pasted screenshots say, through the whole program but its window: proposed, taken, never kept by itself.
#include <doctest/doctest.h>

#include "assets/embedded.h"
#include "core/view/read_from.h"
#include "desktop/desk/desk_fixture.h"
#include "support/source_dir.h"

using namespace recoup;
using recoup::testing::DeskFixture;
using ui::Key;

namespace {

// In a build without networks nothing is read.
const auto kSkipped = doctest::skip(!assets::has_networks());

struct ReadFixture : DeskFixture {
    std::filesystem::path payment = test::source_path("assets/demo/pictures/payment-success.png");

    void paste_and_read(const std::filesystem::path& picture) {
        copy_files({picture});
        headless.press(Key::v, true);
        until("the dialog", [&] { return desk->ui.new_case.open; });
        until("the picture to be read", [&] { return !desk->busy(); });
        turn();
    }
    const core::CaseRow& only_case() {
        settle();
        REQUIRE(state->cases().size() == 1);
        return state->cases()[0].row;
    }
};

}  // namespace

TEST_CASE_FIXTURE(ReadFixture,
                  "a screenshot, Ctrl+V, Enter and nothing typed make a case with what the screenshot says") {
    paste_and_read(payment);
    CHECK(headless.shown("new/frame/1"));
    headless.press(Key::enter);
    const auto& row = only_case();
    CHECK(row.paid_minor == 32800);
    CHECK(row.order_no == "20261120220014886301");
    CHECK(row.platform == "海豚数码旗舰店");
    REQUIRE(row.paid_at);
    CHECK(core::to_storage(*row.paid_at) == "2026-11-20T12:14:06Z");
    CHECK(row.title.find("海豚数码旗舰店") != std::string::npos);
    CHECK(state->cases()[0].evidence[0].kind == core::EvidenceKind::payment_proof);
    CHECK(session().read_text(state->cases()[0].evidence[0].sha256));
    const auto changes = session().history({}, 1);
    REQUIRE(changes);
    CHECK(core::describe_read(core::Lang::zh, changes->at(0)) == "支付金额、平台、订单号、支付时间读自 E1");
}

TEST_CASE_FIXTURE(ReadFixture,
                  "Tab takes one proposal, typing replaces it, and what was dropped with Esc is not kept") {
    paste_and_read(payment);
    SUBCASE("typing replaces") {
        headless.click("new/amount");
        headless.type("12");
        headless.press(Key::enter);
        CHECK(only_case().paid_minor == 1200);
        CHECK(core::describe_read(core::Lang::zh, session().history({}, 1)->at(0)) == "平台、订单号、支付时间读自 E1");
    }
    SUBCASE("Tab takes and goes on") {
        headless.click("new/order");
        headless.press(Key::tab);
        headless.frame(2);
        CHECK(desk->ui.new_case.order_no == "20261120220014886301");
        CHECK(desk->ui.new_case.taken[static_cast<std::size_t>(ui::ReadField::order)]);
        headless.press(Key::escape);
        headless.frame(2);
        REQUIRE(desk->ui.new_case.open);
        headless.press(Key::enter);
        const auto& row = only_case();
        CHECK(row.order_no == "20261120220014886301");
        CHECK_FALSE(row.paid_minor);
    }
    SUBCASE("Esc drops them, Esc again closes") {
        headless.press(Key::escape);
        headless.frame(2);
        REQUIRE(desk->ui.new_case.open);
        CHECK_FALSE(headless.shown("new/frame/1"));
        headless.press(Key::escape);
        headless.frame(2);
        CHECK_FALSE(desk->ui.new_case.open);
        settle();
        CHECK(state->cases().empty());
    }
}

TEST_CASE_FIXTURE(ReadFixture,
                  "a screenshot that shows the number of a case is put there with Alt+Enter, as one step") {
    core::AddCase add;
    add.fields.title = "付了两次";
    add.fields.order_no = "20261120220014886301";
    REQUIRE(session().dispatch(add));
    paste_and_read(payment);
    REQUIRE(headless.shown("new/belongs"));
    headless.input.chords.push_back({.key = Key::enter, .alt = true});
    headless.frame(2);
    CHECK_FALSE(desk->ui.new_case.open);
    settle();
    REQUIRE(state->cases().size() == 1);
    REQUIRE(state->cases()[0].evidence.size() == 1);
    CHECK(state->cases()[0].evidence[0].kind == core::EvidenceKind::payment_proof);
    REQUIRE(session().undo());
    CHECK(state->cases()[0].evidence.empty());
}

TEST_CASE_FIXTURE(ReadFixture, "what is read in a picture is found by searching" * kSkipped) {
    paste_and_read(payment);
    headless.press(Key::enter);
    settle();
    CHECK(state->search(core::search_query("储蓄卡"))[0] != core::Match::none);
    CHECK(state->search(core::search_query("信用卡"))[0] == core::Match::none);
}

TEST_CASE_FIXTURE(ReadFixture, "the text of the picture in the viewer can be selected once it was read" * kSkipped) {
    paste_and_read(payment);
    headless.press(Key::enter);
    settle();
    const auto& record = state->cases()[0];
    desk->ui.tools.viewer = ui::ViewerUi{
        .case_uuid = record.row.uuid, .evidence_uuid = record.evidence[0].uuid, .find = {.text = "储蓄卡"}};
    until("the text", [&] {
        headless.press(Key::a, true);
        return desk->ui.tools.viewer->text.selection.any();
    });
    turn();
    CHECK(headless.shown("viewer/selected/0"));
    CHECK(headless.shown("viewer/hit/0"));
    CHECK_FALSE(headless.shown("viewer/reading"));
}
