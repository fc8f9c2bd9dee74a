#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/edit/apply.h"
#include "core/letter/compose.h"
#include "core/model/turns.h"
#include "ui/drawer/parts.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kTwoFields = 376;  // room for a title and a moment side by side

constexpr Span kSpans[] = {{"span_hours"_tr, 24, "24h"},
                           {"span_days"_tr, 3, "3d"},
                           {"span_days"_tr, 7, "7d"},
                           {"span_days"_tr, 15, "15d"},
                           {"span_days"_tr, 30, "30d"}};

constexpr float kChipColumn = 104, kMostChip = 168, kPad = 16, kTop = 14, kTitleLine = 20, kDeadlineLine = 18;

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

// Mine or theirs: nothing else of a deadline decides so much.
void draw_who(Context& ctx, DeadlineDraft& draft, const char* id, Rect& column) {
    if (draft.of_rule) return;
    auto row = column.take_top(ctx.px(30), ctx.px(10));
    const auto name = ctx.tr("deadline_who"_tr);
    label(ctx, row.take_left(ctx.text.measure(small(ctx), name) + 1, ctx.px(12)), small(ctx), Role::muted, name);
    const auto offer = [&](const char* part, core::Tr text, bool theirs) {
        const bool on = draft.theirs == theirs;
        const auto box = row.take_left(chip_width(ctx, ctx.tr(text), on), ctx.px(8));
        if (chip(ctx, (std::string(id) + part).c_str(), box, ctx.tr(text), on)) draft.theirs = theirs;
    };
    offer("/who/me", "actor_me"_tr, false);
    offer("/who/them", "deadline_who_them"_tr, true);
}

// Title, moment and what was understood of it; the same for a new deadline and an old one.
core::Result<core::DateRead> read_due(const Context& ctx, const DrawerFrame& frame, const DeadlineDraft& draft) {
    return read_date(ctx, draft.when, core::Looks::ahead, calendar_of(frame));
}

DraftEnd draw_draft(Context& ctx, const DrawerFrame& frame, DeadlineDraft& draft, const char* id, Rect& column) {
    const bool is_new = draft.of == core::Uuid{};
    const auto name = [&](const char* part) { return std::string(id) + part; };
    auto row = column.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const ButtonSpec keep{.text = ctx.tr(is_new ? "deadline_add"_tr : "action_save"_tr), .look = ButtonLook::primary};
    // Where two fields and the button would cut their hints, the title has a row of its own.
    const float keep_width = button_width(ctx, keep);
    const bool stacked = row.width() - keep_width < ctx.px(kTwoFields);
    auto title_box = row;
    if (stacked) row = column.take_top(ctx.px(kButtonHeight), ctx.px(10));
    const auto keep_box = row.take_right(keep_width, ctx.px(8));
    if (!stacked) title_box = row.take_left(std::floor((row.width() - ctx.px(8)) / 2), ctx.px(8));
    const auto when = read_due(ctx, frame, draft);
    const bool bad = !when && (draft.tried || !core::trim(draft.when).empty());
    const auto title_field = field(ctx, name("/title").c_str(), title_box, draft.title, draft.title_field,
                                   {.hint = ctx.tr("deadline_reply"_tr), .max_bytes = core::kMaxFieldBytes});
    const auto when_field = date_field(ctx, name("/when").c_str(), row, draft.when, draft.when_field, draft.when_months,
                                       {.hint = ctx.tr("deadline_when_hint"_tr),
                                        .bad = bad,
                                        .looks = core::Looks::ahead,
                                        .calendar = calendar_of(frame)});
    draw_spans(ctx, frame, draft, id, column);
    draw_who(ctx, draft, id, column);
    if (bad && (draft.tried || !when_field.focused))
        complain(ctx, column, core::sentence(ctx.reader.lang, when.error()));
    if (when) {
        auto line = column.take_top(ctx.px(18), ctx.px(8));
        icon_label(ctx, line.take_left(ctx.px(14), ctx.px(6)), 14, Role::muted, icon::clock);
        label(ctx, line, small(ctx), Role::muted, show_understood(*when, ctx.reader));
        probe(ctx.probes, name("/understood"), line.min, line.max);
    }
    const bool pressed = button(ctx, name("/keep").c_str(), keep_box, keep);
    bool give_up = false;
    if (!is_new) {
        auto foot = column.take_top(ctx.px(18));
        give_up = link(ctx, name("/cancel").c_str(), foot, 0, ctx.tr("action_cancel"_tr), Role::muted);
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
        return !rule.platform.empty() && core::is_platform(ctx.app.rules, rule.platform, platform);
    };
    if (platform.empty() || std::ranges::any_of(ctx.app.rules.rules, knows)) return;
    const float height =
        ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[Role::muted],
                              ctx.trf("deadline_copy_countdown"_tr, platform), column.width(), 3, ctx.px(18));
    column.take_top(height, ctx.px(10));
}

