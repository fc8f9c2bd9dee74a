#include "ui/viewer/cover.h"

#include <algorithm>

namespace recoup::ui::inline viewer {
namespace {

constexpr double kNudgeRest_s = 0.8;

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

void nudge(Context& ctx, CoverUi& ui, const CoverTarget& target, int x, int y) {
    auto& box = change_boxes(ui, target)[*ui.chosen];
    box.x = std::clamp(box.x + x, 0, std::max(0, target.item.width - box.w));
    box.y = std::clamp(box.y + y, 0, std::max(0, target.item.height - box.h));
    ui.nudging = true;
    ui.nudged_s = ctx.input.time_s;
    ctx.wake_after(kNudgeRest_s);
}

void arrow_keys(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    for (const bool shift : {false, true}) {
        const int step = shift ? 10 : 1;
        if (ctx.key(Key::left, false, shift)) nudge(ctx, ui, target, -step, 0);
        if (ctx.key(Key::right, false, shift)) nudge(ctx, ui, target, step, 0);
        if (ctx.key(Key::up, false, shift)) nudge(ctx, ui, target, 0, -step);
        if (ctx.key(Key::down, false, shift)) nudge(ctx, ui, target, 0, step);
    }
}

void choose_next(CoverUi& ui, std::size_t count, bool back) {
    if (count == 0) return;
    if (!ui.chosen)
        ui.chosen = back ? count - 1 : 0;
    else
        ui.chosen = (*ui.chosen + (back ? count - 1 : 1)) % count;
}

// Del never takes the evidence away here, and no key of it goes to a button that has the focus.
void keys_while_on(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    if (ctx.key(Key::r) || ctx.key(Key::escape)) return stop_covering(ctx, ui, target);
    if (ctx.key(Key::tab)) choose_next(ui, boxes_of(ui, target).size(), false);
    if (ctx.key(Key::tab, false, true)) choose_next(ui, boxes_of(ui, target).size(), true);
    if (ctx.key(Key::enter)) take_all(ctx, ui, target);
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
}

void stop_covering(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    keep_boxes(ctx, ui, target);
    ui.on = false;
    ui.chosen.reset();
    ui.gesture = CoverUi::Gesture::none;
    ui.see_original = false;
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
    if (!ctx.text_focus.any()) keys_while_on(ctx, ui, target);
}

void take_suggestion(Context& ctx, CoverUi& ui, const CoverTarget& target, std::size_t index) {
    if (index >= ui.suggested.size()) return;
    auto& boxes = change_boxes(ui, target);
    if (boxes.size() >= core::kMostCovers) return;
    boxes.push_back(ui.suggested[index].box);
    ui.chosen = boxes.size() - 1;
    keep_boxes(ctx, ui, target);
}

void take_all(Context& ctx, CoverUi& ui, const CoverTarget& target) {
    if (ui.suggested.empty()) return;
    auto& boxes = change_boxes(ui, target);
    for (const auto& one : ui.suggested)
        if (boxes.size() < core::kMostCovers) boxes.push_back(one.box);
    ui.chosen.reset();
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
