// Dragging a picture of evidence onto the contact it shows.
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/drawer/parts.h"

namespace recoup::ui::inline drawer {
namespace {

// All that shows the contact already, and this.
void link_shot(Context& ctx, DrawerFrame& frame, const core::Uuid& contact, const core::Uuid& evidence) {
    core::EditContact edit{.case_uuid = frame.view.uuid, .contact_uuid = contact};
    auto& wanted = edit.evidence.emplace();
    for (const auto& item : frame.record.evidence) {
        if (item.contact_uuid != contact) continue;
        if (item.uuid == evidence) return;
        wanted.push_back(item.uuid);
    }
    wanted.push_back(evidence);
    ctx.send(std::move(edit));
}

// Near the upper and lower edge of what is seen the rest comes into sight.
void scroll_along(Context& ctx, DrawerFrame& frame, ImVec2 pointer) {
    const auto top = ctx.list().GetClipRectMin().y, bottom = ctx.list().GetClipRectMax().y;
    const float zone = ctx.px(44);
    const auto push = [&](float distance) { return std::clamp(1 - distance / zone, 0.0F, 1.0F); };
    const float by = (push(bottom - pointer.y) - push(pointer.y - top)) * ctx.px(900) * ctx.input.delta_s;
    if (by == 0) return;
    auto& scroll = frame.ui.scroll[static_cast<std::size_t>(DrawerTab::contacts)];
    scroll = std::max(0.0F, scroll + by);
    ctx.wake_after(0);
}

void draw_ghost(Context& ctx, const core::EvidenceRow& item, const Rect& box) {
    const Layer layer(ctx, "shot ghost", Rect{{0, 0}, ctx.input.display_px}, true);
    shadow(ctx, box, Lift::drawer, 6);
    thumbnail(ctx, box, {item.sha256, item.file_class, item.name}, 6);
    outline(ctx, box, Role::accent, 6, 1.5F);
}

}  // namespace

bool drag_shot(Context& ctx, DrawerFrame& frame, const Hit& pressed, const Rect& box, const core::Uuid& evidence) {
    auto& drag = frame.ui.shot;
    const auto pointer = ImGui::GetMousePos();
    const bool may = ctx.app.save != SaveLook::read_only && !frame.view.in_bin;
    if (may && pressed.hovered && ImGui::IsMouseClicked(0))
        drag = ShotDrag{evidence, {pointer.x - box.min.x, pointer.y - box.min.y}, box, pointer};
    return pressed.clicked && !(drag && drag->moving);
}

bool is_dragged(const DrawerFrame& frame, const core::Uuid& evidence) {
    return frame.ui.shot && frame.ui.shot->moving && frame.ui.shot->evidence == evidence;
}

bool takes_shot(const DrawerFrame& frame, const core::Uuid& contact) {
    return frame.ui.shot && frame.ui.shot->moving && frame.ui.shot->over == contact;
}

void mark_target(Context& ctx, DrawerFrame& frame, const core::Uuid& contact, const Rect& box) {
    auto& drag = frame.ui.shot;
    if (!drag || !drag->moving) return;
    // Targets meet without a gap and without overlap.
    const auto target = box.inset(-ctx.px(8), 0).moved({0, -ctx.px(5)});
    const bool seen = ctx.list().GetClipRectMin().y <= ImGui::GetMousePos().y &&
                      ImGui::GetMousePos().y < ctx.list().GetClipRectMax().y;
    const bool over = seen && target.contains(ImGui::GetMousePos());
    if (over != (drag->over == contact)) ctx.wake_after(0);
    if (over)
        drag->over = contact;
    else if (drag->over == contact)
        drag->over.reset();
    if (!over) return;
    ctx.list().AddRectFilled(target.min, target.max, faded(ctx.theme[Role::accent], 0.08F), ctx.px(8));
    outline(ctx, target, Role::accent, 8, 1.5F);
    probe(ctx.probes, "contact/target", target.min, target.max);
}

void follow_shot(Context& ctx, DrawerFrame& frame) {
    auto& drag = frame.ui.shot;
    if (!drag) return;
    const auto pointer = ImGui::GetMousePos();
    const float shake = ctx.px(5);
    if (std::abs(pointer.x - drag->pressed_at.x) > shake || std::abs(pointer.y - drag->pressed_at.y) > shake)
        drag->moving = true;
    const auto* item = ctx.app.state.find_evidence(frame.view.uuid, drag->evidence);
    if (!item || (drag->moving && ctx.key(Key::escape))) return drag.reset();
    if (!ImGui::IsMouseDown(0)) {
        const auto done = *std::exchange(drag, std::nullopt);
        if (done.moving && done.over) link_shot(ctx, frame, *done.over, done.evidence);
        return;
    }
    if (!drag->moving) return;
    ctx.out.cursor = Cursor::grab;
    scroll_along(ctx, frame, pointer);
    drag->ghost =
        Rect::at(pointer.x - drag->grip.x, pointer.y - drag->grip.y, drag->ghost.width(), drag->ghost.height());
    draw_ghost(ctx, *item, drag->ghost);
}

}  // namespace recoup::ui::inline drawer
