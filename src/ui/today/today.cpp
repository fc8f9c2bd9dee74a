#include "ui/today/today.h"

#include <algorithm>
#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/motion.h"
#include "ui/notices/key_help.h"
#include "ui/notices/notices.h"
#include "ui/today/parts.h"

namespace recoup::ui::inline today {
namespace {

constexpr float kPad = 20;
constexpr float kTwoColumns = 1000, kSide = 400, kNarrowSide = 320, kWideEnough = 1240, kSideGap = 24;
constexpr float kBelowLarge = 12;

TodayChoice choice_of(const Context& ctx, const core::TodayItem& item) {
    if (item.pictures) return {ctx.app.tray[*item.pictures].pictures.case_uuid, true};
    return {record_of(ctx, item.record).row.uuid};
}

std::size_t index_of(const Context& ctx, const TodayChoice& choice) {
    const auto& mine = ctx.app.today->mine;
    const auto at = std::ranges::find_if(mine, [&](const auto& item) { return choice_of(ctx, item) == choice; });
    return static_cast<std::size_t>(at - mine.begin());
}

void select(const Context& ctx, TodayUi& ui, std::size_t i) {
    ui.place = i;
    ui.selected = choice_of(ctx, ctx.app.today->mine[i]);
}

// A row that is done leaves a gap for a moment. Where more than one went, something else was done than what it says.
void note_gap(const Context& ctx, TodayUi& ui) {
    std::vector<TodayChoice> now;
    for (const auto& item : ctx.app.today->mine) now.push_back(choice_of(ctx, item));
    if (now == ui.drawn) return;
    if (now.size() + 1 == ui.drawn.size()) {
        const auto [kept, gone] = std::ranges::mismatch(now, ui.drawn);
        if (std::equal(kept, now.end(), gone + 1))
            ui.gap = TodayUi::Gap{static_cast<std::size_t>(kept - now.begin()), ctx.input.time_s};
    }
    ui.drawn = std::move(now);
}

// How high what is left of the gap is; none: 0.
float gap_px(Context& ctx, TodayUi& ui) {
    if (!ui.gap) return 0;
    const float part = eased(ctx, ui.gap->since_s, kDrops_s);
    if (part >= 1) ui.gap.reset();
    return std::round(ctx.px(kTodayRow) * (1 - part));
}

// What was selected is done: the one that took its place.
void keep_selection(const Context& ctx, TodayUi& ui) {
    const auto& mine = ctx.app.today->mine;
    if (mine.empty()) return ui.selected.reset();
    const auto here = ui.selected ? index_of(ctx, *ui.selected) : 0;
    select(ctx, ui, here < mine.size() ? here : std::min(ui.place, mine.size() - 1));
}

void snooze(Context& ctx, const TodayUi& ui) {
    const auto* record = ui.selected->pictures ? nullptr : ctx.app.state.find(*ui.selected->case_uuid);
    const auto* row = record ? core::task_of(core::compose_from(today_from(ctx), *record)).deadline : nullptr;
    if (row) return ctx.send(core::SnoozeDeadline{record->row.uuid, row->uuid, core::later(*row, ctx.reader)});
    const Rect middle{ctx.input.display_px, ctx.input.display_px};
    note(ctx, Rect::at(middle.min.x / 2, middle.min.y / 2, 1, 1), ctx.tr("today_nothing_to_put_off"_tr));
}

// What is to be done with the pictures of that place in the list.
void want_pictures(const Context& ctx, std::size_t i, TrayRequest::What what, TodayEvents& events) {
    events.tray = TrayRequest{what, *ctx.app.today->mine[i].pictures};
}

void act(const Context& ctx, std::size_t i, TodayEvents& events) {
    const auto& item = ctx.app.today->mine[i];
    if (!item.pictures) {
        events.act = record_of(ctx, item.record).row.uuid;
        return;
    }
    const auto row = core::pictures_row(today_from(ctx), ctx.app.tray[*item.pictures].pictures);
    want_pictures(ctx, i,
                  row.act.kind == core::ActKind::put_in ? TrayRequest::What::put_in : TrayRequest::What::make_case,
                  events);
}

// N and Delete, which mean something else where no pictures are chosen.
void take_pictures_keys(Context& ctx, const TodayUi& ui, TodayEvents& events) {
    if (!ui.selected || !ui.selected->pictures) return;
    if (ctx.key(Key::del)) want_pictures(ctx, ui.place, TrayRequest::What::refuse, events);
    if (!ctx.key(Key::n)) return;
    want_pictures(ctx, ui.place, TrayRequest::What::make_case, events);
    ctx.out.forget_letter = true;
}

void take_keys(Context& ctx, TodayUi& ui, float view_height, TodayEvents& events) {
    if (ctx.text_focus.any()) return;
    take_pictures_keys(ctx, ui, events);
    if (ctx.key(Key::del))
        if (const auto shown = arrived(ctx); !shown.empty()) put_away_money(ctx, record_of(ctx, shown.front()));
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
    if (ctx.key(Key::enter)) act(ctx, ui.place, events);
    if (ctx.key(Key::space)) events.open = ui.selected->case_uuid;
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

enum class Size : std::uint8_t { row, large };

RowHit draw_item(Context& ctx, TodayUi& ui, std::size_t i, Size size, const Rect& box) {
    const auto& item = ctx.app.today->mine[i];
    const auto draw = [&](const RowOf& of) {
        ctx.wake_at(of.row.changes_at);
        return size == Size::large ? draw_large_card(ctx, of, box) : draw_today_row(ctx, of, box);
    };
    if (!item.pictures) {
        const auto& record = record_of(ctx, item.record);
        return draw({ui.rows.of(ctx, record).row, &record});
    }
    const auto& group = ctx.app.tray[*item.pictures];
    return draw({core::pictures_row(today_from(ctx), group.pictures), nullptr, &group, *item.pictures});
}

void draw_row(Context& ctx, TodayUi& ui, std::size_t i, Size size, const Rect& box, TodayEvents& events) {
    const auto pressed = draw_item(ctx, ui, i, size, box);
    if (pressed.select || pressed.act) {
        select(ctx, ui, i);
        ctx.focus.clear();
    }
    if (pressed.act) act(ctx, i, events);
    if (pressed.open) events.open = choice_of(ctx, ctx.app.today->mine[i]).case_uuid;
    if (pressed.make_case) want_pictures(ctx, i, TrayRequest::What::make_case, events);
    if (pressed.refuse) want_pictures(ctx, i, TrayRequest::What::refuse, events);
}

// All but the selected one, in one surface; those on the screen only.
void draw_rows(Context& ctx, TodayUi& ui, const Rect& surface, const Rect& seen, float gap, TodayEvents& events) {
    const auto count = ctx.app.today->mine.size();
    if (surface.height() < 1) return;
    shadow(ctx, surface, Lift::card, 10);
    fill(ctx, surface, Role::raised, 10);
    auto rest = surface;
    for (std::size_t i = 0; i < count; ++i) {
        if (ui.gap && ui.gap->place == i) rest.take_top(gap);
        if (i == ui.place) continue;
        const auto box = rest.take_top(ctx.px(kTodayRow));
        if (box.max.y < seen.min.y || box.min.y > seen.max.y) continue;
        draw_row(ctx, ui, i, Size::row, box, events);
        if (box.min.y > surface.min.y)
            fill(ctx, Rect::at(box.min.x, box.min.y, box.width(), std::max(1.0F, ctx.px(1))), Role::line);
    }
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
    const float gap = gap_px(ctx, ui);
    const float rows = (count > 1 ? ctx.px(kTodayRow) * static_cast<float>(count - 1) : 0) + gap;
    const float side = with_side ? side_height(ctx) + (rows > 0 ? ctx.px(kSideGap) : 0) : 0;
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
    draw_rows(ctx, ui, Rect::at(left, std::round(scroll.top()), width, rows), area, gap, events);
    if (!with_side) return;
    const float top = scroll.top() + rows + (rows > 0 ? ctx.px(kSideGap) : 0);
    draw_side(ctx, ui, Rect::at(left, std::round(top), width, side_height(ctx)), events);
}

void draw_side_column(Context& ctx, TodayUi& ui, Rect column, TodayEvents& events) {
    column = {{column.min.x - ctx.px(kSpill), column.min.y}, {column.max.x + ctx.px(kSpill), column.max.y}};
    const float height = side_height(ctx);
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
    note_gap(ctx, ui);
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
        draw_row(ctx, ui, ui.place, Size::large, room.take_top(ctx.px(kLargeCard), ctx.px(kBelowLarge)), events);
    }
    draw_list(ctx, ui, room, !two, events);
    return events;
}

}  // namespace recoup::ui::inline today
