// A text as it is listened to, and where its clauses end. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/pushback/pattern.h"
#include "core/search/fold.h"

namespace recoup::core::inline pushback {

// As fold_with_origins(), with one apostrophe, and with the line ends, which end clauses.
FoldedText fold_for_listening(std::string_view text);

// Of a folded text, ascending, the text's own end among them. None lies within a moment or a sum: "5 December, 2026".
std::vector<std::size_t> clause_ends(std::string_view text, const std::vector<Spot>& times,
                                     const std::vector<Spot>& sums);

}  // namespace recoup::core::inline pushback
