#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/frame/icons.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {
namespace {

struct ButtonColours {
    ImU32 fill, hover, border, text;
};

ButtonColours colours(const Canvas& ctx, const ButtonSpec& spec) {
    const auto& theme = ctx.theme;
    switch (spec.look) {
        case ButtonLook::primary:
            return {theme[Role::accent], faded(theme[Role::accent], 0.88F), 0, theme[Role::on_accent]};
        case ButtonLook::danger:
            return {theme[Role::bad_bg], faded(theme[Role::bad_bg], 0.8F), 0, theme[Role::bad_text]};
        case ButtonLook::ghost:
            return {0, theme[Role::background], 0, theme[Role::text]};
        case ButtonLook::quiet:
            return {theme[Role::accent_bg], faded(theme[Role::accent_bg], 0.8F), 0, theme[Role::accent]};
        case ButtonLook::plain:
            break;
    }
    return {theme[Role::raised], theme[Role::background], theme[Role::line], theme[Role::text]};
}

void focus_ring(Canvas& ctx, const Rect& box, float design_radius) {
    const float grow = ctx.px(2);
    const auto ring = box.inset(-grow);
    ctx.list().AddRect(ring.min, ring.max, ctx.theme[Role::accent], ctx.px(design_radius) + grow, 0,
                       std::max(1.5F, ctx.px(1.5F)));
}

}  // namespace

Hit hit(Canvas& ctx, const char* id, const Rect& box, Reach reach, float design_radius) {
    Hit result;
    if (box.width() < 1 || box.height() < 1) return result;
    ImGui::SetCursorScreenPos(box.min);
    result.clicked = ImGui::InvisibleButton(id, box.size());
    result.id = ImGui::GetItemID();
    result.hovered = ImGui::IsItemHovered();
    result.held = ImGui::IsItemActive();
    result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(0);
    if (ctx.probes) probe(ctx.probes, id);
    if (ctx.text.log) ctx.text.log->add_control(ctx.list(), id, box);
    if (reach == Reach::pointer_only || !ctx.layer_active) return result;
    result.focused = ctx.focus.add(result.id, box);
    if (result.focused) ctx.focus.note_place(box);
    if (result.clicked) ctx.focus.set(result.id, false);
    if (!result.focused || !ctx.focus.visible()) return result;
    focus_ring(ctx, box, design_radius);
    if (!ctx.text_focus.any() && (ctx.key(Key::enter) || ctx.key(Key::space))) result.clicked = true;
    return result;
}

void tooltip(Canvas& ctx, const Hit& hit, const Rect& beside, std::string_view text) {
    if ((!hit.hovered && !(hit.focused && ctx.focus.visible())) || text.empty()) return;
    auto& tip = ctx.tooltip;
    if (tip.id != hit.id) tip.since_s = ctx.input.time_s;
    tip.id = hit.id;
    tip.text = text;
    tip.beside = beside;
    tip.wanted = true;
}

void note(Canvas& ctx, const Rect& beside, std::string_view text) {
    constexpr double kShown_s = 1.6;
    auto& tip = ctx.tooltip;
    tip.note = text;
    tip.note_beside = beside;
    tip.note_until_s = ctx.input.time_s + kShown_s;
    ctx.wake_after(0);
}

namespace {

TextStyle button_style(const Canvas& ctx, const ButtonSpec& spec) {
    return spec.look == ButtonLook::quiet ? body_bold(ctx) : body(ctx);
}

float key_width(Canvas& ctx, const ButtonSpec& spec) {
    return spec.key.empty() ? 0 : ctx.px(8 + 12) + std::ceil(ctx.text.measure(small(ctx), spec.key));
}

float content_width(Canvas& ctx, const ButtonSpec& spec) {
    const float icon = spec.icon ? ctx.px(spec.text.empty() ? 18 : 25) : 0;
    return icon + ctx.text.measure(button_style(ctx, spec), spec.text) + key_width(ctx, spec);
}

void draw_key(Canvas& ctx, const Rect& box, std::string_view key, ImU32 colour) {
    const auto cap =
        Rect::at(box.min.x + ctx.px(8), std::floor(box.centre().y - ctx.px(10)), box.width() - ctx.px(8), ctx.px(20));
    ctx.list().AddRect(cap.min, cap.max, faded(colour, 0.5F), ctx.px(5), 0, std::max(1.0F, ctx.px(1)));
    label(ctx, cap, small(ctx), colour, key, Align::centre);
}

}  // namespace

float button_width(Canvas& ctx, const ButtonSpec& spec) {
    return ctx.px(28) + content_width(ctx, spec);
}

