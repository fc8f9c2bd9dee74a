#include "ui/agenda/agenda.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/advice/snooze.h"
#include "ui/agenda/parts.h"
#include "ui/frame/icons.h"
#include "ui/notices/notices.h"

namespace recoup::ui::inline agenda {
namespace {

using core::AgendaItem;

const core::DeadlineRow& deadline_of(const Context& ctx, const AgendaItem& item) {
    return ctx.app.state.cases()[item.record].deadlines[item.deadline];
}

int selected_index(const Context& ctx, const AgendaUi& ui) {
    if (!ui.selected) return -1;
    const auto& items = ctx.app.agenda->items;
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const auto& item) { return deadline_of(ctx, item).uuid == *ui.selected; });
    return found == items.end() ? -1 : static_cast<int>(found - items.begin());
}

void select(const Context& ctx, AgendaUi& ui, const AgendaItem& item) {
    ui.selected = deadline_of(ctx, item).uuid;
    ui.case_uuid = ctx.app.state.cases()[item.record].row.uuid;
}

Rect row_box(const AgendaUi& ui, const AgendaLayout& layout, std::size_t i, float spill) {
    const auto& box = layout.box();
    return Rect::at(box.min.x + spill, std::round(box.min.y - ui.scroll + layout.row_top(i)), box.width() - 2 * spill,
                    layout.row_height());
}

constexpr float kSpill = 6;  // shadows and rings go beyond the rows

// ---- acting on the selected one

void snooze(Context& ctx, const AgendaUi& ui, std::optional<core::Instant> until) {
    ctx.send(core::SnoozeDeadline{*ui.case_uuid, *ui.selected, until});
}

void show_selected(const Context& ctx, AgendaUi& ui, const AgendaLayout& layout, std::size_t i) {
    const float top = layout.row_top(i);
    reveal(ui.scroll, top - layout.head_height() - ctx.px(4), top + layout.pitch(), layout.box().height());
}

void only_day(AgendaUi& ui, const AgendaItem& item) {
    using std::chrono::year_month;
    const auto day = item.day;
    ui.day = ui.day == day ? std::nullopt : std::optional(day);
    ui.month = year_month{day.year(), day.month()};
    ui.scroll = 0;
    ui.reveal_selected = true;
}

void act(Context& ctx, AgendaUi& ui, const AgendaLayout& layout, AgendaAct what) {
    ctx.wake_after(0);
    if (turn_agenda(ctx, ui, what)) return;
    const int index = selected_index(ctx, ui);
    if (index < 0) return;
    const auto i = static_cast<std::size_t>(index);
    show_selected(ctx, ui, layout, i);
    const auto box = row_box(ui, layout, i, ctx.px(kSpill));
    switch (what) {
        case AgendaAct::done:
            return ask_done(ctx, ui, agenda_done_box(ctx, box));
        case AgendaAct::snooze:
            return open_menu(ctx, ui.menu, agenda_snooze_box(ctx, box));
        case AgendaAct::snooze_hour:
            return snooze(ctx, ui, core::snooze_until(core::Snooze::hour, ctx.reader));
        case AgendaAct::snooze_tomorrow:
            return snooze(ctx, ui, core::snooze_until(core::Snooze::tomorrow, ctx.reader));
        case AgendaAct::snooze_time:
            return ask_time(ctx, ui, agenda_snooze_box(ctx, box));
        case AgendaAct::wake:
            return snooze(ctx, ui, std::nullopt);
        case AgendaAct::only_day:
            return only_day(ui, ctx.app.agenda->items[i]);
        default:
            return;
    }
}

void step(Context& ctx, AgendaUi& ui, int by) {
    const auto& items = ctx.app.agenda->items;
    if (items.empty()) return;
    ctx.focus.clear();
    const int last = static_cast<int>(items.size()) - 1;
    const int here = selected_index(ctx, ui);
    const int to = std::clamp(here < 0 ? by - 1 : here + by, 0, last);
    select(ctx, ui, items[static_cast<std::size_t>(to)]);
    ui.reveal_selected = true;
}

