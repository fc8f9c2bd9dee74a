// A text field for a day or a moment: it takes what core reads ("11-19", "昨天", "9 天前"), shows what it understood
// with its year and day of the week, and opens two months that know days off, make-up days and what a rule counts. Main
// thread. Knows no view.
#pragma once

#include <optional>
#include <string>

#include "core/dates/read_when.h"
#include "core/view/month.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline fields {

struct DateFieldUi {
    bool open = false;
    bool fresh = false;  // the press that opened it is still on
    bool grid = false;   // arrows and letters are the months'; typing hands them back to the text
    std::chrono::year_month left{};
    std::string before;  // the text when it was opened, which Esc brings back
};

struct DateFieldSpec {
    std::string_view hint;
    std::string_view suggestion = {};  // as of FieldSpec
    bool bad = false;
    core::Looks looks = core::Looks::back;  // ahead: the months are this and the next, a span is from now
    const core::Rule* rule = nullptr;       // counts from the day; outlives the frame
    std::string_view calendar;              // of days off, as core::MonthAsk
};

// `changed` when a day was picked, as well.
TextFieldResult date_field(Context& ctx, const char* id, const Rect& box, std::string& text, TextFieldState& state,
                           DateFieldUi& ui, const DateFieldSpec& spec);
// What stands in it. `calendar` is as of the field.
core::Result<core::DateRead> read_date(const Context& ctx, std::string_view text, core::Looks looks,
                                       std::string_view calendar = {});
// The same of a field that may be left empty: nothing when it is, or cannot be read.
std::optional<core::When> date_in(const Context& ctx, std::string_view text, core::Looks looks,
                                  std::string_view calendar = {});

}  // namespace recoup::ui::inline fields
