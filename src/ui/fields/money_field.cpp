#include "ui/fields/money_field.h"

#include <utility>
#include <vector>

#include "core/base/amount_text.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline fields {
namespace {

constexpr float kPrefix = 64;

// Its own ground at the left of the field's box. Returns whether it was clicked.
bool draw_prefix(Canvas& ctx, const char* id, Rect prefix, const std::string& currency, bool fixed, bool open) {
    const auto line = std::max(1.0F, ctx.px(1));
    const auto inside = prefix.inset(0, ctx.px(8));
    fill(ctx, {{prefix.max.x - line, inside.min.y}, {prefix.max.x, inside.max.y}}, Role::line);
    auto room = prefix.inset(ctx.px(10), 0);
    if (!fixed) room.max.x += ctx.px(6);
    const auto name = std::string(id) + "/currency";
    const auto pressed = fixed ? Hit{} : hit(ctx, name.c_str(), prefix, Reach::pointer_only);
    if (fixed) probe(ctx.probes, name, prefix.min, prefix.max);
    if (!fixed)
        icon_label(ctx, room.take_right(ctx.px(16), ctx.px(2)), 16, open ? Role::accent : Role::muted, icon::menu_down);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    label(ctx, room, small_bold(ctx), pressed.hovered || open ? Role::accent : Role::muted, currency);
    if (!fixed) tooltip(ctx, pressed, prefix, core::currency_line(ctx.reader.lang, currency));
    return pressed.clicked;
}

// What the text says of its currency: in front it goes into the prefix, behind it stays.
void take_typed(std::string& value, core::Home& home) {
    const core::AmountHabit habit{home.currency, home.region};
    if (const auto typed = core::typed_currency(value, habit)) {
        value = typed->rest;
        home.currency = typed->currency;
        return;
    }
    const auto read = core::read_amount(value, habit);
    if (read && read->named) home.currency = read->currency;
}

}  // namespace

MoneyResult money_field(Canvas& ctx, const char* id, const Rect& box, std::string& value, TextFieldState& state,
                        SelectState& list, core::Home& home, const MoneySpec& spec) {
    MoneyResult result;
    const auto before = home.currency;
    result.field =
        field(ctx, id, box, value, state,
              {.hint = spec.hint, .suggestion = spec.suggestion, .bad = spec.bad, .max_bytes = 100, .prefix = kPrefix});
    if (result.field.changed && !spec.fixed) take_typed(value, home);
    const auto prefix = Rect{box.min, {box.min.x + ctx.px(kPrefix), box.max.y}};
    if (draw_prefix(ctx, id, prefix, home.currency, spec.fixed, list.open)) {
        list.open = !list.open;
        list.highlighted = -1;
        ctx.text_focus.drop();
    } else if (list.open) {
        const auto codes = core::offered_currencies(home.currency);
        std::vector<std::string> lines;
        int selected = -1;
        for (const auto& code : codes) {
            if (code == home.currency) selected = static_cast<int>(lines.size());
            lines.push_back(core::currency_line(ctx.reader.lang, code));
        }
        const auto name = std::string(id) + "/currencies";
        const int chosen = open_list(ctx, name.c_str(), box, lines, selected, list);
        if (chosen >= 0 && chosen != selected) {
            const auto& to = codes[static_cast<std::size_t>(chosen)];
            value = carried_text(value, home, to);
            home.currency = to;
            result.field.changed = true;
        }
        if (!list.open) state.want_focus = true;
    }
    if (home.currency != before) {
        result.was = before;
        ctx.wake_after(0);
    }
    return result;
}

std::string carried_text(const std::string& text, const core::Home& from, std::string_view to) {
    const auto minor = core::read_amount_in(text, {from.currency, from.region});
    if (!minor) return text;
    const auto carried = core::carry_amount(*minor, from.currency, to);
    return carried ? core::format_decimal(*carried, to) : text;
}

}  // namespace recoup::ui::inline fields
