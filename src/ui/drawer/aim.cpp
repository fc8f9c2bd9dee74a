#include <algorithm>

#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kShotWidth = 54, kShotHeight = 72;

std::vector<const core::SlotView*> missing_slots(const core::CaseView& view) {
    std::vector<const core::SlotView*> missing;
    for (const auto& slot : view.slots)
        if (!slot.filled) missing.push_back(&slot);
    return missing;
}

const core::EvidenceView* next_unaimed(const Context& ctx, const core::CaseView& view) {
    for (const auto& id : ctx.app.unaimed) {
        const auto found = std::ranges::find(view.evidence, id, &core::EvidenceView::uuid);
        if (found != view.evidence.end() && found->kind == core::EvidenceKind::other) return &*found;
    }
    return nullptr;
}

// Chips from left to right, on as many lines as they take; which of them was pressed.
int draw_chips(Context& ctx, const std::vector<std::string>& texts, Rect& column) {
    int pressed = -1;
    auto row = column.take_top(ctx.px(30), ctx.px(6));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const float width = chip_width(ctx, texts[i], false);
        if (width > row.width() && row.min.x > column.min.x) row = column.take_top(ctx.px(30), ctx.px(6));
        const auto name = "unaimed/" + std::to_string(i);
        if (chip(ctx, name.c_str(), row.take_left(std::min(width, row.width()), ctx.px(8)), texts[i], false))
            pressed = static_cast<int>(i);
    }
    return pressed;
}

}  // namespace

bool aim_at(Context& ctx, DrawerFrame& frame, core::EvidenceKind kind, const Rect& box, const Hit& pressed) {
    if (kind == core::EvidenceKind::other) return false;
    if (pressed.hovered || (pressed.focused && ctx.focus.visible())) frame.under_pointer = kind;
    const bool in_sight = ImGui::IsRectVisible(box.min, box.max);
    if (!ctx.input.dropped_files.empty() && in_sight && box.contains(ctx.input.drop_at)) frame.dropped_on = kind;
    return pressed.hovered || frame.ui.aim == kind;
}

std::optional<core::EvidenceKind> aimed_kind(const DrawerFrame& frame) {
    return frame.under_pointer ? frame.under_pointer : frame.ui.aim;
}

void draw_missing_slot(Context& ctx, DrawerFrame& frame, const core::SlotView& slot, const Rect& box, const char* id) {
    const auto pressed = hit(ctx, id, box);
    const bool lit = aim_at(ctx, frame, slot.kind, box, pressed);
    if (lit) fill(ctx, box, Role::accent_bg, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    dashed_outline(ctx, box, lit ? Role::accent : Role::faint, 6);
    auto inner = box;
    if (lit) {
        const auto hint = inner.take_bottom(ctx.px(26)).inset(ctx.px(4), 0);
        label(ctx, hint, TextStyle{Face::regular, ctx.px(11), false}, Role::accent, ctx.tr("aim_here"_tr),
              Align::centre);
    }
    icon_label(ctx, inner, 22, lit ? Role::accent : Role::faint, icon::plus);
    tooltip(ctx, pressed, box, ctx.tr("aim_open"_tr));
    if (!pressed.clicked) return;
    frame.ui.aim = slot.kind;
    frame.events.add_evidence = WantEvidence{frame.view.uuid, slot.kind};
}

void draw_unaimed(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto* item = next_unaimed(ctx, frame.view);
    const auto missing = missing_slots(frame.view);
    if (!item || missing.empty()) return;
    Panel panel(ctx, column, {.heading = "", .fill = Role::accent_bg});
    auto left = Rect::at(panel.body.min.x, panel.body.min.y, ctx.px(kShotWidth), ctx.px(kShotHeight));
    thumbnail(ctx, left, {item->sha256, item->file_class, item->name});
    auto room = panel.body;
    room.min.x = left.max.x + ctx.px(14);
    auto head = room.take_top(ctx.px(24), ctx.px(6));
    if (icon_button(ctx, "unaimed/close", head.take_right(ctx.px(24)), icon::close, ctx.tr("action_close"_tr),
                    Role::muted))
        ctx.ask(CloseUnaimedRequest{});
    label(ctx, head, body_bold(ctx), Role::text, ctx.tr("unaimed_title"_tr));
    std::vector<std::string> texts;
    for (const auto* slot : missing) texts.push_back(slot->label);
    texts.emplace_back(ctx.tr("unaimed_none"_tr));
    const int pressed = draw_chips(ctx, texts, room);
    panel.body.min.y = std::max(room.min.y, left.max.y);
    if (pressed < 0) return;
    ctx.ask(CloseUnaimedRequest{item->uuid});
    if (static_cast<std::size_t>(pressed) < missing.size())
        ctx.send(core::EditEvidence{frame.view.uuid, item->uuid, missing[static_cast<std::size_t>(pressed)]->kind, {}});
}

}  // namespace recoup::ui::inline drawer
