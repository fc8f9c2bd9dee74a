#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/icons.h"
#include "ui/kit.h"

namespace recoup::ui {
namespace {

struct ButtonColours {
    ImU32 fill, hover, border, text;
};

ButtonColours colours(const Context& ctx, const ButtonSpec& spec) {
    const auto& theme = ctx.theme;
    switch (spec.look) {
        case ButtonLook::primary:
            return {theme[Role::accent], faded(theme[Role::accent], 0.88F), 0, theme[Role::on_accent]};
        case ButtonLook::danger:
            return {theme[Role::bad_bg], faded(theme[Role::bad_bg], 0.8F), 0, theme[Role::bad_text]};
        case ButtonLook::ghost:
            return {0, theme[Role::background], 0, theme[Role::text]};
        case ButtonLook::plain:
            break;
    }
    return {theme[Role::raised], theme[Role::background], theme[Role::line], theme[Role::text]};
}

void focus_ring(Context& ctx, const Rect& box, float design_radius) {
    const float grow = ctx.px(2);
    const auto ring = box.inset(-grow);
    ctx.list().AddRect(ring.min, ring.max, ctx.theme[Role::accent], ctx.px(design_radius) + grow, 0,
                       std::max(1.5F, ctx.px(1.5F)));
}

}  // namespace

Hit hit(Context& ctx, const char* id, const Rect& box, Reach reach, float design_radius) {
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

void tooltip(Context& ctx, const Hit& hit, const Rect& beside, std::string_view text) {
    if ((!hit.hovered && !(hit.focused && ctx.focus.visible())) || text.empty()) return;
    auto& tip = ctx.tooltip;
    if (tip.id != hit.id) tip.since_s = ctx.input.time_s;
    tip.id = hit.id;
    tip.text = text;
    tip.beside = beside;
    tip.wanted = true;
}

void note(Context& ctx, const Rect& beside, std::string_view text) {
    constexpr double kShown_s = 1.6;
    auto& tip = ctx.tooltip;
    tip.note = text;
    tip.note_beside = beside;
    tip.note_until_s = ctx.input.time_s + kShown_s;
    ctx.wake_after(0);
}

float button_width(Context& ctx, const ButtonSpec& spec) {
    const float icon = spec.icon ? ctx.px(spec.text.empty() ? 18 : 25) : 0;
    return ctx.px(28) + icon + ctx.text.measure(body(ctx), spec.text);
}

bool button(Context& ctx, const char* id, const Rect& box, const ButtonSpec& spec) {
    const auto pressed = hit(ctx, id, box);
    const bool enabled = spec.enabled();
    const auto colour = colours(ctx, spec);
    const float alpha = enabled ? 1.0F : 0.45F;
    const auto base = pressed.hovered && enabled ? colour.hover : colour.fill;
    fill(ctx, box, faded(base, alpha), 8);
    if (colour.border) outline(ctx, box, Role::line, 8);
    if (pressed.hovered && enabled) ctx.out.cursor = Output::Cursor::hand;
    const float content =
        (spec.icon ? ctx.px(spec.text.empty() ? 18 : 25) : 0) + ctx.text.measure(body(ctx), spec.text);
    auto inner = Rect::at(std::floor(box.centre().x - content / 2), box.min.y, content + 1, box.height());
    if (pressed.held && enabled) inner = inner.moved({0, ctx.px(0.5F)});
    if (spec.icon) icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(7)), 18, faded(colour.text, alpha), spec.icon);
    label(ctx, inner, body(ctx), faded(colour.text, alpha), spec.text);
    if (enabled) return pressed.clicked;
    tooltip(ctx, pressed, box, spec.why_not);
    if (pressed.clicked) note(ctx, box, spec.why_not);
    return false;
}

bool icon_button(Context& ctx, const char* id, const Rect& box, char32_t icon, std::string_view tip, Role role) {
    const auto pressed = hit(ctx, id, box);
    if (pressed.hovered) {
        fill(ctx, box, Role::background, 8);
        ctx.out.cursor = Output::Cursor::hand;
    }
    icon_label(ctx, box, 18, role, icon);
    tooltip(ctx, pressed, box, tip);
    return pressed.clicked;
}

float chip_width(Context& ctx, std::string_view text, bool on, char32_t sign) {
    return ctx.px(sign ? 44 : 24) + ctx.text.measure(on ? small_bold(ctx) : small(ctx), text);
}

