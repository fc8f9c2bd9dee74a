#include "ui/kit/copyable.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"

namespace recoup::ui::inline kit {
namespace {

constexpr float kSide = 20, kSign = 14;

bool is_over(const Rect& area) {
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect(area.min, area.max);
}

void draw_sign(Canvas& ctx, const Rect& box, bool lit) {
    fill(ctx, box, Role::raised, 5);
    outline(ctx, box, Role::line, 5);
    icon_label(ctx, box, kSign, lit ? Role::accent : Role::muted, icon::copy);
}

Rect corner_of(const Canvas& ctx, const Rect& area) {
    const float side = std::min(ctx.px(kSide), area.height());
    return Rect::at(area.max.x - side, std::round(area.min.y + (std::min(area.height(), ctx.px(24)) - side) / 2), side,
                    side);
}

}  // namespace

void copy_text(Canvas& ctx, const Rect& beside, std::string_view text) {
    ctx.copy(std::string(text));
    note(ctx, beside, ctx.tr("copied"_tr));
}

std::optional<CopyCorner> listen_copy(Canvas& ctx, const char* id, const Rect& area) {
    if (!is_over(area)) return std::nullopt;
    const auto box = corner_of(ctx, area);
    return CopyCorner{box, hit(ctx, id, box, Reach::pointer_only, 5)};
}

void draw_copy(Canvas& ctx, const std::optional<CopyCorner>& corner, std::string_view text) {
    if (!corner) return;
    draw_sign(ctx, corner->box, corner->pressed.hovered);
    if (corner->pressed.hovered) ctx.out.cursor = Cursor::hand;
    tooltip(ctx, corner->pressed, corner->box, ctx.tr("action_copy"_tr));
    if (corner->pressed.clicked) copy_text(ctx, corner->box, text);
}

void copy_key(Canvas& ctx, const char* id, const Rect& area, std::string_view text) {
    if (ctx.text_focus.any() || !ctx.focus.has(ImGui::GetID(id))) return;
    if (ctx.key(Key::c, true)) copy_text(ctx, area, text);
}

float copyable(Canvas& ctx, const char* id, ImVec2 at, float width_px, const CopySpec& spec) {
    const float pitch = spec.pitch_px > 0 ? spec.pitch_px : Text::line_height_px(spec.style);
    const auto lines = ctx.text.break_lines(spec.style, spec.text, width_px, spec.most_lines);
    float widest = 0;
    for (const auto& line : lines) widest = std::max(widest, line.width_px);
    const float height = pitch * static_cast<float>(lines.size());
    if (spec.text.empty()) return height;
    const auto copied = spec.copied.empty() ? spec.text : spec.copied;
    const auto box = Rect::at(at.x, at.y, std::min(widest + ctx.px(kSide + 8), width_px), height);
    const auto area = box.inset(-ctx.px(4), -ctx.px(1));
    copy_key(ctx, id, area, copied);
    const auto pressed = hit(ctx, id, area, Reach::focusable, 6);
    if (pressed.hovered) {
        fill(ctx, area, Role::background, 6);
        ctx.out.cursor = Cursor::hand;
    }
    ctx.text.draw_wrapped(ctx.list(), at, spec.style, ctx.theme[spec.role], spec.text, width_px, spec.most_lines,
                          pitch);
    if (pressed.hovered) draw_sign(ctx, corner_of(ctx, area), true);
    tooltip(ctx, pressed, area, ctx.tr("action_copy"_tr));
    if (pressed.clicked) copy_text(ctx, area, copied);
    return height;
}

}  // namespace recoup::ui::inline kit
