#include "app/report/print.h"

#include "core/printed/lists.h"
#include "core/report/layout.h"
#include "export/pdf/document.h"

namespace recoup::app::inline report {

core::Result<void> print_paper(Printers* printers, const Paper& paper, const std::string& printer) {
    using enum Printers::Answer;
    const auto answer =
        printers ? printers->print(std::as_bytes(std::span(paper.pdf)), paper.title, printer) : unavailable;
    if (answer == unavailable) return core::fail(core::ErrorKind::work, "print_unavailable"_tr);
    if (answer == refused && printer.empty()) return core::fail(core::ErrorKind::work, "print_refused"_tr);
    if (answer == refused) return core::fail(core::ErrorKind::work, "print_refused_by"_tr, {printer});
    return {};
}

core::Result<Paper> list_paper(Printed which, const core::State& state, const core::Reader& reader,
                               core::TypeSource* type) {
    if (!type) return core::fail(core::ErrorKind::work, "report_no_letters"_tr);
    const bool agenda = which == Printed::agenda;
    const auto list = agenda ? core::printed_agenda(state, reader) : core::printed_board(state, reader);
    const auto pages = core::lay_out_list(list, agenda ? core::TablesStand::together : core::TablesStand::apart, *type);
    Paper paper{list.title, {}};
    const exporting::PdfOrder order{
        .pages = pages, .type = *type, .title = list.heading, .lang = list.lang, .made = reader.now, .picture = {}};
    const auto written = exporting::write_pdf(order, [&](std::string_view more) { paper.pdf += more; });
    if (!written) return tl::unexpected(written.error());
    return paper;
}

core::Result<Paper> report_paper(const ReportCopy& report) {
    Paper paper{report.name(ReportForm::pdf), {}};
    const auto made = report.make(ReportForm::pdf, [&](std::string_view more) { paper.pdf += more; });
    if (!made) return tl::unexpected(made.error());
    return paper;
}

}  // namespace recoup::app::inline report
