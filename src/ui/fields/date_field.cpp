#include "ui/fields/date_field.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.h"
#include "core/view/why.h"
#include "ui/fields/when_text.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline fields {
namespace {

using namespace std::chrono;

constexpr float kWidth = 536, kPad = 16, kCell = 32, kCellGap = 2, kHead = 32, kWeekdays = 26, kFoot = 44;
constexpr float kMonth = 7 * kCell + 6 * kCellGap;
constexpr float kBeside = 12;    // from what the field stands in to a popup at its side
constexpr float kLayerRim = 28;  // a layer's window is that much larger, for its shadow
// Narrower windows have no free side.
constexpr float kLeastForSide = 1100;
constexpr int kWeeks = 6;
// Narrower fields show what was typed and no more.
constexpr float kLeastForWeekday = 170;
constexpr float kLeastForDate = 240;

core::Day today_of(const Context& ctx) {
    return core::Day{core::day_of(ctx.reader, ctx.reader.now)};
}

core::Day day_in(const Context& ctx, const core::When& when) {
    return when.is_day() ? when.day : core::Day{core::day_of(ctx.reader, when.instant)};
}

year_month month_of(core::Day day) {
    return day.year() / day.month();
}

std::optional<core::Day> chosen_day(const Context& ctx, std::string_view text, const DateFieldSpec& spec) {
    const auto when = date_in(ctx, text, spec.looks, spec.calendar);
    return when ? std::optional(day_in(ctx, *when)) : std::nullopt;
}

// The time of day that was typed stays when another day is picked.
void write_day(const Context& ctx, std::string& text, core::Day day, const DateFieldSpec& spec) {
    const auto was = core::read_span(text) ? std::nullopt : date_in(ctx, text, spec.looks);
    auto written = core::to_iso(day);
    if (was && !was->is_day()) written += typed_when(*was, ctx.reader).substr(10);
    text = std::move(written);
}

// Both months keep the day in sight; turning them leaves it where it is.
void show_day(DateFieldUi& ui, core::Day day) {
    const auto month = month_of(day);
    if (month < ui.left) ui.left = month;
    if (month > ui.left + months{1}) ui.left = month - months{1};
}

void open(Context& ctx, DateFieldUi& ui, const std::string& text, const DateFieldSpec& spec) {
    const auto day = chosen_day(ctx, text, spec).value_or(today_of(ctx));
    ui = DateFieldUi{.open = true, .fresh = true, .grid = true, .left = month_of(day), .before = text};
    if (spec.looks == core::Looks::back) ui.left -= months{1};
    ctx.wake_after(0);
}

void close(Context& ctx, DateFieldUi& ui) {
    ui.open = false;
    ctx.wake_after(0);
}

// ---- keys

void pick(Context& ctx, DateFieldUi& ui, std::string& text, core::Day day, const DateFieldSpec& spec) {
    write_day(ctx, text, day, spec);
    show_day(ui, day);
    ctx.wake_after(0);
}

core::Day by_days(core::Day day, int count) {
    const core::Day moved{sys_days{day} + days{count}};
    return moved.year() >= year{1970} && moved.year() <= year{2999} ? moved : day;
}

// T means today only while nothing is being typed: "tomorrow" begins with it as well.
bool take_today(Context& ctx, const DateFieldUi& ui) {
    return ui.grid && (ctx.key(Key::t) || ctx.key(Key::t, false, true));
}

// Before the field, which would move its caret. True when they changed the text.
bool take_keys(Context& ctx, DateFieldUi& ui, std::string& text, const DateFieldSpec& spec) {
    bool changed = false;
    const auto day = chosen_day(ctx, text, spec);
    const auto from = day.value_or(today_of(ctx));
    const auto go = [&](core::Day to) {
        pick(ctx, ui, text, day ? to : from, spec);
        ui.grid = changed = true;
    };
    if (ctx.key(Key::down)) go(by_days(from, 7));
    if (ctx.key(Key::up)) go(by_days(from, -7));
    if (ui.grid && ctx.key(Key::left)) go(by_days(from, -1));
    if (ui.grid && ctx.key(Key::right)) go(by_days(from, 1));
    if (ctx.key(Key::page_down)) go(core::months_on(from, 1));
    if (ctx.key(Key::page_up)) go(core::months_on(from, -1));
    if (take_today(ctx, ui)) {
        pick(ctx, ui, text, today_of(ctx), spec);
        changed = true;
    }
    if (ui.grid && changed) return true;
    // With the months in hand Enter ends the choice; what was typed goes to whoever owns the field.
    if (ui.grid && ctx.key(Key::enter)) close(ctx, ui);
    if (ctx.key(Key::escape)) {
        changed = text != ui.before;
        text = ui.before;
        close(ctx, ui);
    }
    return changed;
}

// ---- the popup

struct Place {
    Rect box;
    bool beside = false;  // covers nothing of what the field stands in
};

// On the free side, so that what follows from the day stays in sight; below where there is none.
Place place(const Context& ctx, const Rect& field) {
    const auto& display = ctx.input.display_px;
    const float edge = ctx.px(8);
    const float width = std::min(ctx.px(kWidth), display.x - 2 * edge);
    const float height =
        ctx.px(kHead + kWeekdays + kFoot + 2 * kPad) + static_cast<float>(kWeeks) * ctx.px(kCell + kCellGap);
    const float rim = ctx.px(kLayerRim - kBeside);
    const float left = ImGui::GetWindowPos().x + rim - width;
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowSize().x - rim;
    const bool wide = display.x >= ctx.px(kLeastForSide);
    const auto at = [&](float x, float y) {
        return Rect::at(std::round(std::clamp(x, edge, std::max(edge, display.x - width - edge))),
                        std::round(std::clamp(y, edge, std::max(edge, display.y - height - edge))), width, height);
    };
    const float level = field.max.y + ctx.px(40) - height;
    if (wide && left >= edge) return {at(left, level), true};
    if (wide && right + width <= display.x - edge) return {at(right, level), true};
    const float below = field.max.y + ctx.px(6);
    const bool room = below + height <= display.y - edge;
    return {at(field.min.x, room ? below : field.min.y - ctx.px(6) - height), false};
}

Rect cell_box(const Context& ctx, const Rect& grid, int place) {
    const float pitch = ctx.px(kCell + kCellGap);
    const int week = place / 7;
    return Rect::at(grid.min.x + pitch * static_cast<float>(place % 7), grid.min.y + pitch * static_cast<float>(week),
                    ctx.px(kCell), ctx.px(kCell));
}

void draw_mark(Context& ctx, const Rect& box, Role role, std::string_view text) {
    const TextStyle style{Face::semibold, ctx.px(9), true};
    const float width = ctx.text.measure(style, text) + 1;
    label(ctx, Rect::at(box.max.x - width - ctx.px(1), box.min.y - ctx.px(1), width, ctx.px(13)), style, role, text);
}

void draw_cell(Context& ctx, const core::MonthCell& cell, const Rect& box, bool hovered) {
    const bool counted = cell.counted > 0;
    if (cell.chosen)
        fill(ctx, box, Role::accent, 8);
    else if (counted || hovered)
        fill(ctx, box, counted ? Role::accent_bg : Role::background, 8);
    if (cell.last && !cell.chosen) outline(ctx, box, Role::accent, 8, 2);
    if (cell.today && !cell.chosen && !cell.last) outline(ctx, box, Role::muted, 8);
    const auto role = cell.chosen            ? Role::on_accent
                      : counted || cell.last ? Role::accent
                      : cell.off             ? Role::ok_text
                      : cell.makeup          ? Role::text
                      : cell.weekend         ? Role::muted
                                             : Role::text;
    const bool strong = cell.chosen || counted || cell.last;
    label(ctx, box, TextStyle{strong ? Face::semibold : Face::regular, ctx.px(13), true}, role,
          std::to_string(static_cast<unsigned>(cell.day.day())), Align::centre);
    if (counted && !cell.chosen)
        return draw_mark(ctx, cell.last ? box.inset(ctx.px(3)) : box, Role::accent, std::to_string(cell.counted));
    const auto mark_role = cell.chosen ? Role::on_accent : cell.off ? Role::ok_text : Role::warn_text;
    if (cell.off || cell.makeup) draw_mark(ctx, box, mark_role, ctx.tr(cell.off ? "date_off"_tr : "date_work"_tr));
}

void draw_weekdays(Context& ctx, Rect row) {
    static constexpr core::Tr kNames[] = {"weekday_short_mon"_tr, "weekday_short_tue"_tr, "weekday_short_wed"_tr,
                                          "weekday_short_thu"_tr, "weekday_short_fri"_tr, "weekday_short_sat"_tr,
                                          "weekday_short_sun"_tr};
    for (const auto name : kNames)
        label(ctx, row.take_left(ctx.px(kCell), ctx.px(kCellGap)), small(ctx), Role::muted, ctx.tr(name),
              Align::centre);
}

// The day that was pressed.
std::optional<core::Day> draw_month(Context& ctx, const std::string& id, const core::MonthView& view, Rect box) {
    std::optional<core::Day> pressed_day;
    label(ctx, box.take_top(ctx.px(kHead)).inset(ctx.px(8), 0), body_bold(ctx), Role::text, view.name);
    draw_weekdays(ctx, box.take_top(ctx.px(kWeekdays)));
    for (const auto& cell : view.cells) {
        const int at = view.shift + static_cast<int>(static_cast<unsigned>(cell.day.day())) - 1;
        const auto place = cell_box(ctx, box, at);
        const auto name = id + "/day/" + core::to_iso(cell.day);
        const auto pressed = hit(ctx, name.c_str(), place, Reach::pointer_only);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        draw_cell(ctx, cell, place, pressed.hovered);
        if (pressed.clicked) pressed_day = cell.day;
    }
    return pressed_day;
}

void draw_turn(Context& ctx, const std::string& id, DateFieldUi& ui, Rect head) {
    const auto square = [&] {
        const auto place = head.take_right(ctx.px(28), ctx.px(2));
        return Rect::at(place.min.x, std::round(head.centre().y - ctx.px(14)), ctx.px(28), ctx.px(28));
    };
    const auto turn = [&](int by) {
        ui.left += months{by};
        ctx.wake_after(0);
    };
    if (icon_button(ctx, (id + "/after").c_str(), square(), icon::chevron_right, ctx.tr("date_month_after"_tr)))
        turn(1);
    if (icon_button(ctx, (id + "/before").c_str(), square(), icon::chevron_left, ctx.tr("date_month_before"_tr)))
        turn(-1);
}

void draw_legend(Context& ctx, Rect row, const core::MonthAsk& ask) {
    const auto part = [&](Role role, std::string_view mark, std::string_view text) {
        const float width = ctx.text.measure(small_bold(ctx), mark) + ctx.text.measure(small(ctx), text) + ctx.px(6);
        if (width > row.width()) return;
        label(ctx, row.take_left(ctx.text.measure(small_bold(ctx), mark) + 1, ctx.px(4)), small_bold(ctx), role, mark);
        label(ctx, row.take_left(ctx.text.measure(small(ctx), text) + 1, ctx.px(14)), small(ctx), Role::muted, text);
    };
    if (ctx.app.rules.calendar(ask.rule && !ask.rule->calendar.empty() ? ask.rule->calendar : ask.calendar)) {
        part(Role::ok_text, ctx.tr("date_off"_tr), ctx.tr("date_legend_off"_tr));
        part(Role::warn_text, ctx.tr("date_work"_tr), ctx.tr("date_legend_work"_tr));
    }
    if (ask.rule && ask.rule->unit == core::Unit::working_day)
        part(Role::accent, "1–" + std::to_string(ask.rule->amount), ctx.tr("date_legend_count"_tr));
    const auto typed = ctx.tr("date_typed"_tr);
    if (ctx.text.measure(small(ctx), typed) <= row.width())
        label(ctx, row, small(ctx), Role::muted, typed, Align::right);
}

// The first year shown whose holidays nobody knows yet.
std::optional<int> year_without_table(const core::MonthView& a, const core::MonthView& b) {
    for (const auto* view : {&a, &b})
        if (view->without_table) return static_cast<int>(view->cells.front().day.year());
    return std::nullopt;
}

void draw_foot(Context& ctx, const core::MonthAsk& ask, const std::optional<int>& unknown_year, Rect foot) {
    fill(ctx, Rect::at(foot.min.x, foot.min.y, foot.width(), std::max(1.0F, ctx.px(1))), Role::line);
    foot.min.y += ctx.px(12);
    if (!unknown_year) return draw_legend(ctx, foot, ask);
    icon_label(ctx, foot.take_left(ctx.px(14), ctx.px(6)), 14, Role::warn_text, icon::alert_circle);
    label(ctx, foot, small(ctx), Role::warn_text, ctx.trf("date_no_table"_tr, std::to_string(*unknown_year)));
    probe(ctx.probes, "date/no_table", foot.min, foot.max);
}

struct Pressed {
    std::optional<core::Day> day;
    bool inside = false;  // anywhere: the field, which lets go at a press beside it, has the keyboard again
};

// Closes itself for a press elsewhere.
Pressed draw_popup(Context& ctx, const std::string& id, const Rect& field, DateFieldUi& ui, const core::MonthAsk& ask) {
    const auto box = place(ctx, field).box;
    const auto name = id + "/months";
    const Layer layer(ctx, name.c_str(), box.inset(-ctx.px(28)), true);
    shadow(ctx, box, Lift::drawer, 12);
    fill(ctx, box, Role::raised, 12);
    outline(ctx, box, Role::line, 12);
    probe(ctx.probes, name, box.min, box.max);
    auto inner = box.inset(ctx.px(kPad));
    const auto foot = inner.take_bottom(ctx.px(kFoot - 12));
    const bool two = inner.width() >= ctx.px(2 * kMonth);
    const auto first = core::month_view(ui.left, ask, ctx.app.rules, ctx.reader);
    const auto second = core::month_view(ui.left + months{1}, ask, ctx.app.rules, ctx.reader);
    draw_turn(ctx, id, ui, Rect::at(inner.min.x, inner.min.y, inner.width(), ctx.px(kHead)));
    auto pressed =
        draw_month(ctx, id, two ? first : second, Rect::at(inner.min.x, inner.min.y, ctx.px(kMonth), inner.height()));
    if (two) {
        const float x = inner.max.x - ctx.px(kMonth);
        if (const auto day = draw_month(ctx, id, second, Rect::at(x, inner.min.y, ctx.px(kMonth), inner.height())))
            pressed = day;
    }
    draw_foot(ctx, ask, year_without_table(first, second), foot);
    const auto mouse = ImGui::GetMousePos();
    const bool away = ImGui::IsMouseClicked(0) && !box.contains(mouse) && !field.contains(mouse);
    if (!std::exchange(ui.fresh, false) && away) close(ctx, ui);
    return {pressed, ImGui::IsMouseClicked(0) && box.contains(mouse)};
}

// ---- the field

// What was understood: the day of the week, behind the date where the text does not say it in full.
std::string told_day(const Context& ctx, std::string_view text, core::Day day, float width) {
    if (width < ctx.px(kLeastForWeekday)) return {};
    const auto weekday = std::string(core::weekday_name(ctx.reader, day));
    const auto date = core::to_iso(day);
    return width < ctx.px(kLeastForDate) || core::trim(text).starts_with(date) ? weekday : date + " " + weekday;
}

// What was understood, and the way to the months; true when that was pressed.
bool draw_tail(Context& ctx, const char* id, const Rect& box, std::string_view told, bool on) {
    const float side = ctx.px(28);
    const auto button = Rect::at(box.max.x - side - ctx.px(2), box.centre().y - side / 2, side, side);
    const auto name = std::string(id) + "/calendar";
    const auto pressed = hit(ctx, name.c_str(), button, Reach::pointer_only);
    if (pressed.hovered) fill(ctx, button, Role::accent_bg, 6);
    icon_label(ctx, button, 18, on ? Role::accent : Role::muted, icon::calendar);
    tooltip(ctx, pressed, button, ctx.tr("date_open"_tr));
    if (told.empty()) return pressed.clicked;
    const float width = ctx.text.measure(body(ctx), told) + 1;
    const auto place = Rect::at(button.min.x - ctx.px(4) - width, box.min.y, width, box.height());
    label(ctx, place, body(ctx), Role::muted, told);
    probe(ctx.probes, std::string(id) + "/weekday", place.min, place.max);
    return pressed.clicked;
}

}  // namespace

