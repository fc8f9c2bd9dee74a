#include "ui/viewer/cover_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/covered.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline viewer {
namespace {

// On the picture, whatever the theme.
constexpr ImU32 kProposed = IM_COL32(0x34, 0x57, 0xD5, 255);
constexpr ImU32 kProposedGround = IM_COL32(0x34, 0x57, 0xD5, 31);
constexpr float kHandle = 9;  // design pixels
constexpr float kReach = 8;   // around a corner

Rect on_screen(const Placed& placed, const core::CoverBox& box, float grow) {
    const auto x = static_cast<float>(box.x), y = static_cast<float>(box.y);
    const auto w = static_cast<float>(box.w), h = static_cast<float>(box.h);
    const Rect whole{{std::floor(placed.box.min.x + (x - grow) * placed.zoom),
                      std::floor(placed.box.min.y + (y - grow) * placed.zoom)},
                     {std::ceil(placed.box.min.x + (x + w + grow) * placed.zoom),
                      std::ceil(placed.box.min.y + (y + h + grow) * placed.zoom)}};
    return {{std::max(whole.min.x, placed.box.min.x), std::max(whole.min.y, placed.box.min.y)},
            {std::min(whole.max.x, placed.box.max.x), std::min(whole.max.y, placed.box.max.y)}};
}

bool holds(const core::CoverBox& box, ImVec2 at) {
    return at.x >= static_cast<float>(box.x) && at.y >= static_cast<float>(box.y) &&
           at.x < static_cast<float>(box.x + box.w) && at.y < static_cast<float>(box.y + box.h);
}

std::array<ImVec2, 4> corners(const core::CoverBox& box) {
    const auto l = static_cast<float>(box.x), t = static_cast<float>(box.y);
    const auto r = static_cast<float>(box.x + box.w), b = static_cast<float>(box.y + box.h);
    return {ImVec2{l, t}, ImVec2{r, t}, ImVec2{r, b}, ImVec2{l, b}};
}

// Between two corners, in whole pixels within the picture.
core::CoverBox between(ImVec2 a, ImVec2 b, ImVec2 size, std::string label) {
    const auto whole = [](float value, float most) {
        return static_cast<std::int32_t>(std::lround(std::clamp(value, 0.0F, most)));
    };
    const auto left = whole(std::min(a.x, b.x), size.x), right = whole(std::max(a.x, b.x), size.x);
    const auto top = whole(std::min(a.y, b.y), size.y), bottom = whole(std::max(a.y, b.y), size.y);
    return {left, top, right - left, bottom - top, std::move(label)};
}

bool is_large_enough(const core::CoverBox& box) {
    return box.w >= kLeastSide && box.h >= kLeastSide;
}

}  // namespace

bool CoverLayer::take_pointer(Context& ctx, const Hit& under, const Placed& placed) {
    if (!ui_.on) return below_ && below_->take_pointer(ctx, under, placed);
    const auto mouse = ImGui::GetIO().MousePos;
    const ImVec2 at{(mouse.x - placed.box.min.x) / placed.zoom, (mouse.y - placed.box.min.y) / placed.zoom};
    if (under.held && ImGui::IsMouseClicked(0)) press(ctx, at, placed.zoom);
    if (ui_.gesture != CoverUi::Gesture::none && under.held) drag(at);
    if (ui_.gesture != CoverUi::Gesture::none && !under.held) release(ctx);
    const auto& boxes = boxes_of(ui_, target_);
    if (under.hovered && std::ranges::any_of(boxes, [&](const auto& box) { return holds(box, at); }))
        ctx.out.cursor = Cursor::move;
    return true;
}

void CoverLayer::press(Context& ctx, ImVec2 at, float zoom) {
    const auto& boxes = boxes_of(ui_, target_);
    ui_.from = at;
    if (ui_.chosen) {
        const auto all = corners(boxes[*ui_.chosen]);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (std::hypot(all[i].x - at.x, all[i].y - at.y) * zoom <= ctx.px(kReach)) {
                ui_.gesture = CoverUi::Gesture::resize;
                ui_.corner = static_cast<int>(i);
                ui_.before = boxes[*ui_.chosen];
                return;
            }
    }
    for (std::size_t i = boxes.size(); i-- > 0;)
        if (holds(boxes[i], at)) {
            ui_.chosen = i;
            ui_.gesture = CoverUi::Gesture::move;
            ui_.before = boxes[i];
            return;
        }
    for (std::size_t i = 0; i < ui_.suggested.size(); ++i)
        if (holds(ui_.suggested[i].box, at)) return take_suggestion(ctx, ui_, target_, i);
    ui_.gesture = CoverUi::Gesture::draw;
    ui_.chosen.reset();
}

