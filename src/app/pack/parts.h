// What stands in a pack beside the originals. Inside this room only; owner's thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/pack/plan.h"
#include "core/reading/lines.h"

namespace recoup::app::inline pack {

// Of one case, below data/.
struct CasePart {
    const PackFrom& from;
    const core::CaseRecord& record;  // as others are to read it
    const core::PackChoice& choice;
    std::string folder;                        // "data/", or "data/case-12/" where there are several
    std::shared_ptr<const core::State> state;  // of the session, as it was then
};

// The report as PDF and as one page for a browser.
std::vector<PackItem> report_items(const CasePart& part);
// A picture without what is under the places that the person covered; nothing where none is.
std::optional<PackItem> covered_item(const CasePart& part, std::size_t place);
// What was read in a picture, without what is covered.
std::optional<core::PictureText> shown_text(const CasePart& part, const core::EvidenceRow& row);

// The case as data, for programs: its rows, which file of the pack each piece of evidence is, what was left out.
std::string case_json(const CasePart& part, std::span<const PackItem> exhibits);
// The same with the damaged ones marked.
std::string mark_left_out(const std::string& document, std::span<const std::string> left_out);

// One line for each change of the case, with its digest; what was typed then is not repeated.
core::Result<std::string> history_lines(const CasePart& part);
// What was read in the pictures, line by line.
std::string transcript(const CasePart& part);

}  // namespace recoup::app::inline pack
