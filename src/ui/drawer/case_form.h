// The fields of a case as one form: texts as they are typed, read by the rules of core when they are kept. A wrong one
// is marked and nothing typed is lost. Main thread.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "core/base/region.h"
#include "core/edit/case_fields.h"
#include "ui/context/context.h"
#include "ui/fields/date_field.h"
#include "ui/fields/suggest.h"

namespace recoup::ui::inline drawer {

using core::CaseField;

struct CaseForm {
    struct Entry {
        std::string text, was;
        TextFieldState field;
        DateFieldUi months;      // of a moment
        SelectState currencies;  // of an amount
        bool focused = false;
    };
    std::array<Entry, core::kCaseFieldCount> entries;
    core::Problem problem{}, problem_was{};
    core::Cycle cycle{}, cycle_was{};
    bool subscription = false;
    core::Home home, home_was;  // region and currency of the case
    SelectState region_list;
    SelectState problem_list, cycle_list;
    SuggestUi platform_list;
    std::string calendar;  // the table its dates are looked up in
    bool tried = false;    // to be kept: say what is wrong

    Entry& operator[](CaseField field) { return entries[static_cast<std::size_t>(field)]; }
    const Entry& operator[](CaseField field) const { return entries[static_cast<std::size_t>(field)]; }
};

CaseForm make_case_form(const core::CaseRow& row, const core::Reader& reader, CaseField first);

// What the form says differently from the case, or the first field that cannot be read and why.
struct FormReading {
    core::CaseFields fields;
    bool changed = false;
    std::optional<CaseField> bad;
    std::string complaint;
};
FormReading read_case_form(const CaseForm& form, const core::Reader& reader);

enum class FormEnd : std::uint8_t { open, keep, give_up };
FormEnd draw_case_form(Context& ctx, CaseForm& form, Rect& column);

}  // namespace recoup::ui::inline drawer