// Who is waited for, as far as the case tells.
core::Actor other_side(const DrawerFrame& frame) {
    const auto turn = core::turn_now(frame.record);
    if (turn != core::Turn::me && turn != core::Turn::nobody) return core::actor_of(turn);
    const auto& contacts = frame.record.contacts;
    return contacts.empty() ? core::Actor::merchant : core::actor_of(contacts.back().party);
}

void draw_new_deadline(Context& ctx, DrawerFrame& frame, Rect& column) {
    Panel panel(ctx, column, {.heading = ctx.tr("deadline_own"_tr), .fill = {}});
    auto& draft = frame.ui.new_deadline;
    if (draw_draft(ctx, frame, draft, "new_deadline", panel.body) == DraftEnd::keep) {
        const auto due = *read_due(ctx, frame, draft);
        ctx.send(core::AddDeadline{frame.view.uuid,
                                   {.title = draft.title,
                                    .due = due.when,
                                    .estimate = due.estimate,
                                    .actor = draft.theirs ? other_side(frame) : core::Actor::me}});
        draft = {};
        ctx.text_focus.drop();
        ctx.wake_after(0);
    }
    draw_countdown_hint(ctx, frame, panel.body);
    panel.body.min.y -= core::trim(draft.when).empty() ? ctx.px(10) : 0;
}

