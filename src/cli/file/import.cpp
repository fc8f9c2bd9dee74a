#include "app/tables/import_document.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

struct ImportOptions {
    std::string path;
    bool dry_run = false;
};

void declare(Grammar& grammar, ImportOptions& options) {
    grammar.positional("FILE", options.path, "cli_help_import_file"_tr);
    grammar.flag("dry-run", options.dry_run, "cli_help_dry_run"_tr);
}

void report_import(Call& call, const app::ImportPlan& plan, bool whole, bool done) {
    const auto& counts = plan.counts;
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    if (call.json) {
        Json(call.out)
            .object()
            .boolean("done", done)
            .number("cases", number(counts.cases))
            .number("cases_known", number(counts.cases_known))
            .number("platforms", number(counts.platforms))
            .number("phrases", number(counts.phrases))
            .number("refused", number(counts.refused))
            .number("payments", number(counts.payments))
            .number("others_known", number(counts.others_known))
            .number("originals", number(plan.originals.size()))
            .number("evidence_left_out", number(plan.evidence_left_out))
            .boolean("whole", whole)
            .end_object();
        return;
    }
    const auto say = [&](core::Tr text, auto... args) { call.say(core::trf(call.lang, text, args...)); };
    say(done ? "import_done"_tr : "import_would"_tr, counts.cases, plan.originals.size(), counts.platforms);
    if (counts.cases_known + counts.others_known > 0) say("import_known"_tr, counts.cases_known, counts.others_known);
    if (plan.evidence_left_out > 0) say("import_left_out"_tr, plan.evidence_left_out);
    if (!whole) say("import_not_whole"_tr);
}

Exit run(Call& call, const ImportOptions& options) {
    auto document = app::read_document_file(portable::path_of(options.path));
    if (!document) return tl::unexpected(document.error());
    const bool whole = document->whole;
    const auto session = open_session(call, options.dry_run ? Missing::refuse : Missing::make_default);
    if (!session) return tl::unexpected(session.error());
    auto plan = app::plan_import(std::move(*document), **session, call.zones(), call.zone);
    if (!plan) return tl::unexpected(plan.error());
    const bool done = !options.dry_run && !plan->command.rows.empty();
    if (done)
        if (const auto change = dispatch(call, **session, plan->command, plan->originals); !change)
            return tl::unexpected(change.error());
    report_import(call, *plan, whole, done || !options.dry_run);
    return kDone;
}

}  // namespace

const Verb kImportJson{925, "import json", "cli_verb_import_json"_tr, define<ImportOptions, declare, run>};

}  // namespace recoup::cli::inline file
