#include "core/payments/findings.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/payments.h"
#include "support/zones.h"

using namespace recoup;
using core::Finding;
using core::FindingKind;
using core::Strength;
using test::bill_of;
using Line = test::PaymentLine;

namespace {

constexpr core::PaymentMeaning kRefund{.refund = true};

Line refund_of(std::string_view at, std::string_view side, std::string_view sum) {
    return {at, side, sum, core::Flow::in, kRefund};
}

std::vector<Finding> of_kind(const core::Bill& bill, FindingKind kind, const core::State* state = nullptr) {
    auto all = core::findings_of(bill, state);
    std::erase_if(all, [&](const Finding& one) { return one.kind != kind; });
    return all;
}

const test::FixedZones kZones;

core::State state_with(core::CaseRow row, std::vector<core::ContactRow> contacts = {}) {
    core::State state(kZones);
    row.number = 10;
    core::State::Place place;
    const auto uuid = row.uuid;
    state.load(std::move(row), place);
    for (auto& contact : contacts) {
        contact.case_uuid = uuid;
        core::State::Place contact_place;
        state.load(std::move(contact), contact_place);
    }
    state.finish_loading();
    return state;
}

core::CaseRow case_row() {
    core::CaseRow row;
    row.uuid.bytes[15] = 7;
    row.title = "手机壳";
    row.platform = "拼多多";
    row.paid_minor = 19900;
    row.paid_at = core::at_instant(*core::parse_instant("2026-11-01T10:00:00+08:00"));
    return row;
}

}  // namespace

TEST_CASE("the same sum to the same side within ten minutes is charged twice, and both rows stay") {
    const auto bill = bill_of({{"2026-11-20 20:14:06", "星巴克", "382.00"},
                               {"2026-11-20 20:20:06", "星巴克", "382.00"},
                               {"2026-11-20 20:21:06", "星巴克", "38.00"},
                               {"2026-11-20 20:20:06", "美团", "382.00"}});
    const auto twice = of_kind(bill, FindingKind::twice);
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].strength == Strength::strong);
    CHECK(twice[0].payments == std::vector<std::size_t>{0, 1});
    CHECK(bill.payments.size() == 4);
}

TEST_CASE("within a day it is weak, later it is nothing") {
    const auto twice = of_kind(bill_of({{"2026-11-20 08:00:00", "星巴克", "32.00"},
                                        {"2026-11-20 20:00:00", "星巴克", "32.00"},
                                        {"2026-11-22 20:00:00", "星巴克", "32.00"}}),
                               FindingKind::twice);
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].strength == Strength::weak);
}

TEST_CASE("red packets, one payment told twice and what was given back are no strong finding") {
    Line packet{"2026-11-20 08:00:00", "妈妈", "200.00"};
    packet.meaning.gift = true;
    CHECK(of_kind(bill_of({packet, packet}), FindingKind::twice).at(0).strength == Strength::weak);
    Line same{"2026-11-20 08:00:00", "店", "200.00"};
    same.number = "42";
    CHECK(of_kind(bill_of({same, same}), FindingKind::twice).at(0).strength == Strength::weak);
    Line back{"2026-11-20 08:01:00", "店", "200.00"};
    back.back = "200.00";
    CHECK(of_kind(bill_of({{"2026-11-20 08:00:00", "店", "200.00"}, back}), FindingKind::twice).at(0).strength ==
          Strength::weak);
    Line failed{"2026-11-20 08:01:00", "店", "200.00"};
    failed.meaning.failed = true;
    CHECK(of_kind(bill_of({{"2026-11-20 08:00:00", "店", "200.00"}, failed}), FindingKind::twice).empty());
}

TEST_CASE("a refund is found with its payment, whole or in part") {
    Line paid{"2026-11-01 10:00:00", "拼多多", "199.00"};
    paid.back = "100.00";
    const auto back = refund_of("2026-11-05 10:00:00", "拼多多", "100.00");
    const auto arrived = of_kind(bill_of({back, paid}), FindingKind::refund_arrived);
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0].strength == Strength::strong);
    CHECK(arrived[0].payments == std::vector<std::size_t>{1, 0});
    CHECK(arrived[0].arrived_minor == 10000);
    CHECK(arrived[0].of_minor == 19900);
    CHECK_FALSE(arrived[0].whole());
    CHECK(of_kind(bill_of({back, paid}), FindingKind::refund_missing).empty());
}

