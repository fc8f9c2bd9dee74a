#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/frame/icons.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {
namespace {

TextFieldStyle field_style(const Canvas& ctx) {
    return {.text = body(ctx),
            .colour = ctx.theme[Role::text],
            .hint_colour = ctx.theme[Role::faint],
            .selection_colour = faded(ctx.theme[Role::accent], 0.3F),
            .caret_colour = ctx.theme[Role::accent],
            .mark_colour = ctx.theme[Role::warn_bg]};
}

// What is only proposed: a ground of its own, with a strong left edge.
void suggestion_box(Canvas& ctx, const Rect& box, bool in_use) {
    fill(ctx, box, Role::accent, 8);
    ctx.list().AddRectFilled({box.min.x + ctx.px(3), box.min.y}, box.max, ctx.theme[Role::suggest_bg], ctx.px(8),
                             ImDrawFlags_RoundCornersRight);
    outline(ctx, box, in_use ? Role::accent : Role::accent_line, 8, in_use ? 2 : 1);
}

// Takes its place from the right end of `row`.
void key_cap(Canvas& ctx, Rect& row, std::string_view text) {
    const auto text_style = TextStyle{Face::regular, ctx.px(11), false};
    const float width = ctx.text.measure(text_style, text) + ctx.px(10);
    const auto place = row.take_right(width, ctx.px(8));
    const auto box = Rect::at(place.min.x, place.centre().y - ctx.px(9), width, ctx.px(18));
    outline(ctx, box, Role::line, 4);
    label(ctx, box, text_style, Role::faint, text, Align::centre);
}

// The cross at the end. Listens before the field does: of two places under the pointer the first one has it.
bool clear_cross(Canvas& ctx, const char* id, Rect& inner) {
    const auto place = inner.take_right(ctx.px(22), ctx.px(4));
    const auto box = Rect::at(place.min.x, inner.centre().y - ctx.px(11), ctx.px(22), ctx.px(22));
    const auto pressed = hit(ctx, (std::string(id) + "/clear").c_str(), box, Reach::pointer_only, 11);
    if (pressed.hovered) fill(ctx, box, Role::line, 11);
    icon_label(ctx, box, 14, pressed.hovered ? Role::text : Role::muted, icon::close);
    tooltip(ctx, pressed, box, ctx.tr("field_clear"_tr));
    return pressed.clicked;
}

constexpr int kNothing = -1;
constexpr int kAway = -2;

// The list below (or above) the control. Returns the index chosen, kNothing, or kAway for a click beside it.
int option_list(Canvas& ctx, const char* id, const Rect& control, std::span<const std::string> choices, int selected,
                SelectState& state) {
    const float row = ctx.px(34);
    const float pad = ctx.px(6);
    const float wanted = row * static_cast<float>(choices.size()) + 2 * pad;
    const float below = ctx.input.display_px.y - control.max.y - ctx.px(12);
    const float above = control.min.y - ctx.px(12);
    const bool down = below >= std::min(wanted, ctx.px(220)) || below >= above;
    const float height = std::min(wanted, down ? below : above);
    const auto box = Rect::at(control.min.x, down ? control.max.y + ctx.px(4) : control.min.y - ctx.px(4) - height,
                              control.width(), height);
    const Layer layer(ctx, id, box.inset(-ctx.px(28)), true);
    shadow(ctx, box, Lift::drawer, 8);
    fill(ctx, box, Role::raised, 8);
    outline(ctx, box, Role::line, 8);
    const auto inside = box.inset(0, pad);
    const auto mouse = ImGui::GetMousePos();
    const bool away = ImGui::IsMouseClicked(0) && !box.contains(mouse) && !control.contains(mouse);
    int chosen = away ? kAway : kNothing;
    Scroll scroll(ctx, "options", inside, wanted - 2 * pad, state.scroll);
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const auto line = Rect::at(inside.min.x, scroll.top() + row * static_cast<float>(i), inside.width(), row);
        if (!line.overlaps(inside)) continue;
        const auto name = std::string(id) + '/' + std::to_string(i);
        const auto pressed = hit(ctx, name.c_str(), line, Reach::pointer_only);
        if (pressed.hovered && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0))
            state.highlighted = i;
        if (i == state.highlighted) fill(ctx, line.inset(pad, 0), Role::background, 6);
        auto text_box = line.inset(ctx.px(14), 0);
        if (i == selected) icon_label(ctx, text_box.take_right(ctx.px(16), ctx.px(8)), 16, Role::accent, icon::check);
        label(ctx, text_box, i == selected ? body_bold(ctx) : body(ctx), Role::text,
              choices[static_cast<std::size_t>(i)]);
        if (pressed.clicked) chosen = i;
    }
    return chosen;
}

}  // namespace

