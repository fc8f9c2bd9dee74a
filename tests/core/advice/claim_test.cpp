// What may be claimed: to the cent, with every step, never more than the law gives.
#include "core/advice/claim.h"

#include <doctest/doctest.h>

#include <random>

#include "core/base/money.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;

namespace {

using In = ClaimInput;

ClaimRule rule(ClaimFormula formula) {
    ClaimRule made;
    made.id = "TEST";
    made.jurisdictions = {"CN"};
    made.formula = formula;
    made.standing = Standing::c1;
    made.source_title = {"《消费者权益保护法》", "Consumer Rights Law"};
    made.article = {"第五十五条", "Art. 55"};
    return made;
}

ClaimRule fraud() {
    auto made = rule(ClaimFormula::multiple);
    made.times = 3;
    made.least_minor = 50'000;
    made.currency = "CNY";
    return made;
}

ClaimRule food() {
    auto made = fraud();
    made.times = 10;
    made.loss_times = 3;
    made.least_minor = 100'000;
    return made;
}

ClaimRule mail() {
    auto made = rule(ClaimFormula::capped);
    made.times = 3;
    return made;
}

ClaimRule late() {
    auto made = rule(ClaimFormula::daily);
    made.daily_rate = kRateUnits;
    return made;
}

using Given = std::initializer_list<std::pair<In, std::int64_t>>;

Result<Claim> reckoned(const ClaimRule& by, Given given, std::optional<std::int64_t> received = std::nullopt,
                       Lang lang = Lang::zh) {
    ClaimValues values;
    for (const auto& [input, value] : given) values[input] = value;
    CaseRow row;
    row.currency = "CNY";
    row.received_minor = received;
    return reckon(by, values, row, lang);
}

std::int64_t total(const ClaimRule& by, Given given) {
    const auto claim = reckoned(by, given);
    REQUIRE(claim);
    return claim->total_minor;
}

std::string refusal(const ClaimRule& by, Given given) {
    const auto claim = reckoned(by, given);
    REQUIRE_FALSE(claim);
    CHECK(claim.error().kind == ErrorKind::usage);
    return sentence(Lang::zh, claim.error());
}

}  // namespace

