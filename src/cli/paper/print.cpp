#include "cli/output/json.h"
#include "cli/paper/choices.h"

namespace recoup::cli::inline paper {

namespace {

struct PrintOptions {
    ReportOptions report;
    std::optional<std::string> printer;
};

void declare_print(Grammar& grammar, PrintOptions& options) {
    declare_choices(grammar, options.report);
    grammar.option("printer", "NAME", options.printer, "cli_help_print_printer"_tr);
}

core::Result<void> print(Call& call, const std::string& pdf, const std::string& title, const std::string& printer) {
    using enum app::Printers::Answer;
    const auto answer = call.machine.printers
                            ? call.machine.printers->print(std::as_bytes(std::span(pdf)), title, printer)
                            : unavailable;
    if (answer == unavailable) return core::fail(core::ErrorKind::work, "print_unavailable"_tr);
    if (answer == refused && printer.empty()) return core::fail(core::ErrorKind::work, "print_refused"_tr);
    if (answer == refused) return core::fail(core::ErrorKind::work, "print_refused_by"_tr, {printer});
    return {};
}

Exit run_print(Call& call, const PrintOptions& options) {
    const auto source = open_report(call, options.report.id);
    if (!source) return tl::unexpected(source.error());
    const auto choice = read_choice(options.report, source->from.record);
    if (!choice) return tl::unexpected(choice.error());
    const auto pdf = report_bytes(call, *source, *choice, app::ReportForm::pdf);
    if (!pdf) return tl::unexpected(pdf.error());
    const auto title = app::report_name(source->from, app::ReportForm::pdf);
    if (auto done = print(call, *pdf, title, options.printer.value_or("")); !done) return tl::unexpected(done.error());
    call.worked = true;
    if (call.json)
        Json(call.out)
            .object()
            .number("id", options.report.id)
            .text("title", title)
            .number("bytes", static_cast<std::int64_t>(pdf->size()))
            .end_object();
    else
        call.say(core::trf(call.lang, "print_taken"_tr, title));
    return kDone;
}

}  // namespace

const Verb kPrint{1155, "print", "cli_verb_print"_tr, define<PrintOptions, declare_print, run_print>};

}  // namespace recoup::cli::inline paper