// White on every ground, so that what can be filled in looks it.
void field_box(Canvas& ctx, const Rect& box, Role border, bool in_use) {
    if (in_use) fill(ctx, box.inset(-ctx.px(3)), Role::accent_bg, 11);
    fill(ctx, box, Role::surface, 8);
    outline(ctx, box, border, 8, in_use ? 2 : 1);
}

float field_height(Canvas& ctx, std::string_view value, float width_px, int least_lines, int most_lines) {
    const auto lines =
        static_cast<int>(ctx.text.break_lines(body(ctx), value, width_px - ctx.px(20), most_lines).size());
    return Text::line_height_px(body(ctx)) * static_cast<float>(std::max(least_lines, lines)) + ctx.px(16);
}

TextFieldResult field(Canvas& ctx, const char* id, const Rect& box, std::string& value, TextFieldState& state,
                      const FieldSpec& spec) {
    const auto field_id = ImGui::GetID(id);
    if (ctx.layer_active && ctx.focus.add(field_id, box) && ctx.focus.visible() && !ctx.text_focus.has(field_id)) {
        ctx.focus.note_place(box);
        state.want_focus = true;
        state.select_on_focus = !spec.multiline;
    }
    const bool focused = ctx.text_focus.has(field_id);
    const bool suggests = value.empty() && !spec.suggestion.empty();
    if (!spec.bare) field_box(ctx, box, spec.bad ? Role::bad_text : focused ? Role::accent : Role::field, focused);
    if (suggests) suggestion_box(ctx, box, focused);
    auto inner = box.inset(ctx.px(10), spec.multiline ? ctx.px(8) : 0);
    inner.min.x += ctx.px(spec.prefix);
    if (spec.icon) icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(8)), 18, Role::faint, spec.icon);
    inner.max.x -= spec.tail_px;
    if (suggests)
        key_cap(ctx, inner, focused ? ctx.tr("key_tab_takes"_tr) : "Tab");
    else if (!spec.key_hint.empty() && value.empty() && !focused)
        key_cap(ctx, inner, spec.key_hint);
    const bool cleared = spec.clearable && !value.empty() && clear_cross(ctx, id, inner);
    if (cleared) value.clear();
    if (!spec.multiline) {
        const float line = Text::line_height_px(body(ctx));
        inner = Rect::at(inner.min.x, std::floor(box.centre().y - line / 2), inner.width(), line);
    }
    const TextFieldEnv env{ctx.text, ctx.input, ctx.text_focus, ctx.clipboard};
    // What is longer than its field scrolls in it, which is no fault of the layout.
    auto* const log = value.empty() ? ctx.text.log : std::exchange(ctx.text.log, nullptr);
    auto style = field_style(ctx);
    if (suggests) style.hint_colour = ctx.theme[Role::accent];
    auto result = text_field(env, id, inner.min, inner.size(), value, state, style,
                             {.hint = suggests ? spec.suggestion : spec.hint,
                              .multiline = spec.multiline,
                              .max_bytes = spec.max_bytes,
                              .marks = spec.marks});
    if (suggests && result.tab_next && value.empty()) {
        value = spec.suggestion;
        result.took = true;
        ctx.wake_after(0);
    }
    result.changed = result.changed || cleared || result.took;
    if (cleared) state.want_focus = true;
    ctx.text.log = log;
    const Rect rim{{box.min.x + ctx.px(spec.prefix), box.min.y}, box.max};
    if (log) log->add_control(ctx.list(), id, rim);
    probe(ctx.probes, id, box.min, box.max);
    // The rim of the box belongs to the field as well.
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(rim.min, rim.max)) {
        ctx.out.cursor = Cursor::text;
        if (ImGui::IsMouseClicked(0) && !result.focused && ctx.layer_active) state.want_focus = true;
    }
    if (result.focused && !focused) ctx.focus.set(field_id, false);
    if (result.tab_next) ctx.focus.walk(+1);
    if (result.tab_previous) ctx.focus.walk(-1);
    if (result.tab_next || result.tab_previous) ctx.text_focus.drop();
    if (result.next_blink_s) ctx.wake_after(*result.next_blink_s - ctx.input.time_s);
    if (result.caret) ctx.out.caret = result.caret;
    return result;
}

