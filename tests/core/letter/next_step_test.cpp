#include "core/letter/next_step.h"

#include <doctest/doctest.h>

#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;

Instant at(std::string_view text) {
    return *parse_instant(std::string(text) + "+08:00");
}

struct Told {
    State state{kZones};
    Rulebook rules;
    test::CountingIds ids;
    CaseRow row;
    Playbook playbook;
    std::vector<Message> messages{2};
    std::vector<Row> rows;

    Told() {
        row.uuid = ids.next();
        row.number = 1;
        row.stage = Stage::contacted;
        playbook.capture = {{EvidenceKind::error_screen, {"马上截。", "At once."}},
                            {EvidenceKind::payment_proof, {"账单页。", "The bill."}}};
        const auto steps = [&](Stage stage) -> auto& {
            return playbook.steps[static_cast<std::size_t>(stage)];
        };
        steps(Stage::evidence) = {{"找条款", "Find the clause"}};
        steps(Stage::contacted) = {{"发首次反馈", "First report"}, {"记下答复", "Log the answer"}};
        messages[0].pushback = Pushback::system_normal;
        messages[1].body.en = "You promised it by {promised_by}.";
    }
    void contact(std::string_view when, Direction direction, Pushback pushback = Pushback::none,
                 std::optional<When> promised_by = {}) {
        rows.push_back(ContactRow{.uuid = ids.next(),
                                  .case_uuid = row.uuid,
                                  .at = at(when),
                                  .direction = direction,
                                  .text = "x",
                                  .pushback = pushback,
                                  .promised_by = std::move(promised_by)});
    }
    void slot(EvidenceKind kind) { rows.push_back(SlotRow{.uuid = ids.next(), .case_uuid = row.uuid, .kind = kind}); }
    void evidence(EvidenceKind kind) {
        rows.push_back(EvidenceRow{.uuid = ids.next(), .case_uuid = row.uuid, .kind = kind, .name = "a.png"});
    }
    std::optional<NextStep> step(const Playbook* with) {
        std::vector<RowChange> added{{std::nullopt, row}};
        for (const auto& one : rows) added.push_back({std::nullopt, one});
        state.put(added);
        const ComposeFrom from{
            *state.find(row.uuid), state, rules, {Lang::en, at("2026-11-22T15:50:00"), &kZones, "Asia/Shanghai"}, with};
        return next_step(from, messages);
    }
    std::string text() { return step(&playbook).value_or(NextStep{}).text; }
};

}  // namespace

TEST_CASE("a pushback that was not answered comes before what the playbook says") {
    Told told;
    told.contact("2026-11-20T10:00:00", Direction::out);
    told.contact("2026-11-20T11:00:00", Direction::in, Pushback::system_normal);
    const auto step = told.step(&told.playbook);
    REQUIRE(step);
    CHECK(step->text == "You have not answered their pushback yet: “The system is fine”.");
    CHECK(step->message == &told.messages[0]);
}

TEST_CASE("once answered, the playbook's step after the first report is next") {
    Told told;
    CHECK(Told().text() == "First report");
    told.contact("2026-11-20T11:00:00", Direction::in, Pushback::system_normal);
    told.contact("2026-11-20T12:00:00", Direction::out);
    CHECK(told.text() == "Log the answer");
    told.contact("2026-11-20T13:00:00", Direction::out);
    CHECK(told.text() == "Log the answer");
}

TEST_CASE("a promise is waited for while it is open, and asked for when it is broken") {
    Told open;
    open.contact("2026-11-22T10:00:00", Direction::in, Pushback::other, at_instant(at("2026-11-23T10:00:00")));
    CHECK(open.text() == "First report");
    Told broken;
    broken.contact("2026-11-20T10:00:00", Direction::in, Pushback::other, at_instant(at("2026-11-21T10:00:00")));
    const auto step = broken.step(&broken.playbook);
    REQUIRE(step);
    CHECK(step->message == &broken.messages[1]);
    CHECK(step->text.find("21 Nov") != std::string::npos);
}

TEST_CASE("while evidence is gathered the missing proof of the list that goes first is next") {
    Told told;
    told.row.stage = Stage::evidence;
    told.slot(EvidenceKind::payment_proof);
    told.slot(EvidenceKind::error_screen);
    told.evidence(EvidenceKind::error_screen);
    CHECK(told.text() == "Add “Payment proof”. The bill.");
    Told whole;
    whole.row.stage = Stage::evidence;
    CHECK(whole.text() == "Find the clause");
}

TEST_CASE("without a playbook there is a step only where something waits for an answer") {
    Told quiet;
    CHECK_FALSE(quiet.step(nullptr));
    Told pushed;
    pushed.contact("2026-11-20T11:00:00", Direction::in, Pushback::system_normal);
    CHECK(pushed.step(nullptr));
    Told paid;
    paid.row.stage = Stage::refunded;
    paid.contact("2026-11-20T11:00:00", Direction::in, Pushback::system_normal);
    CHECK_FALSE(paid.step(nullptr));
}