bool button(Canvas& ctx, const char* id, const Rect& box, const ButtonSpec& spec) {
    const auto pressed = hit(ctx, id, box);
    const bool enabled = spec.enabled();
    const auto colour = colours(ctx, spec);
    const float alpha = enabled ? 1.0F : 0.45F;
    const auto base = pressed.hovered && enabled ? colour.hover : colour.fill;
    fill(ctx, box, faded(base, alpha), 8);
    if (colour.border) outline(ctx, box, Role::line, 8);
    if (pressed.hovered && enabled) ctx.out.cursor = Cursor::hand;
    const float content = content_width(ctx, spec);
    auto inner = Rect::at(std::floor(box.centre().x - content / 2), box.min.y, content + 1, box.height());
    if (pressed.held && enabled) inner = inner.moved({0, ctx.px(0.5F)});
    if (spec.icon) icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(7)), 18, faded(colour.text, alpha), spec.icon);
    if (const float key = key_width(ctx, spec); key > 0)
        draw_key(ctx, inner.take_right(key), spec.key, faded(colour.text, alpha));
    label(ctx, inner, button_style(ctx, spec), faded(colour.text, alpha), spec.text);
    if (enabled) return pressed.clicked;
    tooltip(ctx, pressed, box, spec.why_not);
    if (pressed.clicked) note(ctx, box, spec.why_not);
    return false;
}

bool icon_button(Canvas& ctx, const char* id, const Rect& box, char32_t icon, std::string_view tip, Role role) {
    const auto pressed = hit(ctx, id, box);
    if (pressed.hovered) {
        fill(ctx, box, Role::background, 8);
        ctx.out.cursor = Cursor::hand;
    }
    icon_label(ctx, box, 18, role, icon);
    tooltip(ctx, pressed, box, tip);
    return pressed.clicked;
}

float chip_width(Canvas& ctx, std::string_view text, bool on, char32_t sign) {
    return ctx.px(sign ? 44 : 24) + ctx.text.measure(on ? small_bold(ctx) : small(ctx), text);
}

bool chip(Canvas& ctx, const char* id, const Rect& box, std::string_view text, bool on, char32_t sign,
          std::string_view tip) {
    const auto pressed = hit(ctx, id, box, Reach::focusable, 15);
    fill(ctx, box, on ? Role::accent_bg : pressed.hovered ? Role::raised : Role::surface, 15);
    if (!on) outline(ctx, box, pressed.hovered ? Role::muted : Role::field, 15);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    auto inner = box.inset(ctx.px(11), 0);
    const auto role = on ? Role::accent : Role::muted;
    if (sign) icon_label(ctx, inner.take_left(ctx.px(16), ctx.px(4)), 15, role, sign);
    label(ctx, inner, on ? small_bold(ctx) : small(ctx), role, text, Align::centre);
    tooltip(ctx, pressed, box, tip);
    return pressed.clicked;
}

bool checkbox(Canvas& ctx, const char* id, const Rect& box, std::string_view text, bool on) {
    const auto pressed = hit(ctx, id, box, Reach::focusable, 6);
    auto inner = box;
    icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(8)), 18, on ? Role::accent : Role::faint,
               on ? icon::checkbox_on : icon::checkbox_off);
    label(ctx, inner, body(ctx), Role::text, text);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    return pressed.clicked;
}

namespace {

// All of one width, or each by its words where the longest would not fit.
std::vector<float> segment_widths(Canvas& ctx, std::span<const std::string_view> choices, float room) {
    const float even = room / static_cast<float>(choices.size());
    std::vector<float> widths;
    float sum = 0, widest = 0;
    for (const auto text : choices) {
        sum += widths.emplace_back(ctx.text.measure(body_bold(ctx), text) + 1);
        widest = std::max(widest, widths.back());
    }
    const float spare = (room - sum) / static_cast<float>(choices.size());
    for (auto& width : widths) width = widest <= even ? even : width + spare;
    return widths;
}

}  // namespace

int segments(Canvas& ctx, const char* id, const Rect& box, std::span<const std::string_view> choices, int selected) {
    ImGui::PushID(id);
    fill(ctx, box, Role::background, 8);
    const auto inside = box.inset(ctx.px(3));
    const auto widths = segment_widths(ctx, choices, inside.width());
    std::vector<Rect> cells;
    for (auto rest = inside; const float width : widths) cells.push_back(rest.take_left(width));
    const auto cell_of = [&](int i) { return cells[static_cast<std::size_t>(i)]; };
    // All listen before any is drawn: what is chosen now stands over its content in the same frame.
    std::vector<Hit> hits;
    int chosen = -1;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const auto name = std::string(id) + '/' + std::to_string(i);
        hits.push_back(hit(ctx, name.c_str(), cell_of(i), Reach::focusable, 6));
        if (hits.back().clicked) chosen = i;
    }
    const int shown = chosen >= 0 ? chosen : selected;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const auto cell = cell_of(i);
        const auto& pressed = hits[static_cast<std::size_t>(i)];
        const bool on = i == shown;
        if (on) {
            shadow(ctx, cell, Lift::card, 6);
            fill(ctx, cell, Role::raised, 6);
        }
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        label(ctx, cell, on ? body_bold(ctx) : body(ctx), on ? Role::text : Role::muted,
              choices[static_cast<std::size_t>(i)], Align::centre);
    }
    ImGui::PopID();
    return chosen;
}

