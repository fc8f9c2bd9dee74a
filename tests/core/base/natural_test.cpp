#include "core/base/natural.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/edit/first_proof.h"

using namespace recoup;

TEST_CASE("names stand in the order people put them") {
    std::vector<std::string> names{"shot 10.png", "Shot 9.png", "shot 010.png", "截图2.png",
                                   "截图10.png",  "a.png",      "shot.png"};
    std::sort(names.begin(), names.end(), core::natural_less);
    CHECK(names == std::vector<std::string>{"a.png", "Shot 9.png", "shot 010.png", "shot 10.png", "shot.png",
                                            "截图2.png", "截图10.png"});
    CHECK(core::natural_less("IMG_20261128_9", "IMG_20261128_10"));
    CHECK(core::natural_less("", "a"));
    CHECK_FALSE(core::natural_less("a", "a"));
    CHECK_FALSE(core::natural_less("a", ""));
    // Equal but for zeros or case: still one order, so that a list does not jump.
    CHECK(core::natural_less("a01", "a1"));
    CHECK_FALSE(core::natural_less("a1", "a01"));
    CHECK(core::natural_less("A", "a"));
    CHECK_FALSE(core::natural_less("a", "A"));
    CHECK(core::natural_less("A2", "a3"));
    CHECK(core::natural_less("a2", "A3"));
    CHECK(core::natural_less("Z1", "z2"));
    CHECK(core::natural_less("z1", "Z2"));
    CHECK(core::natural_less("a0", "a1"));
    CHECK(core::natural_less("a09b", "a9c"));
    CHECK_FALSE(core::natural_less("a9c", "a09b"));
    CHECK(core::natural_less("a9", "aa"));
    CHECK_FALSE(core::natural_less("aa", "a9"));
    CHECK(core::natural_less("a/", "a0"));
    CHECK(core::natural_less("a9", "a:"));
    CHECK(core::natural_less("a", "é"));
    CHECK(core::natural_less("[", "a"));
    CHECK(core::natural_less("1-2", "1-10"));
    CHECK(core::natural_less("a00", "a1"));
    CHECK(core::natural_less("99999999999999999999998", "99999999999999999999999"));
}

TEST_CASE("the first picture of a new case is the payment, or what is wanted first") {
    using enum core::EvidenceKind;
    core::NewEvidence shot{.name = "a.png", .file_class = core::FileClass::picture};
    std::vector<core::NewEvidence> evidence{shot, shot};
    const std::vector<core::EvidenceKind> with_payment{error_screen, payment_proof}, without{support_chat};
    core::name_first(evidence, {});
    CHECK(evidence[0].kind == other);
    core::name_first(evidence, with_payment);
    CHECK(evidence[0].kind == payment_proof);
    CHECK(evidence[1].kind == other);
    core::name_first(evidence, without);
    CHECK(evidence[0].kind == payment_proof);
    evidence[0] = shot;
    core::name_first(evidence, without);
    CHECK(evidence[0].kind == support_chat);
    evidence[0] = {.name = "a.pdf", .file_class = core::FileClass::pdf};
    core::name_first(evidence, with_payment);
    CHECK(evidence[0].kind == other);
}
