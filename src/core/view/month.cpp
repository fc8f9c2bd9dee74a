#include "core/view/month.h"

#include <algorithm>

#include "core/law/count.h"
#include "core/view/why.h"

namespace recoup::core::inline view {
namespace {

using namespace std::chrono;

// A popup shows two months: longer counts are told by their last day.
constexpr std::int64_t kMostCounted = 60;

Day today_of(const Reader& reader) {
    return Day{day_of(reader, reader.now)};
}

void mark_table(MonthCell& cell, const HolidayCalendar& table, const HolidayCalendar::Year* year) {
    cell.off = year ? std::ranges::binary_search(year->off, cell.day) : is_statutory(table, cell.day);
    cell.makeup = year && std::ranges::binary_search(year->work, cell.day);
}

MonthCell* cell_of(MonthView& view, Day day) {
    const auto it = std::ranges::find(view.cells, day, &MonthCell::day);
    return it == view.cells.end() ? nullptr : &*it;
}

void mark_count(MonthView& view, const MonthAsk& ask, const Rulebook& rules, const Reader& reader) {
    if (!ask.chosen || !ask.rule) return;
    const auto from = on_day(*ask.chosen, reader.zone);
    const auto zone = zone_of(*ask.rule, from, reader.zone);
    const auto due = count(*ask.rule, {from, 0}, rules, *reader.zones, zone).due;
    if (auto* last = due.is_day() ? cell_of(view, due.day) : nullptr) last->last = true;
    if (ask.rule->unit != Unit::working_day || ask.rule->amount > kMostCounted) return;
    for (const auto& day : counted_days(*ask.rule, {from, 0}, rules, *reader.zones, zone))
        if (auto* cell = day.number > 0 ? cell_of(view, day.day) : nullptr) cell->counted = day.number;
}

}  // namespace

MonthView month_view(year_month month, const MonthAsk& ask, const Rulebook& rules, const Reader& reader) {
    MonthView view;
    view.name = show_month(reader, month);
    view.shift = weekday_index(month / 1);
    const auto* table = rules.calendar(ask.rule && !ask.rule->calendar.empty() ? ask.rule->calendar : ask.calendar);
    const auto* year = table ? table->find(static_cast<int>(month.year())) : nullptr;
    view.without_table = table && !year;
    const auto today = today_of(reader);
    for (sys_days day{month / 1}; day <= sys_days{month / last}; day += days{1}) {
        MonthCell cell{.day = Day{day}};
        cell.today = cell.day == today;
        cell.chosen = cell.day == ask.chosen;
        cell.weekend = weekday{day} == Saturday || weekday{day} == Sunday;
        if (table) mark_table(cell, *table, year);
        view.cells.push_back(cell);
    }
    mark_count(view, ask, rules, reader);
    return view;
}

}  // namespace recoup::core::inline view
