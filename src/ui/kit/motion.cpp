#include "ui/kit/motion.h"

#include <algorithm>
#include <cmath>

namespace recoup::ui::inline kit {
namespace {

constexpr float kRise = 8;

float ease(float part) {
    const float left = 1 - std::clamp(part, 0.0F, 1.0F);
    return 1 - left * left * left;
}

}  // namespace

float eased(Canvas& ctx, double since_s, double length_s) {
    if (ctx.still) return 1;
    const auto part = static_cast<float>((ctx.input.time_s - since_s) / length_s);
    if (part < 1) ctx.wake_after(0);
    return ease(part);
}

Arrival::Arrival(Canvas& ctx) : list_(ctx.list()), first_(list_.VtxBuffer.Size), rise_px_(ctx.px(kRise)) {
    if (ctx.still) return;
    // Kept with the window of the layer: how much of the way is done.
    auto& way = *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("arrival"), 1);
    way = ImGui::IsWindowAppearing() ? 0 : way + ctx.input.delta_s / static_cast<float>(kComes_s);
    part_ = ease(way);
    if (way < 1) ctx.wake_after(0);
}

Arrival::~Arrival() {
    if (part_ >= 1) return;
    const float down = std::round(rise_px_ * (1 - part_));
    for (int i = first_; i < list_.VtxBuffer.Size; ++i) {
        auto& vertex = list_.VtxBuffer[i];
        vertex.pos.y += down;
        vertex.col = faded(vertex.col, part_);
    }
}

}  // namespace recoup::ui::inline kit