void take_keys(Context& ctx, AgendaUi& ui, const AgendaLayout& layout, AgendaEvents& events) {
    if (ctx.text_focus.any()) return;
    const int page = std::max(1, static_cast<int>(layout.box().height() / layout.pitch()) - 1);
    const int all = static_cast<int>(ctx.app.agenda->items.size());
    const std::pair<Key, int> steps[] = {{Key::up, -1},          {Key::down, +1},   {Key::page_up, -page},
                                         {Key::page_down, page}, {Key::home, -all}, {Key::end, all}};
    for (const auto& [key, by] : steps)
        if (ctx.key(key)) step(ctx, ui, by);
    static constexpr std::pair<Key, AgendaAct> kActs[] = {{Key::d, AgendaAct::done},
                                                          {Key::s, AgendaAct::snooze},
                                                          {Key::left, AgendaAct::month_before},
                                                          {Key::right, AgendaAct::month_after},
                                                          {Key::t, AgendaAct::today},
                                                          {Key::f, AgendaAct::only_day}};
    for (const auto& [key, what] : kActs) {
        if (!ctx.key(key)) continue;
        act(ctx, ui, layout, what);
        if (key == Key::d || key == Key::s || key == Key::t || key == Key::f) ctx.out.forget_letter = true;
    }
    if (ctx.focus.visible()) return;
    if (ctx.key(Key::enter) && selected_index(ctx, ui) >= 0) events.open = ui.case_uuid;
    if (ui.day && ctx.key(Key::escape)) turn_agenda(ctx, ui, AgendaAct::today);
}

// ---- drawing

void draw_head(Context& ctx, const Rect& box, std::size_t section) {
    const auto& view = *ctx.app.agenda;
    auto row = box.inset(ctx.px(kSpill), 0);
    const auto name = core::section_name(view, static_cast<core::AgendaSection>(section), ctx.reader.lang);
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), name) + 1, ctx.px(6)), body_bold(ctx), Role::muted, name);
    label(ctx, row, body(ctx), Role::muted, std::to_string(view.counts[section]));
}

void draw_row(Context& ctx, AgendaUi& ui, const AgendaLayout& layout, std::size_t i, AgendaEvents& events) {
    const auto& item = ctx.app.agenda->items[i];
    const auto& record = ctx.app.state.cases()[item.record];
    const auto& deadline = deadline_of(ctx, item);
    const IdScope id(deadline.uuid);
    const auto box = row_box(ui, layout, i, ctx.px(kSpill));
    const auto row = core::agenda_row(record, deadline, ctx.reader);
    ctx.wake_at(row.changes_at);
    const bool selected = ui.selected == deadline.uuid;
    if (selected) ui.place = i;
    const auto pressed = draw_agenda_row(ctx, row, box, selected);
    probe(ctx.probes, "agenda/row", deadline.number, box.min, box.max);
    probe(ctx.probes, "agenda/snooze", deadline.number, pressed.snooze_box.min, pressed.snooze_box.max);
    probe(ctx.probes, "agenda/done", deadline.number, pressed.done_box.min, pressed.done_box.max);
    if (pressed.select || pressed.snooze || pressed.done) select(ctx, ui, item);
    if (pressed.select) ctx.focus.clear();
    if (pressed.open) events.open = record.row.uuid;
    if (pressed.snooze) open_menu(ctx, ui.menu, pressed.snooze_box);
    if (pressed.done) ask_done(ctx, ui, pressed.done_box);
}

// The head of the section in sight stays at the top.
void draw_sections(Context& ctx, AgendaUi& ui, const AgendaLayout& layout, AgendaEvents& events) {
    const auto& view = *ctx.app.agenda;
    const auto& box = layout.box();
    std::size_t first = 0;
    for (std::size_t s = 0; s < view.counts.size(); first += view.counts[s++]) {
        if (view.counts[s] == 0) continue;
        const auto last = first + view.counts[s];
        const float top = layout.row_top(first);
        const float bottom = layout.row_top(last - 1) + layout.pitch();
        if (bottom < ui.scroll || layout.head_top(s) > ui.scroll + box.height()) continue;
        const auto skipped = static_cast<std::size_t>(std::max(0.0F, (ui.scroll - top) / layout.pitch()));
        for (auto i = first + skipped; i < last && layout.row_top(i) < ui.scroll + box.height(); ++i)
            draw_row(ctx, ui, layout, i, events);
        const float head = std::min(std::max(layout.head_top(s), ui.scroll), bottom - layout.head_height());
        const auto place =
            Rect::at(box.min.x, std::round(box.min.y + head - ui.scroll), box.width(), layout.head_height());
        if (head > layout.head_top(s)) fill(ctx, place, Role::background);
        draw_head(ctx, place, s);
    }
}

