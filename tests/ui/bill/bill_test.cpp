#include "ui/bill/bill.h"

#include <doctest/doctest.h>

#include "support/payments.h"
#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::UiDesk;
using Step = ui::BillLook::Step;
using Show = core::BillFilter::Show;

namespace {

// A bill with a double charge (rows 2 and 3), a refund of case 1 (row 4), and one row more.
struct BillViewDesk : UiDesk {
    explicit BillViewDesk(ImVec2 px = {1440, 900}) : UiDesk(px) {
        mine = add("单车月卡多扣了一次", "绿道骑行", core::Problem::subscription, 1500, core::Stage::contacted);
        core::EditCase edit{mine, {}};
        edit.fields.order_no = "LDQX2026";
        run(edit);
        look.step = Step::shown;
        look.name = "微信支付账单.xlsx";
        look.path = "/home/li/微信支付账单.xlsx";
        look.number = 1;
        file.sha256 = std::string(64, 'b');
        file.name = look.name;
        analyse();
        touch = [this](ui::AppView& shown) {
            if (ui.view != ui::View::bill) return;
            look.bill = look.step == Step::shown ? &bill : nullptr;
            look.view = look.bill ? &view : nullptr;
            look.file = look.bill ? &file : nullptr;
            shown.bill = &look;
        };
        ui::show_bill(ui);
        frame(3);
    }
    void analyse() {
        view = core::bill_view(bill, state, fine);
        ++look.generation;
    }
    void press(ui::Key key) {
        headless.press(key);
        frame(2);
    }
    template <class R>
    const R* asked() const {
        return requests.empty() ? nullptr : std::get_if<R>(&requests.back());
    }

    core::Uuid mine;
    core::Bill bill =
        test::bill_of({{"2026-11-20 20:13:41", "海豚数码旗舰店", "328.00", core::Flow::out, {}, "T1", "M1"},
                       {"2026-11-20 20:14:06", "海豚数码旗舰店", "328.00", core::Flow::out, {}, "T2", "M2"},
                       {"2026-11-21 09:00:00", "绿道骑行", "15.00", core::Flow::in, {.refund = true}, "R1", "LDQX2026"},
                       {"2026-11-02 08:00:00", "晨光早餐", "12.50", core::Flow::out, {}, "T5"}});
    core::BillView view;
    std::vector<std::string> fine;
    core::NewEvidence file;
    ui::BillLook look;
};

struct NarrowBillDesk : BillViewDesk {
    NarrowBillDesk() : BillViewDesk({860, 640}) {}
};

}  // namespace

TEST_CASE_FIXTURE(BillViewDesk, "the latest row is chosen first, and a refund of a case is recorded in it by Enter") {
    REQUIRE(headless.shown("bill/row/4"));
    REQUIRE(headless.shown("bill/into"));
    press(ui::Key::enter);
    REQUIRE(asked<ui::TakeBillRequest>());
    CHECK(asked<ui::TakeBillRequest>()->payments == std::vector<std::size_t>{2});
    CHECK(asked<ui::TakeBillRequest>()->into == mine);
}

