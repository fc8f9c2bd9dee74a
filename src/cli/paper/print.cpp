#include "app/report/print.h"
#include "cli/output/json.h"
#include "cli/paper/choices.h"

namespace recoup::cli::inline paper {

namespace {

struct PrintOptions {
    ReportOptions report;
    std::optional<std::int64_t> id;
    std::optional<std::string> printer;
    bool agenda = false, board = false;
};

void declare_print(Grammar& grammar, PrintOptions& options) {
    grammar.optional_id("ID", options.id, "cli_help_case_id"_tr);
    declare_choices(grammar, options.report);
    grammar.flag("agenda", options.agenda, "cli_help_print_agenda"_tr);
    grammar.flag("board", options.board, "cli_help_print_board"_tr);
    grammar.option("printer", "NAME", options.printer, "cli_help_print_printer"_tr);
}

core::Result<app::Paper> case_paper(Call& call, const ReportOptions& options) {
    const auto source = open_report(call, options.id);
    if (!source) return tl::unexpected(source.error());
    const auto choice = read_choice(options, source->from.record);
    if (!choice) return tl::unexpected(choice.error());
    auto pdf = report_bytes(call, *source, *choice, app::ReportForm::pdf);
    if (!pdf) return tl::unexpected(pdf.error());
    return app::Paper{app::report_name(source->from, app::ReportForm::pdf), *std::move(pdf)};
}

core::Result<app::Paper> list_paper(Call& call, app::Printed which) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const core::Reader reader{call.lang, call.now(), &call.zones(), call.zone};
    return app::list_paper(which, (*session)->state(), reader, call.machine.type);
}

Exit run_print(Call& call, const PrintOptions& options) {
    if (options.id.has_value() + options.agenda + options.board != 1)
        return core::fail(core::ErrorKind::usage, "cli_error_print_what"_tr);
    auto report = options.report;
    report.id = options.id.value_or(0);
    const auto paper = options.id ? case_paper(call, report)
                                  : list_paper(call, options.agenda ? app::Printed::agenda : app::Printed::board);
    if (!paper) return tl::unexpected(paper.error());
    const auto done = app::print_paper(call.machine.printers, *paper, options.printer.value_or(""));
    if (!done) return tl::unexpected(done.error());
    call.worked = true;
    if (!call.json) {
        call.say(core::trf(call.lang, "print_taken"_tr, paper->title));
        return kDone;
    }
    Json json(call.out);
    json.object();
    if (options.id) json.number("id", *options.id);
    json.text("title", paper->title).number("bytes", static_cast<std::int64_t>(paper->pdf.size())).end_object();
    return kDone;
}

}  // namespace

const Verb kPrint{1155, "print", "cli_verb_print"_tr, define<PrintOptions, declare_print, run_print>};

}  // namespace recoup::cli::inline paper
