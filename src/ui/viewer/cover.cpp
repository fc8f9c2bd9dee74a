#include "ui/viewer/cover.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace recoup::ui::inline viewer {
namespace {

constexpr double kNudgeRest_s = 0.8;
constexpr float kNewWidth = 0.3F, kNewHeight = 0.05F;  // of what is in sight

// What was sent is in the file by now; what was nudged goes there once the arrows rest.
void settle(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    if (ui.of != target.item.uuid) {
        if (ui.draft && !ui.sent && ui.nudging) ctx.send(core::SetCovers{target.view.uuid, ui.of, *ui.draft});
        ui = CoverUi{.on = ui.on && target.item.drawable, .of = target.item.uuid};
    }
    if (ui.sent) {
        ui.sent = false;
        ui.draft.reset();
    }
    if (ui.nudging) {
        const double left = ui.nudged_s + kNudgeRest_s - ctx.input.time_s;
        if (left <= 0)
            keep_boxes(ctx, ui, target);
        else
            ctx.wake_after(left);
    }
    const auto count = boxes_of(ui, target).size();
    if (ui.chosen && *ui.chosen >= count) ui.chosen.reset();
}

int side_of(float length, float share) {
    return std::max(kLeastSide, static_cast<int>(std::lround(length * share)));
}

void propose(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    const auto* record = ctx.app.state.find(target.view.uuid);
    if (!target.text || !record) {
        ui.suggested.clear();
        ui.suggested_for.clear();
        return;
    }
    const auto& boxes = boxes_of(ui, target);
    auto made_of = target.item.sha256 + core::covers_text(boxes) + std::to_string(target.text->lines.size()) +
                   std::to_string(static_cast<int>(ctx.reader.lang));
    if (made_of == ui.suggested_for) return;
    ui.suggested_for = std::move(made_of);
    ui.suggested = core::suggest_covers(ctx.reader.lang, *target.text, *record, boxes);
    std::erase_if(ui.suggested,
                  [&](const auto& one) { return !core::lies_within(one.box, target.item.width, target.item.height); });
}

// More of it may follow: kept once the keys rest.
void rest_then_keep(Context& ctx, CoverUi& ui) {
    ui.nudging = true;
    ui.nudged_s = ctx.input.time_s;
    ui.reveal = true;
    ctx.wake_after(kNudgeRest_s);
}

void nudge(Context& ctx, CoverUi& ui, const CoverTarget& target, int x, int y) {
    auto& box = change_boxes(ui, target)[*ui.chosen];
    box.x = std::clamp(box.x + x, 0, std::max(0, target.item.width - box.w));
    box.y = std::clamp(box.y + y, 0, std::max(0, target.item.height - box.h));
    rest_then_keep(ctx, ui);
}

// Its right and lower edges.
void size_box(Context& ctx, CoverUi& ui, const CoverTarget& target, int x, int y) {
    auto& box = change_boxes(ui, target)[*ui.chosen];
    const auto sized = [](int side, int by, int room) {
        return std::max(1, std::min(std::max(side + by, kLeastSide), room));
    };
    box.w = sized(box.w, x, target.item.width - box.x);
    box.h = sized(box.h, y, target.item.height - box.y);
    rest_then_keep(ctx, ui);
}

void arrow_keys(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    struct Arrow {
        Key key;
        int x, y;
    };
    static constexpr Arrow kArrows[] = {{Key::left, -1, 0}, {Key::right, +1, 0}, {Key::up, 0, -1}, {Key::down, 0, +1}};
    for (const auto& arrow : kArrows)
        for (const int step : {1, 10}) {
            if (ctx.key(arrow.key, false, step > 1)) nudge(ctx, ui, target, arrow.x * step, arrow.y * step);
            if (ctx.key(arrow.key, true, step > 1)) size_box(ctx, ui, target, arrow.x * step, arrow.y * step);
        }
}

// A box in the middle of what is seen, to be moved and sized by the arrows.
void add_box(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    auto& boxes = change_boxes(ui, target);
    if (boxes.size() >= core::kMostCovers || target.item.width < kLeastSide || target.item.height < kLeastSide) return;
    const int w = std::min(side_of(ui.sight.width(), kNewWidth), target.item.width);
    const int h = std::min(side_of(ui.sight.height(), kNewHeight), target.item.height);
    const auto middle = ui.sight.centre();
    const auto from = [](float at, int side, int room) {
        return std::clamp(static_cast<int>(std::lround(at)) - side / 2, 0, room - side);
    };
    boxes.push_back({from(middle.x, w, target.item.width), from(middle.y, h, target.item.height), w, h, {}});
    ui.marked.reset();
    ui.chosen = boxes.size() - 1;
    rest_then_keep(ctx, ui);
}

// Boxes first, then what is proposed, round the end.
void choose_next(CoverUi& ui, std::size_t boxes, bool back) {
    const auto count = boxes + ui.suggested.size();
    if (count == 0) return;
    auto at = back ? count - 1 : 0;
    if (ui.chosen) at = (*ui.chosen + (back ? count - 1 : 1)) % count;
    if (ui.marked) at = (boxes + *ui.marked + (back ? count - 1 : 1)) % count;
    ui.chosen.reset();
    ui.marked.reset();
    if (at < boxes)
        ui.chosen = at;
    else
        ui.marked = at - boxes;
    ui.reveal = true;
}

// Del never takes the evidence away here, and no key of it goes to a button that has the focus.
void keys_while_on(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    if (ctx.key(Key::r) || ctx.key(Key::escape)) return stop_covering(ctx, ui, target);
    if (ctx.key(Key::tab)) choose_next(ui, boxes_of(ui, target).size(), false);
    if (ctx.key(Key::tab, false, true)) choose_next(ui, boxes_of(ui, target).size(), true);
    if (ctx.key(Key::enter)) {
        if (ui.marked)
            take_suggestion(ctx, ui, target, *ui.marked);
        else
            take_all(ctx, ui, target);
    }
    if (ctx.key(Key::n)) add_box(ctx, ui, target);
    if (ctx.key(Key::del) && ui.chosen) remove_box(ctx, ui, target, *ui.chosen);
    if (ui.nudging && ctx.key(Key::z, true)) {
        ui.draft.reset();
        ui.nudging = false;
    }
    if (ui.chosen) arrow_keys(ctx, ui, target);
    while (ctx.key(Key::space)) {
    }
}

}  // namespace