void draw_old_deadlines(Context& ctx, DrawerFrame& frame, Rect& column) {
    auto& draft = *frame.ui.deadline;
    Panel panel(ctx, column, {.heading = ctx.tr("deadline_edit"_tr), .fill = {}});
    const auto end = draw_draft(ctx, frame, draft, "old_deadline", panel.body);
    if (end == DraftEnd::open) return;
    if (end == DraftEnd::keep) {
        core::EditDeadline command{frame.view.uuid, draft.of, draft.title, std::nullopt};
        if (draft.when != draft.when_was) command.due = read_due(ctx, frame, draft)->when;
        const auto* row = ctx.app.state.find_deadline(frame.view.uuid, draft.of);
        if (row && core::is_theirs(*row) != draft.theirs)
            command.actor = draft.theirs ? other_side(frame) : core::Actor::me;
        ctx.send(command);
    }
    frame.ui.deadline.reset();
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void start_edit(Context& ctx, DrawerFrame& frame, const core::DeadlineRow& row) {
    auto typed = typed_when(row.due, ctx.reader);
    frame.ui.deadline = DeadlineDraft{.of = row.uuid,
                                      .title = row.title,
                                      .when = typed,
                                      .when_was = typed,
                                      .theirs = core::is_theirs(row),
                                      .of_rule = !row.rule.empty()};
    frame.ui.deadline->when_field.want_focus = true;
    frame.ui.deadline->when_field.select_on_focus = true;
    ctx.wake_after(0);
}

// ---- one deadline

// The message that asks again: for what was promised, or for an answer that did not come.
std::string chasing_message(const Context& ctx, const DrawerFrame& frame, const core::DeadlineRow* row) {
    const auto& record = frame.record;
    const auto* playbook = core::playbook_of(ctx.app.playbooks, record.row.playbook, record.row.problem);
    const core::ComposeFrom from{record, ctx.app.state, ctx.app.rules, ctx.reader, playbook};
    const auto choices = core::messages_for(ctx.app.messages, from);
    const bool promised = row && row->contact_uuid;
    for (const auto& choice : choices) {
        if (!choice.why_not.empty()) continue;
        if (promised ? core::is_about_promise(*choice.message)
                     : core::answers(*choice.message, core::Pushback::silence))
            return choice.message->id;
    }
    return {};
}

void chase(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item) {
    const auto* row = ctx.app.state.find_deadline(frame.view.uuid, item.uuid);
    frame.ui.messages = MessagesUi{.shown = chasing_message(ctx, frame, row)};
    frame.ui.tab = DrawerTab::messages;
    ctx.wake_after(0);
}

// A quiet button in a row: accent on its ground.
bool row_button(Context& ctx, const char* id, Rect& row, std::string_view text, std::string_view tip) {
    const float width = ctx.text.measure(small_bold(ctx), text) + ctx.px(24);
    const auto place = row.take_right(width, ctx.px(8));
    const auto box = Rect::at(place.min.x, place.centre().y - ctx.px(16), width, ctx.px(32));
    const auto pressed = hit(ctx, id, box);
    fill(ctx, box, Role::accent_bg, 8);
    if (pressed.hovered) {
        outline(ctx, box, Role::accent, 8);
        ctx.out.cursor = Cursor::hand;
    }
    label(ctx, box, small_bold(ctx), Role::accent, text, Align::centre);
    tooltip(ctx, pressed, box, tip);
    return pressed.clicked;
}

void draw_actions(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item, Rect& row) {
    const auto id = [&](const char* part) { return "deadline/" + std::to_string(item.number) + part; };
    const auto before = row;
    if (small_button(ctx, id("/more").c_str(), row, icon::dots_vertical, ctx.tr("deadline_more"_tr)))
        open_drawer_menu(ctx, frame, DrawerMenu::deadline, item.uuid, {{row.max.x, before.min.y}, before.max});
    if (item.done) {
        if (small_button(ctx, id("/reopen").c_str(), row, icon::undo, ctx.tr("deadline_reopen"_tr)))
            ctx.send(core::CompleteDeadline{frame.view.uuid, item.uuid, false});
        return;
    }
    if (small_button(ctx, id("/done").c_str(), row, icon::check, ctx.tr("deadline_state_done"_tr)))
        ctx.send(core::CompleteDeadline{frame.view.uuid, item.uuid, true});
    if (item.chip.whose == core::Whose::theirs_late && !frame.view.ended &&
        row_button(ctx, id("/press").c_str(), row, ctx.tr("deadline_press"_tr), ctx.tr("deadline_press_tip"_tr)))
        chase(ctx, frame, item);
}

std::string second_line(const Context& ctx, const core::DeadlineView& item) {
    auto text = item.due;
    if (!item.note.empty()) return item.note + " · " + text;
    if (!item.other_end.empty()) text += " · " + item.other_end;
    if (item.by_hand) text += " · " + std::string(ctx.tr("deadline_by_hand"_tr));
    if (!item.snoozed.empty()) text += " · " + item.snoozed;
    if (item.rule.empty() && !item.done) text += " · " + item.origin;
    return text;
}

// Where it leaves room for the way to why.
void draw_estimate(Context& ctx, Rect& row, float why_width) {
    const auto text = ctx.tr("deadline_estimate"_tr);
    const float width = ctx.text.measure(small(ctx), text) + ctx.px(14);
    if (width + ctx.px(6) + why_width > row.width()) return;
    const auto box = row.take_left(width, ctx.px(6));
    fill(ctx, box, Role::warn_bg, 6);
    label(ctx, box, small(ctx), Role::warn_text, text, Align::centre);
}

// When it is due, and the way to why.
void draw_second_line(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item, Rect row) {
    const bool explains = !item.rule.empty() || item.stopped;
    const auto text = ctx.tr("deadline_why"_tr);
    const float width = explains ? ctx.text.measure(small(ctx), text) + 1 : 0;
    if (item.estimate) draw_estimate(ctx, row, width + ctx.px(14));
    auto room = row;
    room.max.x -= explains ? width + ctx.px(14) : 0;
    const auto shown = second_line(ctx, item) + (explains ? " ·" : "");
    const float end = label(ctx, room, small(ctx), item.done ? Role::faint : Role::muted, shown);
    if (!explains) return;
    if (width > row.width()) return;
    auto place = Rect::at(std::min(end + ctx.px(5), row.max.x - width), row.min.y, width, row.height());
    const auto id = "deadline/" + std::to_string(item.number) + "/why";
    if (!link(ctx, id.c_str(), place, 0, text)) return;
    if (frame.ui.why == item.uuid)
        frame.ui.why.reset();
    else
        frame.ui.why = item.uuid;
    ctx.wake_after(0);
}

std::string law_of(const Context& ctx, const core::DeadlineView& item) {
    const auto* rule = item.rule.empty() ? nullptr : ctx.app.rules.find(item.rule);
    return rule ? core::cite(*rule, ctx.reader.lang) : std::string();
}

// One width for all, so that the titles begin in one line.
float chip_column(Context& ctx, const DrawerFrame& frame) {
    float width = ctx.px(kChipColumn);
    for (const auto& item : frame.view.deadlines)
        if (!item.done) width = std::max(width, tag_width(ctx, item.chip));
    return std::min(width, ctx.px(kMostChip));
}

// What the actions of a row take at its end.
float actions_width(Context& ctx, const DrawerFrame& frame, const core::DeadlineView& item) {
    const bool late = item.chip.whose == core::Whose::theirs_late && !item.done && !frame.view.ended;
    const float chase = ctx.text.measure(small_bold(ctx), ctx.tr("deadline_press"_tr)) + ctx.px(24 + 8);
    return ctx.px(2 * 32) + (late ? chase : 0);
}

void draw_chip(Context& ctx, const core::DeadlineView& item, Rect column) {
    if (item.done || item.chip.text.empty()) return;
    const float width = std::min(tag_width(ctx, item.chip), column.width());
    tag(ctx, {column.min.x + width, column.min.y + ctx.px(12)}, item.chip, width);
}

void draw_row(Context& ctx, DrawerFrame& frame, const core::DeadlineView& item, float chips, Rect& column) {
    if (frame.ui.deadline && frame.ui.deadline->of == item.uuid) return draw_old_deadlines(ctx, frame, column);
    const IdScope scope(item.uuid);
    ctx.wake_at(item.changes_at);
    const auto law = law_of(ctx, item);
    const float text_x = column.min.x + ctx.px(kPad) + chips + ctx.px(kPad);
    const float end = column.max.x - ctx.px(8) - actions_width(ctx, frame, item) - ctx.px(8);
    const auto title = ctx.text.break_lines(body_bold(ctx), item.title, end - text_x, 2);
    // The second line passes below the actions, which are higher than a title of one line.
    const float least = ctx.px(kTitleLine + 7);
    const float lines =
        std::max(least, ctx.px(kTitleLine) * static_cast<float>(title.size())) + ctx.px(2 + kDeadlineLine);
    const float height = lines + (law.empty() ? 0 : ctx.px(kDeadlineLine)) + 2 * ctx.px(kTop);
    const auto box = column.take_top(height, ctx.px(8));
    outline(ctx, box, Role::line, 10);
    auto actions = Rect::at(box.min.x, box.min.y + ctx.px(kTop) - ctx.px(6), box.width() - ctx.px(8), ctx.px(32));
    draw_actions(ctx, frame, item, actions);
    draw_chip(ctx, item, Rect::at(box.min.x + ctx.px(kPad), box.min.y + ctx.px(kTop), chips, ctx.px(24)));
    auto text = Rect{{text_x, box.min.y + ctx.px(kTop)}, {box.max.x - ctx.px(kPad), box.max.y}};
    const float taken =
        ctx.text.draw_wrapped(ctx.list(), text.min, body_bold(ctx), ctx.theme[item.done ? Role::muted : Role::text],
                              item.title, end - text_x, 2, ctx.px(kTitleLine));
    text.take_top(std::max(least, taken), ctx.px(2));
    draw_second_line(ctx, frame, item, text.take_top(ctx.px(kDeadlineLine)));
    if (!law.empty()) label(ctx, text.take_top(ctx.px(kDeadlineLine)), small(ctx), Role::muted, law);
    probe(ctx.probes, "deadline", item.number, box.min, box.max);
    const auto* data = frame.ui.why == item.uuid ? ctx.app.state.find_deadline(frame.view.uuid, item.uuid) : nullptr;
    if (data) draw_why(ctx, frame, *data, column);
}

// ---- all of them

void draw_legend(Context& ctx, Rect row) {
    const auto part = [&](core::Tr name, bool theirs) {
        const auto text = ctx.tr(name);
        label(ctx, row.take_right(ctx.text.measure(small(ctx), text) + 1, ctx.px(5)), small(ctx), Role::muted, text);
        const auto cell = row.take_right(ctx.px(14), ctx.px(12));
        const auto box = Rect::at(cell.min.x, cell.centre().y - ctx.px(5), ctx.px(14), ctx.px(10));
        if (!theirs) fill(ctx, box, Role::warn_bg, 3);
        outline(ctx, box, theirs ? Role::muted : Role::under_review, 3);
    };
    part("deadlines_theirs"_tr, true);
    part("deadlines_mine"_tr, false);
}

void draw_heading(Context& ctx, std::size_t count, Rect& column) {
    auto row = column.take_top(ctx.px(20), ctx.px(10));
    const auto text = ctx.tr("deadlines_have"_tr);
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), text) + 1, ctx.px(8)), body_bold(ctx), Role::text, text);
    draw_legend(ctx, row);
    label(ctx, row, body(ctx), Role::muted, std::to_string(count));
}

