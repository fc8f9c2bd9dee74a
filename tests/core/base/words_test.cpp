#include "core/base/words.h"

#include <doctest/doctest.h>

#include <set>

#include "core/model/change.h"
#include "core/redact/personal.h"

using namespace recoup::core;

namespace {
template <class E>
void check_list(std::size_t count) {
    std::set<std::string_view> tokens;
    REQUIRE(words<E>().size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<E>(i);
        tokens.insert(token(value));
        if (token(value).empty()) continue;
        CHECK(parse_word<E>(token(value)) == value);
        for (const auto lang : {Lang::zh, Lang::en}) CHECK_FALSE(label(lang, value).empty());
    }
    CHECK(tokens.size() == count);
    CHECK_FALSE(parse_word<E>("退款"));
    CHECK_FALSE(parse_word<E>(""));
}
}  // namespace

TEST_CASE("every word has one token and a label in each language") {
    check_list<Stage>(5);
    check_list<Outcome>(5);
    check_list<Problem>(10);
    check_list<EvidenceKind>(18);
    check_list<Turn>(5);
    check_list<Route>(11);
    check_list<FileClass>(8);
    check_list<CapturedFrom>(4);
    check_list<DeadlineState>(6);
    check_list<ChangeKind>(3);
    check_list<Action>(55);
    check_list<Watch>(3);
    check_list<Cycle>(6);
    check_list<Personal>(8);
}
