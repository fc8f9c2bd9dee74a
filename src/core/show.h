// How moments, sizes and time left are written for people. Pure functions, any thread.
#pragma once

#include <string>

#include "core/i18n.h"
#include "core/rows.h"
#include "core/time.h"

namespace recoup::core {

// The moment, zone and language a screen is drawn for.
struct Reader {
    Lang lang = Lang::zh;
    Instant now{};
    const Zones* zones = nullptr;
    std::string zone;  // the wall clock of the person

    std::string_view operator()(Tr key) const { return tr(lang, key); }
};

// "今天 22:30", "11 月 22 日 22:30", "2025 年 1 月 3 日", "22 Nov 22:30".
std::string show_when(const Reader& reader, const When& when);
std::string show_instant(const Reader& reader, Instant instant);
// Always with year and seconds: "2026-11-21 09:05:32".
std::string show_exact(const Reader& reader, Instant instant);
// "9 天", "9.5 天": to a tenth.
std::string show_days(double days, const Reader& reader);
// "412 KB"
std::string show_bytes(std::int64_t bytes);

// Less than 3 days: soon; less than 24 hours: urgent; behind its last second: overdue.
DeadlineState deadline_state(Instant now, Instant last_second, bool done);
// While its clock stands nothing is overdue.
DeadlineState deadline_state(const DeadlineRow& row, const Zones& zones, Instant now);

// Whether others must act by it.
inline bool is_theirs(const DeadlineRow& row) {
    return row.actor != Actor::me;
}

// "剩 18 天", "剩 1 天 4 时", "剩 06:42:10", "超期 2 天". Bare leaves out the word for "left"; theirs says whose delay
// it is: "对方超 2 天".
enum class TimerStyle { chip, bare, theirs };
std::string show_timer(Lang lang, Instant now, Instant last_second, TimerStyle style = TimerStyle::chip);
// When that text changes next; far away for whole days, a second for a running clock.
Instant timer_changes_at(Instant now, Instant last_second);

}  // namespace recoup::core
