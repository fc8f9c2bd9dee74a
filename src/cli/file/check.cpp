#include "app/file/check.h"
#include "app/file/backup.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

struct CheckOptions {};

void declare(Grammar&, CheckOptions&) {}

void write(Call& call, const app::CheckReport& report) {
    Json json(call.out);
    json.object()
        .boolean("ok", report.findings.empty())
        .number("cases", report.cases)
        .number("originals", report.originals)
        .number("bytes", report.original_bytes)
        .array("findings");
    for (const auto& finding : report.findings) json.item(core::sentence(call.lang, finding));
    json.end_array().end_object();
}

void print(Call& call, const app::CheckReport& report) {
    for (const auto& finding : report.findings) call.say(core::sentence(call.lang, finding));
    if (report.findings.empty()) {
        call.say(core::trf(call.lang, "cli_check_fine"_tr, report.cases, report.originals));
        return;
    }
    const auto backups = app::backups_of(call.file.path, call.machine.ports.folders);
    if (!backups.empty())
        call.say(core::trf(call.lang, "cli_check_newest_backup"_tr, portable::utf8(backups.front().path)));
}

Exit run(Call& call, const CheckOptions&) {
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    const auto report = app::check_file(call.file.path);
    if (!report) return tl::unexpected(report.error());
    if (call.json)
        write(call, *report);
    else
        print(call, *report);
    return report->findings.empty() ? kDone : kFileUnusable;
}

}  // namespace

const Verb kCheck{930, "check", "cli_verb_check"_tr, define<CheckOptions, declare, run>};

}  // namespace recoup::cli::inline file