bool chip(Context& ctx, const char* id, const Rect& box, std::string_view text, bool on, char32_t sign,
          std::string_view tip) {
    const auto pressed = hit(ctx, id, box, Reach::focusable, 15);
    fill(ctx, box, on ? Role::accent_bg : pressed.hovered ? Role::raised : Role::surface, 15);
    if (!on) outline(ctx, box, pressed.hovered ? Role::muted : Role::field, 15);
    if (pressed.hovered) ctx.out.cursor = Output::Cursor::hand;
    auto inner = box.inset(ctx.px(11), 0);
    const auto role = on ? Role::accent : Role::muted;
    if (sign) icon_label(ctx, inner.take_left(ctx.px(16), ctx.px(4)), 15, role, sign);
    label(ctx, inner, on ? small_bold(ctx) : small(ctx), role, text, Align::centre);
    tooltip(ctx, pressed, box, tip);
    return pressed.clicked;
}

bool checkbox(Context& ctx, const char* id, const Rect& box, std::string_view text, bool on) {
    const auto pressed = hit(ctx, id, box, Reach::focusable, 6);
    auto inner = box;
    icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(8)), 18, on ? Role::accent : Role::faint,
               on ? icon::checkbox_on : icon::checkbox_off);
    label(ctx, inner, body(ctx), Role::text, text);
    if (pressed.hovered) ctx.out.cursor = Output::Cursor::hand;
    return pressed.clicked;
}

int segments(Context& ctx, const char* id, const Rect& box, std::span<const std::string_view> choices, int selected) {
    ImGui::PushID(id);
    fill(ctx, box, Role::background, 8);
    const auto inside = box.inset(ctx.px(3));
    const float width = inside.width() / static_cast<float>(choices.size());
    const auto cell_of = [&](int i) {
        return Rect::at(inside.min.x + width * static_cast<float>(i), inside.min.y, width, inside.height());
    };
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
        if (pressed.hovered) ctx.out.cursor = Output::Cursor::hand;
        label(ctx, cell, on ? body_bold(ctx) : body(ctx), on ? Role::text : Role::muted,
              choices[static_cast<std::size_t>(i)], Align::centre);
    }
    ImGui::PopID();
    return chosen;
}

int tabs(Context& ctx, const char* id, const Rect& box, std::span<const std::string> choices, int selected) {
    ImGui::PushID(id);
    fill(ctx, {{box.min.x, box.max.y - std::max(1.0F, ctx.px(1))}, box.max}, Role::line);
    float words = 0;
    for (const auto& text : choices) words += ctx.text.measure(body_bold(ctx), text);
    const float room = (box.width() - words) / static_cast<float>(std::max<std::size_t>(choices.size(), 2) - 1);
    const float gap = std::clamp(room, ctx.px(8), ctx.px(22));
    const auto style_of = [&](int i, int on) { return i == on ? body_bold(ctx) : body(ctx); };
    const auto walk = [&](int on, auto&& visit) {
        float x = box.min.x;
        for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
            const float width = ctx.text.measure(style_of(i, on), choices[static_cast<std::size_t>(i)]);
            visit(i, Rect::at(x, box.min.y, width, box.height()));
            x += width + gap;
        }
    };
    // All listen before any is drawn: the one chosen now stands over its content in the same frame.
    std::vector<Hit> hits;
    int chosen = -1;
    walk(selected, [&](int i, const Rect& cell) {
        const auto name = std::string(id) + '/' + std::to_string(i);
        hits.push_back(hit(ctx, name.c_str(), cell.inset(-ctx.px(6), 0), Reach::focusable, 6));
        if (hits.back().clicked) chosen = i;
    });
    const int shown = chosen >= 0 ? chosen : selected;
    walk(shown, [&](int i, const Rect& cell) {
        const auto& pressed = hits[static_cast<std::size_t>(i)];
        const bool on = i == shown;
        label(ctx, cell, style_of(i, shown),
              on                ? Role::accent
              : pressed.hovered ? Role::text
                                : Role::muted,
              choices[static_cast<std::size_t>(i)]);
        if (on) fill(ctx, {{cell.min.x, cell.max.y - ctx.px(2)}, cell.max}, Role::accent, 1);
        if (pressed.hovered) ctx.out.cursor = Output::Cursor::hand;
    });
    ImGui::PopID();
    return chosen;
}

}  // namespace recoup::ui
