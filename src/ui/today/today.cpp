#include "ui/today/today.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/notices/key_help.h"
#include "ui/notices/notices.h"
#include "ui/today/parts.h"

namespace recoup::ui::inline today {
namespace {

constexpr float kPad = 20;
constexpr float kTwoColumns = 1000, kSide = 400, kNarrowSide = 320, kWideEnough = 1240, kSideGap = 24;
constexpr float kBelowLarge = 12;

std::size_t index_of(const Context& ctx, const core::Uuid& case_uuid) {
    const auto& mine = ctx.app.today->mine;
    const auto at = std::ranges::find_if(
        mine, [&](const core::TodayItem& item) { return record_of(ctx, item.record).row.uuid == case_uuid; });
    return static_cast<std::size_t>(at - mine.begin());
}

void select(const Context& ctx, TodayUi& ui, std::size_t i) {
    ui.place = i;
    ui.selected = record_of(ctx, ctx.app.today->mine[i].record).row.uuid;
}

// What was selected is done: the one that took its place.
void keep_selection(const Context& ctx, TodayUi& ui) {
    const auto& mine = ctx.app.today->mine;
    if (mine.empty()) return ui.selected.reset();
    const auto here = ui.selected ? index_of(ctx, *ui.selected) : 0;
    select(ctx, ui, here < mine.size() ? here : std::min(ui.place, mine.size() - 1));
}

void snooze(Context& ctx, const TodayUi& ui) {
    const auto& record = *ctx.app.state.find(*ui.selected);
    const auto* row = core::task_of(core::compose_from(today_from(ctx), record)).deadline;
    if (row) return ctx.send(core::SnoozeDeadline{record.row.uuid, row->uuid, core::later(*row, ctx.reader)});
    const Rect middle{ctx.input.display_px, ctx.input.display_px};
    note(ctx, Rect::at(middle.min.x / 2, middle.min.y / 2, 1, 1), ctx.tr("today_nothing_to_put_off"_tr));
}

void take_keys(Context& ctx, TodayUi& ui, float view_height, TodayEvents& events) {
    if (ctx.text_focus.any()) return;
    if (ctx.key(Key::del))
        if (const auto shown = arrived(ctx, ui); !shown.empty()) ui.seen.insert(record_of(ctx, shown.front()).row.uuid);
    const auto& mine = ctx.app.today->mine;
    if (mine.empty()) return;
    const int all = static_cast<int>(mine.size());
    const int page = std::max(1, static_cast<int>(view_height / ctx.px(kTodayRow)) - 1);
    const std::pair<Key, int> steps[] = {{Key::up, -1},          {Key::down, +1},   {Key::page_up, -page},
                                         {Key::page_down, page}, {Key::home, -all}, {Key::end, all}};
    for (const auto& [key, by] : steps) {
        if (!ctx.key(key)) continue;
        ctx.focus.clear();
        select(ctx, ui, static_cast<std::size_t>(std::clamp(static_cast<int>(ui.place) + by, 0, all - 1)));
        ui.reveal_selected = true;
    }
    if (ctx.key(Key::enter)) events.act = ui.selected;
    if (ctx.key(Key::space)) events.open = ui.selected;
    if (ctx.key(Key::s)) snooze(ctx, ui);
}

// What the keys do, at the right end as far as there is room.
void draw_hints(Context& ctx, Rect row) {
    struct Hint {
        std::string_view keys;
        core::Tr text;
    };
    static constexpr Hint kHints[] = {{"S", "today_key_later"_tr},
                                      {"Space", "today_key_open"_tr},
                                      {"Enter", "today_key_do"_tr},
                                      {"↑|↓", "today_key_choose"_tr}};
    for (const auto& hint : kHints) {
        const auto text = ctx.tr(hint.text);
        const float width = ctx.text.measure(small(ctx), text) + 1;
        if (row.width() < width + ctx.px(90)) return;
        label(ctx, row.take_right(width, ctx.px(6)), small(ctx), Role::muted, text);
        row.max.x = key_caps(ctx, row, hint.keys) - ctx.px(12);
    }
}

void draw_heading(Context& ctx, Rect row) {
    const auto name = ctx.tr("turn_me"_tr);
    label(ctx, row.take_left(ctx.text.measure(body_bold(ctx), name) + 1, ctx.px(8)), body_bold(ctx), Role::text, name);
    const auto& view = *ctx.app.today;
    auto count = std::to_string(view.mine.size());
    if (view.put_off > 0) count += " · " + ctx.trf("today_put_off"_tr, view.put_off);
    label(ctx, row.take_left(ctx.text.measure(body(ctx), count) + 1, ctx.px(12)), body(ctx), Role::muted, count);
    if (!view.mine.empty()) draw_hints(ctx, row);
}

void take_hit(const RowHit& pressed, const core::Uuid& case_uuid, TodayEvents& events) {
    if (pressed.act) events.act = case_uuid;
    if (pressed.open) events.open = case_uuid;
}

void draw_row(Context& ctx, TodayUi& ui, std::size_t i, const Rect& box, TodayEvents& events) {
    const auto& record = record_of(ctx, ctx.app.today->mine[i].record);
    const auto& row = ui.rows.of(ctx, record).row;
    ctx.wake_at(row.changes_at);
    const auto pressed = draw_today_row(ctx, record, row, box);
    if (pressed.select || pressed.act) {
        select(ctx, ui, i);
        ctx.focus.clear();
    }
    take_hit(pressed, record.row.uuid, events);
}

// All but the selected one, in one surface; those on the screen only.
void draw_rows(Context& ctx, TodayUi& ui, const Rect& surface, const Rect& seen, TodayEvents& events) {
    const auto count = ctx.app.today->mine.size();
    if (count < 2) return;
    shadow(ctx, surface, Lift::card, 10);
    fill(ctx, surface, Role::raised, 10);
    auto rest = surface;
    for (std::size_t i = 0; i < count; ++i) {
        if (i == ui.place) continue;
        const auto box = rest.take_top(ctx.px(kTodayRow));
        if (box.max.y < seen.min.y || box.min.y > seen.max.y) continue;
        draw_row(ctx, ui, i, box, events);
        if (box.min.y > surface.min.y)
            fill(ctx, Rect::at(box.min.x, box.min.y, box.width(), std::max(1.0F, ctx.px(1))), Role::line);
    }
}

void draw_selected(Context& ctx, TodayUi& ui, const Rect& box, TodayEvents& events) {
    const auto& record = *ctx.app.state.find(*ui.selected);
    const auto& row = ui.rows.of(ctx, record).row;
    ctx.wake_at(row.changes_at);
    take_hit(draw_large_card(ctx, record, row, box), record.row.uuid, events);
}

// The next date that others have, below the sun.
std::string next_date(Context& ctx, TodayUi& ui) {
    for (const auto index : ctx.app.today->waiting) {
        const auto& record = record_of(ctx, index);
        const auto& told = ui.rows.of(ctx, record);
        if (told.task.deadline)
            return ctx.trf("today_next_date"_tr, core::show_when(ctx.reader, told.task.deadline->due),
                           told.row.sentence);
    }
    return std::string(ctx.tr("today_no_date"_tr));
}

// The list below the selected one; where there is one column only, what else is told stands behind it.
void draw_list(Context& ctx, TodayUi& ui, Rect area, bool with_side, TodayEvents& events) {
    const auto count = ctx.app.today->mine.size();
    const float rows = count > 1 ? ctx.px(kTodayRow) * static_cast<float>(count - 1) : 0;
    const float side = with_side ? side_height(ctx, ui) + (rows > 0 ? ctx.px(kSideGap) : 0) : 0;
    const float content = rows + side + ctx.px(kPad);
    area = {{area.min.x - ctx.px(kSpill), area.min.y}, {area.max.x + ctx.px(kSpill), area.max.y}};
    if (std::exchange(ui.reveal_selected, false) && count > 1) {
        // The selected one stands above; its neighbours are what one looks at next.
        const float top = ctx.px(kTodayRow) * static_cast<float>(ui.place);
        reveal(ui.scroll, std::max(0.0F, top - ctx.px(kTodayRow)), top + ctx.px(kTodayRow), area.height());
    }
    const Scroll scroll(ctx, "today/list", area, content, ui.scroll);
    const float left = area.min.x + ctx.px(kSpill);
    const float width = area.width() - 2 * ctx.px(kSpill);
    draw_rows(ctx, ui, Rect::at(left, std::round(scroll.top()), width, rows), area, events);
    if (!with_side) return;
    const float top = scroll.top() + rows + (rows > 0 ? ctx.px(kSideGap) : 0);
    draw_side(ctx, ui, Rect::at(left, std::round(top), width, side_height(ctx, ui)), events);
}

void draw_side_column(Context& ctx, TodayUi& ui, Rect column, TodayEvents& events) {
    column = {{column.min.x - ctx.px(kSpill), column.min.y}, {column.max.x + ctx.px(kSpill), column.max.y}};
    const float height = side_height(ctx, ui);
    const Scroll scroll(ctx, "today/side", column, height, ui.side_scroll);
    draw_side(
        ctx, ui,
        Rect::at(column.min.x + ctx.px(kSpill), std::round(scroll.top()), column.width() - 2 * ctx.px(kSpill), height),
        events);
}

}  // namespace

const core::CaseRecord& record_of(const Context& ctx, std::uint32_t record) {
    return ctx.app.state.cases()[record];
}

TodayEvents draw_today(Context& ctx, TodayUi& ui, const Rect& area) {
    TodayEvents events;
    if (!ctx.app.today) {  // made for the next frame
        ctx.wake_after(0);
        return events;
    }
    ctx.wake_at(ctx.app.today->valid_until);
    keep_selection(ctx, ui);
    if (ctx.layer_active) take_keys(ctx, ui, area.height(), events);
    auto room = Rect{{area.min.x + ctx.px(kPad), area.min.y + ctx.px(kPad)}, {area.max.x - ctx.px(kPad), area.max.y}};
    const bool two = area.width() >= ctx.px(kTwoColumns);
    if (two) {
        const float side = area.width() >= ctx.px(kWideEnough) ? kSide : kNarrowSide;
        draw_side_column(ctx, ui, room.take_right(ctx.px(side), ctx.px(kSideGap)), events);
    }
    draw_heading(ctx, room.take_top(ctx.px(kHeading), ctx.px(kHeadingGap)));
    if (ctx.app.today->mine.empty()) {
        auto free = room;
        if (!two) free = room.take_top(ctx.px(300));
        events.go_board = draw_nothing_today(ctx, free, next_date(ctx, ui));
        if (two) return events;
    } else {
        draw_selected(ctx, ui, room.take_top(ctx.px(kLargeCard), ctx.px(kBelowLarge)), events);
    }
    draw_list(ctx, ui, room, !two, events);
    return events;
}

}  // namespace recoup::ui::inline today
