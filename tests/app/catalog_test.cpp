#include "app/catalog.h"

#include <doctest/doctest.h>

#include <set>

using namespace recoup;
using core::EvidenceKind;

TEST_CASE("a payment failure asks for the four proofs of one") {
    CHECK(app::slots_of(core::Problem::payment_failure) ==
          std::vector{EvidenceKind::payment_proof, EvidenceKind::error_screen, EvidenceKind::support_chat,
                      EvidenceKind::fault_time});
}

TEST_CASE("every problem asks for something, and for nothing twice") {
    for (std::size_t i = 0; i < core::words<core::Problem>().size(); ++i) {
        const auto slots = app::slots_of(static_cast<core::Problem>(i));
        CAPTURE(i);
        CHECK_FALSE(slots.empty());
        CHECK(std::set(slots.begin(), slots.end()).size() == slots.size());
    }
}

TEST_CASE("unknown kinds and broken data are passed over") {
    CHECK(app::slots_in(R"({"other": ["terms", "horoscope", 7]})", core::Problem::other) ==
          std::vector{EvidenceKind::terms});
    CHECK(app::slots_in("{", core::Problem::other).empty());
    CHECK(app::slots_in("[1]", core::Problem::other).empty());
}