const std::vector<core::CoverBox>& boxes_of(const CoverUi& ui, const CoverTarget& target) {
    return ui.draft ? *ui.draft : target.item.covers;
}

void keep_boxes(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    ui.nudging = false;
    if (!ui.draft || ui.sent) return;
    if (*ui.draft == target.item.covers) {
        ui.draft.reset();
        return;
    }
    ctx.send(core::SetCovers{target.view.uuid, ui.of, *ui.draft});
    ui.sent = true;
}

std::vector<core::CoverBox>& change_boxes(CoverUi& ui, const CoverTarget& target) {
    if (!ui.draft || ui.sent) ui.draft = boxes_of(ui, target);
    ui.sent = false;
    return *ui.draft;
}

void start_covering(CoverUi& ui) {
    ui.on = true;
    ui.chosen.reset();
    ui.marked.reset();
}

void stop_covering(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    keep_boxes(ctx, ui, target);
    ui.on = false;
    ui.chosen.reset();
    ui.marked.reset();
    ui.gesture = CoverUi::Gesture::none;
    ui.see_original = false;
}

std::optional<core::CoverBox> take_reveal(CoverUi& ui, const CoverTarget& target) {
    if (!std::exchange(ui.reveal, false)) return std::nullopt;
    const auto& boxes = boxes_of(ui, target);
    if (ui.chosen && *ui.chosen < boxes.size()) return boxes[*ui.chosen];
    if (ui.marked && *ui.marked < ui.suggested.size()) return ui.suggested[*ui.marked].box;
    return std::nullopt;
}

bool sees_original(const Context& ctx, const CoverUi& ui) {
    return ui.see_original || (ctx.layer_active && ctx.input.space_down && !ctx.text_focus.any());
}

void cover_keys(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    settle(ctx, ui, target);
    if (!ui.on) {
        const bool may = ctx.app.save != SaveLook::read_only && target.item.drawable && !ctx.text_focus.any();
        if (may && ctx.key(Key::r)) start_covering(ui);
        return;
    }
    propose(ctx, ui, target);
    if (ui.marked && (ui.chosen || *ui.marked >= ui.suggested.size())) ui.marked.reset();
    if (!ctx.text_focus.any()) keys_while_on(ctx, ui, target);
}

void take_suggestion(Context& ctx, CoverUi& ui, const CoverTarget& target, std::size_t index) {
    if (index >= ui.suggested.size()) return;
    auto& boxes = change_boxes(ui, target);
    if (boxes.size() >= core::kMostCovers) return;
    boxes.push_back(ui.suggested[index].box);
    ui.marked.reset();
    ui.chosen = boxes.size() - 1;
    keep_boxes(ctx, ui, target);
}

void take_all(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    if (ui.suggested.empty()) return;
    auto& boxes = change_boxes(ui, target);
    for (const auto& one : ui.suggested)
        if (boxes.size() < core::kMostCovers) boxes.push_back(one.box);
    ui.chosen.reset();
    ui.marked.reset();
    keep_boxes(ctx, ui, target);
}

void remove_box(Context& ctx, CoverUi& ui, const CoverTarget& target, std::size_t index) {
    auto& boxes = change_boxes(ui, target);
    if (index >= boxes.size()) return;
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(index));
    if (boxes.empty())
        ui.chosen.reset();
    else
        ui.chosen = std::min(index, boxes.size() - 1);
    keep_boxes(ctx, ui, target);
}

}  // namespace recoup::ui::inline viewer
