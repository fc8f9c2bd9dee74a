#include <array>

#include "core/reading/spans.h"

namespace recoup::core::inline reading {
namespace {

using namespace std::chrono;

struct Digits {
    int value = 0;
    std::size_t end = 0, count = 0;
};
// Of `most` digits at most, after blanks of the line.
std::optional<Digits> digits_at(const PlainText& text, std::size_t i, std::size_t most) {
    Digits read;
    i = text.past_blanks(i, false);
    while (read.count < most && is_number_sign(text.at(i))) {
        read.value = read.value * 10 + static_cast<int>(text.at(i++) - U'0');
        ++read.count;
    }
    read.end = i;
    return read.count == 0 ? std::nullopt : std::optional(read);
}

std::size_t word_end(const PlainText& text, std::size_t i, std::u32string_view word) {
    return end_of_word(text, text.past_blanks(i, true), word);
}

struct DayRead {
    std::size_t end = 0;
    int year = 0;  // 0: not said
    unsigned month = 0, day = 0;
    bool needs_clock = false;  // "11-20" alone is no day
};

constexpr std::array<std::u32string_view, 12> kMonths{U"january",   U"february", U"march",    U"april",
                                                      U"may",       U"june",     U"july",     U"august",
                                                      U"september", U"october",  U"november", U"december"};

// "nov", "nov.", "november"
std::optional<Digits> month_name_at(const PlainText& text, std::size_t i) {
    i = text.past_blanks(i, true);
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        auto end = end_of_word(text, i, kMonths[month]);
        if (end == 0) end = end_of_word(text, i, kMonths[month].substr(0, 3));
        if (end == 0 && month == 8) end = end_of_word(text, i, U"sept");
        if (end != 0) return Digits{static_cast<int>(month) + 1, text.at(end) == U'.' ? end + 1 : end, 0};
    }
    return std::nullopt;
}

std::size_t past_ordinal(const PlainText& text, std::size_t i) {
    for (const auto* ending : {U"st", U"nd", U"rd", U"th"})
        if (text.at(i) == ending[0] && text.at(i + 1) == ending[1]) return i + 2;
    return i;
}

bool is_day_mark(char32_t c) {
    return c == U'-' || c == U'/' || c == U'.';
}

// "2026-11-20", "2026年11月20日"
std::optional<DayRead> year_first(const PlainText& text, std::size_t i) {
    const auto year = digits_at(text, i, 4);
    if (!year || year->count != 4) return std::nullopt;
    auto at = text.past_blanks(year->end, false);
    const auto mark = text.at(at);
    if (!is_day_mark(mark) && mark != U'年') return std::nullopt;
    const auto month = digits_at(text, at + 1, 2);
    if (!month) return std::nullopt;
    at = text.past_blanks(month->end, false);
    if (text.at(at) != (mark == U'年' ? U'月' : mark)) return std::nullopt;
    const auto day = digits_at(text, at + 1, 2);
    if (!day) return std::nullopt;
    auto end = day->end;
    if (mark == U'年')
        if (const auto unit = text.past_blanks(end, false); text.at(unit) == U'日' || text.at(unit) == U'号')
            end = unit + 1;
    return DayRead{end, year->value, static_cast<unsigned>(month->value), static_cast<unsigned>(day->value)};
}

// "11月20日", "11-20 20:14"
std::optional<DayRead> month_first(const PlainText& text, std::size_t i) {
    const auto month = digits_at(text, i, 2);
    if (!month) return std::nullopt;
    const auto at = text.past_blanks(month->end, false);
    const bool in_words = text.at(at) == U'月';
    if (!in_words && text.at(at) != U'-' && text.at(at) != U'/') return std::nullopt;
    const auto day = digits_at(text, at + 1, 2);
    if (!day) return std::nullopt;
    DayRead read{day->end, 0, static_cast<unsigned>(month->value), static_cast<unsigned>(day->value), !in_words};
    if (!in_words) return read;
    const auto unit = text.past_blanks(day->end, false);
    if (text.at(unit) != U'日' && text.at(unit) != U'号') return std::nullopt;
    read.end = unit + 1;
    return read;
}

// "20/11/2026"; nothing where the two may be either.
std::optional<DayRead> year_last(const PlainText& text, std::size_t i) {
    const auto first = digits_at(text, i, 2);
    if (!first || !is_day_mark(text.at(first->end))) return std::nullopt;
    const auto second = digits_at(text, first->end + 1, 2);
    if (!second || text.at(second->end) != text.at(first->end)) return std::nullopt;
    const auto year = digits_at(text, second->end + 1, 4);
    if (!year || year->count != 4) return std::nullopt;
    const bool day_first = first->value > 12;
    if (day_first == (second->value > 12) && first->value != second->value) return std::nullopt;
    const auto month = day_first ? second->value : first->value;
    const auto day = day_first ? first->value : second->value;
    return DayRead{year->end, year->value, static_cast<unsigned>(month), static_cast<unsigned>(day)};
}

std::optional<DayRead> with_year_behind(const PlainText& text, std::size_t i, unsigned month, unsigned day) {
    auto at = text.past_blanks(i, true);
    if (text.at(at) == U',') at = text.past_blanks(at + 1, true);
    const auto year = digits_at(text, at, 4);
    if (year && year->count == 4) return DayRead{year->end, year->value, month, day};
    return DayRead{i, 0, month, day, true};
}

// "20 November 2026", "Nov 20, 2026"
std::optional<DayRead> in_words(const PlainText& text, std::size_t i) {
    if (const auto month = month_name_at(text, i)) {
        const auto day = digits_at(text, month->end, 2);
        if (!day || is_number_sign(text.at(day->end))) return std::nullopt;
        return with_year_behind(text, past_ordinal(text, day->end), static_cast<unsigned>(month->value),
                                static_cast<unsigned>(day->value));
    }
    const auto day = digits_at(text, i, 2);
    if (!day) return std::nullopt;
    const auto month = month_name_at(text, past_ordinal(text, day->end));
    if (!month) return std::nullopt;
    return with_year_behind(text, month->end, static_cast<unsigned>(month->value), static_cast<unsigned>(day->value));
}

std::optional<DayRead> day_at(const PlainText& text, std::size_t i) {
    for (const auto read : {year_first, year_last, in_words, month_first})
        if (const auto day = read(text, i)) return day;
    return std::nullopt;
}

bool may_begin_day(const PlainText& text, std::size_t i) {
    const auto before = text.before(i);
    if (is_word_sign(before)) return false;
    const bool joined = is_day_mark(before) || before == U',' || before == U':';
    return !(joined && i > 1 && is_number_sign(text.before(i - 1)));
}

// What may not follow a day: more of a longer number.
bool goes_on(const PlainText& text, std::size_t end) {
    if (is_word_sign(text.at(end))) return true;
    return (is_day_mark(text.at(end)) || text.at(end) == U':') && is_number_sign(text.at(end + 1));
}

std::optional<year_month_day> dated(const DayRead& read, const MomentHabit& habit) {
    const auto of = [&](int year_number) {
        return year_month_day{year{year_number}, month{read.month}, day{read.day}};
    };
    if (read.year != 0) return of(read.year).ok() ? std::optional(of(read.year)) : std::nullopt;
    const auto near = floor<days>(to_local(*habit.zones, habit.zone, habit.near));
    const auto this_year = static_cast<int>(year_month_day{near}.year());
    std::optional<year_month_day> best;
    for (int candidate = this_year - 1; candidate <= this_year + 1; ++candidate) {
        const auto one = of(candidate);
        if (!one.ok()) continue;
        if (!best || abs(local_days{one} - near) < abs(local_days{*best} - near)) best = one;
    }
    return best;
}

bool in_reach(year_month_day day, Instant now) {
    const auto today = year_month_day{floor<days>(now)};
    const auto moment = sys_days{day};
    return moment >= sys_days{(today - years{10}).year() / today.month() / 1} &&
           moment <= sys_days{(today + years{2}).year() / today.month() / last};
}

std::optional<MomentSpan> moment_at(const PlainText& text, std::size_t i, const MomentHabit& habit) {
    const auto read = day_at(text, i);
    if (!read) return std::nullopt;
    const auto day = dated(*read, habit);
    if (!day || !in_reach(*day, habit.now)) return std::nullopt;
    auto at = text.past_blanks(read->end, true);
    for (const auto* between : {U",", U"at", U"t"})
        if (const auto end = end_of_word(text, at, between)) at = text.past_blanks(end, true);
    const auto clock = clock_at(text, at);
    if (!clock) {
        if (read->needs_clock || goes_on(text, read->end)) return std::nullopt;
        return MomentSpan{i, read->end, on_day(*day, std::string(habit.zone)), read->year != 0};
    }
    const auto moment = to_instant(*habit.zones, habit.zone, local_days{*day} + clock->time);
    return MomentSpan{i, clock->end, at_instant(moment), read->year != 0};
}

}  // namespace

