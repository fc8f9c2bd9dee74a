#include "app/backup.h"
#include "app/check.h"
#include "cli/json.h"
#include "cli/verbs.h"

namespace recoup::cli {

namespace {

struct CheckOptions {};

void declare(Grammar&, CheckOptions&) {}

void write(Context& context, const app::CheckReport& report) {
    Json json(context.out);
    json.object()
        .boolean("ok", report.findings.empty())
        .number("cases", report.cases)
        .number("originals", report.originals)
        .number("bytes", report.original_bytes)
        .array("findings");
    for (const auto& finding : report.findings) json.item(core::sentence(context.lang, finding));
    json.end_array().end_object();
}

void print(Context& context, const app::CheckReport& report) {
    for (const auto& finding : report.findings) context.say(core::sentence(context.lang, finding));
    if (report.findings.empty()) {
        context.say(core::trf(context.lang, "cli_check_fine"_tr, report.cases, report.originals));
        return;
    }
    const auto backups = app::backups_of(context.file.path, context.machine.ports.folders);
    if (!backups.empty())
        context.say(core::trf(context.lang, "cli_check_newest_backup"_tr, backups.front().path.string()));
}

Exit run(Context& context, const CheckOptions&) {
    if (auto there = require_file(context); !there) return tl::unexpected(there.error());
    const auto report = app::check_file(context.file.path);
    if (!report) return tl::unexpected(report.error());
    if (context.json)
        write(context, *report);
    else
        print(context, *report);
    return report->findings.empty() ? kDone : kFileUnusable;
}

}  // namespace

const Verb kCheck{"check", "cli_verb_check"_tr, define<CheckOptions, declare, run>};

}  // namespace recoup::cli
