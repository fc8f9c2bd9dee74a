#include "core/payments/bill_view.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/payments/take.h"
#include "support/payments.h"
#include "support/zones.h"

using namespace recoup;
using core::BillFilter;
using core::FindingKind;
using test::PaymentLine;
using Show = core::BillFilter::Show;

namespace {

const test::FixedZones kZones;

core::CaseRow case_row() {
    core::CaseRow row;
    row.uuid.bytes[15] = 7;
    row.number = 10;
    row.title = "手机壳";
    row.platform = "拼多多";
    row.paid_minor = 19900;
    row.order_no = "PDD20261101";
    row.paid_at = core::at_instant(*core::parse_instant("2026-11-01T10:00:00+08:00"));
    return row;
}

core::State state_with(core::CaseRow row) {
    core::State state(kZones);
    core::State::Place place;
    state.load(std::move(row), place);
    state.finish_loading();
    return state;
}

// Row 2 and 3 a double charge, 4 a payment of the case, 5 its refund, 6 and 7 something else.
core::Bill usual_bill() {
    return test::bill_of({{"2026-11-20 20:13:41", "海豚数码旗舰店", "328.00", core::Flow::out, {}, "T1", "M1"},
                          {"2026-11-20 20:14:06", "海豚数码旗舰店", "328.00", core::Flow::out, {}, "T2", "M2"},
                          {"2026-11-01 10:00:00", "拼多多", "199.00", core::Flow::out, {}, "T300001", "PDD20261101"},
                          {"2026-11-21 09:00:00", "拼多多", "199.00", core::Flow::in, {.refund = true}, "T300001_1"},
                          {"2026-11-02 08:00:00", "晨光早餐", "12.50", core::Flow::out, {}, "T5"},
                          {"2026-11-03 08:00:00", "Café Noir", "1328.00", core::Flow::out, {}, "T6"}});
}

std::vector<std::uint32_t> rows(const core::Bill& bill, const std::vector<core::BillLine>& lines) {
    std::vector<std::uint32_t> out;
    for (const auto& line : lines) out.push_back(bill.payments[line.payment].row);
    return out;
}

using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("what a case has is known, and a refund of it is not before it is recorded") {
    const auto bill = usual_bill();
    auto row = case_row();
    const auto view = core::bill_view(bill, state_with(row), {});
    CHECK(view.known_count == 1);
    CHECK(rows(bill, core::bill_lines(bill, view, {.show = Show::known})) == Rows{4});
    CHECK(rows(bill, core::bill_lines(bill, view, {})) == Rows{5, 3, 2, 7, 6});
    row.received_minor = 19900;
    row.refunded_at = core::at_instant(*core::parse_instant("2026-11-21T09:00:00+08:00"));
    CHECK(core::bill_view(bill, state_with(row), {}).known_count == 2);
}

TEST_CASE("a kind of finding is narrowed to its rows, of a refund to the row that came") {
    const auto bill = usual_bill();
    const auto view = core::bill_view(bill, state_with(case_row()), {});
    CHECK(rows(bill, core::bill_lines(bill, view, {.show = Show::kind, .kind = FindingKind::twice})) == Rows{3, 2});
    CHECK(rows(bill, core::bill_lines(bill, view, {.show = Show::kind, .kind = FindingKind::refund_arrived})) ==
          Rows{5});
    CHECK(rows(bill, core::bill_lines(bill, view, {.refunds = true})) == Rows{5});
}

TEST_CASE("rows are searched by merchant, sum and number, and all words must be found") {
    const auto bill = usual_bill();
    const auto view = core::bill_view(bill, state_with(case_row()), {});
    const auto found = [&](std::string text) {
        return rows(bill, core::bill_lines(bill, view, {.search = std::move(text)}));
    };
    CHECK(found("cafe") == Rows{7});
    CHECK(found("1,328") == Rows{7});
    CHECK(found("328.00 海豚 t1") == Rows{2});
    CHECK(found("nothing of it").empty());
}

TEST_CASE("both rows of a double charge go together, until somebody finds nothing wrong with them") {
    const auto bill = usual_bill();
    const auto state = state_with(case_row());
    const auto view = core::bill_view(bill, state, {});
    CHECK(core::taken_with(view, 0) == std::vector<std::size_t>{0, 1});
    CHECK(core::taken_with(view, 4) == std::vector<std::size_t>{4});
    const std::vector<std::string> fine{core::finding_key(bill, view.findings[view.tells[0]])};
    const auto later = core::bill_view(bill, state, fine);
    CHECK(core::taken_with(later, 0) == std::vector<std::size_t>{0});
    CHECK(later.found[static_cast<std::size_t>(FindingKind::twice)] == 1);
    CHECK(later.open[static_cast<std::size_t>(FindingKind::twice)] == 0);
}

TEST_CASE("rows of one case say which, rows of two say none") {
    const auto bill = usual_bill();
    const auto view = core::bill_view(bill, state_with(case_row()), {});
    const std::size_t refund[] = {3}, mixed[] = {2, 4}, other[] = {4};
    CHECK(core::case_for(view, refund) == case_row().uuid);
    CHECK(core::case_for(view, mixed) == case_row().uuid);
    CHECK_FALSE(core::case_for(view, other));
}

TEST_CASE("a refund that was promised and did not come has a line above its payment") {
    const auto bill =
        test::bill_of({{"2026-11-01 10:00:00", "拼多多", "199.00", core::Flow::out, {}, "T3", "PDD20261101"},
                       {"2026-11-28 10:00:00", "晨光早餐", "12.50"}});
    auto row = case_row();
    row.stage = core::Stage::refunded;
    row.stage_since = *core::parse_instant("2026-11-05T10:00:00+08:00");
    const auto view = core::bill_view(bill, state_with(row), {});
    const auto lines = core::bill_lines(bill, view, {.show = Show::kind, .kind = FindingKind::refund_missing});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == core::BillLine{0, true});
    CHECK(lines[1] == core::BillLine{0, false});
}

TEST_CASE("chosen rows become the same plan whether the cases of the bill are given or asked for") {
    const auto bill = usual_bill();
    const auto state = state_with(case_row());
    const auto view = core::bill_view(bill, state, {});
    const core::Rulebook rules;
    core::NewEvidence file;
    file.name = "bill.csv";
    core::Reader reader{.lang = core::Lang::zh, .zones = &kZones, .zone = "Asia/Shanghai"};
    const std::vector<std::size_t> chosen{0, 1, 3};
    core::TakeFrom from{bill, view.findings, state, {}, rules, reader, "CN", file};
    const auto asked = core::plan_take(from, chosen);
    from.cases = view.cases;
    const auto given = core::plan_take(from, chosen);
    REQUIRE(given.parts.size() == 2);
    REQUIRE(asked.parts.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(given.parts[i].what == asked.parts[i].what);
        CHECK(given.parts[i].payments == asked.parts[i].payments);
        CHECK(given.parts[i].case_uuid == asked.parts[i].case_uuid);
    }
    CHECK(given.command.cases.size() == 1);
    CHECK(given.command.refunds.size() == 1);
}

TEST_CASE("bills are told by the endings that they have") {
    for (const auto* name : {"a.csv", "微信支付账单.XLSX", "b.Zip"}) CHECK(core::is_bill_name(name));
    for (const auto* name : {"a.png", ".csv", "csv", "a.csv.txt"}) CHECK_FALSE(core::is_bill_name(name));
}