std::optional<ClockSpan> clock_at(const PlainText& text, std::size_t i) {
    bool afternoon = false;
    for (const auto* word : {U"上午", U"早上", U"凌晨", U"下午", U"晚上", U"中午"})
        if (const auto end = word_end(text, i, word)) {
            afternoon = std::u32string_view(word) == U"下午" || std::u32string_view(word) == U"晚上";
            i = end;
            break;
        }
    const auto hour = digits_at(text, i, 2);
    if (!hour || text.at(hour->end) != U':') return std::nullopt;
    const auto minute = digits_at(text, hour->end + 1, 2);
    if (!minute || minute->count != 2) return std::nullopt;
    ClockSpan span{minute->end, {}, false};
    int second = 0;
    if (text.at(span.end) == U':') {
        const auto read = digits_at(text, span.end + 1, 2);
        if (!read || read->count != 2) return std::nullopt;
        second = read->value;
        span.end = read->end;
        span.with_seconds = true;
    }
    auto hours_of_day = hour->value;
    if (is_number_sign(text.at(span.end)) || hours_of_day > 23 || minute->value > 59 || second > 59)
        return std::nullopt;
    const auto half = text.past_blanks(span.end, true);
    for (const auto* word : {U"am", U"pm", U"a.m.", U"p.m."})
        if (const auto end = end_of_word(text, half, word)) {
            if (hours_of_day == 0 || hours_of_day > 12) return std::nullopt;
            afternoon = word[0] == U'p';
            if (!afternoon && hours_of_day == 12) hours_of_day = 0;
            span.end = end;
            break;
        }
    if (afternoon && hours_of_day < 12) hours_of_day += 12;
    span.time = hours{hours_of_day} + minutes{minute->value} + seconds{second};
    return span;
}

std::vector<MomentSpan> find_moments(const PlainText& text, const MomentHabit& habit) {
    std::vector<MomentSpan> all;
    for (std::size_t i = 0; i < text.size();) {
        const bool may = is_word_sign(text.at(i)) && may_begin_day(text, i);
        auto moment = may ? moment_at(text, i, habit) : std::nullopt;
        i = moment ? moment->end : i + 1;
        if (moment) all.push_back(std::move(*moment));
    }
    return all;
}

}  // namespace recoup::core::inline reading
