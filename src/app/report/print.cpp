#include "app/report/print.h"

#include "export/pdf/document.h"

namespace recoup::app::inline report {

core::Result<void> print_pdf(Printers* printers, std::span<const std::byte> pdf, const std::string& title,
                             const std::string& printer) {
    using enum Printers::Answer;
    const auto answer = printers ? printers->print(pdf, title, printer) : unavailable;
    if (answer == unavailable) return core::fail(core::ErrorKind::work, "print_unavailable"_tr);
    if (answer == refused && printer.empty()) return core::fail(core::ErrorKind::work, "print_refused"_tr);
    if (answer == refused) return core::fail(core::ErrorKind::work, "print_refused_by"_tr, {printer});
    return {};
}

core::Result<std::string> list_pdf(const core::Report& list, core::TablesStand stand, core::TypeSource* type,
                                   core::Instant made) {
    if (!type) return core::fail(core::ErrorKind::work, "report_no_letters"_tr);
    std::string pdf;
    const auto pages = core::lay_out_list(list, stand, *type);
    const exporting::PdfOrder order{
        .pages = pages, .type = *type, .title = list.heading, .lang = list.lang, .made = made, .picture = {}};
    const auto written = exporting::write_pdf(order, [&](std::string_view more) { pdf += more; });
    if (!written) return tl::unexpected(written.error());
    return pdf;
}

core::Result<std::string> report_pdf(const ReportCopy& report) {
    std::string pdf;
    const auto made = report.make(ReportForm::pdf, [&](std::string_view more) { pdf += more; });
    if (!made) return tl::unexpected(made.error());
    return pdf;
}

}  // namespace recoup::app::inline report
