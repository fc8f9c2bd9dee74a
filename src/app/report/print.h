// Handing a report to the system's printers. Waits for them; any thread but a frame's. Errors are of kind work and say
// what to do.
#pragma once

#include "app/printers.h"
#include "app/report/report_copy.h"
#include "core/report/layout.h"

namespace recoup::app::inline report {

// `printers`: none where nothing prints. `printer` empty: the usual one.
core::Result<void> print_pdf(Printers* printers, std::span<const std::byte> pdf, const std::string& title,
                             const std::string& printer = {});

// A list without exhibits as a PDF: the agenda, the board. Without `type` an error: no letters.
core::Result<std::string> list_pdf(const core::Report& list, core::TablesStand stand, core::TypeSource* type,
                                   core::Instant made);

core::Result<std::string> report_pdf(const ReportCopy& report);

}  // namespace recoup::app::inline report
