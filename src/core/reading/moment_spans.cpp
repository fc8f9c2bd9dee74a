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

struct DayName {
    std::u32string_view word;
    int days_back = 0;       // from the day that the picture was taken; of a day of the week unused
    int weekday_index = -1;  // Monday is 0; -1: none
};
constexpr DayName kDayNames[] = {
    {U"今天", 0},        {U"昨天", 1},       {U"前天", 2},         {U"today", 0},       {U"yesterday", 1},
    {U"星期一", 0, 0},   {U"星期二", 0, 1},  {U"星期三", 0, 2},    {U"星期四", 0, 3},   {U"星期五", 0, 4},
    {U"星期六", 0, 5},   {U"星期日", 0, 6},  {U"星期天", 0, 6},    {U"周一", 0, 0},     {U"周二", 0, 1},
    {U"周三", 0, 2},     {U"周四", 0, 3},    {U"周五", 0, 4},      {U"周六", 0, 5},     {U"周日", 0, 6},
    {U"monday", 0, 0},   {U"tuesday", 0, 1}, {U"wednesday", 0, 2}, {U"thursday", 0, 3}, {U"friday", 0, 4},
    {U"saturday", 0, 5}, {U"sunday", 0, 6},  {U"mon", 0, 0},       {U"tue", 0, 1},      {U"wed", 0, 2},
    {U"thu", 0, 3},      {U"fri", 0, 4},     {U"sat", 0, 5},       {U"sun", 0, 6},
};

bool is_line_edge(char32_t c) {
    return c == 0 || c == U'\n';
}

// Of the week before the picture was taken; on the same day of the week either could be meant.
std::optional<local_days> day_of_name(const DayName& name, local_days taken) {
    if (name.weekday_index < 0) return taken - days{name.days_back};
    const int today = static_cast<int>(weekday{taken}.iso_encoding()) - 1;
    const int back = (today - name.weekday_index + 7) % 7;
    return back == 0 ? std::nullopt : std::optional(taken - days{back});
}

// "昨天 09:02", "Wednesday, 10:11": the whole line, and behind it nothing of the picture's own time.
std::optional<MomentSpan> named_day_at(const PlainText& text, std::size_t i, const MomentHabit& habit) {
    if (!habit.taken || !is_line_edge(text.before(i))) return std::nullopt;
    const auto taken = floor<days>(to_local(*habit.zones, habit.zone, *habit.taken));
    for (const auto& name : kDayNames) {
        const auto end = end_of_word(text, i, name.word);
        if (end == 0) continue;
        auto at = text.past_blanks(end, false);
        if (text.at(at) == U',') at = text.past_blanks(at + 1, false);
        const auto clock = clock_at(text, at);
        const auto day = day_of_name(name, taken);
        if (!clock || !day || !is_line_edge(text.at(text.past_blanks(clock->end, false)))) return std::nullopt;
        constexpr minutes kSlack{1};  // the picture's own time may be of the whole minute
        const auto moment = to_instant(*habit.zones, habit.zone, *day + clock->time);
        if (moment > *habit.taken + kSlack) return std::nullopt;
        return MomentSpan{i, clock->end, at_instant(moment), false};
    }
    return std::nullopt;
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
        if (!moment) moment = named_day_at(text, i, habit);
        i = moment ? moment->end : i + 1;
        if (moment) all.push_back(std::move(*moment));
    }
    return all;
}

}  // namespace recoup::core::inline reading
