#include "app/report/shown_record.h"

#include <algorithm>

#include "app/reading/kept_text.h"
#include "core/redact/without.h"

namespace recoup::app::inline report {

core::CaseRecord shown_record(const Session& session, const core::CaseRecord& record) {
    std::vector<std::string> words;
    for (const auto& row : record.evidence) {
        const auto covers = core::covers_of(record, row.uuid);
        const auto kept = covers.empty() ? std::nullopt : session.read_text(row.sha256);
        const auto text = kept ? read_kept_text(kept->lines) : std::nullopt;
        if (text) std::ranges::move(core::covered_words(*text, covers), std::back_inserter(words));
    }
    std::ranges::sort(words, std::ranges::greater(), &std::string::size);  // a part of another goes with it
    return core::without_words(record, words);
}

}  // namespace recoup::app::inline report