void CoverLayer::drag(ImVec2 at) {
    const auto size = target_.size();
    if (ui_.gesture == CoverUi::Gesture::draw) {
        const auto box = between(ui_.from, at, size, {});
        if (!ui_.chosen && !is_large_enough(box)) return;
        auto& boxes = change_boxes(ui_, target_);
        if (!ui_.chosen) {
            if (boxes.size() >= core::kMostCovers) return;
            boxes.push_back(box);
            ui_.chosen = boxes.size() - 1;
        } else if (is_large_enough(box)) {
            boxes[*ui_.chosen] = box;
        }
        return;
    }
    if (!ui_.chosen) return;
    auto box = ui_.before;
    if (ui_.gesture == CoverUi::Gesture::move) {
        box.x = std::clamp(box.x + static_cast<std::int32_t>(std::lround(at.x - ui_.from.x)), 0,
                           std::max(0, target_.item.width - box.w));
        box.y = std::clamp(box.y + static_cast<std::int32_t>(std::lround(at.y - ui_.from.y)), 0,
                           std::max(0, target_.item.height - box.h));
    } else {
        const auto fixed = corners(box)[static_cast<std::size_t>((ui_.corner + 2) % 4)];
        const auto sized = between(fixed, at, size, box.label);
        if (is_large_enough(sized)) box = sized;
    }
    if (box != boxes_of(ui_, target_)[*ui_.chosen]) change_boxes(ui_, target_)[*ui_.chosen] = box;
}

void CoverLayer::release(Context& ctx) {
    ui_.gesture = CoverUi::Gesture::none;
    keep_boxes(ctx, ui_, target_);
}

void CoverLayer::draw(Context& ctx, const Placed& placed, const Rect& room) {
    const auto seen = [&](float from, float at, float size) {
        return std::clamp((at - from) / placed.zoom, 0.0F, size);
    };
    const auto whole = target_.size();
    ui_.sight = {{seen(placed.box.min.x, room.min.x, whole.x), seen(placed.box.min.y, room.min.y, whole.y)},
                 {seen(placed.box.min.x, room.max.x, whole.x), seen(placed.box.min.y, room.max.y, whole.y)}};
    if (!sees_original(ctx, ui_)) {
        for (std::size_t i = 0; i < boxes_of(ui_, target_).size(); ++i) draw_box(ctx, placed, i);
        if (ui_.on)
            for (std::size_t i = 0; i < ui_.suggested.size(); ++i)
                draw_suggestion(ctx, placed, room, ui_.suggested[i], i);
    }
    if (below_ && !ui_.on) below_->draw(ctx, placed, room);
}

void CoverLayer::draw_box(Context& ctx, const Placed& placed, std::size_t index) const {
    const auto& one = boxes_of(ui_, target_)[index];
    const auto box = on_screen(placed, one, kCoverGrowth);
    ctx.list().AddRectFilled(box.min, box.max, kCoverInk);
    const auto style = small(ctx);
    if (box.height() >= Text::line_height_px(style) && ctx.text.measure(style, one.label) + ctx.px(6) <= box.width())
        label(ctx, box, style, kCoverLabelInk, one.label, Align::centre);
    if (ctx.probes) probe(ctx.probes, "cover/box/" + std::to_string(index), box.min, box.max);
    if (!ui_.on || ui_.chosen != index) return;
    const auto accent = ctx.theme[Role::accent];
    const float width = std::max(2.0F, ctx.px(2)), half = ctx.px(kHandle) / 2;
    ctx.list().AddRect(box.min, box.max, accent, 0, 0, width);
    for (const auto at : {box.min, ImVec2{box.max.x, box.min.y}, box.max, ImVec2{box.min.x, box.max.y}}) {
        const ImVec2 min{at.x - half, at.y - half}, max{at.x + half, at.y + half};
        ctx.list().AddRectFilled(min, max, IM_COL32_WHITE, 1);
        ctx.list().AddRect(min, max, accent, 1, 0, std::max(1.5F, ctx.px(1.5F)));
    }
}

// Its label stands behind it where nothing is written there, else beside the picture.
void CoverLayer::draw_suggestion(Context& ctx, const Placed& placed, const Rect& room, const core::CoverSuggestion& one,
                                 std::size_t index) const {
    const auto box = on_screen(placed, one.box, 0);
    ctx.list().AddRectFilled(box.min, box.max, kProposedGround);
    dashed_outline(ctx, box, kProposed, 2, 2);
    if (ui_.marked == index) ctx.list().AddRect(box.min, box.max, kProposed, 0, 0, std::max(2.0F, ctx.px(2)));
    if (ctx.probes) probe(ctx.probes, "cover/proposed/" + std::to_string(index), box.min, box.max);
    const TextStyle style{Face::regular, ctx.px(11), false};
    const auto text = one.checked ? ctx.trf("redact_checked"_tr, one.box.label) : one.box.label;
    const float width = ctx.text.measure(style, text) + ctx.px(12), height = ctx.px(19);
    auto chip = Rect::at(box.max.x + ctx.px(5), std::round(box.centre().y - height / 2), width, height);
    const auto is_written_on = [&](const core::TextLine& line) {
        const auto lies = on_screen(placed, {line.x, line.y, line.w, line.h, {}}, 0);
        return lies.overlaps(chip) && !(lies.min.x < box.min.x && lies.max.x <= box.max.x + ctx.px(4));
    };
    const bool free = chip.max.x <= placed.box.max.x && std::ranges::none_of(target_.text->lines, is_written_on);
    if (!free) chip = chip.moved({placed.box.max.x + ctx.px(6) - chip.min.x, 0});
    if (chip.max.x > room.max.x - ctx.px(4)) chip = chip.moved({room.max.x - ctx.px(4) - chip.max.x, 0});
    fill(ctx, chip, kProposed, 4);
    label(ctx, chip, style, IM_COL32_WHITE, text, Align::centre);
}

}  // namespace recoup::ui::inline viewer
