#include "core/pushback/clauses.h"

#include <algorithm>

namespace recoup::core::inline pushback {
namespace {

// "i.e. £86" goes on.
bool goes_on(std::string_view before) {
    return before.ends_with("i.e") || before.ends_with("e.g") || before.ends_with("approx");
}

bool ends_clause(std::string_view rest) {
    for (const std::string_view mark : {"。", "!", "?", ";", ",", "\n", ". ", ".\n", ".."})
        if (rest.starts_with(mark)) return true;
    return rest == ".";
}

}  // namespace

FoldedText fold_for_listening(std::string_view text) {
    constexpr std::string_view kCurly = "\u2019";
    const auto folded = fold_with_origins(text);
    FoldedText out;
    for (std::size_t at = 0; at < folded.text.size();) {
        const auto origin = folded.origins[at];
        const bool curly = std::string_view(folded.text).substr(at).starts_with(kCurly);
        const bool line = folded.text[at] == ' ' && text[origin] == '\n';
        out.text += curly ? '\'' : line ? '\n' : folded.text[at];
        out.origins.push_back(origin);
        at += curly ? kCurly.size() : 1;
    }
    out.origins.push_back(folded.origins.back());
    return out;
}

std::vector<std::size_t> clause_ends(std::string_view text, const std::vector<Spot>& times,
                                     const std::vector<Spot>& sums) {
    std::vector<bool> whole(text.size());
    for (const auto* spots : {&times, &sums})
        for (const auto& spot : *spots)
            std::fill(whole.begin() + static_cast<std::ptrdiff_t>(spot.begin),
                      whole.begin() + static_cast<std::ptrdiff_t>(spot.end), true);
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (!whole[at] && ends_clause(text.substr(at)) && !goes_on(text.substr(0, at))) ends.push_back(at);
    ends.push_back(text.size());
    return ends;
}

}  // namespace recoup::core::inline pushback
