#include "core/law/playbook.h"

#include <doctest/doctest.h>

using namespace recoup::core;

TEST_CASE("a case is led by the playbook it names, else by the first for its problem") {
    using enum EvidenceKind;
    std::vector<Playbook> all(3);
    all[0] = {.id = "goods", .problems = {Problem::goods_quality, Problem::not_received}};
    all[1] = {.id = "sub", .problems = {Problem::subscription}, .capture = {{terms, {}}, {payment_proof, {}}}};
    all[2] = {.id = "own", .problems = {Problem::goods_quality}};
    CHECK(find_playbook(all, "sub") == &all[1]);
    CHECK(find_playbook(all, "none") == nullptr);
    CHECK(playbook_for(all, Problem::not_received) == &all[0]);
    CHECK(playbook_for(all, Problem::goods_quality) == &all[0]);
    CHECK(playbook_for(all, Problem::other) == nullptr);
    CHECK(playbook_of(all, "own", Problem::subscription) == &all[2]);
    CHECK(playbook_of(all, "", Problem::subscription) == &all[1]);
    CHECK(playbook_of(all, "none", Problem::other) == nullptr);
    CHECK(all[1].slots() == std::vector{terms, payment_proof});
    CHECK(all[0].slots().empty());
}
