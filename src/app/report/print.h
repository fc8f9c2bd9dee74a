// Handing a report to the system's printers. Waits for them; any thread but a frame's. Errors are of kind work and say
// what to do.
#pragma once

#include "app/printers.h"
#include "app/report/report_copy.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::app::inline report {

struct Paper {
    std::string title, pdf;
};

enum class Printed : std::uint8_t { agenda, board };

// The agenda on as few pages as it takes, or each column of the board on its own, as of the reader's moment. Without
// `type` an error: no letters.
core::Result<Paper> list_paper(Printed which, const core::State& state, const core::Reader& reader,
                               core::TypeSource* type);

core::Result<Paper> report_paper(const ReportCopy& report);

// `printers`: none where nothing prints. `printer` empty: the usual one.
core::Result<void> print_paper(Printers* printers, const Paper& paper, const std::string& printer = {});

}  // namespace recoup::app::inline report