namespace {

constexpr float kLeastTabGap = 14, kMostTabGap = 22, kTabArrow = 26;

// Where each tab of the run that is shown stands; the run is all of them where they have room.
struct TabRow {
    int first = 0;
    std::vector<Rect> cells;
    float gap = 0;
};

// Measured in the weight of the chosen one, or the others would move when another is chosen.
TabRow lay_out_tabs(Canvas& ctx, Rect box, std::span<const std::string> choices, int selected) {
    std::vector<float> widths;
    float words = 0;
    for (const auto& text : choices) words += widths.emplace_back(ctx.text.measure(body_bold(ctx), text) + 1);
    const int count = static_cast<int>(choices.size());
    const float room = (box.width() - words) / static_cast<float>(std::max(count, 2) - 1);
    TabRow row{0, {}, std::clamp(room, ctx.px(kLeastTabGap), ctx.px(kMostTabGap))};
    const bool folds = room < ctx.px(kLeastTabGap);
    if (folds) box = box.inset(ctx.px(kTabArrow), 0);
    const auto place = [&](int first) {
        row.first = first;
        row.cells.clear();
        float x = box.min.x;
        for (int i = first; i < count; ++i) {
            const float width = widths[static_cast<std::size_t>(i)];
            if (folds && i > first && x + width > box.max.x) break;
            row.cells.push_back(Rect::at(x, box.min.y, std::min(width, std::max(1.0F, box.max.x - x)), box.height()));
            x += width + row.gap;
        }
        return first + static_cast<int>(row.cells.size()) > selected;
    };
    for (int first = 0; !place(first) && first < selected;) ++first;
    return row;
}

bool tab_arrow(Canvas& ctx, const char* id, const Rect& box, char32_t sign, core::Tr tip) {
    const auto square = Rect::at(box.min.x, box.centre().y - box.width() / 2, box.width(), box.width());
    return icon_button(ctx, id, square, sign, ctx.tr(tip), Role::muted);
}

}  // namespace

int tabs(Canvas& ctx, const char* id, const Rect& box, std::span<const std::string> choices, int selected) {
    ImGui::PushID(id);
    fill(ctx, {{box.min.x, box.max.y - std::max(1.0F, ctx.px(1))}, box.max}, Role::line);
    const auto row = lay_out_tabs(ctx, box, choices, selected);
    const int behind = row.first + static_cast<int>(row.cells.size());
    int chosen = -1;
    const auto arrow = Rect::at(box.min.x, box.min.y, ctx.px(kTabArrow - 6), box.height());
    if (row.first > 0 && tab_arrow(ctx, "earlier", arrow, icon::chevron_left, "tabs_earlier"_tr))
        chosen = row.first - 1;
    if (behind < static_cast<int>(choices.size()) &&
        tab_arrow(ctx, "later", arrow.moved({box.max.x - arrow.max.x, 0}), icon::chevron_right, "tabs_later"_tr))
        chosen = behind;
    // All listen before any is drawn: the one chosen now stands over its content in the same frame.
    std::vector<Hit> hits;
    for (int i = row.first; i < behind; ++i) {
        const auto& cell = row.cells[static_cast<std::size_t>(i - row.first)];
        const auto name = std::string(id) + '/' + std::to_string(i);
        hits.push_back(hit(ctx, name.c_str(), cell.inset(-std::min(ctx.px(4), row.gap / 2), 0), Reach::focusable, 6));
        if (hits.back().clicked) chosen = i;
    }
    const int shown = chosen >= 0 ? chosen : selected;
    for (int i = row.first; i < behind; ++i) {
        const auto& cell = row.cells[static_cast<std::size_t>(i - row.first)];
        const auto& pressed = hits[static_cast<std::size_t>(i - row.first)];
        const bool on = i == shown;
        label(ctx, cell, on ? body_bold(ctx) : body(ctx),
              on                ? Role::accent
              : pressed.hovered ? Role::text
                                : Role::muted,
              choices[static_cast<std::size_t>(i)]);
        if (on) fill(ctx, {{cell.min.x, cell.max.y - ctx.px(2)}, cell.max}, Role::accent, 1);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    }
    ImGui::PopID();
    return chosen;
}

}  // namespace recoup::ui::inline kit