TEST_CASE("the unused part of what was paid is right to the cent and shows its formula") {
    const auto share = rule(ClaimFormula::share);
    const auto year = reckoned(share, {{In::price, 12'000}, {In::part, 300}, {In::whole, 365}});
    REQUIRE(year);
    CHECK(year->total_minor == 9863);
    CHECK(year->owed_minor == 9863);
    CHECK(year->steps == std::vector<std::string>{"¥120.00 × 300 ÷ 365 = ¥98.63"});
    CHECK(total(share, {{In::price, 2500}, {In::part, 26}, {In::whole, 720}}) == 90);
    CHECK(total(share, {{In::price, 1}, {In::part, 1}, {In::whole, 2}}) == 1);  // a half goes up
    CHECK(total(share, {{In::price, kMaxAmountMinor}, {In::part, kMostPieces}, {In::whole, kMostPieces}}) ==
          kMaxAmountMinor);
}

TEST_CASE("what was used is taken off a prepayment, and never more than that") {
    const auto less = rule(ClaimFormula::less);
    CHECK(total(less, {{In::price, 100'000}, {In::used, 30'000}}) == 70'000);
    CHECK(total(less, {{In::price, 100'000}, {In::used, 100'000}}) == 0);
    const auto over = reckoned(less, {{In::price, 100'000}, {In::used, 120'000}});
    CHECK(over->total_minor == 0);
    CHECK(over->steps == std::vector<std::string>{"已用 ¥1,200.00，超过了实付，没有可退的"});
}

TEST_CASE("a bonus that came with a top-up makes what was used cheaper in proportion") {
    // 1,000 paid, 200 on top: what was used for 600 of the balance cost 500.
    const auto claim =
        reckoned(rule(ClaimFormula::bonus), {{In::price, 100'000}, {In::bonus, 20'000}, {In::used, 60'000}});
    CHECK(claim->total_minor == 50'000);
    CHECK(claim->steps == std::vector<std::string>{"¥600.00 × ¥1,000.00 ÷ (¥1,000.00 + ¥200.00) = ¥500.00",
                                                   "¥1,000.00 − ¥500.00 = ¥500.00"});
    CHECK(total(rule(ClaimFormula::bonus), {{In::price, 100'000}, {In::bonus, 20'000}, {In::used, 120'000}}) == 0);
    CHECK(refusal(rule(ClaimFormula::bonus), {{In::price, 100}, {In::bonus, 20}, {In::used, 121}}) ==
          "“已消费的金额”不能超过实付加赠送的金额。");
}

TEST_CASE("an order's coupon is spread over its items") {
    const auto coupon = rule(ClaimFormula::coupon);
    const auto claim = reckoned(coupon, {{In::item, 9900}, {In::order, 19'900}, {In::coupon, 6000}});
    CHECK(claim->total_minor == 6915);
    CHECK(claim->steps == std::vector<std::string>{"¥99.00 − ¥60.00 × ¥99.00 ÷ ¥199.00 = ¥69.15"});
    CHECK(refusal(coupon, {{In::item, 200}, {In::order, 100}, {In::coupon, 0}}) ==
          "“一件商品的标价”不能超过“整单优惠前的总价”。");
    CHECK_FALSE(reckoned(coupon, {{In::item, 100}, {In::order, 100}, {In::coupon, 101}}));
}

TEST_CASE("a prepayment comes back with interest by days, a year being 365 of them") {
    const auto claim =
        reckoned(rule(ClaimFormula::interest), {{In::price, 100'000}, {In::rate, 31'000}, {In::days, 120}});
    CHECK(claim->total_minor == 101'019);
    CHECK(claim->steps ==
          std::vector<std::string>{"¥1,000.00 × 3.1% × 120 ÷ 365 = ¥10.19", "¥1,000.00 + ¥10.19 = ¥1,010.19"});
    CHECK(total(rule(ClaimFormula::interest), {{In::price, 100'000}, {In::rate, 0}, {In::days, 120}}) == 100'000);
}

TEST_CASE("fraud costs three times the price and at least 500 yuan, on top of what goes back") {
    CHECK(total(fraud(), {{In::price, 100'000}, {In::refund, 100'000}}) == 400'000);
    CHECK(total(fraud(), {{In::price, 100'000}}) == 300'000);
    const auto small = reckoned(fraud(), {{In::price, 9900}, {In::refund, 9900}});
    CHECK(small->total_minor == 59'900);
    CHECK(small->steps ==
          std::vector<std::string>{"¥99.00 × 3 = ¥297.00", "不足最低额，按 ¥500.00 算", "¥99.00 + ¥500.00 = ¥599.00"});
    CHECK(total(fraud(), {{In::price, 16'667}}) == 50'001);
    CHECK(total(fraud(), {{In::price, 16'666}}) == 50'000);
    CHECK_FALSE(reckoned(fraud(), {{In::price, 100}, {In::refund, 101}}));
}

TEST_CASE("unsafe food costs ten times the price or three times the loss, and at least 1,000 yuan") {
    CHECK(total(food(), {{In::price, 20'000}, {In::refund, 20'000}, {In::loss, 0}}) == 220'000);
    CHECK(total(food(), {{In::price, 20'000}, {In::loss, 100'000}}) == 300'000);
    CHECK(total(food(), {{In::price, 500}, {In::loss, 0}}) == 100'000);
    // Three times the loss is asked for by no other law.
    CHECK(inputs_of(fraud()).size() == 2);
    CHECK(inputs_of(food()).size() == 3);
}

TEST_CASE("a tariff a day, and a loss up to a limit") {
    CHECK(total(late(), {{In::price, 30'000}, {In::days, 12}}) == 3600);
    const auto lost = reckoned(mail(), {{In::loss, 50'000}, {In::fee, 1200}});
    CHECK(lost->total_minor == 3600);
    CHECK(lost->steps.back() == "损失超过上限，按 ¥36.00 算");
    CHECK(total(mail(), {{In::loss, 2000}, {In::fee, 1200}}) == 2000);
}

TEST_CASE("what was received is taken off what is owed, not off what was claimed") {
    const auto part = reckoned(rule(ClaimFormula::less), {{In::price, 19'900}, {In::used, 0}}, 10'000);
    CHECK(part->total_minor == 19'900);
    CHECK(part->owed_minor == 9900);
    CHECK(part->steps.back() == "已到账 ¥100.00，还应退 ¥99.00");
    CHECK(reckoned(rule(ClaimFormula::less), {{In::price, 100}, {In::used, 0}}, 500)->owed_minor == 0);
    CHECK(reckoned(rule(ClaimFormula::less), {{In::price, 19'900}, {In::used, 0}}, 10'000, Lang::en)->steps.back() ==
          "¥100.00 has been refunded, ¥99.00 is still owed");
}

TEST_CASE("a value that is missing, too large or nothing is named in the rule's own words") {
    auto share = rule(ClaimFormula::share);
    share.labels = {{"实付金额", "What you paid"}, {"剩余天数", "Days left"}, {"合同总天数", "Days in all"}};
    CHECK(refusal(share, {{In::price, 100}, {In::whole, 365}}) == "请填上“剩余天数”。");
    CHECK(refusal(share, {{In::price, 100}, {In::part, 3}, {In::whole, 2}}) == "“剩余天数”不能超过“合同总天数”。");
    CHECK(refusal(share, {{In::price, 100}, {In::part, 0}, {In::whole, 0}}) == "“合同总天数”要大于 0。");
    CHECK(refusal(share, {{In::price, 0}, {In::part, 0}, {In::whole, 1}}) == "“实付金额”要大于 0。");
    CHECK(refusal(share, {{In::price, kMaxAmountMinor + 1}, {In::part, 0}, {In::whole, 1}}) == "“实付金额”太大了。");
    CHECK_FALSE(reckoned(share, {{In::price, 100}, {In::part, -1}, {In::whole, 1}}));
    CHECK_FALSE(reckoned(fraud(), {{In::price, kMaxAmountMinor}, {In::refund, kMaxAmountMinor}}));
    CHECK_FALSE(reckoned(food(), {{In::price, 1}, {In::loss, kMaxAmountMinor}}));
}

TEST_CASE("no claim is ever above what its law gives, nor below nothing, however large the numbers") {
    std::mt19937_64 random(11);
    const auto amount = [&] {
        const auto digits = std::uniform_int_distribution(1, 12)(random);
        std::int64_t most = 1;
        for (int i = 0; i < digits; ++i) most *= 10;
        return std::uniform_int_distribution<std::int64_t>(1, most)(random);
    };
    const auto up_to = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); };
    for (int i = 0; i < 20'000; ++i) {
        const auto price = amount(), other = amount();
        const auto whole = 1 + up_to(kMostPieces - 1), part = up_to(whole);
        const auto share = total(rule(ClaimFormula::share), {{In::price, price}, {In::part, part}, {In::whole, whole}});
        REQUIRE(share >= 0);
        REQUIRE(share <= price);
        const auto rest =
            total(rule(ClaimFormula::share), {{In::price, price}, {In::part, whole - part}, {In::whole, whole}});
        REQUIRE(std::abs(share + rest - price) <= 1);
        const auto used = up_to(std::min(price + other, kMaxAmountMinor));
        const auto bonus = total(rule(ClaimFormula::bonus), {{In::price, price}, {In::bonus, other}, {In::used, used}});
        REQUIRE(bonus >= 0);
        REQUIRE(bonus <= price);
        // At the discount never less comes back than at the full price.
        REQUIRE(bonus >= total(rule(ClaimFormula::less), {{In::price, price}, {In::used, used}}));
        const auto order = std::max(price, other), item = std::min(price, other);
        const auto coupon =
            total(rule(ClaimFormula::coupon), {{In::item, item}, {In::order, order}, {In::coupon, up_to(order)}});
        REQUIRE(coupon >= 0);
        REQUIRE(coupon <= item);
        const auto lost = total(mail(), {{In::loss, price}, {In::fee, std::min<std::int64_t>(other, 1'000'000'000)}});
        REQUIRE(lost <= price);
        REQUIRE(lost <= 3 * other);
        const auto three = reckoned(fraud(), {{In::price, price}, {In::refund, up_to(price)}});
        if (three) REQUIRE(three->total_minor <= std::max<std::int64_t>(4 * price, price + 50'000));
        if (three) REQUIRE(three->total_minor >= std::max<std::int64_t>(3 * price, 50'000));
        if (!three) REQUIRE(price > kMaxAmountMinor / 4);
        const auto days = up_to(kMostDaysOfInterest), rate = up_to(kMostRate);
        const auto interest =
            reckoned(rule(ClaimFormula::interest), {{In::price, price}, {In::rate, rate}, {In::days, days}});
        if (interest) REQUIRE(interest->total_minor >= price);
        if (interest) REQUIRE(interest->total_minor <= kMaxAmountMinor);
    }
}

TEST_CASE("small numbers are right to the nearest, halves up") {
    for (std::int64_t price = 1; price <= 40; ++price)
        for (std::int64_t whole = 1; whole <= 40; ++whole)
            for (std::int64_t part = 0; part <= whole; ++part)
                REQUIRE(total(rule(ClaimFormula::share), {{In::price, price}, {In::part, part}, {In::whole, whole}}) ==
                        (2 * price * part + whole) / (2 * whole));
}

TEST_CASE("amounts, counts and rates are read as people write them") {
    const AmountHabit habit{"CNY", "CN"};
    CHECK(read_claim_input(In::price, "1,999.00 元", habit) == 199'900);
    CHECK(read_claim_input(In::part, " 30 ", habit) == 30);
    CHECK(read_claim_input(In::rate, "3.45", habit) == 34'500);
    CHECK(read_claim_input(In::rate, "3.1%", habit) == 31'000);
    CHECK(read_claim_input(In::rate, "3 ％", habit) == 30'000);
    CHECK(read_claim_input(In::rate, "100", habit) == kMostRate);
    for (const char* text : {"", "3.", ".5", "3.12345", "-1", "100.01", "3.4a", "1e2"}) {
        CAPTURE(text);
        CHECK_FALSE(read_claim_input(In::rate, text, habit));
    }
    for (const char* text : {"", "1.5", "-1", "1000001", "三", "12 天"}) {
        CAPTURE(text);
        CHECK_FALSE(read_claim_input(In::part, text, habit));
    }
    CHECK(read_claim_input(In::days, "36500", habit) == kMostDaysOfInterest);
    CHECK_FALSE(read_claim_input(In::days, "36501", habit));
    CHECK_FALSE(read_claim_input(In::price, "-1", habit));
}

TEST_CASE("claims are offered by region, currency and sector, those of the problem first") {
    Rulebook rules;
    rules.sectors = {{"telecom", {"电信", "Telecom"}, {"宽带"}, {}}};
    const auto add = [&](std::string id, std::vector<std::string> jurisdictions) -> ClaimRule& {
        rules.claims.push_back(rule(ClaimFormula::share));
        rules.claims.back().id = std::move(id);
        rules.claims.back().jurisdictions = std::move(jurisdictions);
        return rules.claims.back();
    };
    add("ANY", {"INT"});
    add("CN-OTHER", {"CN"});
    add("CN-OUTAGE", {"EU", "CN"}).problems = {Problem::service_outage};
    add("UK-ONE", {"UK"});
    add("CN-YUAN", {"CN"}).currency = "CNY";
    add("CN-TEL", {"CN"}).sectors = {"telecom"};
    CaseRecord record;
    record.row.jurisdiction = "CN";
    record.row.currency = "CNY";
    record.row.problem = Problem::service_outage;
    record.row.title = "视频会员";
    const auto ids = [&] {
        std::vector<std::string> all;
        for (const auto* found : claims_for(rules, record)) all.push_back(found->id);
        return all;
    };
    CHECK(ids() == std::vector<std::string>{"CN-OUTAGE", "ANY", "CN-OTHER", "CN-YUAN"});
    record.row.title = "宽带断网";
    record.row.currency = "USD";
    CHECK(ids() == std::vector<std::string>{"CN-OUTAGE", "ANY", "CN-OTHER", "CN-TEL"});
    record.row.jurisdiction = "UK";
    CHECK(ids() == std::vector<std::string>{"ANY", "UK-ONE"});
}

TEST_CASE("what the case knows is filled in, and the law is cited as each language does") {
    CaseRow row;
    row.paid_minor = 19'900;
    CHECK(known_values(fraud(), row)[In::price] == 19'900);
    CHECK(known_values(fraud(), row)[In::refund] == 19'900);
    CHECK_FALSE(known_values(rule(ClaimFormula::coupon), row)[In::order]);
    row.paid_minor = 0;
    CHECK_FALSE(known_values(fraud(), row)[In::price]);
    CHECK(cite(fraud(), Lang::zh) == "《消费者权益保护法》第五十五条");
    CHECK(cite(fraud(), Lang::en) == "Consumer Rights Law, Art. 55");
    auto bare = fraud();
    bare.source_title = {};
    CHECK(cite(bare, Lang::en) == "no law fixes it; the usual arithmetic");
}
