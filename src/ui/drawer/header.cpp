#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/edit/apply.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kChipHeight = 30, kHeaderTitleLine = 27, kStepHeight = 30, kTabs = 40;
constexpr int kMostTitleLines = 3;

void draw_buttons(Context& ctx, DrawerFrame& frame, Rect& row) {
    row.max.x += ctx.px(6);  // the sign of the last button stands at the edge of the text
    auto& ui = frame.ui;
    if (small_button(ctx, "drawer/close", row, icon::close, ctx.tr("action_close"_tr), Role::text))
        return close_drawer(ctx, ui);
    const auto dots = row;
    if (small_button(ctx, "drawer/menu", row, icon::dots_vertical, ctx.tr("drawer_more"_tr), Role::text))
        open_case_menu(ctx, ui.case_menu, frame.view.uuid, {{row.max.x, dots.min.y}, {dots.max.x, dots.max.y}}, false);
    if (!frame.view.evidence.empty() &&
        small_button(ctx, "drawer/export", row, icon::exporting, ctx.tr("export_originals"_tr), Role::text))
        frame.events.export_originals = true;
    if (small_button(ctx, "drawer/pack", row, icon::package, ctx.tr("pack_open"_tr), Role::text))
        frame.events.pack = true;
}

void draw_chips(Context& ctx, DrawerFrame& frame, Rect row) {
    const auto& view = frame.view;
    if (!view.platform.empty()) {
        // The name may be cut, the problem is one of ours and may not.
        const float problem = chip_width(ctx, view.problem_label, false) + ctx.px(8);
        const float room = std::max(ctx.px(60), std::min(row.width() * 0.6F, row.width() - problem));
        const auto box = row.take_left(std::min(chip_width(ctx, view.platform, true), room), ctx.px(8));
        const auto corner = listen_copy(ctx, "drawer/platform/copy", box.inset(ctx.px(5), 0));
        copy_key(ctx, "drawer/platform", box, view.platform);
        if (chip(ctx, "drawer/platform", box, view.platform, true)) frame.events.platform = true;
        draw_copy(ctx, corner, view.platform);
    }
    const auto box = row.take_left(std::min(chip_width(ctx, view.problem_label, false), row.width()));
    if (chip(ctx, "drawer/problem", box, view.problem_label, false)) edit_case(ctx, frame, CaseField::platform);
}

void keep_title(Context& ctx, DrawerFrame& frame) {
    core::EditCase command{frame.view.uuid, {}};
    command.fields.title = frame.ui.title->text;
    if (frame.ui.title->text != frame.view.title) ctx.send(command);
    frame.ui.title.reset();
}

// The title becomes a field; Enter and a click elsewhere keep it, an empty one is not taken.
void draw_title_field(Context& ctx, DrawerFrame& frame, Rect& area) {
    auto& draft = *frame.ui.title;
    const bool bad = core::trim(draft.text).empty();
    auto box = area.take_top(ctx.px(kButtonHeight));
    box.min.x -= ctx.px(8);
    box.max.x += ctx.px(8);
    const auto result =
        field(ctx, "drawer/title_field", box, draft.text, draft.field, {.bad = bad, .max_bytes = core::kMaxTitleBytes});
    const bool left = draft.was_focused && !result.focused;
    draft.was_focused = result.focused;
    if (bad) {
        area.take_top(ctx.px(6));
        complain(ctx, area, ctx.tr("error_title_empty"_tr));
        if (left) frame.ui.title.reset();
        return;
    }
    if (result.submitted || left) keep_title(ctx, frame);
}

void draw_title(Context& ctx, DrawerFrame& frame, Rect& area) {
    area.take_top(ctx.px(8));
    if (frame.ui.title) {
        draw_title_field(ctx, frame, area);
        area.take_top(ctx.px(4));
        return;
    }
    const TextStyle style{Face::semibold, ctx.px(19), false};
    const float room = area.width() - ctx.px(30);
    const auto lines = ctx.text.break_lines(style, frame.view.title, room, kMostTitleLines);
    const auto box = area.take_top(ctx.px(kHeaderTitleLine) * static_cast<float>(lines.size()), ctx.px(4));
    const auto field_area = box.inset(-ctx.px(8), -ctx.px(2));
    auto copy_area = field_area;
    copy_area.max.x = box.max.x - ctx.px(24);
    const auto corner = listen_copy(ctx, "drawer/title/copy", copy_area);
    copy_key(ctx, "drawer/title", box, frame.view.title);
    const auto pressed = hit(ctx, "drawer/title", field_area);
    if (pressed.hovered) {
        fill(ctx, box.inset(-ctx.px(8), -ctx.px(2)), Role::background, 8);
        ctx.out.cursor = Cursor::text;
    }
    ctx.text.draw_wrapped(ctx.list(), box.min, style, ctx.theme[Role::text], frame.view.title, room, kMostTitleLines,
                          ctx.px(kHeaderTitleLine));
    if (pressed.hovered || pressed.focused)
        icon_label(ctx, Rect::at(box.max.x - ctx.px(20), box.min.y, ctx.px(20), ctx.px(kHeaderTitleLine)), 18,
                   Role::faint, icon::pencil);
    draw_copy(ctx, corner, frame.view.title);
    tooltip(ctx, pressed, box, ctx.tr("drawer_edit_title"_tr));
    if (!pressed.clicked) return;
    frame.ui.title = LineDraft{frame.view.uuid, frame.view.title, {}, false};
    frame.ui.title->field.want_focus = true;
}