std::string done_day(const Context& ctx, const DrawerFrame& frame, const core::DeadlineView& item) {
    const auto* row = ctx.app.state.find_deadline(frame.view.uuid, item.uuid);
    if (!row || !row->done_at) return {};
    const auto local = core::to_local(*ctx.reader.zones, ctx.reader.zone, *row->done_at);
    const core::Day day{std::chrono::floor<std::chrono::days>(local)};
    return core::show_when(ctx.reader, core::on_day(day, ctx.reader.zone));
}

// What is done folds into one line that names it.
void draw_done(Context& ctx, DrawerFrame& frame, float chips, Rect& column) {
    std::string names;
    std::size_t count = 0;
    for (const auto& item : frame.view.deadlines) {
        if (!item.done) continue;
        if (count++ > 0) names += ctx.tr("list_comma"_tr);
        names += ctx.trf("pair_by_brackets"_tr, item.title, done_day(ctx, frame, item));
    }
    if (count == 0) return;
    if (draw_fold(ctx, "deadlines/done", column, ctx.trf("deadlines_done"_tr, count, names), frame.ui.done_shown))
        frame.ui.done_shown = !frame.ui.done_shown;
    if (!frame.ui.done_shown) return;
    for (const auto& item : frame.view.deadlines)
        if (item.done) draw_row(ctx, frame, item, chips, column);
}