TEST_CASE("a refund without a number or a state is a guess, and belongs to the newest payment that waits") {
    const auto arrived = of_kind(bill_of({{"2026-11-01 10:00:00", "店", "50.00"},
                                          {"2026-11-03 10:00:00", "店", "50.00"},
                                          refund_of("2026-11-05 10:00:00", "店", "50.00")}),
                                 FindingKind::refund_arrived);
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0].strength == Strength::weak);
    CHECK(arrived[0].payments == std::vector<std::size_t>{1, 2});
    CHECK(arrived[0].whole());
}

TEST_CASE("the refund of a number carries it, and says surely what it is of") {
    Line paid{"2026-11-01 10:00:00", "得物", "499.00"};
    paid.number = "2026110122001";
    Line other = paid;
    other.number = "2026110122002";
    auto back = refund_of("2026-11-09 10:00:00", "别名", "499.00");
    back.number = "2026110122001_881";
    const auto arrived = of_kind(bill_of({paid, other, back}), FindingKind::refund_arrived);
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0].strength == Strength::strong);
    CHECK(arrived[0].payments == std::vector<std::size_t>{0, 2});
    back.number = "";
    back.merchant_number = "T200";
    other.merchant_number = "T200";
    CHECK(of_kind(bill_of({paid, other, back}), FindingKind::refund_arrived).at(0).payments ==
          std::vector<std::size_t>{1, 2});
}

TEST_CASE("a deal that was closed and paid is told, unless its money came back") {
    Line paid{"2026-11-01 10:00:00", "得物", "499.00"};
    paid.meaning.closed = true;
    CHECK(of_kind(bill_of({paid}), FindingKind::closed_but_paid).size() == 1);
    CHECK(of_kind(bill_of({paid, refund_of("2026-11-09 10:00:00", "得物", "499.00")}), FindingKind::closed_but_paid)
              .empty());
    paid.flow = core::Flow::neutral;
    CHECK(of_kind(bill_of({paid}), FindingKind::closed_but_paid).empty());
}

TEST_CASE("price protection is told apart from other refunds") {
    auto back = refund_of("2026-11-09 10:00:00", "京东", "3.45");
    back.meaning.price_protection = true;
    CHECK(of_kind(bill_of({back}), FindingKind::price_protection).at(0).strength == Strength::strong);
    CHECK(of_kind(bill_of({back}), FindingKind::refund_arrived).empty());
}

TEST_CASE("a state that tells a refund which is in no row is worth a look") {
    Line paid{"2026-11-01 10:00:00", "店", "199.00"};
    paid.back = "199.00";
    CHECK(of_kind(bill_of({paid}), FindingKind::refund_missing).at(0).strength == Strength::weak);
}

TEST_CASE("what is charged every month is found with the day of the next charge") {
    std::vector<Line> lines{{"2026-08-31 09:00:00", "爱奇艺", "25.00"},
                            {"2026-09-30 09:00:00", "爱奇艺", "25.00"},
                            {"2026-10-31 09:00:00", "爱奇艺", "25.00"}};
    const auto repeating = of_kind(bill_of(lines), FindingKind::repeating);
    REQUIRE(repeating.size() == 1);
    CHECK(repeating[0].strength == Strength::strong);
    CHECK(repeating[0].payments == std::vector<std::size_t>{0, 1, 2});
    CHECK(core::to_storage(repeating[0].next_at.value()) == "2026-11-30T01:00:00Z");
    lines.pop_back();
    CHECK(of_kind(bill_of(lines), FindingKind::repeating).empty());
}

TEST_CASE("weeks and years repeat, too, and a price that rose by a tenth is the same charge") {
    CHECK(of_kind(bill_of({{"2026-11-02 09:00:00", "课", "80.00"},
                           {"2026-11-09 09:00:00", "课", "80.00"},
                           {"2026-11-16 09:00:00", "课", "80.00"}}),
                  FindingKind::repeating)
              .at(0)
              .next_at == core::parse_instant("2026-11-23T09:00:00+08:00"));
    CHECK(of_kind(bill_of({{"2024-03-01 09:00:00", "域名", "80.00"},
                           {"2025-03-01 09:00:00", "域名", "80.00"},
                           {"2026-03-01 09:00:00", "域名", "80.00"}}),
                  FindingKind::repeating)
              .at(0)
              .next_at == core::parse_instant("2027-03-01T09:00:00+08:00"));
    const auto risen = of_kind(bill_of({{"2026-01-10 09:00:00", "云盘", "20.00"},
                                        {"2026-02-09 09:00:00", "云盘", "20.00"},
                                        {"2026-03-11 09:00:00", "云盘", "22.00"}}),
                               FindingKind::repeating);
    REQUIRE(risen.size() == 1);
    CHECK(risen[0].strength == Strength::weak);
}

