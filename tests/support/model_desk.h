// A model that is changed only through commands, on Sunday 22 November 2026 in Shanghai. One case stands in it.
#pragma once

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

namespace recoup::test {

inline const FixedZones kDeskZones;
inline constexpr auto kDeskZone = "Asia/Shanghai";

inline core::When when(std::string_view text) {
    return *test::parse_when(text, kDeskZones, kDeskZone, *core::parse_instant("2026-11-22T15:50:00+08:00"));
}

inline core::Instant at(std::string_view text) {
    return when(text).instant;
}

struct ModelDesk {
    core::State state{kDeskZones};
    CountingIds ids;
    core::Rulebook rules;
    core::Instant now = at("2026-11-22 15:50");
    core::Uuid id = add("手机");

    core::Result<core::Change> try_run(const core::Command& command) {
        auto change = core::apply(state, command, rules, now, ids);
        if (change) REQUIRE(state.put(change->rows));
        return change;
    }
    core::Change run(const core::Command& command) {
        auto change = try_run(command);
        REQUIRE_MESSAGE(change, sentence(core::Lang::en, change.error()));
        return *change;
    }
    // The refusal, which leaves no trace.
    core::Error refused(const core::Command& command) {
        const auto revision = state.revision();
        const auto change = try_run(command);
        REQUIRE_FALSE(change);
        CHECK(state.revision() == revision);
        return change.error();
    }
    core::Uuid add(std::string title, core::Stage stage = core::Stage::evidence) {
        core::AddCase command;
        command.fields.title = std::move(title);
        command.fields.paid_minor = 32800;
        command.stage = stage;
        return run(command).case_uuid;
    }
    core::Uuid attach(const char* name, char digest) {
        run(core::AttachEvidence{id, {{.name = name, .sha256 = std::string(64, digest)}}});
        return record().evidence.back().uuid;
    }
    core::Uuid due(const char* title, const char* moment) {
        const auto number = state.next_deadline_number();
        run(core::AddDeadline{id, {.title = title, .due = when(moment)}});
        for (const auto& row : record().deadlines)
            if (row.number == number) return row.uuid;
        return {};
    }
    const core::CaseRecord& record() const { return *state.find(id); }
    const core::CaseRow& row() const { return record().row; }
    const core::CaseRow& row(const core::Uuid& other) const { return state.find(other)->row; }
    const core::DeadlineRow& deadline(const core::Uuid& uuid) const { return *state.find_deadline(id, uuid); }
};

}  // namespace recoup::test
