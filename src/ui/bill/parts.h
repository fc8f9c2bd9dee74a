// The parts of the view, each in its rectangle. Inside this room only; main thread.
#pragma once

#include "core/payments/take.h"
#include "ui/bill/bill.h"

namespace recoup::ui::inline bill {

// What the panel is about: the marked rows, else those of the line that the keys are on.
struct Choice {
    std::vector<std::size_t> payments;
    std::optional<std::size_t> finding;  // that all of them are told by
    std::optional<core::Uuid> case_uuid;
    bool missing = false;  // a refund that did not come
};

// What can be done with it.
struct Offers {
    const core::CaseRecord* record = nullptr;  // of Choice::case_uuid
    core::TakeOutcome into, fresh;             // into that case; without naming one
    bool too_many = false;
    bool may_fine = false, is_fine = false;
    core::Watch watch = core::Watch::none;  // as what it can be looked after
};

struct BillFrame {
    BillUi& ui;
    const BillLook& look;  // shown
    BillEvents& events;
    Choice choice;
    Offers offers;

    const core::Payment& payment(std::size_t i) const { return look.bill->payments[i]; }
    const core::Finding* finding() const { return choice.finding ? &look.view->findings[*choice.finding] : nullptr; }
};

inline constexpr std::size_t kMostTaken = 100;  // at once

BillFrame bill_frame(const Context& ctx, BillUi& ui, const BillLook& look, BillEvents& events);
bool is_marked(const BillUi& ui, std::size_t payment);
// Does the offer, if it stands.
void take_into(Context& ctx, const BillFrame& frame);
void take_new(Context& ctx, const BillFrame& frame);
void take_watched(Context& ctx, const BillFrame& frame);
void call_fine(Context& ctx, const BillFrame& frame);

// How a kind of finding looks.
struct KindLook {
    char32_t sign = 0;
    Role ink{}, ground{};
};
KindLook look_of(core::FindingKind kind);
// "−¥328.00"
std::string signed_sum(const core::Payment& payment);
// Writes at the right end of a row and takes the room for it off.
void label_right(Context& ctx, Rect& row, const TextStyle& style, Role role, std::string_view text);
// As many lines as it has, up to so many; taken off the top of the column.
void paragraph(Context& ctx, Rect& column, const TextStyle& style, Role role, std::string_view text,
               Align align = Align::left);
float paragraph_height(Context& ctx, const TextStyle& style, std::string_view text, float width);
// A small tag with a sign; what does not fit is cut.
void draw_kind(Context& ctx, const Rect& row, const KindLook& look, std::string_view text);

// As a column, or as one row of chips.
void draw_side(Context& ctx, BillFrame& frame, const Rect& area);
void draw_side_chips(Context& ctx, BillFrame& frame, const Rect& row);
void draw_table(Context& ctx, BillFrame& frame, const Rect& area);
void draw_panel(Context& ctx, BillFrame& frame, const Rect& content);
void draw_offers(Context& ctx, BillFrame& frame, const Rect& area);
float offers_height(Context& ctx, const BillFrame& frame, float width);
// Enter: what the first button does.
void take_first(Context& ctx, BillFrame& frame);

}  // namespace recoup::ui::inline bill