Rect captioned(Canvas& ctx, Rect& column, std::string_view caption) {
    label(ctx, column.take_top(ctx.px(18), ctx.px(3)), small(ctx), Role::muted, caption);
    return column.take_top(ctx.px(kButtonHeight), ctx.px(14));
}

namespace {

// True when the list is left without a choice.
bool list_keys(Canvas& ctx, SelectState& state, int count, int& chosen) {
    if (ctx.key(Key::down)) state.highlighted = std::min(count - 1, state.highlighted + 1);
    if (ctx.key(Key::up)) state.highlighted = std::max(0, state.highlighted - 1);
    if (ctx.key(Key::enter) || ctx.key(Key::space)) chosen = state.highlighted;
    return ctx.key(Key::escape);
}

}  // namespace

int select(Canvas& ctx, const char* id, const Rect& box, std::span<const std::string> choices, int selected,
           SelectState& state) {
    ImGui::PushID(id);
    // The open list has the keys before the control, which would take Enter for a press on itself.
    int chosen = kNothing;
    const bool escaped = state.open && list_keys(ctx, state, static_cast<int>(choices.size()), chosen);
    const auto pressed = hit(ctx, id, box);
    const bool by_arrow = pressed.focused && ctx.focus.visible() && !state.open && !ctx.text_focus.any() &&
                          (ctx.key(Key::down) || ctx.key(Key::up));
    field_box(ctx, box, state.open ? Role::accent : Role::field, state.open);
    auto inner = box.inset(ctx.px(10), 0);
    icon_label(ctx, inner.take_right(ctx.px(18), ctx.px(4)), 18, Role::muted, icon::chevron_down);
    if (selected >= 0) label(ctx, inner, body(ctx), Role::text, choices[static_cast<std::size_t>(selected)]);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    if (pressed.clicked || by_arrow) {
        state.open = !state.open;
        state.highlighted = selected;
    } else if (state.open && ctx.focus.any() && !pressed.focused) {
        state.open = false;  // Tab has gone on
    } else if (state.open) {
        const auto picked = option_list(ctx, (std::string(id) + "/options").c_str(), box, choices, selected, state);
        if (picked >= 0) chosen = picked;
        if (chosen >= 0 || escaped || picked == kAway) state.open = false;
    }
    ImGui::PopID();
    return chosen;
}

int open_list(Canvas& ctx, const char* id, const Rect& control, std::span<const std::string> choices, int selected,
              SelectState& state) {
    int chosen = kNothing;
    const bool escaped = list_keys(ctx, state, static_cast<int>(choices.size()), chosen);
    const auto picked = option_list(ctx, id, control, choices, selected, state);
    if (picked >= 0) chosen = picked;
    if (chosen >= 0 || escaped || picked == kAway) state.open = false;
    return chosen;
}

}  // namespace recoup::ui::inline kit
