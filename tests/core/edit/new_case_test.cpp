#include "core/edit/new_case.h"

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");

Rule rule(const char* id, const char* region, Trigger trigger) {
    Rule made;
    made.id = id;
    made.version = "1";
    made.jurisdiction = region;
    made.title = {"规则", "Rule"};
    made.trigger = trigger;
    made.amount = 7;
    return made;
}

Playbook playbook(const char* id, std::vector<Problem> problems, std::vector<EvidenceKind> kinds) {
    Playbook made;
    made.id = id;
    made.problems = std::move(problems);
    for (const auto kind : kinds) made.capture.push_back({kind, {}});
    return made;
}

struct Shelf {
    std::vector<Playbook> playbooks{
        playbook("goods", {Problem::goods_quality, Problem::not_as_described},
                 {EvidenceKind::product_photo, EvidenceKind::payment_proof}),
        playbook("pay", {Problem::payment_failure}, {EvidenceKind::error_screen}),
    };
    Rulebook rules{{rule("CN-GOODS", "CN", Trigger::received), rule("CN-PAID", "CN", Trigger::paid),
                    rule("CN-FAULT", "CN", Trigger::occurred), rule("UK-GOODS", "UK", Trigger::received),
                    rule("INT-ASK", "INT", Trigger::date)},
                   {}};

    Shelf() { playbooks[0].preset_rules = {"CN-GOODS", "CN-PAID", "CN-FAULT", "UK-GOODS", "INT-ASK", "GONE"}; }
    AddCase make(NewCase wanted) const { return add_case(std::move(wanted), playbooks, rules); }
};

NewCase named(const char* playbook) {
    NewCase wanted;
    wanted.fields.title = "手机";
    if (*playbook != 0) wanted.fields.playbook = playbook;
    return wanted;
}

When day(const char* text) {
    return on_day(*parse_day(text), "Asia/Shanghai");
}

}  // namespace

TEST_CASE("a new case has the slots of the playbook it names, else of the first for its problem") {
    const Shelf shelf;
    auto wanted = named("");
    wanted.fields.problem = Problem::payment_failure;
    CHECK(shelf.make(wanted).slots == std::vector{EvidenceKind::error_screen});
    wanted.fields.playbook = "goods";
    CHECK(shelf.make(wanted).slots == std::vector{EvidenceKind::product_photo, EvidenceKind::payment_proof});
    wanted.with_slots = false;
    CHECK(shelf.make(wanted).slots.empty());
    CHECK(shelf.make(named("")).slots.empty());  // none is for "other"
}

TEST_CASE("a playbook that is named without a problem brings its own, one that is said stays") {
    const Shelf shelf;
    CHECK(shelf.make(named("goods")).fields.problem == Problem::goods_quality);
    auto wanted = named("goods");
    wanted.fields.problem = Problem::warranty;
    CHECK(shelf.make(wanted).fields.problem == Problem::warranty);
    CHECK_FALSE(shelf.make(named("")).fields.problem);
    CHECK(problem_for(shelf.playbooks[0], Problem::not_as_described) == Problem::not_as_described);
    CHECK(problem_for(shelf.playbooks[0], Problem::warranty) == Problem::goods_quality);
    CHECK(problem_for(Playbook(), Problem::warranty) == Problem::other);
}

TEST_CASE("the presets of a playbook come with the case where their region holds and their day is known") {
    const Shelf shelf;
    auto wanted = named("goods");
    CHECK(shelf.make(wanted).rules.empty());
    wanted.fields.received_at.emplace(day("2026-11-20"));
    CHECK(shelf.make(wanted).rules == std::vector<std::string>{"CN-GOODS"});
    wanted.fields.paid_at.emplace(day("2026-11-18"));
    wanted.fields.occurred_at.emplace(day("2026-11-21"));
    CHECK(shelf.make(wanted).rules == std::vector<std::string>{"CN-GOODS", "CN-PAID", "CN-FAULT"});
    wanted.without_rules = {"CN-PAID"};
    CHECK(shelf.make(wanted).rules == std::vector<std::string>{"CN-GOODS", "CN-FAULT"});
    wanted.fields.jurisdiction = "UK";
    CHECK(shelf.make(wanted).rules == std::vector<std::string>{"UK-GOODS"});
    wanted.fields.received_at.emplace(std::nullopt);
    CHECK(shelf.make(wanted).rules.empty());
    CHECK(preset_rules(nullptr, shelf.rules, "CN").empty());
}

TEST_CASE("what the case is made with goes along, the first picture named by the list") {
    const Shelf shelf;
    auto wanted = named("goods");
    wanted.fields.received_at.emplace(day("2026-11-20"));
    wanted.evidence = {{.name = "a.png", .sha256 = std::string(64, 'a'), .file_class = FileClass::picture}};
    wanted.deadlines = {{.title = "等回复", .due = day("2026-11-25")}};
    wanted.lang = Lang::en;
    const auto command = shelf.make(wanted);
    CHECK(command.evidence.at(0).kind == EvidenceKind::payment_proof);
    State state(kZones);
    test::CountingIds ids;
    const auto change = apply(state, command, shelf.rules, kNow, ids);
    REQUIRE(change);
    REQUIRE(state.put(change->rows));
    const auto& deadlines = state.cases()[0].deadlines;
    REQUIRE(deadlines.size() == 2);
    CHECK(deadlines[0].title == "等回复");
    CHECK(deadlines[1].title == "Rule");
    CHECK(deadlines[1].due == day("2026-11-27"));
}
