#include "ui/kit/covered.h"

#include <algorithm>
#include <cmath>

namespace recoup::ui::inline kit {
namespace {

// How a picture lies in the tile that shows it: it fills it wholly, cut sideways from the middle, lengthwise one fifth
// down; of one beyond 1 : 2.5 only the beginning is there, in the shape of a thumbnail.
struct Cut {
    float scale = 1;
    ImVec2 origin{};  // of the picture, on the screen
};
Cut cut_of(const Rect& box, ImVec2 size) {
    constexpr float kMostShape = 2.5F, kShape = 360.0F / 160.0F;
    if (size.y > kMostShape * size.x) size.y = kShape * size.x;
    if (size.x > kMostShape * size.y) size.x = kShape * size.y;
    Cut cut;
    cut.scale = std::max(box.width() / size.x, box.height() / size.y);
    cut.origin = {box.min.x - (size.x * cut.scale - box.width()) / 2,
                  box.min.y - (size.y * cut.scale - box.height()) / 5};
    return cut;
}

void draw_count(Canvas& ctx, const Rect& box, std::size_t count) {
    constexpr float kHeight = 20, kLeast = 44;
    if (box.width() < ctx.px(kLeast) || box.height() < ctx.px(2 * kHeight)) return;
    const TextStyle style{Face::regular, ctx.px(11), true};
    const auto text = ctx.trf("redact_badge"_tr, count);
    auto band = box.inset(std::max(1.0F, ctx.px(1)));
    band = band.take_bottom(ctx.px(kHeight));
    ctx.list().AddRectFilled(band.min, band.max, IM_COL32(0x10, 0x13, 0x18, 0xE6), ctx.px(5),
                             ImDrawFlags_RoundCornersBottom);
    label(ctx, band.inset(ctx.px(2), 0), style, IM_COL32_WHITE, text, Align::centre);
    probe(ctx.probes, "covered/badge", band.min, band.max);
}

}  // namespace

void draw_covered(Canvas& ctx, const Rect& box, ImVec2 picture_px, std::span<const core::CoverBox> boxes,
                  float design_radius) {
    if (boxes.empty() || picture_px.x < 1 || picture_px.y < 1) return;
    const auto cut = cut_of(box, picture_px);
    ImGui::PushClipRect(box.min, box.max, true);
    for (const auto& one : boxes) {
        const auto x = static_cast<float>(one.x), y = static_cast<float>(one.y);
        const auto w = static_cast<float>(one.w), h = static_cast<float>(one.h);
        const ImVec2 min{std::floor(cut.origin.x + (x - kCoverGrowth) * cut.scale),
                         std::floor(cut.origin.y + (y - kCoverGrowth) * cut.scale)};
        const ImVec2 max{std::ceil(cut.origin.x + (x + w + kCoverGrowth) * cut.scale),
                         std::ceil(cut.origin.y + (y + h + kCoverGrowth) * cut.scale)};
        ctx.list().AddRectFilled(min, max, kCoverInk);
    }
    ImGui::PopClipRect();
    outline(ctx, box, Role::line, design_radius);
    draw_count(ctx, box, boxes.size());
}

}  // namespace recoup::ui::inline kit
