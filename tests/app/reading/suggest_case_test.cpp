// What pictures propose for a new case, and to which case they may belong.
#include "core/reading/suggest_case.h"

#include <doctest/doctest.h>

#include <deque>

#include "app/reading/shots.h"
#include "core/reading/belongs.h"
#include "support/ids.h"

using namespace recoup;

namespace {

const test::FixedZones kZones;

core::Reading reading_of(std::string_view name) {
    return core::facts_of(test::shot_of("samples.json", name).text, test::reading_habit());
}

core::CaseSuggestion suggested(const std::vector<core::Reading>& readings,
                               const std::vector<std::string>& platforms = {}) {
    static const app::Library library("");
    return core::suggest_case(readings, test::kReadAt, platforms, library.playbooks(), core::Lang::zh);
}

core::Uuid id(int number) {
    core::Uuid uuid{};
    uuid.bytes[15] = static_cast<std::uint8_t>(number);
    return uuid;
}

class Cases {
  public:
    core::CaseRow& add(int number) {
        rows_.push_back({});
        rows_.back().uuid = id(number);
        rows_.back().number = number;
        return rows_.back();
    }
    core::State state() {
        core::State state(kZones);
        for (const auto& row : rows_) REQUIRE(state.put({core::RowChange{std::nullopt, core::Row(row)}}));
        return state;
    }

  private:
    std::deque<core::CaseRow> rows_;  // what add() gives holds on
};

}  // namespace

TEST_CASE("a picture of a payment proposes title, platform, amount, number and moment, each with its place") {
    const auto suggestion = suggested({reading_of("payment-success")});
    REQUIRE(suggestion.amount.size() == 1);
    CHECK(suggestion.amount[0].minor == 32800);
    CHECK(suggestion.amount[0].currency == "CNY");
    REQUIRE(suggestion.order.size() == 1);
    CHECK(suggestion.order[0].text == "20261120220014886301");
    REQUIRE(suggestion.platform.size() == 1);
    CHECK(suggestion.platform[0].text == "海豚数码旗舰店");
    REQUIRE(suggestion.paid_at.size() == 1);
    CHECK(core::to_iso(suggestion.paid_at[0].when->instant, kZones, "Asia/Shanghai") == "2026-11-20T20:14:06+08:00");
    CHECK(suggestion.title == "海豚数码旗舰店 ¥328.00");
    REQUIRE(suggestion.pictures.size() == 1);
    CHECK(suggestion.pictures[0].kind == core::EvidenceKind::payment_proof);
    CHECK(suggestion.pictures[0].captured.has_value());
    const auto lines = test::shot_of("samples.json", "payment-success").text.lines;
    CHECK(lines[suggestion.amount[0].line].text == "￥328.00");
    CHECK(lines[suggestion.order[0].line].text == "20261120220014886301");
}

TEST_CASE("a chat names the problem and its playbook") {
    const auto suggestion = suggested({reading_of("support-chat")});
    CHECK(suggestion.problem == core::Problem::service_outage);
    CHECK_FALSE(suggestion.playbook.empty());
    CHECK(suggestion.order.at(0).text == "XH2026112000731");
    CHECK(suggestion.amount.empty());
    CHECK(suggestion.paid_at.empty());  // what was said in a chat is no moment of payment
}

TEST_CASE("pictures that agree propose once, and those that differ offer both") {
    const auto payment = reading_of("payment-success");
    const auto twice = suggested({payment, payment});
    CHECK(twice.amount.size() == 1);
    CHECK(twice.order.size() == 1);
    CHECK(twice.paid_at.size() == 1);
    auto other = payment;
    for (auto& fact : other.facts)
        if (fact.minor) fact.minor = 38200;
    const auto differ = suggested({payment, other});
    REQUIRE(differ.amount.size() == 2);
    CHECK(differ.amount[0].minor == 32800);
    CHECK(differ.amount[0].picture == 0);
    CHECK(differ.amount[1].minor == 38200);
    CHECK(differ.amount[1].picture == 1);
}