TEST_CASE("a bill is matched with the cases of the file by number, and by platform, sum and day") {
    auto row = case_row();
    row.order_no = "42000010012026";
    Line by_number{"2026-11-09 10:00:00", "别家", "5.00"};
    by_number.number = "42000010012026";
    const auto state = state_with(row);
    const auto bill = bill_of({{"2026-11-01 10:00:00", "拼多多平台商户", "199.00"},
                               by_number,
                               {"2026-11-11 10:00:00", "拼多多平台商户", "199.00"}});
    const auto cases = core::cases_of_payments(bill, state);
    CHECK(cases == std::vector<core::Uuid>{row.uuid, row.uuid, core::Uuid{}});
}

TEST_CASE("a refund that fits an open case says so, whole or in part") {
    const auto state = state_with(case_row());
    const auto back = refund_of("2026-11-21 10:00:00", "拼多多平台商户", "100.00");
    const auto arrived = of_kind(bill_of({back}), FindingKind::refund_arrived, &state);
    REQUIRE(arrived.size() == 1);
    CHECK(arrived[0].case_uuid == case_row().uuid);
    auto ended = case_row();
    ended.outcome = core::Outcome::abandoned;
    const auto over = state_with(ended);
    CHECK_FALSE(of_kind(bill_of({back}), FindingKind::refund_arrived, &over).at(0).case_uuid);
}

TEST_CASE("a promised refund that no row has is missing once the bill goes beyond the promise") {
    core::ContactRow contact;
    contact.uuid.bytes[0] = 1;
    contact.promised_by = core::on_day(*core::parse_day("2026-11-10"), "Asia/Shanghai");
    const auto state = state_with(case_row(), {contact});
    const Line paid{"2026-11-01 10:00:00", "拼多多平台商户", "199.00"};
    const Line late{"2026-11-12 10:00:00", "美团", "9.00"}, early{"2026-11-09 10:00:00", "美团", "9.00"};
    const auto missing = of_kind(bill_of({paid, late}), FindingKind::refund_missing, &state);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].strength == Strength::strong);
    CHECK(missing[0].case_uuid == case_row().uuid);
    CHECK(of_kind(bill_of({paid, early}), FindingKind::refund_missing, &state).empty());
    const auto back = refund_of("2026-11-11 10:00:00", "拼多多平台商户", "199.00");
    CHECK(of_kind(bill_of({paid, back, late}), FindingKind::refund_missing, &state).empty());
}

TEST_CASE("a refund without a number is known again by the case that it ended, that day and with that sum") {
    auto row = case_row();
    row.stage = core::Stage::refunded;
    row.outcome = core::Outcome::full;
    row.received_minor = 19900;
    row.refunded_at = core::on_day(*core::parse_day("2026-11-11"), "Asia/Shanghai");
    const auto over = state_with(row);
    const auto known = [&](std::string_view at, std::string_view sum) {
        const auto back = refund_of(at, "拼多多平台商户", sum);
        return of_kind(bill_of({back}), FindingKind::refund_arrived, &over).at(0).case_uuid == row.uuid;
    };
    CHECK(known("2026-11-11 10:00:00", "199.00"));
    CHECK_FALSE(known("2026-11-11 10:00:00", "198.00"));
    CHECK_FALSE(known("2026-11-12 00:00:00", "199.00"));
}

TEST_CASE("what came back of a bill without rows of refunds is told by its payment") {
    auto bill = bill_of({{"2026-11-01 10:00:00", "店", "199.00"}});
    bill.payments[0].refunded_minor = 9900;
    bill.refunds_in_place = true;
    const auto all = core::findings_of(bill, nullptr);
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == FindingKind::refund_arrived);
    CHECK(all[0].arrived_minor == 9900);
}

TEST_CASE("texts that come again are kept once, and each stays where it is") {
    core::TextPool pool;
    const auto first = pool.keep(std::string("美团"));
    std::vector<std::string_view> kept;
    for (int i = 0; i < 20'000; ++i) kept.push_back(pool.keep("number " + std::to_string(i)));
    CHECK(pool.keep(std::string("美团")).data() == first.data());
    CHECK(first == "美团");
    CHECK(kept[0] == "number 0");
    CHECK(kept[19'999] == "number 19999");
    CHECK(pool.keep(std::string(200'000, 'x')).size() == 200'000);
    CHECK(pool.keep("").empty());
}