// Refunded and escalated lie behind review side by side: neither has the other done.
bool is_behind(core::Stage stage, core::Stage current) {
    return stage < current && stage != core::Stage::refunded;
}

// All of one width, or each by its name where the longest would not fit, or only the one that holds now by its name.
struct StepRow {
    std::array<float, core::kStageCount> widths{};
    bool named = true;
};

StepRow lay_out_steps(Context& ctx, float room, core::Stage here) {
    StepRow row;
    float sum = 0, widest = 0;
    for (int i = 0; i < core::kStageCount; ++i) {
        auto& width = row.widths[static_cast<std::size_t>(i)];
        width =
            ctx.text.measure(small_bold(ctx), core::label(ctx.reader.lang, static_cast<core::Stage>(i))) + ctx.px(8);
        sum += width;
        widest = std::max(widest, width);
    }
    const float even = room / core::kStageCount;
    row.named = sum <= room;
    const float own = row.widths[static_cast<std::size_t>(here)] + ctx.px(8);
    for (int i = 0; i < core::kStageCount; ++i) {
        auto& width = row.widths[static_cast<std::size_t>(i)];
        if (!row.named)
            width = i == static_cast<int>(here) ? own : (room - own) / (core::kStageCount - 1);
        else
            width = widest + ctx.px(4) <= even ? even : width + (room - sum) / core::kStageCount;
    }
    return row;
}

void draw_steps(Context& ctx, DrawerFrame& frame, Rect& area) {
    area.take_top(ctx.px(10));
    auto row = area.take_top(ctx.px(kStepHeight));
    const float gap = ctx.px(4);
    const auto steps = lay_out_steps(ctx, row.width() - gap * (core::kStageCount - 1), frame.view.stage);
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        const auto box = row.take_left(steps.widths[static_cast<std::size_t>(i)], gap);
        const bool here = stage == frame.view.stage;
        const bool behind = is_behind(stage, frame.view.stage);
        const auto name = "drawer/stage/" + std::to_string(i);
        const auto pressed = hit(ctx, name.c_str(), box, Reach::focusable, 7);
        fill(ctx, box, here ? stage_fill(stage) : behind ? Role::accent_bg : Role::background, 7);
        const bool can_go = !here && !frame.view.in_bin;
        if (pressed.hovered && can_go) {
            outline(ctx, box, stage_role(stage), 7);
            ctx.out.cursor = Cursor::hand;
        }
        if (frame.view.in_bin && !here) tooltip(ctx, pressed, box, ctx.tr("why_not_in_bin"_tr));
        const auto role = here ? Role::on_accent : behind ? Role::accent : Role::muted;
        const auto words = core::label(ctx.reader.lang, stage);
        if (here || steps.named)
            label(ctx, box.inset(ctx.px(3), 0), here ? small_bold(ctx) : small(ctx), role, words, Align::centre);
        else
            tooltip(ctx, pressed, box, words);
        if (pressed.clicked && can_go)
            frame.events.moved = core::MoveCase{.case_uuid = frame.view.uuid, .stage = stage};
    }
}

}  // namespace

void draw_drawer_header(Context& ctx, DrawerFrame& frame, Rect& area) {
    const ReadingOrder order(ctx.focus);
    const auto whole = area;
    area = area.inset(ctx.px(22), 0);
    area.take_top(ctx.px(16));
    auto row = area.take_top(ctx.px(kChipHeight));
    draw_buttons(ctx, frame, row);
    draw_chips(ctx, frame, row);
    draw_title(ctx, frame, area);
    if (!frame.record.watched()) draw_steps(ctx, frame, area);
    area.take_top(ctx.px(14));
    const std::vector<std::string> names{std::string(ctx.tr("drawer_overview"_tr)),
                                         ctx.trf("drawer_evidence"_tr, frame.view.evidence.size()),
                                         ctx.trf("drawer_contacts"_tr, frame.record.contacts.size()),
                                         ctx.trf("drawer_deadlines"_tr, frame.view.deadlines.size()),
                                         std::string(ctx.tr("drawer_messages"_tr)),
                                         std::string(ctx.tr("drawer_routes"_tr)),
                                         std::string(ctx.tr("drawer_history"_tr))};
    const int chosen = tabs(ctx, "drawer/tab", area.take_top(ctx.px(kTabs)), names, static_cast<int>(frame.ui.tab));
    if (chosen >= 0) frame.ui.tab = static_cast<DrawerTab>(chosen);
    area = {{whole.min.x, area.min.y}, whole.max};
}

}  // namespace recoup::ui::inline drawer
