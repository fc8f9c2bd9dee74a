// A field for an amount with its currency in front: a click there opens the list, and typing "$", "€ 5" or "HKD 3"
// switches by itself. Main thread. Knows no view.
#pragma once

#include <string>

#include "core/base/region.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline fields {

struct MoneySpec {
    std::string_view hint;
    std::string_view suggestion = {};  // as of FieldSpec, in the currency of `home`
    bool bad = false;
    bool fixed = false;  // the currency is shown and stays
};

struct MoneyResult {
    TextFieldResult field;
    std::string was;  // the currency before it was switched; empty: it was not
};

// `home` says in which currency and manner the text is read; its currency is what is switched.
MoneyResult money_field(Canvas& ctx, const char* id, const Rect& box, std::string& value, TextFieldState& state,
                        SelectState& list, core::Home& home, const MoneySpec& spec);

// The text of an amount for another currency: carried over where it can be read and comes out even, else as it is.
std::string carried_text(const std::string& text, const core::Home& from, std::string_view to);

}  // namespace recoup::ui::inline fields
