// A report as one page for a browser: nothing in it runs and nothing is fetched, pictures lie inside, it prints. Pure
// but for its sink; one thread. Every text is a stranger's and escaped.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/report/report.h"

namespace recoup::exporting::inline report {

using HtmlSink = std::function<void(std::string_view)>;

// Gives "data:image/png;base64,…" of an exhibit that is drawn, in pieces; none where it cannot be. Asked for once each.
using PictureAddress = std::function<core::Result<void>(std::size_t exhibit, const HtmlSink& sink)>;

core::Result<void> write_report_html(const core::Report& report, const PictureAddress& picture, const HtmlSink& sink);

// For text and for values in quotation marks.
std::string escape_html(std::string_view text);

}  // namespace recoup::exporting::inline report