TEST_CASE("a proof of payment is heard before a chat") {
    const auto suggestion = suggested({reading_of("support-chat"), reading_of("payment-success")});
    REQUIRE_FALSE(suggestion.platform.empty());
    CHECK(suggestion.platform[0].text == "海豚数码旗舰店");
    CHECK(suggestion.pictures[0].kind == core::EvidenceKind::support_chat);
    CHECK(suggestion.order.size() == 2);
}

TEST_CASE("a platform is called what the person calls it") {
    CHECK(suggested({reading_of("payment-success")}, {"海豚数码"}).platform.at(0).text == "海豚数码");
}

TEST_CASE("nothing read, nothing proposed") {
    CHECK(suggested({}).empty());
    CHECK(suggested({core::Reading{}}).title.empty());
}

TEST_CASE("a picture belongs to the case that has its number, however that is written there") {
    Cases cases;
    cases.add(1).order_no = "20261120220014886301";
    cases.add(2).note = "订单 2026112022-0014886301，客服已登记";
    cases.add(3).order_no = "20261120220014886302";
    auto& removed = cases.add(4);
    removed.order_no = "20261120220014886301";
    removed.removed_at = test::kReadAt;
    const auto found = core::cases_of(reading_of("payment-success"), cases.state());
    REQUIRE(found.size() == 2);
    for (const auto& one : found) {
        CHECK(one.number);
        CHECK(one.value == "20261120220014886301");
        CHECK((one.case_uuid == id(1) || one.case_uuid == id(2)));
    }
}

TEST_CASE("a picture belongs to a case of the same platform, amount and day, and to none of two of them") {
    Cases cases;
    const auto day = core::at_instant(*core::parse_instant("2026-11-20T08:00:00+08:00"));
    auto& same = cases.add(1);
    same.platform = "海豚数码";
    same.paid_minor = 32800;
    same.paid_at = day;
    auto& later = cases.add(2);
    later = same;
    later.uuid = id(2);
    later.number = 2;
    later.paid_at = core::at_instant(*core::parse_instant("2026-11-22T08:00:00+08:00"));
    auto& dearer = cases.add(3);
    dearer.platform = "海豚数码";
    dearer.paid_minor = 38200;
    dearer.paid_at = day;
    const auto found = core::cases_of(reading_of("payment-success"), cases.state());
    REQUIRE(found.size() == 1);
    CHECK(found[0].case_uuid == id(1));
    CHECK(found[0].platform);
    CHECK(found[0].amount);
    CHECK(found[0].day);
    CHECK_FALSE(found[0].number);
    CHECK_FALSE(found[0].fills_slot);
}

TEST_CASE("a picture whose sum or number is not the case's says so, and one that names the case's too does not") {
    core::CaseRow row;
    row.currency = "CNY";
    row.paid_minor = 38200;
    row.order_no = "20261120220014886301";
    const auto reading = reading_of("payment-success");
    auto differs = core::differences(reading, row);
    REQUIRE(differs.size() == 1);
    CHECK(core::show_difference(core::Lang::zh, differs[0]) == "不一样：¥382.00 / ¥328.00");
    row.offered_minor = 32800;
    CHECK(core::differences(reading, row).empty());
    row.order_no = "20261120220014886399";
    differs = core::differences(reading, row);
    REQUIRE(differs.size() == 1);
    CHECK(differs[0].field == core::FactField::order);
    CHECK(differs[0].in_picture == "20261120220014886301");
    row.paid_minor.reset();
    row.order_no.clear();
    CHECK(core::differences(reading, row).empty());
    CHECK(core::differences({}, row).empty());
}

TEST_CASE("a kind is proposed for evidence that has none, and never another than it has") {
    core::EvidenceRow row;
    const auto reading = reading_of("payment-success");
    CHECK(core::proposed_for(reading, row).kind == core::EvidenceKind::payment_proof);
    row.kind = core::EvidenceKind::support_chat;
    CHECK(core::proposed_for(reading, row).empty());
    CHECK(core::proposed_for({}, {}).empty());
}
