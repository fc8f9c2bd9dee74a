// How moments, sizes and time left are written for people. Pure functions, any thread.
#pragma once

#include <string>

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "core/dates/date_habit.h"
#include "core/model/rows.h"

namespace recoup::core::inline model {

// The moment, zone and language a screen is drawn for.
struct Reader {
    Lang lang = Lang::zh;
    Instant now{};
    const Zones* zones = nullptr;  // outlives the reader; never nothing where a moment is shown
    std::string zone;              // IANA: the wall clock of the person

    std::string_view operator()(Tr key) const { return tr(lang, key); }
};

// How this person's dates are read. Working days are counted by the rulebook's table of that name, which both outlive
// the habit.
DateHabit date_habit(const Reader& reader, Looks looks, const Rulebook* rules = nullptr,
                     std::string_view calendar = {});

// The day that the reader's calendar shows then.
std::chrono::local_days day_of(const Reader& reader, Instant instant);

// "今天 22:30", "11 月 22 日 22:30", "2025 年 1 月 3 日", "22 Nov 22:30".
std::string show_when(const Reader& reader, const When& when);
std::string show_instant(const Reader& reader, Instant instant);
// Always with year and seconds: "2026-11-21 09:05:32".
std::string show_exact(const Reader& reader, Instant instant);
// "9 天", "9.5 天": to a tenth.
std::string show_days(double days, const Reader& reader);
// "412 KB", of 1,024 bytes each.
std::string show_bytes(std::int64_t bytes);

// Less than 3 days: soon; less than 24 hours: urgent; behind its last second: overdue.
DeadlineState deadline_state(Instant now, Instant last_second, bool done);
// While its clock stands nothing is overdue.
DeadlineState deadline_state(const DeadlineRow& row, const Zones& zones, Instant now);

// Whether others must act by it.
inline bool is_theirs(const DeadlineRow& row) {
    return row.actor != Actor::me;
}

// Whether the day of a subscription's charge has come and gone, as far as is known.
inline bool is_charged(const CaseRow& row, const Zones& zones, Instant now) {
    return row.watch == Watch::subscription && row.renews_at && last_second(*row.renews_at, zones) < now;
}

enum class Tone : std::uint8_t { ok, warn, bad, off };

// Colour means me: what others must do is told by the outline and never has a tone.
enum class Whose : std::uint8_t { mine, theirs, theirs_late };

Tone tone_of(DeadlineState state);
// The tone of a deadline: none when it is theirs.
Tone tone_of(const DeadlineRow& row, const Reader& reader);

// "剩 18 天", "剩 1 天 4 时", "剩 06:42:10", "逾期 2 天". Bare leaves out the word for "left"; theirs says whose delay
// it is: "对方逾期 2 天".
enum class TimerStyle { chip, bare, theirs };
std::string show_timer(Lang lang, Instant now, Instant last_second, TimerStyle style = TimerStyle::chip);
// When that text changes next; far away for whole days, a second for a running clock.
Instant timer_changes_at(Instant now, Instant last_second);
// The latest moment whose timer shows no more than `left` is left: "剩 4 天" is shown almost until the fifth day
// begins.
Instant timer_shows_until(Instant now, std::chrono::seconds left);

struct Chip {
    std::string prefix;  // left out where room is short: "12315 "
    std::string text;
    Tone tone = Tone::off;
    bool clock = false;  // with a clock, or an hourglass for theirs; else a tick
    bool ticks = false;  // shows seconds
    Whose whose = Whose::mine;
};

// What is left of one deadline, and whose it is.
Chip deadline_chip(const DeadlineRow& row, const Reader& reader);

}  // namespace recoup::core::inline model
