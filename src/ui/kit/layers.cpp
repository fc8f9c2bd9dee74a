#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

Scroll::Scroll(Canvas& ctx, const char* id, const Rect& box, float content_height, float& scroll)
    : box_(box), scroll_(scroll), ctx_(ctx) {
    ctx.focus.take_place();  // of a widget outside
    const float most = std::max(0.0F, content_height - box.height());
    const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                      ImGui::IsMouseHoveringRect(box.min, box.max);
    if (over) scroll -= ImGui::GetIO().MouseWheel * ctx.px(72);
    scroll = std::clamp(std::round(scroll), 0.0F, most);
    if (most > 0) {
        const float track = box.height() - ctx.px(8);
        const float length = std::max(ctx.px(28), track * box.height() / content_height);
        const float room = track - length;
        const auto bar =
            Rect::at(box.max.x - ctx.px(8), box.min.y + ctx.px(4) + room * scroll / most, ctx.px(8), length);
        const auto grip = hit(ctx, id, bar, Reach::pointer_only);
        if (grip.held && room > 0) scroll = std::clamp(scroll + ImGui::GetIO().MouseDelta.y * most / room, 0.0F, most);
        const float thick = grip.hovered || grip.held ? ctx.px(6) : ctx.px(4);
        bar_ = {{bar.max.x - thick - ctx.px(1), bar.min.y}, {bar.max.x - ctx.px(1), bar.max.y}};
        bar_alpha_ = grip.held ? 0.9F : over ? 0.55F : 0.0F;
    }
    ImGui::PushClipRect(box.min, box.max, true);
}

// The bar lies on top of the content.
Scroll::~Scroll() {
    ImGui::PopClipRect();
    if (const auto focused = ctx_.focus.take_place()) {
        const float margin = ctx_.px(12);
        reveal(scroll_, focused->min.y - top() - margin, focused->max.y - top() + margin, box_.height());
        ctx_.wake_after(0);
    }
    if (bar_alpha_ > 0)
        ctx_.list().AddRectFilled(bar_.min, bar_.max, faded(ctx_.theme[Role::faint], bar_alpha_), bar_.width() / 2);
}

void reveal(float& scroll, float top, float bottom, float view_height) {
    if (bottom > scroll + view_height) scroll = bottom - view_height;
    if (top < scroll) scroll = top;
}

Layer::Layer(Canvas& ctx, const char* name, const Rect& box, bool active) : ctx_(ctx), was_active_(ctx.layer_active) {
    ctx.layer_active = active;
    ImGui::SetNextWindowPos(box.min);
    ImGui::SetNextWindowSize(box.size());
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

Layer::~Layer() {
    ImGui::End();
    ctx_.layer_active = was_active_;
}

bool scrim(Canvas& ctx, const char* id, const Rect& display) {
    ctx.list().AddRectFilled(display.min, display.max, ctx.theme[Role::scrim]);
    return hit(ctx, id, display, Reach::pointer_only).clicked;
}

}  // namespace recoup::ui::inline kit
