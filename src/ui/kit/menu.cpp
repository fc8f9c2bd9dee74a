#include "ui/kit/menu.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/frame/icons.h"
#include "ui/kit/motion.h"

namespace recoup::ui::inline kit {
namespace {

constexpr float kRow = 34, kHeading = 28, kPad = 6, kIconColumn = 28, kLeast = 176;

float row_height(const Canvas& ctx, const MenuItem& item) {
    return ctx.px((item.heading ? kHeading : kRow) + (item.line_above ? 9.0F : 0.0F));
}

bool has_icons(std::span<const MenuItem> items) {
    return std::any_of(items.begin(), items.end(), [](const MenuItem& item) { return item.icon || item.dot; });
}

Rect place(Canvas& ctx, const MenuUi& ui, std::span<const MenuItem> items) {
    float width = ctx.px(kLeast);
    float height = 2 * ctx.px(kPad);
    for (const auto& item : items) {
        const float hint = item.hint.empty() ? 0 : ctx.text.measure(small(ctx), item.hint) + ctx.px(24);
        const float check = item.checked ? ctx.px(24) : 0;
        const auto style = item.heading ? small(ctx) : body(ctx);
        width = std::max(width, ctx.text.measure(style, item.text) + hint + check + ctx.px(28 + kIconColumn));
        height += row_height(ctx, item);
    }
    const float edge = ctx.px(8);
    width = std::min(width, std::min(ctx.px(380), ctx.input.display_px.x - 2 * edge));
    height = std::min(height, ctx.input.display_px.y - 2 * edge);
    // Under its button, the right edges in line; at the pointer to the right of it.
    const float wanted_x = ui.beside.width() > 0 ? ui.beside.max.x - width : ui.beside.min.x;
    const float x = std::clamp(wanted_x, edge, std::max(edge, ctx.input.display_px.x - width - edge));
    const float gap = ui.beside.width() > 0 ? ctx.px(4) : 0;
    float y = ui.beside.max.y + gap;
    if (y + height > ctx.input.display_px.y - edge) y = std::max(edge, ui.beside.min.y - gap - height);
    return Rect::at(std::round(x), std::round(std::min(y, ctx.input.display_px.y - edge - height)), std::round(width),
                    std::round(height));
}

void step(MenuUi& ui, std::span<const MenuItem> items, int by) {
    const int count = static_cast<int>(items.size());
    for (int tries = 0; tries < count; ++tries) {
        ui.highlighted = ui.highlighted < 0 && by < 0 ? count - 1 : (ui.highlighted + by + count) % count;
        if (!items[static_cast<std::size_t>(ui.highlighted)].heading) return;
    }
}

void draw_item(Canvas& ctx, const MenuItem& item, Rect row, bool icons, bool lit) {
    if (item.heading) return label(ctx, row.inset(ctx.px(8), 0), small(ctx), Role::muted, item.text), void();
    if (lit) fill(ctx, row, item.danger ? Role::bad_bg : Role::background, 6);
    const auto role = item.danger ? Role::bad_text : Role::text;
    row = row.inset(ctx.px(8), 0);
    if (icons) {
        const auto cell = row.take_left(ctx.px(18), ctx.px(kIconColumn - 18));
        if (item.icon) icon_label(ctx, cell, 18, item.danger ? role : Role::muted, item.icon);
        if (item.dot) ctx.list().AddCircleFilled(cell.centre(), ctx.px(4.5F), ctx.theme[*item.dot]);
    }
    if (item.checked) icon_label(ctx, row.take_right(ctx.px(16), ctx.px(8)), 16, Role::accent, icon::check);
    if (!item.hint.empty()) {
        label(ctx, row, small(ctx), Role::faint, item.hint, Align::right);
        row.max.x -= ctx.text.measure(small(ctx), item.hint) + ctx.px(12);
    }
    label(ctx, row, body(ctx), role, item.text);
}

// The rows; returns the one clicked, or -1.
int draw_rows(Canvas& ctx, const char* id, MenuUi& ui, std::span<const MenuItem> items, const Rect& inside) {
    float content = 0;
    for (const auto& item : items) content += row_height(ctx, item);
    const Scroll scroll(ctx, "rows", inside, content, ui.scroll);
    const auto& moved = ImGui::GetIO().MouseDelta;
    const bool icons = has_icons(items);
    float y = scroll.top();
    int chosen = -1;
    for (int i = 0; i < static_cast<int>(items.size()); ++i) {
        const auto& item = items[static_cast<std::size_t>(i)];
        auto row = Rect::at(inside.min.x, y, inside.width(), row_height(ctx, item)).inset(ctx.px(kPad), 0);
        y = row.max.y;
        if (item.line_above) {
            const auto gap = row.take_top(ctx.px(9));
            fill(ctx, Rect::at(gap.min.x, std::round(gap.centre().y), gap.width(), std::max(1.0F, ctx.px(1))),
                 Role::line);
        }
        if (!item.heading) {
            const auto name = std::string(id) + '/' + std::to_string(i);
            const auto pressed = hit(ctx, name.c_str(), row, Reach::pointer_only);
            if (pressed.hovered) ctx.out.cursor = Cursor::hand;
            if (pressed.hovered && (moved.x != 0 || moved.y != 0)) ui.highlighted = i;
            if (pressed.clicked) chosen = i;
        }
        draw_item(ctx, item, row, icons, i == ui.highlighted);
    }
    return chosen;
}

// Taken before the rows so that nobody else acts on them.
int take_keys(Canvas& ctx, MenuUi& ui, std::span<const MenuItem> items) {
    if (ctx.key(Key::down) || ctx.key(Key::tab)) step(ui, items, +1);
    if (ctx.key(Key::up) || ctx.key(Key::tab, false, true)) step(ui, items, -1);
    if (ctx.key(Key::escape)) ui.open = false;
    const bool pressed = ctx.key(Key::enter) || ctx.key(Key::space);
    return pressed ? ui.highlighted : -1;
}

}  // namespace

void open_menu(Canvas& ctx, MenuUi& ui, const Rect& beside) {
    ui = MenuUi{.open = true, .fresh = true, .beside = beside, .focus_before = ctx.focus.current()};
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

int draw_menu(Canvas& ctx, const char* id, MenuUi& ui, std::span<const MenuItem> items) {
    if (!ui.open || items.empty()) return -1;
    // The layer covers the window, so that a press beside the menu closes it and does nothing else.
    const Layer layer(ctx, id, Rect{{0, 0}, ctx.input.display_px}, true);
    const Arrival arrival(ctx);
    const auto box = place(ctx, ui, items);
    shadow(ctx, box, Lift::drawer, 10);
    fill(ctx, box, Role::raised, 10);
    outline(ctx, box, Role::line, 10);
    probe(ctx.probes, id, box.min, box.max);
    int chosen = take_keys(ctx, ui, items);
    const int clicked = draw_rows(ctx, id, ui, items, box.inset(0, ctx.px(kPad)));
    if (clicked >= 0) chosen = clicked;
    const bool pressed = ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1);
    if (!std::exchange(ui.fresh, false) && pressed && !box.contains(ImGui::GetMousePos())) ui.open = false;
    if (chosen >= 0) ui.open = false;
    if (!ui.open) {
        ctx.focus.give_back(ui.focus_before);
        ctx.wake_after(0);
    }
    return chosen;
}

}  // namespace recoup::ui::inline kit
