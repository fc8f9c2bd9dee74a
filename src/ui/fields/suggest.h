// A text field with a small list of names below it to choose from: arrows and Enter, or a click, take one; Esc closes
// the list only; without a highlighted name Enter means what it means in any field. Main thread. Knows no view.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/kit/kit.h"

namespace recoup::ui::inline fields {

inline constexpr std::size_t kMostSuggested = 8;

struct SuggestUi {
    bool open = false;  // from the first letter till Esc, a choice or another field
    int highlighted = -1;
    std::vector<std::string> found;
    std::string found_for;
};

// What to offer for a text, at most kMostSuggested.
using Suggest = std::function<std::vector<std::string>(std::string_view typed)>;

struct SuggestResult {
    TextFieldResult field;  // `changed` when one was taken, as well
    bool taken = false;
};

SuggestResult suggest_field(Canvas& ctx, const char* id, const Rect& box, std::string& value, TextFieldState& state,
                            const FieldSpec& spec, SuggestUi& ui, const Suggest& suggest);

}  // namespace recoup::ui::inline fields
