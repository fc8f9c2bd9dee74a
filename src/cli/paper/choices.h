// What the verbs about reports have in common: for whom, with what, and the case they are of. Main thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/report/report_file.h"
#include "cli/command_line/verb.h"

namespace recoup::cli::inline paper {

struct ReportOptions {
    std::int64_t id = 0;
    std::optional<std::string> purpose, with, only, name, phone, address;
    bool anonymous = false;
};

// Without the case that it is of.
void declare_choices(Grammar& grammar, ReportOptions& options);

// As typed, over what is usual for that reader. Errors are of kind usage.
core::Result<core::ReportChoice> read_choice(const ReportOptions& options, const core::CaseRecord& record);

// The open file and one of its cases; `from` points into it.
struct ReportSource {
    std::unique_ptr<app::Session> session;
    core::ComposeFrom from;
};
core::Result<ReportSource> open_report(Call& call, std::int64_t id);

core::Result<void> make_report(Call& call, const ReportSource& source, const core::ReportChoice& choice,
                               app::ReportForm form, const app::ReportSink& sink);
// All of it in memory.
core::Result<std::string> report_bytes(Call& call, const ReportSource& source, const core::ReportChoice& choice,
                                       app::ReportForm form);

}  // namespace recoup::cli::inline paper