core::Result<core::DateRead> read_date(const Context& ctx, std::string_view text, core::Looks looks,
                                       std::string_view calendar) {
    return core::read_when(text, core::date_habit(ctx.reader, looks, &ctx.app.rules, calendar));
}

std::optional<core::When> date_in(const Context& ctx, std::string_view text, core::Looks looks,
                                  std::string_view calendar) {
    const auto read = read_date(ctx, text, looks, calendar);
    return read ? std::optional(read->when) : std::nullopt;
}

TextFieldResult date_field(Context& ctx, const char* id, const Rect& box, std::string& text, TextFieldState& state,
                           DateFieldUi& ui, const DateFieldSpec& spec) {
    const bool had = ctx.layer_active && ctx.text_focus.has(ImGui::GetID(id));
    bool changed = false;
    if (had && ui.open)
        changed = take_keys(ctx, ui, text, spec);
    else if (had && ctx.key(Key::down))
        open(ctx, ui, text, spec);
    if (changed) state.edit.select_range(text, text.size(), text.size());
    const auto day = chosen_day(ctx, text, spec);
    const auto told = day ? told_day(ctx, text, *day, box.width()) : std::string();
    const float tail_px = ctx.px(told.empty() ? 22 : 28) + ctx.text.measure(body(ctx), told);
    auto result = field(
        ctx, id, box, text, state,
        {.hint = spec.hint, .suggestion = spec.suggestion, .bad = spec.bad, .max_bytes = 100, .tail_px = tail_px});
    const bool turned = draw_tail(ctx, id, box, told, result.focused || ui.open);
    if (result.changed) ui.grid = false;
    if (result.changed && ui.open)
        if (const auto typed = chosen_day(ctx, text, spec)) show_day(ui, *typed);
    if (turned) {
        state.want_focus = true;
        if (ui.open)
            close(ctx, ui);
        else
            open(ctx, ui, text, spec);
    }
    // A press into the field opens the months where they hide nothing; the text keeps its arrows.
    const bool into = ctx.layer_active && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                      ImGui::IsMouseClicked(0) && ImGui::IsMouseHoveringRect(box.min, {box.max.x - tail_px, box.max.y});
    if (into && !ui.open && place(ctx, box).beside) {
        open(ctx, ui, text, spec);
        ui.grid = false;
        state.want_focus = state.want_focus || !result.focused;
    }
    if (!ui.open) {
        result.changed = result.changed || changed;
        return result;
    }
    const core::MonthAsk ask{chosen_day(ctx, text, spec), spec.rule, spec.calendar};
    const auto touched = draw_popup(ctx, id, box, ui, ask);
    if (touched.inside) state.want_focus = true;
    if (touched.day) {
        pick(ctx, ui, text, *touched.day, spec);
        state.want_focus = changed = true;
        // Where a rule counts, the days it counts are looked at before it is closed.
        if (!spec.rule) close(ctx, ui);
    }
    if (!result.focused && !state.want_focus && !ui.fresh) close(ctx, ui);
    result.changed = result.changed || changed;
    if (result.submitted) close(ctx, ui);
    return result;
}

}  // namespace recoup::ui::inline fields