void draw_none(Context& ctx, Rect& column) {
    const float height = ctx.text.draw_wrapped(ctx.list(), column.min, small(ctx), ctx.theme[Role::muted],
                                               ctx.tr("deadline_none_text"_tr), column.width(), 3, ctx.px(18));
    column.take_top(height, ctx.px(12));
}

void draw_existing(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto& all = frame.view.deadlines;
    const auto open = static_cast<std::size_t>(std::ranges::count(all, false, &core::DeadlineView::done));
    draw_heading(ctx, open, column);
    if (all.empty()) draw_none(ctx, column);
    const float chips = chip_column(ctx, frame);
    for (const auto& item : all)
        if (!item.done) draw_row(ctx, frame, item, chips, column);
    draw_done(ctx, frame, chips, column);
    column.take_top(0, ctx.px(12));
}

}  // namespace

std::string_view calendar_of(const DrawerFrame& frame) {
    return frame.record.row.jurisdiction;
}

bool draw_fold(Context& ctx, const char* id, Rect& column, std::string_view text, bool open) {
    auto row = column.take_top(ctx.px(32), ctx.px(4));
    const auto pressed = hit(ctx, id, row, Reach::focusable, 6);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    icon_label(ctx, row.take_left(ctx.px(18), ctx.px(6)), 16, Role::muted,
               open ? icon::chevron_down : icon::chevron_right);
    label(ctx, row, small(ctx), pressed.hovered ? Role::text : Role::muted, text);
    return pressed.clicked;
}

void draw_deadline_menu(Context& ctx, DrawerFrame& frame) {
    const auto* row = ctx.app.state.find_deadline(frame.view.uuid, frame.ui.menu_target);
    if (!row) return;
    const MenuItem edit{.text = std::string(ctx.tr("deadline_edit"_tr)), .icon = icon::pencil};
    const MenuItem snooze{.text = std::string(ctx.tr("deadline_snooze"_tr)), .icon = icon::snooze};
    const MenuItem remove{
        .text = std::string(ctx.tr("deadline_remove"_tr)), .icon = icon::remove, .danger = true, .line_above = true};
    std::vector<MenuItem> items{remove};
    if (!row->done_at) items = {edit, snooze, remove};
    const auto chosen = draw_menu(ctx, "drawer_menu", frame.ui.menu, items);
    if (chosen < 0) return;
    if (chosen + 1 == static_cast<int>(items.size())) return ctx.send(core::RemoveDeadline{frame.view.uuid, row->uuid});
    if (chosen == 0) return start_edit(ctx, frame, *row);
    open_drawer_menu(ctx, frame, DrawerMenu::snooze, row->uuid, frame.ui.menu.beside);
}

void draw_deadlines_tab(Context& ctx, DrawerFrame& frame, Rect& column) {
    draw_existing(ctx, frame, column);
    draw_offers(ctx, frame, column);
    draw_new_deadline(ctx, frame, column);
}

}  // namespace recoup::ui::inline drawer
