// What the agenda shows: every open deadline of the cases that are still fought for, soonest first, and a month with
// its marks. Built when the model, the filter or a time mark changes, not every frame; the text of a row is made when
// the row is on screen. Pure; any thread that may read the state.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/view/board.h"

namespace recoup::core::inline view {

enum class AgendaSection : std::uint8_t { overdue, today, week, later };
inline constexpr int kAgendaSections = 4;

struct AgendaFilter {
    std::string search;      // as on the board, over the cases
    std::optional<Day> day;  // only what falls on it

    bool operator==(const AgendaFilter&) const = default;
};

// One open deadline. The indexes hold for the revision the view was built from.
struct AgendaItem {
    std::uint32_t record = 0;    // of State::cases()
    std::uint32_t deadline = 0;  // of its deadlines
    AgendaSection section{};
    Instant due{};  // its last second
    Day day{};      // on which the calendar marks it
    bool stopped = false;
    bool theirs = false;
};

struct AgendaMark {
    int count = 0;
    Tone tone = Tone::off;  // the worst of mine
};

struct AgendaView {
    std::vector<AgendaItem> items;  // that the filter leaves: by section, soonest first
    std::array<std::size_t, kAgendaSections> counts{};
    std::map<std::chrono::sys_days, AgendaMark> marks;  // of all that the search leaves
    Day today{};
    std::size_t open = 0;   // deadlines there are without any filter
    Instant valid_until{};  // sections and marks hold until then
};

AgendaView agenda_view(const State& state, const AgendaFilter& filter, const Reader& reader);

// My late and my urgent deadlines of a case: what the badge counts. And when one more becomes so.
struct Urgent {
    int count = 0;
    Instant changes_at = Instant::max();

    // One of mine that runs.
    void add(Instant last_second, Instant now);
};
Urgent my_urgent(const CaseRecord& record, const Reader& reader);
// In the agenda at all: on the board and not ended.
bool in_agenda(const CaseRecord& record);

std::string_view section_name(const AgendaView& view, AgendaSection section, Lang lang);

// One row with ready strings, which hold until `changes_at`.
struct AgendaRow {
    Chip chip;              // "剩 06:42:10", "对方逾期 2 天", "已暂停"
    std::string title;      // of the case
    std::string detail;     // "审核结果应在 30 天内给出 · 某票务平台"
    std::string rule;       // id, or nothing
    std::string due;        // "今天 22:30"
    std::string other_end;  // "最晚 12 月 5 日" where the earliest and the latest day differ
    std::string amount;
    std::string snoozed;  // "推迟到 今天 18:00", or nothing
    bool estimate = false;
    Instant changes_at = Instant::max();
};
AgendaRow agenda_row(const CaseRecord& record, const DeadlineRow& row, const Reader& reader);

struct AgendaDay {
    Day day{};
    bool in_month = false;
    AgendaMark mark;
};
struct AgendaMonth {
    std::string name;             // "2026 年 11 月"
    std::vector<AgendaDay> days;  // whole weeks from Monday
};
AgendaMonth agenda_month(const AgendaView& view, std::chrono::year_month month, Lang lang);

// "11 月 25 日 星期三", "Wednesday, 25 Nov"; today by that name
std::string day_name(const Reader& reader, Day day);

}  // namespace recoup::core::inline view
