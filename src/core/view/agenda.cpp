#include "core/view/agenda.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/advice/snooze.h"
#include "core/base/money.h"
#include "core/model/amounts.h"
#include "core/search/query.h"

namespace recoup::core::inline view {
namespace {

using namespace std::chrono;

// The marks in time that one build needs.
struct Clock {
    Instant now;
    Instant tomorrow;  // its first second
    Instant week_end;  // the first second behind this week
    sys_days today;
};

Instant midnight(const Reader& reader, sys_days day) {
    return to_instant(*reader.zones, reader.zone, local_days{day.time_since_epoch()});
}

sys_days civil_day_of(const Reader& reader, Instant instant) {
    return sys_days{day_of(reader, instant).time_since_epoch()};
}

// On a Sunday nothing of this week is left: the next one takes its place.
Clock clock_of(const Reader& reader) {
    const auto today = civil_day_of(reader, reader.now);
    const auto left = days{7} - (weekday{today} - Monday);
    const auto week_end = today + (left == days{1} ? days{8} : left);
    return {reader.now, midnight(reader, today + days{1}), midnight(reader, week_end), today};
}

AgendaSection section_of(const Clock& clock, const AgendaItem& item) {
    if (item.stopped) return AgendaSection::later;
    if (clock.now > item.due) return AgendaSection::overdue;
    if (item.due < clock.tomorrow) return AgendaSection::today;
    return item.due < clock.week_end ? AgendaSection::week : AgendaSection::later;
}

Tone tone_at(const AgendaItem& item, Instant now) {
    return item.stopped || item.theirs ? Tone::off : tone_of(deadline_state(now, item.due, false));
}

int badness(Tone tone) {
    return tone == Tone::off ? 0 : tone == Tone::ok ? 1 : tone == Tone::warn ? 2 : 3;
}

void mark(AgendaView& view, const AgendaItem& item, Tone tone) {
    auto& mark = view.marks[sys_days{item.day}];
    ++mark.count;
    if (badness(tone) > badness(mark.tone)) mark.tone = tone;
}

// When the tone or the section of this one changes next.
Instant changes_at(const AgendaItem& item, Instant now) {
    for (const seconds ahead : {seconds{days{3}}, seconds{days{1}}, seconds{0}})
        if (const auto moment = item.due - ahead + seconds{1}; moment > now) return moment;
    return Instant::max();
}

void sort_items(const State& state, std::vector<AgendaItem>& items) {
    const auto key = [&](const AgendaItem& item) {
        const auto& row = state.cases()[item.record].deadlines[item.deadline];
        return std::tuple(item.stopped, item.due, row.number);
    };
    std::sort(items.begin(), items.end(), [&](const auto& a, const auto& b) {
        if (a.due != b.due && a.stopped == b.stopped) return a.due < b.due;
        return key(a) < key(b);
    });
}

void take(AgendaView& view, const AgendaFilter& filter, const Clock& clock, AgendaItem item) {
    item.section = section_of(clock, item);
    mark(view, item, tone_at(item, clock.now));
    if (!item.stopped) view.valid_until = std::min(view.valid_until, changes_at(item, clock.now));
    if (filter.day && *filter.day != item.day) return;
    ++view.counts[static_cast<std::size_t>(item.section)];
    view.items.push_back(item);
}

std::string amount_text(const CaseRow& row) {
    const auto minor = asked_minor(row);
    return minor ? format_amount(*minor, row.currency) : std::string("—");
}

// The other of the two days that can be defended.
std::string other_end(const DeadlineRow& row, const Reader& reader) {
    if (!row.earliest || !row.latest || *row.earliest == *row.latest) return {};
    if (row.due == *row.latest) return trf(reader.lang, "deadline_earliest"_tr, show_when(reader, *row.earliest));
    return trf(reader.lang, "deadline_latest"_tr, show_when(reader, *row.latest));
}

// A window that closed on what is only looked after asks nothing of anyone.
bool is_over(const CaseRecord& record, Instant last_second, Instant now) {
    return record.watched() && last_second < now;
}

}  // namespace

bool in_agenda(const CaseRecord& record) {
    return !record.put_away() && !record.ended();
}

Urgent my_urgent(const CaseRecord& record, const Reader& reader) {
    Urgent urgent;
    if (!in_agenda(record) || !record.next_deadline()) return urgent;
    for (const auto& row : record.deadlines) {
        if (row.done_at || row.stopped_at || is_theirs(row)) continue;
        const auto due = last_second(row.due, *reader.zones);
        if (!is_over(record, due, reader.now)) urgent.add(due, reader.now);
    }
    return urgent;
}

void Urgent::add(Instant last_second, Instant now) {
    const auto red_from = last_second - days{1} + seconds{1};
    if (red_from <= now)
        ++count;
    else
        changes_at = std::min(changes_at, red_from);
}

AgendaView agenda_view(const State& state, const AgendaFilter& filter, const Reader& reader) {
    AgendaView view;
    const auto clock = clock_of(reader);
    const auto matches = state.search(search_query(filter.search));
    view.today = clock.today;
    view.valid_until = clock.tomorrow;
    for (std::uint32_t r = 0; r < state.cases().size(); ++r) {
        const auto& record = state.cases()[r];
        if (!in_agenda(record)) continue;
        const bool found = matches[r] != Match::none;
        for (std::uint32_t d = 0; d < record.deadlines.size(); ++d) {
            const auto& row = record.deadlines[d];
            const auto due = last_second(row.due, *reader.zones);
            if (row.done_at || is_over(record, due, reader.now)) continue;
            ++view.open;
            if (!found) continue;
            const Day day = row.due.is_day() ? row.due.day : Day{civil_day_of(reader, due)};
            take(view, filter, clock, {r, d, {}, due, day, row.stopped_at.has_value(), is_theirs(row)});
        }
    }
    sort_items(state, view.items);
    return view;
}

std::string_view section_name(const AgendaView& view, AgendaSection section, Lang lang) {
    switch (section) {
        case AgendaSection::overdue:
            return tr(lang, "deadline_state_overdue"_tr);
        case AgendaSection::today:
            return tr(lang, "today"_tr);
        case AgendaSection::week:
            return tr(lang, weekday{sys_days{view.today}} == Sunday ? "agenda_next_week"_tr : "agenda_week"_tr);
        case AgendaSection::later:
            break;
    }
    return tr(lang, "agenda_later"_tr);
}

AgendaRow agenda_row(const CaseRecord& record, const DeadlineRow& row, const Reader& reader) {
    AgendaRow view;
    const auto due = last_second(row.due, *reader.zones);
    view.title = record.row.title;
    view.detail = row.title.empty() ? std::string(reader("deadline"_tr)) : row.title;
    if (!record.row.platform.empty()) view.detail += " · " + record.row.platform;
    view.rule = row.rule;
    view.due = show_when(reader, row.due);
    view.other_end = other_end(row, reader);
    view.amount = amount_text(record.row);
    view.estimate = row.estimate;
    if (is_snoozed(row, reader.now))
        view.snoozed = trf(reader.lang, "agenda_snoozed"_tr, show_instant(reader, *row.snoozed_until));
    view.chip = deadline_chip(row, reader);
    if (!row.stopped_at) view.changes_at = timer_changes_at(reader.now, due);
    return view;
}

AgendaMonth agenda_month(const AgendaView& view, year_month month, Lang lang) {
    static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    AgendaMonth out;
    const auto year = static_cast<int>(month.year());
    const auto number = static_cast<unsigned>(month.month());
    out.name =
        lang == Lang::zh ? fmt::format("{} 年 {} 月", year, number) : fmt::format("{} {}", kMonths[number - 1], year);
    const sys_days first{month / 1};
    const sys_days last{month / std::chrono::last};
    const auto end = last + (Sunday - weekday{last}) + days{1};
    for (auto day = first - (weekday{first} - Monday); day < end; day += days{1}) {
        const auto mark = view.marks.find(day);
        out.days.push_back(
            {Day{day}, day >= first && day <= last, mark == view.marks.end() ? AgendaMark{} : mark->second});
    }
    return out;
}

std::string day_name(const Reader& reader, Day day) {
    static constexpr std::array kWeekdays = {"agenda_sunday"_tr,    "agenda_monday"_tr,   "agenda_tuesday"_tr,
                                             "agenda_wednesday"_tr, "agenda_thursday"_tr, "agenda_friday"_tr,
                                             "agenda_saturday"_tr};
    if (day == Day{civil_day_of(reader, reader.now)}) return std::string(reader("today"_tr));
    const auto date = show_when(reader, on_day(day, reader.zone.empty() ? "UTC" : reader.zone));
    return trf(reader.lang, "agenda_day_name"_tr, date, reader(kWeekdays[weekday{sys_days{day}}.c_encoding()]));
}

}  // namespace recoup::core::inline view
