#include <algorithm>
#include <cmath>

#include "core/apply.h"
#include "core/text.h"
#include "ui/drawer_parts.h"
#include "ui/icons.h"
#include "ui/when_text.h"

namespace recoup::ui {
namespace {

constexpr Span kSpans[] = {{"span_hours"_tr, 24, "24h"},
                           {"span_days"_tr, 3, "3d"},
                           {"span_days"_tr, 7, "7d"},
                           {"span_days"_tr, 15, "15d"},
                           {"span_days"_tr, 30, "30d"}};

enum class DraftEnd : std::uint8_t { open, keep, give_up };

// What the directory knows of the platform; 0: nothing.
int usual_days(const Context& ctx, const DrawerFrame& frame) {
    const auto& name = frame.record.row.platform;
    const auto* platform = name.empty() ? nullptr : ctx.app.state.find_platform(name);
    return platform ? static_cast<int>(platform->row.review_days.value_or(0)) : 0;
}

// The spans, that of the platform in front.
void draw_spans(Context& ctx, const DrawerFrame& frame, DeadlineDraft& draft, const char* id, Rect& column) {
    auto row = column.take_top(ctx.px(30), ctx.px(10));
    const auto offer = [&](const std::string& name, const std::string& text, std::string_view typed) {
        const bool on = draft.when == typed;
        const float width = chip_width(ctx, text, on);
        if (width > row.width() || !chip(ctx, name.c_str(), row.take_left(width, ctx.px(8)), text, on)) return;
        draft.when = typed;
        draft.tried = false;
    };
    const int usual = usual_days(ctx, frame);
    const auto prefix = std::string(id) + "/span/";
    if (usual > 0) offer(prefix + "usual", ctx.trf("span_usual"_tr, usual), std::to_string(usual) + "d");
    for (std::size_t i = 0; i < std::size(kSpans); ++i) {
        const bool same = kSpans[i].count == usual && kSpans[i].name == "span_days"_tr;
        if (!same) offer(prefix + std::to_string(i), ctx.trf(kSpans[i].name, kSpans[i].count), kSpans[i].typed);
    }
}

// Title, moment and what was understood of it; the same for a new deadline and an old one.
DraftEnd draw_draft(Context& ctx, const DrawerFrame& frame, DeadlineDraft& draft, const char* id, Rect& column) {
    const bool is_new = draft.of == core::Uuid{};
    const auto name = [&](const char* part) { return std::string(id) + part; };
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const ButtonSpec keep{.text = ctx.tr(is_new ? "deadline_add"_tr : "case_save"_tr), .look = ButtonLook::primary};
    const auto keep_box = row.take_right(button_width(ctx, keep), ctx.px(8));
    const auto when = core::trim(draft.when).empty() ? std::nullopt : read_when(draft.when, ctx.reader);
    const bool bad = !when && (draft.tried || !core::trim(draft.when).empty());
    const float half = std::floor((row.width() - ctx.px(8)) / 2);
    const auto title_field =
        field(ctx, name("/title").c_str(), row.take_left(half, ctx.px(8)), draft.title, draft.title_field,
              {.hint = ctx.tr("deadline_title_hint"_tr), .max_bytes = core::kMaxFieldBytes});
    const auto when_field = field(ctx, name("/when").c_str(), row, draft.when, draft.when_field,
                                  {.hint = ctx.tr("deadline_when_hint"_tr), .bad = bad, .max_bytes = 100});
    draw_spans(ctx, frame, draft, id, column);
    if (bad && (draft.tried || !when_field.focused)) complain(ctx, column, ctx.tr("deadline_when_bad"_tr));
    if (when) {
        auto line = column.take_top(ctx.px(18));
        icon_label(ctx, line.take_left(ctx.px(14), ctx.px(6)), 14, Role::muted, icon::clock);
        label(ctx, line, small(ctx), Role::muted, show_understood(*when, ctx.reader));
        probe(ctx.probes, name("/understood"), line.min, line.max);
    }
    const bool pressed = button(ctx, name("/keep").c_str(), keep_box, keep);
    bool give_up = false;
    if (!is_new) {
        auto foot = column.take_top(ctx.px(18));
        give_up = link(ctx, name("/cancel").c_str(), foot, 0, ctx.tr("case_cancel"_tr), Role::muted);
    }
    if (give_up) return DraftEnd::give_up;
    if (!pressed && !title_field.submitted && !when_field.submitted) return DraftEnd::open;
    draft.tried = true;
    return when ? DraftEnd::keep : DraftEnd::open;
}

// Platforms keep their windows in their own program only: what it shows is copied.
void draw_countdown_hint(Context& ctx, const DrawerFrame& frame, Rect& column) {
    const auto& platform = frame.record.row.platform;
    const auto knows = [&](const core::Rule& rule) {
        return !rule.platform.empty() && core::is_platform(rule.platform, platform);
    };
    if (platform.empty() || std::ranges::any_of(ctx.app.rules.rules, knows)) return;
    const float height =
        ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[Role::muted],
                              ctx.trf("deadline_copy_countdown"_tr, platform), column.width(), 3, ctx.px(18));
    column.take_top(height, ctx.px(10));
}

void draw_new(Context& ctx, DrawerFrame& frame, Rect& column) {
    Panel panel(ctx, column, {.heading = ctx.tr("deadline_add"_tr), .fill = {}});
    auto& draft = frame.ui.new_deadline;
    if (draw_draft(ctx, frame, draft, "new_deadline", panel.body) == DraftEnd::keep) {
        ctx.send(core::AddDeadline{frame.view.uuid, {draft.title, *read_when(draft.when, ctx.reader), false, ""}});
        draft = {};
        ctx.text_focus.drop();
        ctx.wake_after(0);
    }
    draw_countdown_hint(ctx, frame, panel.body);
    panel.body.min.y -= core::trim(draft.when).empty() ? ctx.px(10) : 0;
}

void draw_old(Context& ctx, DrawerFrame& frame, Rect& column) {
    auto& draft = *frame.ui.deadline;
    Panel panel(ctx, column, {.heading = ctx.tr("deadline_edit"_tr), .fill = {}});
    const auto end = draw_draft(ctx, frame, draft, "old_deadline", panel.body);
    if (end == DraftEnd::open) return;
    if (end == DraftEnd::keep) {
        core::EditDeadline command{frame.view.uuid, draft.of, draft.title, std::nullopt};
        if (draft.when != draft.when_was) command.due = read_when(draft.when, ctx.reader);
        ctx.send(command);
    }
    frame.ui.deadline.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void start_edit(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item) {
    const auto* row = ctx.app.state.find_deadline(frame.view.uuid, item.uuid);
    auto typed = typed_when(item.when, ctx.reader);
    frame.ui.deadline =
        DeadlineDraft{.of = item.uuid, .title = row ? row->title : item.title, .when = typed, .when_was = typed};
    frame.ui.deadline->when_field.want_focus = true;
    frame.ui.deadline->when_field.select_on_focus = true;
    ctx.wake_after(0);
}

void draw_actions(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item, Rect& row) {
    const auto id = [&](const char* part) { return "deadline/" + std::to_string(item.number) + part; };
    if (small_button(ctx, id("/remove").c_str(), row, icon::remove, ctx.tr("deadline_remove"_tr)))
        ctx.send(core::RemoveDeadline{frame.view.uuid, item.uuid});
    if (item.done) {
        if (small_button(ctx, id("/reopen").c_str(), row, icon::undo, ctx.tr("deadline_reopen"_tr)))
            ctx.send(core::CompleteDeadline{frame.view.uuid, item.uuid, false});
        return;
    }
    if (small_button(ctx, id("/edit").c_str(), row, icon::pencil, ctx.tr("deadline_edit"_tr)))
        start_edit(ctx, frame, item);
    const auto before = row;
    if (small_button(ctx, id("/snooze").c_str(), row, icon::snooze, ctx.tr("deadline_snooze"_tr)))
        open_drawer_menu(ctx, frame, DrawerMenu::snooze, item.uuid, {{row.max.x, before.min.y}, before.max});
    if (small_button(ctx, id("/done").c_str(), row, icon::check_circle_outline, ctx.tr("deadline_done"_tr),
                     Role::refunded))
        ctx.send(core::CompleteDeadline{frame.view.uuid, item.uuid, true});
}

std::string second_line(const Context& ctx, const core::DeadlineView& item) {
    auto text = item.due;
    if (!item.note.empty()) return item.note + " · " + text;
    if (!item.other_end.empty()) text += " · " + item.other_end;
    if (item.by_hand) text += " · " + std::string(ctx.tr("deadline_by_hand"_tr));
    if (!item.snoozed.empty()) text += " · " + item.snoozed;
    return text;
}

void draw_title(Context& ctx, const core::DeadlineView& item, Rect row) {
    const auto text = ctx.tr("deadline_estimate"_tr);
    const float badge = item.estimate ? ctx.text.measure(small(ctx), text) + ctx.px(14) : 0;
    auto room = row;
    if (item.estimate) room.max.x -= badge + ctx.px(6);
    const float end = label(ctx, room, body_bold(ctx), item.done ? Role::muted : Role::text, item.title);
    if (!item.estimate) return;
    const auto box = Rect::at(end + ctx.px(6), row.centre().y - ctx.px(9), badge, ctx.px(18));
    fill(ctx, box, Role::warn_bg, 6);
    label(ctx, box, small(ctx), Role::warn_text, text, Align::centre);
}

// When it is due, and the way to why.
void draw_second_line(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item, Rect row) {
    const bool explains = !item.rule.empty() || item.stopped;
    const auto text = ctx.tr("why_heading"_tr);
    const float width = explains ? ctx.text.measure(small(ctx), text) + ctx.px(18) : 0;
    auto room = row;
    room.max.x -= explains ? width + ctx.px(8) : 0;
    const float end = label(ctx, room, small(ctx), item.done ? Role::faint : Role::muted, second_line(ctx, item));
    if (!explains) return;
    auto place = Rect::at(end + ctx.px(10), row.min.y, width + 1, row.height());
    const auto id = "deadline/" + std::to_string(item.number) + "/why";
    if (!link(ctx, id.c_str(), place, icon::information_outline, text)) return;
    if (frame.ui.why == item.uuid)
        frame.ui.why.reset();
    else
        frame.ui.why = item.uuid;
    ctx.wake_after(0);
}

void draw_row(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item, Rect& column) {
    if (frame.ui.deadline && frame.ui.deadline->of == item.uuid) return draw_old(ctx, frame, column);
    const IdScope scope(item.uuid);
    ctx.wake_at(item.changes_at);
    const auto box = column.take_top(ctx.px(60), ctx.px(8));
    outline(ctx, box, Role::line, 10);
    const auto bar = Rect::at(box.min.x + ctx.px(8), box.min.y + ctx.px(10), ctx.px(3), box.height() - ctx.px(20));
    fill(ctx, bar, item.done ? Role::line : tone_mark(item.tone), 1.5F);
    auto row = box.inset(ctx.px(20), 0);
    row.max.x = box.max.x - ctx.px(8);
    draw_actions(ctx, frame, item, row);
    const auto style = figure(ctx, 14);
    const float width = std::min(std::max(ctx.px(88), ctx.text.measure(style, item.timer) + 1), row.width() * 0.4F);
    label(ctx, row.take_left(width, ctx.px(12)), style, item.done ? Role::faint : tone_text(item.tone), item.timer);
    row = Rect::at(row.min.x, std::round(row.centre().y - ctx.px(19)), row.width() - ctx.px(8), ctx.px(38));
    draw_title(ctx, item, row.take_top(ctx.px(20)));
    draw_second_line(ctx, frame, item, row);
    probe(ctx.probes, "deadline", item.number, box.min, box.max);
    const auto* data = frame.ui.why == item.uuid ? ctx.app.state.find_deadline(frame.view.uuid, item.uuid) : nullptr;
    if (data) draw_why(ctx, frame, *data, column);
}

}  // namespace

void draw_deadlines_tab(Context& ctx, DrawerFrame& frame, Rect& column) {
    draw_new(ctx, frame, column);
    draw_offers(ctx, frame, column);
    for (const auto& item : frame.view.deadlines) draw_row(ctx, frame, item, column);
    if (!frame.view.deadlines.empty()) return;
    const float height =
        ctx.text.draw_wrapped(ctx.list(), {column.min.x, column.min.y + ctx.px(4)}, small(ctx), ctx.theme[Role::muted],
                              ctx.tr("deadline_none_text"_tr), column.width(), 3, ctx.px(18));
    column.take_top(height, ctx.px(8));
}

}  // namespace recoup::ui