TEST_CASE_FIXTURE(BillViewDesk, "both rows of a double charge become one case by N, which makes no other case") {
    press(ui::Key::down);
    press(ui::Key::n);
    REQUIRE(asked<ui::TakeBillRequest>());
    CHECK(asked<ui::TakeBillRequest>()->payments == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(asked<ui::TakeBillRequest>()->into);
    CHECK_FALSE(ui.new_case.open);
}

TEST_CASE_FIXTURE(BillViewDesk,
                  "Space marks rows, the arrows leave the marks, and Esc takes them off before it leads back") {
    press(ui::Key::down);
    press(ui::Key::space);
    press(ui::Key::end);
    press(ui::Key::space);
    CHECK(ui.bill.marked == std::vector<std::size_t>{1, 3});
    press(ui::Key::enter);
    REQUIRE(asked<ui::TakeBillRequest>());
    CHECK(asked<ui::TakeBillRequest>()->payments == std::vector<std::size_t>{1, 3});
    press(ui::Key::space);
    press(ui::Key::escape);
    CHECK(ui.bill.marked.empty());
    CHECK(ui.view == ui::View::bill);
    press(ui::Key::escape);
    CHECK(ui.view == ui::View::board);
}

TEST_CASE_FIXTURE(BillViewDesk, "W looks after a row instead of making a case of it, and no refund") {
    press(ui::Key::w);
    CHECK_FALSE(asked<ui::TakeBillRequest>());
    press(ui::Key::end);
    press(ui::Key::w);
    REQUIRE(asked<ui::TakeBillRequest>());
    CHECK(asked<ui::TakeBillRequest>()->as == core::Watch::purchase);
    CHECK(asked<ui::TakeBillRequest>()->payments == std::vector<std::size_t>{3});
}

TEST_CASE_FIXTURE(BillViewDesk, "the arrow leads back to where one was") {
    headless.click("bill/back");
    frame(2);
    CHECK(ui.view == ui::View::board);
}

TEST_CASE_FIXTURE(BillViewDesk, "X calls a double charge fine, and once more not fine") {
    press(ui::Key::down);
    press(ui::Key::x);
    REQUIRE(asked<ui::CallFineRequest>());
    const auto finding = asked<ui::CallFineRequest>()->finding;
    CHECK(asked<ui::CallFineRequest>()->fine);
    CHECK(view.findings[finding].kind == core::FindingKind::twice);
    fine.push_back(core::finding_key(bill, view.findings[finding]));
    analyse();
    frame(2);
    press(ui::Key::x);
    CHECK_FALSE(asked<ui::CallFineRequest>()->fine);
}

TEST_CASE_FIXTURE(BillViewDesk, "a slash searches, Esc empties the search and does not leave") {
    press(ui::Key::slash);
    headless.type("晨光");
    frame(2);
    CHECK(ui.bill.filter.search == "晨光");
    CHECK(headless.shown("bill/row/5"));
    CHECK_FALSE(headless.shown("bill/row/4"));
    press(ui::Key::escape);
    CHECK(ui.bill.filter.search.empty());
    CHECK(ui.view == ui::View::bill);
}

TEST_CASE_FIXTURE(BillViewDesk, "what was found narrows the rows") {
    headless.click("bill/show/0");
    frame(2);
    CHECK(ui.bill.filter.show == Show::kind);
    CHECK(headless.shown("bill/row/2"));
    CHECK_FALSE(headless.shown("bill/row/5"));
    headless.click("bill/refunds");
    frame(2);
    CHECK_FALSE(headless.shown("bill/row/2"));
}

TEST_CASE_FIXTURE(BillViewDesk, "what is recorded offers nothing but its case") {
    core::MoveCase move{.case_uuid = mine, .stage = core::Stage::refunded};
    move.received_minor = 1500;
    move.refunded_at = core::at_instant(*core::parse_instant("2026-11-21T09:00:00+08:00"));
    run(move);
    analyse();
    ui.bill.filter.show = Show::known;
    frame(3);
    REQUIRE(headless.shown("bill/row/4"));
    CHECK_FALSE(headless.shown("bill/into"));
    CHECK_FALSE(headless.shown("bill/new"));
    const auto before = requests.size();
    press(ui::Key::n);
    CHECK(requests.size() == before);
    press(ui::Key::enter);
    CHECK(ui.drawer.case_uuid == mine);
}

TEST_CASE_FIXTURE(BillViewDesk, "in a file that is only to be read nothing is taken") {
    const auto show = touch;
    touch = [&](ui::AppView& shown) {
        show(shown);
        shown.save = ui::SaveLook::read_only;
    };
    frame(2);
    press(ui::Key::enter);
    press(ui::Key::n);
    CHECK_FALSE(asked<ui::TakeBillRequest>());
}

TEST_CASE_FIXTURE(BillViewDesk, "a password is asked for, handed over once, and not kept") {
    look.step = Step::locked;
    ++look.number;
    ++look.generation;
    frame(3);
    headless.type("123456");
    frame();
    press(ui::Key::enter);
    REQUIRE(asked<ui::OpenBillRequest>());
    CHECK(asked<ui::OpenBillRequest>()->path == look.path);
    CHECK(asked<ui::OpenBillRequest>()->password == "123456");
    CHECK(ui.bill.password.empty());
}

TEST_CASE_FIXTURE(BillViewDesk, "what cannot be read may be kept as evidence of a new case") {
    look.step = Step::failed;
    look.trouble = "不认识这份账单";
    ++look.generation;
    frame(2);
    headless.click("bill/keep");
    frame();
    REQUIRE(asked<ui::ImportRequest>());
    CHECK(asked<ui::ImportRequest>()->paths == std::vector{look.path});
}

TEST_CASE_FIXTURE(BillViewDesk, "another bill begins from the start") {
    press(ui::Key::end);
    press(ui::Key::space);
    ui.bill.filter.refunds = true;
    ++look.number;
    analyse();
    frame(2);
    CHECK(ui.bill.marked.empty());
    CHECK(ui.bill.place == 0);
    CHECK(ui.bill.filter == core::BillFilter{});
}

TEST_CASE_FIXTURE(BillViewDesk, "of very many rows only those in sight are drawn") {
    core::Bill large =
        test::bill_of(std::vector<test::PaymentLine>(50'000, {"2026-11-02 08:00:00", "晨光早餐", "12.50"}));
    bill = std::move(large);
    ++look.number;
    analyse();
    frame(2);
    press(ui::Key::end);
    CHECK(ui.bill.place == 49'999);
    CHECK(std::ranges::count_if(headless.probes, [](const auto& one) { return one.first.starts_with("bill/row/"); }) <
          30);
}

TEST_CASE_FIXTURE(NarrowBillDesk, "in a narrow window the panel is below, and takes as well") {
    REQUIRE(headless.shown("bill/into"));
    CHECK(headless.at("bill/into").y > headless.at("bill/row/4").y);
    headless.click("bill/into");
    frame();
    CHECK(asked<ui::TakeBillRequest>());
}

TEST_CASE_FIXTURE(BillViewDesk, "a bill that is dropped is looked through, onto a case it is evidence") {
    ui.view = ui::View::today;
    frame();
    headless.input.dropped_files = {"/home/li/bill.CSV"};
    frame();
    REQUIRE(asked<ui::OpenBillRequest>());
    CHECK(asked<ui::OpenBillRequest>()->path == "/home/li/bill.CSV");
    ui.drawer.case_uuid = mine;
    frame();
    headless.input.dropped_files = {"/home/li/bill.CSV"};
    frame();
    CHECK(asked<ui::ImportRequest>());
}
