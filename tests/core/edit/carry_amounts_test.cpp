#include "core/edit/carry_amounts.h"

#include <doctest/doctest.h>

using namespace recoup::core;

namespace {

CaseRow row_in_yuan() {
    CaseRow row;
    row.currency = "CNY";
    row.paid_minor = 50'000;
    row.claimed_minor = 40'000;
    row.offered_minor = 30'000;
    row.received_minor = 20'000;
    row.fee_minor = 10'000;
    return row;
}

}  // namespace

TEST_CASE("another currency carries every amount along that is not said anew") {
    CaseFields fields;
    fields.currency = "JPY";
    fields.claimed_minor = std::optional<std::int64_t>(7);
    fields.offered_minor.emplace(std::nullopt);
    REQUIRE(carry_amounts(row_in_yuan(), fields));
    CHECK(fields.paid_minor->value() == 500);
    CHECK(fields.claimed_minor->value() == 7);
    CHECK_FALSE(*fields.offered_minor);
    CHECK(fields.received_minor->value() == 200);
    CHECK(fields.fee_minor->value() == 100);
}

TEST_CASE("without another currency nothing is carried, and what is not known stays unknown") {
    CaseFields fields;
    REQUIRE(carry_amounts(row_in_yuan(), fields));
    CHECK_FALSE(fields.paid_minor);
    fields.currency = "CNY";
    REQUIRE(carry_amounts(row_in_yuan(), fields));
    CHECK_FALSE(fields.paid_minor);
    fields.currency = "JPY";
    REQUIRE(carry_amounts(CaseRow{}, fields));
    CHECK_FALSE(fields.paid_minor);
}

TEST_CASE("an amount that does not come out even in the other currency is named") {
    auto row = row_in_yuan();
    row.fee_minor = 10'050;
    CaseFields fields;
    fields.currency = "JPY";
    const auto refused = carry_amounts(row, fields);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "error_carry_amount"_tr);
    CHECK(refused.error().args == std::vector<ErrorArg>{"100.50", "JPY"});
}
