#include "ui/fields/suggest.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace recoup::ui::inline fields {
namespace {

constexpr float kRow = 32, kSuggestPad = 6, kLeastWidth = 200;

void look_up(SuggestUi& ui, const std::string& value, const Suggest& suggest) {
    ui.found = suggest(value);
    ui.found_for = value;
    ui.highlighted = -1;
}

// Before the field, which would take Enter for itself. The index that Enter takes, or -1.
int take_keys(Canvas& ctx, SuggestUi& ui) {
    const int last = static_cast<int>(ui.found.size()) - 1;
    if (ctx.key(Key::escape)) ui.open = false;
    if (ctx.key(Key::down)) ui.highlighted = ui.highlighted < last ? ui.highlighted + 1 : 0;
    if (ctx.key(Key::up)) ui.highlighted = ui.highlighted > 0 ? ui.highlighted - 1 : last;
    // A letter of the same frame came first and makes another list.
    if (!ui.open || ui.highlighted < 0 || !ctx.input.text.empty()) return -1;
    return ctx.key(Key::enter) ? ui.highlighted : -1;
}

Rect place(const Canvas& ctx, const Rect& control, std::size_t rows) {
    const float height = ctx.px(kRow) * static_cast<float>(rows) + 2 * ctx.px(kSuggestPad);
    const float width = std::max(control.width(), ctx.px(kLeastWidth));
    const bool down = control.max.y + ctx.px(12) + height < ctx.input.display_px.y;
    const float y = down ? control.max.y + ctx.px(4) : control.min.y - ctx.px(4) - height;
    const float x = std::min(control.min.x, ctx.input.display_px.x - width - ctx.px(8));
    return Rect::at(std::round(x), std::round(y), width, height);
}

// The index pressed, or -1: at the press, because the field gives up the keyboard then.
int draw_list(Canvas& ctx, const char* id, const SuggestUi& ui, const Rect& control) {
    const auto box = place(ctx, control, ui.found.size());
    // Its window ends at the field, where a press is the field's.
    auto window = box.inset(-ctx.px(28));
    auto lifted = box;  // its shadow is not cut off there
    if (box.min.y > control.min.y) {
        window.min.y = box.min.y;
        lifted.min.y += ctx.px(20);
    } else {
        window.max.y = box.max.y;
        lifted.max.y -= ctx.px(32);
    }
    const auto name = std::string(id) + "/suggested";
    const Layer layer(ctx, name.c_str(), window, true);
    shadow(ctx, lifted, Lift::drawer, 8);
    fill(ctx, box, Role::raised, 8);
    outline(ctx, box, Role::line, 8);
    probe(ctx.probes, name, box.min, box.max);
    auto column = box.inset(ctx.px(kSuggestPad));
    int pressed_row = -1;
    for (int i = 0; i < static_cast<int>(ui.found.size()); ++i) {
        const auto line = column.take_top(ctx.px(kRow));
        const auto row_id = name + '/' + std::to_string(i);
        const auto pressed = hit(ctx, row_id.c_str(), line, Reach::pointer_only);
        const bool lit = i == ui.highlighted;
        if (lit || pressed.hovered) fill(ctx, line, lit ? Role::accent_bg : Role::background, 6);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        label(ctx, line.inset(ctx.px(8), 0), body(ctx), Role::text, ui.found[static_cast<std::size_t>(i)]);
        if (pressed.hovered && ImGui::IsMouseClicked(0)) pressed_row = i;
    }
    return pressed_row;
}

}  // namespace

SuggestResult suggest_field(Canvas& ctx, const char* id, const Rect& box, std::string& value, TextFieldState& state,
                            const FieldSpec& spec, SuggestUi& ui, const Suggest& suggest) {
    SuggestResult result;
    const bool had = ctx.layer_active && ctx.text_focus.has(ImGui::GetID(id));
    int chosen = -1;
    if (had && ui.open && !ui.found.empty()) {
        chosen = take_keys(ctx, ui);
    } else if (had && ctx.key(Key::down)) {
        ui.open = true;
        look_up(ui, value, suggest);
    }
    result.field = field(ctx, id, box, value, state, spec);
    if (result.field.changed) ui.open = true;
    if (ui.open && ui.found_for != value) look_up(ui, value, suggest);
    if (value.empty() && result.field.changed) ui.open = false;
    if (had && ui.open && !ui.found.empty()) {
        const int pressed = draw_list(ctx, id, ui, box);
        if (pressed >= 0) chosen = pressed;
    }
    if (!result.field.focused) ui.open = false;
    if (chosen < 0) return result;
    value = ui.found[static_cast<std::size_t>(chosen)];
    state.want_focus = true;
    ui.open = false;
    result.taken = result.field.changed = true;
    result.field.submitted = false;
    ctx.wake_after(0);
    return result;
}

}  // namespace recoup::ui::inline fields
