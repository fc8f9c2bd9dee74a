// Which payments of a bill stay with the file, and what is told of them afterwards.
#include "core/payments/kept.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/edit/apply.h"
#include "core/payments/missing.h"
#include "core/payments/take.h"
#include "support/ids.h"
#include "support/payments.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using Line = test::PaymentLine;

namespace {

const test::FixedZones kZones;
constexpr PaymentMeaning kRefund{.refund = true};

// A file with one case of ¥199.00, into which bills are taken.
struct Desk {
    State state{kZones};
    Rulebook rules;
    test::CountingIds ids;
    Reader reader{Lang::en, *parse_instant("2026-12-02T10:00:00+08:00"), &kZones, "Asia/Shanghai"};
    Uuid case_uuid;

    Desk() {
        CaseRow row;
        row.uuid = case_uuid = ids.next();
        row.number = 10;
        row.title = "手机壳";
        row.platform = "拼多多";
        row.paid_minor = 19900;
        row.order_no = "PDD20261101";
        row.paid_at = at_instant(*parse_instant("2026-11-01T10:00:00+08:00"));
        REQUIRE(state.put({{std::nullopt, row}}));
    }
    TakePlan plan(const Bill& bill, KeepRows keep, char file = 'a') {
        NewEvidence evidence{.name = "bill.csv", .sha256 = std::string(64, file)};
        const auto findings = findings_of(bill, &state);
        const TakeFrom from{bill, findings, state, {}, rules, reader, "CN", evidence};
        return plan_take(from, {}, {}, keep);
    }
    TakePlan take(const Bill& bill, KeepRows keep = KeepRows::of_cases, char file = 'a') {
        auto plan = this->plan(bill, keep, file);
        if (plan.any()) run(plan.command);
        return plan;
    }
    void run(const Command& command) {
        const auto change = apply(state, command, rules, reader.now, ids);
        REQUIRE(change);
        REQUIRE(state.put(change->rows));
    }
    void contact(std::string words, std::optional<When> promised_by = {}) {
        ContactRow row{.uuid = ids.next(), .case_uuid = case_uuid, .number = 1};
        row.at = *parse_instant("2026-11-08T10:00:00+08:00");
        row.direction = Direction::in;
        row.words = std::move(words);
        row.promised_by = promised_by;
        REQUIRE(state.put({{std::nullopt, row}}));
    }
    std::optional<MissingRefund> missing() const { return missing_refund(*state.find(case_uuid), kZones); }
};

const Line kPaid{"2026-11-01 10:00:00", "拼多多平台商户", "199.00", Flow::out, {}, "T300001", "PDD20261101"};
const Line kBack{"2026-11-21 09:00:00", "拼多多平台商户", "199.00", Flow::in, kRefund, "T300001_1"};
const Line kTea{"2026-11-20 09:00:00", "茶", "9.00", Flow::out, {}, "T2"};
const Line kLate{"2026-12-01 08:00:00", "茶", "9.00", Flow::out, {}, "T3"};

std::vector<std::string> sides(const State& state) {
    std::vector<std::string> all;
    for (const auto* row : state.payments()) all.push_back(row->counterpart);
    return all;
}

}  // namespace

TEST_CASE("of a bill the payments of cases are kept, and all of them where that is wanted") {
    Desk desk;
    CHECK(desk.take(test::bill_of({kPaid, kTea})).kept_anew == 1);
    CHECK(sides(desk.state) == std::vector<std::string>{"拼多多平台商户"});
    CHECK(desk.state.find(desk.case_uuid)->payments.size() == 1);
    const auto all = desk.take(test::bill_of({kPaid, kTea}), KeepRows::all);
    CHECK(all.kept == 1);
    CHECK(all.kept_anew == 1);
    CHECK(sides(desk.state) == std::vector<std::string>{"拼多多平台商户", "茶"});
}

TEST_CASE("an overlapping bill brings what is new, and the same one again nothing") {
    Desk desk;
    desk.take(test::bill_of({kTea, kPaid}), KeepRows::all);
    CHECK_FALSE(desk.plan(test::bill_of({kTea, kPaid}), KeepRows::all).any());
    CHECK_FALSE(desk.plan(test::bill_of({kPaid, kTea}), KeepRows::all, 'b').any());
    const auto more = desk.take(test::bill_of({kPaid, kTea, kLate}), KeepRows::all, 'b');
    CHECK(more.kept == 2);
    CHECK(more.kept_anew == 1);
    CHECK(desk.state.payments().size() == 3);
}

TEST_CASE("equal payments without a number stay as many as their bill has, and are known one by one") {
    Desk desk;
    Line plain{"2026-11-20 09:00:00", "茶", "9.00"};
    CHECK(desk.take(test::bill_of({plain, plain}), KeepRows::all).kept_anew == 2);
    CHECK_FALSE(desk.plan(test::bill_of({plain, plain}), KeepRows::all, 'b').any());
    CHECK(desk.plan(test::bill_of({plain, plain, plain}), KeepRows::all, 'b').kept_anew == 1);
    plain.at = "2026-11-20 09:00:01";
    CHECK(desk.plan(test::bill_of({plain, plain}), KeepRows::all, 'b').kept_anew == 2);
}

TEST_CASE("a payment and the refund that has its number are two") {
    Desk desk;
    auto back = kBack;
    back.number = kPaid.number;
    CHECK(desk.take(test::bill_of({kPaid, back}), KeepRows::all).kept_anew == 2);
}

