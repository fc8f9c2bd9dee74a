#include "core/model/show.h"

#include <fmt/format.h>
#include <cmath>

namespace recoup::core::inline model {
namespace {

using namespace std::chrono;

std::string date_text(const Reader& reader, Day day) {
    const Day today{day_of(reader, reader.now)};
    static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto month = static_cast<unsigned>(day.month());
    const auto d = static_cast<unsigned>(day.day());
    const auto y = static_cast<int>(day.year());
    if (day == today) return std::string(reader("today"_tr));
    const bool this_year = day.year() == today.year();
    if (reader.lang == Lang::zh)
        return this_year ? fmt::format("{} 月 {} 日", month, d) : fmt::format("{} 年 {} 月 {} 日", y, month, d);
    return this_year ? fmt::format("{} {}", d, kMonths[month - 1]) : fmt::format("{} {} {}", d, kMonths[month - 1], y);
}

struct Parts {
    std::int64_t d, h, m, s;
};

Parts split(seconds total) {
    const auto t = total.count();
    return {t / 86400, t / 3600 % 24, t / 60 % 60, t % 60};
}

}  // namespace

DateHabit date_habit(const Reader& reader, Looks looks, const Rulebook* rules, std::string_view calendar) {
    return {reader.zones, reader.zone, reader.now, looks, reader.lang, rules, calendar};
}

std::chrono::local_days day_of(const Reader& reader, Instant instant) {
    return floor<days>(to_local(*reader.zones, reader.zone, instant));
}

std::string show_instant(const Reader& reader, Instant instant) {
    const auto local = to_local(*reader.zones, reader.zone, instant);
    const auto date = floor<days>(local);
    const hh_mm_ss time{local - date};
    return fmt::format("{} {:02}:{:02}", date_text(reader, Day{date}), time.hours().count(), time.minutes().count());
}

std::string show_when(const Reader& reader, const When& when) {
    return when.is_day() ? date_text(reader, when.day) : show_instant(reader, when.instant);
}

std::string show_exact(const Reader& reader, Instant instant) {
    auto text = to_iso(instant, *reader.zones, reader.zone).substr(0, 19);
    text[10] = ' ';
    return text;
}

std::string show_days(double days, const Reader& reader) {
    const auto tenths = std::llround(days * 10);
    if (tenths == 10) return std::string(reader("span_one_day"_tr));
    const auto number =
        tenths % 10 == 0 ? fmt::format("{}", tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
    return trf(reader.lang, "span_days"_tr, number);
}

std::string show_bytes(std::int64_t bytes) {
    if (bytes < 1024) return fmt::format("{} B", bytes);
    const auto size = static_cast<double>(bytes);
    if (bytes < 1024 * 1024) return fmt::format("{:.0f} KB", size / 1024);
    if (bytes < 1024LL * 1024 * 1024) return fmt::format("{:.1f} MB", size / 1024 / 1024);
    return fmt::format("{:.1f} GB", size / 1024 / 1024 / 1024);
}

DeadlineState deadline_state(Instant now, Instant last_second, bool done) {
    if (done) return DeadlineState::done;
    if (now > last_second) return DeadlineState::overdue;
    if (last_second - now < hours{24}) return DeadlineState::urgent;
    return last_second - now < days{3} ? DeadlineState::soon : DeadlineState::ok;
}

DeadlineState deadline_state(const DeadlineRow& row, const Zones& zones, Instant now) {
    if (row.stopped_at && !row.done_at) return DeadlineState::stopped;
    return deadline_state(now, last_second(row.due, zones), row.done_at.has_value());
}

std::string show_timer(Lang lang, Instant now, Instant last_second, TimerStyle style) {
    const bool chip = style != TimerStyle::bare;
    if (now > last_second) {
        const bool theirs = style == TimerStyle::theirs;
        const auto over = split(now - last_second);
        if (over.d > 0) return trf(lang, theirs ? "chip_theirs_days_over"_tr : "chip_days_over"_tr, over.d);
        if (over.h > 0) return trf(lang, theirs ? "chip_theirs_hours_over"_tr : "chip_hours_over"_tr, over.h);
        return trf(lang, theirs ? "chip_theirs_minutes_over"_tr : "chip_minutes_over"_tr, over.m);
    }
    const auto left = split(last_second - now);
    if (left.d >= 3) return trf(lang, chip ? "chip_days_left"_tr : "timer_days"_tr, left.d);
    if (left.d >= 1) return trf(lang, chip ? "chip_days_hours_left"_tr : "timer_days_hours"_tr, left.d, left.h);
    return trf(lang, chip ? "chip_clock_left"_tr : "timer_clock"_tr, left.h, left.m, left.s);
}

Instant timer_changes_at(Instant now, Instant last_second) {
    const auto until = [&](seconds step) { return now + ((last_second - now) % step) + seconds{1}; };
    if (now > last_second) {
        const auto over = now - last_second;
        const seconds step = over >= days{1} ? seconds{days{1}} : over >= hours{1} ? seconds{hours{1}} : seconds{60};
        return last_second + (over / step + 1) * step;
    }
    if (last_second - now >= days{3}) return until(days{1});
    return last_second - now >= days{1} ? until(hours{1}) : now + seconds{1};
}

Instant timer_shows_until(Instant now, seconds left) {
    const seconds step = left >= days{3} ? seconds{days{1}} : left >= days{1} ? seconds{hours{1}} : seconds{1};
    return now + left + step - seconds{1};
}

Tone tone_of(DeadlineState state) {
    switch (state) {
        case DeadlineState::ok:
            return Tone::ok;
        case DeadlineState::soon:
            return Tone::warn;
        case DeadlineState::urgent:
        case DeadlineState::overdue:
            return Tone::bad;
        case DeadlineState::done:
        case DeadlineState::stopped:
            return Tone::off;
    }
    return Tone::off;
}

Tone tone_of(const DeadlineRow& row, const Reader& reader) {
    return is_theirs(row) ? Tone::off : tone_of(deadline_state(row, *reader.zones, reader.now));
}

Chip deadline_chip(const DeadlineRow& row, const Reader& reader) {
    const auto state = deadline_state(row, *reader.zones, reader.now);
    if (state == DeadlineState::done || state == DeadlineState::stopped)
        return {"", std::string(label(reader.lang, state))};
    const bool theirs = is_theirs(row);
    const auto due = last_second(row.due, *reader.zones);
    Chip chip{"", show_timer(reader.lang, reader.now, due, theirs ? TimerStyle::theirs : TimerStyle::chip),
              tone_of(row, reader), true, state == DeadlineState::urgent};
    if (theirs) chip.whose = state == DeadlineState::overdue ? Whose::theirs_late : Whose::theirs;
    return chip;
}

}  // namespace recoup::core::inline model
