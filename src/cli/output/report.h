// What verbs tell of a change, and how moments and amounts read in text output. Main thread.
#pragma once

#include <optional>
#include <string>

#include "cli/command_line/call.h"
#include "cli/output/table.h"
#include "core/model/change.h"
#include "core/model/rows.h"

namespace recoup::cli::inline output {

// One line of what was done; with --json {"id","changed","label"}, `id` being the case's or deadline's short number.
Exit report(Call& call, const core::Change& change, std::int64_t id);

// Applies, saves, reports.
Exit dispatch_and_report(Call& call, app::Session& session, const core::Command& command, std::int64_t id);

// "2026-11-24 23:30" on this machine's clock.
std::string local_time(const Call& call, core::Instant instant);
// A moment as above, a day as "2026-12-01", with its zone where that is not this machine's.
std::string local_when(const Call& call, const core::When& when);

// Empty for an unknown amount.
std::string amount(const std::optional<std::int64_t>& minor, const std::string& currency);

// What the case is about in money: received, else claimed, else paid.
std::string headline_amount(const core::CaseRow& row);

// "剩 1 天 4 时", coloured by how near it is; "已完成".
Cell time_left(const Call& call, const core::DeadlineRow& row);

}  // namespace recoup::cli::inline output
