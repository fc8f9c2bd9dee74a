// The report of a case as a file: what is known is read from the open file, the pages are made by core, the bytes by
// export. On the thread that owns the session; takes a worker's time where a case has many pictures.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/session.h"
#include "core/reading/words.h"
#include "core/report/page.h"
#include "core/report/report.h"

namespace recoup::app::inline report {

enum class ReportForm : std::uint8_t { pdf, html };
std::span<const core::Word> words_of(core::WordsOf<ReportForm>);

// What it refers to outlives the call.
struct ReportOrder {
    const Session& session;
    const core::ComposeFrom& from;  // a case of the session; its language is the report's
    const core::ReportChoice& choice;
    core::TypeSource* type = nullptr;           // the letters of a PDF; a page for a browser does without
    std::string pack_digest = {};               // of the pack it is part of
    const core::ReadingWords* words = nullptr;  // by which facts are framed in pictures; none: no frames
    // Of an earlier look at the same case: these originals are not read again.
    std::span<const core::ExhibitSource> looked_at = {};
    std::vector<core::ExhibitSource>* keep = nullptr;  // what was looked at, for another form of the same report
};

// What the pages say, without drawing them: for who shows them.
core::Result<core::Report> read_report(const ReportOrder& order, ReportForm form);

// The pages of its PDF, for who shows them.
struct LaidReport {
    core::Pages pages;
    std::vector<core::ExhibitSource> exhibits;  // of PictureItem::exhibit
};
core::Result<LaidReport> lay_out_report(const ReportOrder& order);

// Writes it piece by piece, one picture in memory at a time; the same file, choice and moment give the same bytes.
// Errors are of kind work: an original that is damaged, or no letters.
using ReportSink = std::function<void(std::string_view)>;
core::Result<void> make_report(const ReportOrder& order, ReportForm form, const ReportSink& sink);

// "退款报告-10-20261128.pdf"
std::string report_name(const core::ComposeFrom& from, ReportForm form);

}  // namespace recoup::app::inline report