// What the list is cut down to, and the way back.
void draw_day_bar(Context& ctx, AgendaUi& ui, Rect& area) {
    auto row = area.take_top(ctx.px(52)).inset(ctx.px(kSpill), 0);
    row.min.y += ctx.px(16);
    const ButtonSpec all{.text = ctx.tr("agenda_show_all"_tr), .icon = icon::filter_remove};
    if (button(ctx, "agenda/all", row.take_right(button_width(ctx, all), ctx.px(12)), all))
        turn_agenda(ctx, ui, AgendaAct::today);
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(8)), 18, Role::accent, icon::calendar);
    label(ctx, row, title(ctx), Role::text, core::day_name(ctx.reader, *ui.day));
}

void draw_list(Context& ctx, AgendaUi& ui, Rect area, AgendaEvents& events) {
    if (ui.day) draw_day_bar(ctx, ui, area);
    const auto& view = *ctx.app.agenda;
    const AgendaLayout layout(ctx, view, area);
    if (ui.act) act(ctx, ui, layout, *std::exchange(ui.act, std::nullopt));
    if (ctx.layer_active) take_keys(ctx, ui, layout, events);
    if (view.items.empty()) {
        if (ui.day && view.marks.find(std::chrono::sys_days{*ui.day}) == view.marks.end())
            draw_empty_day(ctx, area);
        else
            events.clear_search = draw_nothing_found(ctx, area);
        return;
    }
    if (std::exchange(ui.reveal_selected, false))
        if (const int i = selected_index(ctx, ui); i >= 0) {
            show_selected(ctx, ui, layout, static_cast<std::size_t>(i));
            ctx.wake_after(0);
        }
    const Scroll scroll(ctx, "agenda/list", area, layout.content_height(), ui.scroll);
    draw_sections(ctx, ui, layout, events);
}

// What was selected is gone: the one that took its place.
void keep_selection(const Context& ctx, AgendaUi& ui) {
    if (!ui.selected || ctx.app.agenda->items.empty()) return;
    const auto* row = ui.case_uuid ? ctx.app.state.find_deadline(*ui.case_uuid, *ui.selected) : nullptr;
    if (row && !row->done_at) return;
    const auto& items = ctx.app.agenda->items;
    select(ctx, ui, items[std::min(ui.place, items.size() - 1)]);
}

}  // namespace

float AgendaLayout::content_height() const {
    return view_.items.empty() ? 0 : row_top(view_.items.size() - 1) + pitch_ + pad_;
}

float AgendaLayout::head_top(std::size_t section) const {
    float y = pad_;
    for (std::size_t s = 0; s < section; ++s)
        if (view_.counts[s] > 0) y += head_ + pitch_ * static_cast<float>(view_.counts[s]);
    return y;
}

float AgendaLayout::row_top(std::size_t item) const {
    float y = pad_;
    for (const auto count : view_.counts) {
        if (count == 0) continue;
        y += head_;
        if (item < count) break;
        y += pitch_ * static_cast<float>(count);
        item -= count;
    }
    return y + pitch_ * static_cast<float>(item);
}

AgendaEvents draw_agenda(Context& ctx, AgendaUi& ui, const Rect& area) {
    AgendaEvents events;
    if (!ctx.app.agenda) {  // made for the next frame
        ctx.wake_after(0);
        return events;
    }
    ctx.wake_at(ctx.app.agenda->valid_until);
    if (ctx.app.agenda->open == 0) {
        ui.day.reset();
        events.go_board = draw_no_deadlines(ctx, area);
        return events;
    }
    keep_selection(ctx, ui);
    auto room = Rect{{area.min.x + ctx.px(20), area.min.y}, {area.max.x - ctx.px(20), area.max.y}};
    const float side = area.width() >= ctx.px(1180) ? 320.0F : 272.0F;
    if (area.width() >= ctx.px(840)) {
        auto column = room.take_right(ctx.px(side), ctx.px(18));
        column.min.y += ctx.px(16);
        draw_agenda_month(ctx, ui, column);
        draw_agenda_reminders(ctx, column, events);
    }
    draw_list(ctx, ui, {{room.min.x - ctx.px(kSpill), room.min.y}, {room.max.x + ctx.px(kSpill), room.max.y}}, events);
    return events;
}

}  // namespace recoup::ui::inline agenda
