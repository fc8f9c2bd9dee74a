// What of a picture might be covered, from the text that was read in it. Only ever proposed. Pure, any thread; the text
// is a stranger's.
#pragma once

#include <string>
#include <vector>

#include "core/reading/lines.h"
#include "core/redact/covers.h"
#include "core/redact/personal.h"

namespace recoup::core::inline redact {

struct CoverSuggestion {
    CoverBox box;  // of just what is personal, with its label
    Personal what{};
    bool checked = false;  // its check digit is right
    std::string context;   // what stands to its left in the picture: "付款方式"; may be empty

    bool operator==(const CoverSuggestion&) const = default;
};

// From the top down; none that `covered` covers already. `record` gives the numbers that are never proposed.
std::vector<CoverSuggestion> suggest_covers(Lang lang, const PictureText& picture, const CaseRecord& record,
                                            std::span<const CoverBox> covered);

// The numbers of a case: of its order, its contacts and its routes.
OwnNumbers own_numbers(const CaseRecord& record);

}  // namespace recoup::core::inline redact