TEST_CASE("two banks may give one number, and one bank does not forget what it was for") {
    Desk desk;
    auto first = test::bill_of({{"2026-11-20 09:00:00", "茶", "9.00", Flow::out, {}, "1"}});
    auto second = test::bill_of({{"2026-11-22 09:00:00", "米", "9.00", Flow::out, {}, "1"}});
    first.source = second.source = BillSource::other;
    desk.take(first, KeepRows::all);
    CHECK_FALSE(desk.plan(first, KeepRows::all, 'b').any());
    CHECK(desk.plan(second, KeepRows::all, 'b').kept_anew == 1);
}

TEST_CASE("what is kept tells the same as its bill did, source by source") {
    Desk desk;
    const auto bill = test::bill_of({{"2026-11-20 20:13:41", "海豚", "328.00", Flow::out, {}, "T1"},
                                     {"2026-11-20 20:14:06", "海豚", "328.00", Flow::out, {}, "T2"}});
    desk.take(bill, KeepRows::all);
    auto bank = test::bill_of({{"2026-11-20 20:14:06", "海豚", "328.00", Flow::out, {}, "9"}});
    bank.source = BillSource::other;
    desk.take(bank, KeepRows::all, 'b');
    const auto bills = kept_bills(desk.state);
    REQUIRE(bills.size() == 2);
    std::size_t twice = 0;
    for (const auto& one : bills)
        for (const auto& finding : findings_of(one.bill, &desk.state)) twice += finding.kind == FindingKind::twice;
    CHECK(twice == 1);
}

TEST_CASE("a payment that was put into a case belongs to it, whatever its numbers say") {
    Desk desk;
    desk.take(test::bill_of({kTea}), KeepRows::all);
    auto row = *desk.state.payments().front();
    row.case_uuid = desk.case_uuid;
    desk.run(TakePayments{.keep = {{row}}});
    const auto bills = kept_bills(desk.state);
    CHECK(cases_of_payments(bills.at(0).bill, desk.state) == std::vector{desk.case_uuid});
    row.case_uuid = desk.ids.next();
    CHECK_FALSE(apply(desk.state, TakePayments{.keep = {{row}}}, desk.rules, desk.reader.now, desk.ids));
}

TEST_CASE("clearing takes all payments in one change") {
    Desk desk;
    desk.take(test::bill_of({kPaid, kTea}), KeepRows::all);
    desk.run(ClearPayments{});
    CHECK(desk.state.payments().empty());
    CHECK(desk.state.find(desk.case_uuid)->payments.empty());
}

TEST_CASE("thousands of payments are taken and cleared without going past each other") {
    Desk desk;
    std::vector<std::string> numbers;
    for (int i = 0; i < 5000; ++i) numbers.push_back("T" + std::to_string(i));
    std::vector<Line> lines;
    for (const auto& number : numbers) lines.push_back({"2026-11-20 09:00:00", "茶", "9.00", Flow::out, {}, number});
    const auto before = desk.state.rows_passed();
    CHECK(desk.take(test::bill_of(lines), KeepRows::all).kept_anew == 5000);
    desk.run(ClearPayments{});
    CHECK(desk.state.rows_passed() - before < 1000);
}

TEST_CASE("a refund that was promised, told or agreed is missing once a bill goes further and has none") {
    Desk desk;
    SUBCASE("promised") {
        desk.contact("会处理", on_day(*parse_day("2026-11-24"), "Asia/Shanghai"));
        desk.take(test::bill_of({kPaid, kTea}));
        CHECK_FALSE(desk.missing());  // that bill ends before
        CHECK(desk.take(test::bill_of({kPaid, kTea, kLate}), KeepRows::of_cases, 'b').kept_anew == 0);
        REQUIRE(desk.missing());
        CHECK(desk.missing()->why == RefundWord::promised);
        CHECK(desk.missing()->until == *parse_instant("2026-12-01T08:00:00+08:00"));
    }
    SUBCASE("told") {
        desk.contact("您好，退款成功，请查收");
        desk.take(test::bill_of({kPaid, kLate}));
        REQUIRE(desk.missing());
        CHECK(desk.missing()->why == RefundWord::told);
    }
    SUBCASE("agreed") {
        RouteRow route{.uuid = desk.ids.next(), .case_uuid = desk.case_uuid, .state = RouteState::settled};
        route.closed_at = *parse_instant("2026-11-10T10:00:00+08:00");
        REQUIRE(desk.state.put({{std::nullopt, route}}));
        desk.take(test::bill_of({kPaid, kLate}));
        REQUIRE(desk.missing());
        CHECK(desk.missing()->why == RefundWord::agreed);
    }
    SUBCASE("and not where the refund is there") {
        desk.contact("退款成功");
        desk.take(test::bill_of({kPaid, kBack, kLate}));
        CHECK(desk.state.payments().size() == 2);
        CHECK_FALSE(desk.missing());
    }
    SUBCASE("and not where nobody spoke of one") {
        desk.contact("系统显示正常");
        desk.take(test::bill_of({kPaid, kLate}));
        CHECK_FALSE(desk.missing());
    }
}

TEST_CASE("only who says that the money was sent tells of a refund") {
    for (const auto* words :
         {"已退款", "亲，已经退款成功，请留意", "The amount has been refunded.", "款项已退回您的账户"})
        CHECK(tells_of_refund(words));
    for (const auto* words : {"还没退款成功", "退款成功后会通知您", "如果已退款请忽略", "It has not been refunded",
                              "Once it has been refunded you will hear", "已退款了吗？", "申请退款", ""})
        CHECK_FALSE(tells_of_refund(words));
}
