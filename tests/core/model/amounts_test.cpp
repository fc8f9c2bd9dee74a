#include "core/model/amounts.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("what is asked for is the claim, else what was paid") {
    CaseRow row;
    CHECK_FALSE(asked_minor(row));
    row.paid_minor = 32800;
    CHECK(asked_minor(row) == 32800);
    row.claimed_minor = 10000;
    CHECK(asked_minor(row) == 10000);
    row.paid_minor.reset();
    CHECK(asked_minor(row) == 10000);
}

TEST_CASE("the outcome follows from what was asked for and what came") {
    CHECK(outcome_of(10000, std::nullopt) == Outcome::rejected);
    CHECK(outcome_of(10000, 0) == Outcome::rejected);
    CHECK(outcome_of(10000, 1) == Outcome::partial);
    CHECK(outcome_of(10000, 9999) == Outcome::partial);
    CHECK(outcome_of(10000, 10000) == Outcome::full);
    CHECK(outcome_of(10000, 10001) == Outcome::full);
    CHECK(outcome_of(std::nullopt, 1) == Outcome::full);
    CHECK(outcome_of(std::nullopt, 0) == Outcome::rejected);
    CHECK(outcome_of(std::nullopt, std::nullopt) == Outcome::rejected);
}

TEST_CASE("what is still to come and how far an offer lies below") {
    CaseRow row;
    CHECK_FALSE(open_minor(row));
    row.claimed_minor = 10000;
    CHECK(open_minor(row) == 10000);
    row.received_minor = 4000;
    CHECK(open_minor(row) == 6000);
    row.received_minor = 12000;
    CHECK(open_minor(row) == 0);
    row.outcome = Outcome::full;
    CHECK_FALSE(open_minor(row));
    CHECK_FALSE(offer_gap_minor(row));
    row.offered_minor = 10000;
    CHECK_FALSE(offer_gap_minor(row));
    row.offered_minor = 9999;
    CHECK(offer_gap_minor(row) == 1);
}
