#include "core/dates/day_text.h"

#include <algorithm>

namespace recoup::core::inline dates {
namespace {

using namespace std::chrono;

Day plus_days(Day day, int count) {
    return Day{sys_days{day} + days{count}};
}

// The nearest of the days where the habit looks, today among them; of none there, none.
std::vector<Day> nearest(std::vector<Day> all, Day today, Looks looks) {
    const bool ahead = looks == Looks::ahead;
    std::erase_if(all, [&](Day day) { return !in_range(day) || (ahead ? day < today : day > today); });
    if (all.empty()) return all;
    const auto found = ahead ? std::min_element(all.begin(), all.end()) : std::max_element(all.begin(), all.end());
    return {*found};
}

void add_once(std::vector<Day>& all, const std::vector<Day>& more) {
    for (const auto day : more)
        if (std::find(all.begin(), all.end(), day) == all.end()) all.push_back(day);
}

std::optional<DaysRead> readings(std::vector<Day> all, bool full = false) {
    std::erase_if(all, [](Day day) { return !day.ok() || !in_range(day); });
    return all.empty() ? std::nullopt : std::optional(DaysRead{std::move(all), full});
}

// ---- words

struct DayWord {
    std::string_view name;
    int days;
};
constexpr DayWord kDayWords[] = {{"大前天", -3},
                                 {"大后天", 3},
                                 {"前天", -2},
                                 {"昨天", -1},
                                 {"昨日", -1},
                                 {"今天", 0},
                                 {"今日", 0},
                                 {"明天", 1},
                                 {"明日", 1},
                                 {"后天", 2},
                                 {"the day after tomorrow", 2},
                                 {"day after tomorrow", 2},
                                 {"the day before yesterday", -2},
                                 {"day before yesterday", -2},
                                 {"today", 0},
                                 {"yesterday", -1},
                                 {"tomorrow", 1}};
// In front of 晚 and 早, which tell the time of day.
constexpr DayWord kShortWords[] = {{"昨", -1}, {"今", 0}, {"明", 1}};

std::optional<int> take_day_word(Scan& scan) {
    for (const auto& word : kDayWords)
        if (scan.eat(word.name)) return word.days;
    for (const auto& word : kShortWords) {
        auto ahead = scan;
        if (!ahead.eat(word.name)) continue;
        if (auto behind = ahead; behind.eat_any({"晚", "早"})) return scan = ahead, word.days;
    }
    return std::nullopt;
}

// 上, 本, 下, 下下 and their like in front of a week, month or year: how many of them away.
std::optional<int> take_which(Scan& scan) {
    std::optional<int> which;
    if (scan.eat("上上"))
        which = -2;
    else if (scan.eat("上"))
        which = -1;
    else if (scan.eat_any({"本", "这"}))
        which = 0;
    else if (scan.eat("下下"))
        which = 2;
    else if (scan.eat("下"))
        which = 1;
    if (which) scan.eat("个");
    return which;
}

// ---- days of the week

std::optional<weekday> take_weekday(Scan& scan) {
    constexpr std::string_view kDays[] = {"日", "一", "二", "三", "四", "五", "六"};
    struct Name {
        std::string_view name;
        unsigned day;
    };
    constexpr Name kNames[] = {{"sunday", 0},   {"sun", 0},  {"monday", 1},    {"mon", 1},    {"tuesday", 2},
                               {"tues", 2},     {"tue", 2},  {"wednesday", 3}, {"wed", 3},    {"thursday", 4},
                               {"thurs", 4},    {"thur", 4}, {"thu", 4},       {"friday", 5}, {"fri", 5},
                               {"saturday", 6}, {"sat", 6}};
    for (const auto& [name, day] : kNames)
        if (scan.eat(name)) return weekday{day};
    auto ahead = scan;
    if (!ahead.eat_any({"周", "星期", "礼拜"})) return std::nullopt;
    for (unsigned i = 0; i < 7; ++i)
        if (ahead.eat(kDays[i])) return scan = ahead, weekday{i};
    return ahead.eat("天") ? (scan = ahead, std::optional(Sunday)) : std::nullopt;
}

// Weeks begin on Monday.
Day in_week(Day today, int weeks_away, weekday day) {
    const auto monday = sys_days{today} - (weekday{sys_days{today}} - Monday);
    return Day{monday + weeks{weeks_away} + (day - Monday)};
}

// The next such day, never today; backwards the one before.
Day strictly_next(Day today, weekday day, Looks looks) {
    const auto step = looks == Looks::ahead ? days{1} : -days{1};
    auto found = sys_days{today} + step;
    while (weekday{found} != day) found += step;
    return Day{found};
}

// A bare one may be today, or a week off; 下周五 is of the next week; "next Friday" may be the first to come or that of
// the next week, and "last Friday" likewise.
std::optional<DaysRead> take_day_of_week(Scan& scan, Day today, const DateHabit& habit) {
    auto ahead = scan;
    const auto which = take_which(ahead);
    const auto english = which ? std::nullopt : ahead.eat_any({"next", "last", "this", "on"});
    const auto day = take_weekday(ahead);
    if (!day) return std::nullopt;
    scan = ahead;
    if (which) return readings({in_week(today, *which, *day)});
    std::vector<Day> all;
    if (english == "next")
        add_once(all, {strictly_next(today, *day, Looks::ahead), in_week(today, 1, *day)});
    else if (english == "last")
        add_once(all, {strictly_next(today, *day, Looks::back), in_week(today, -1, *day)});
    else if (weekday{sys_days{today}} == *day && english != "this")
        add_once(all, {today, strictly_next(today, *day, habit.looks)});
    else if (english == "this")
        add_once(all, nearest({in_week(today, 0, *day), in_week(today, habit.looks == Looks::ahead ? 1 : -1, *day)},
                              today, habit.looks));
    else
        all.push_back(strictly_next(today, *day, habit.looks));
    return readings(std::move(all));
}

// ---- months

std::optional<unsigned> take_month_name(Scan& scan) {
    constexpr std::string_view kLong[] = {"january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december"};
    constexpr std::string_view kShort[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec"};
    for (unsigned i = 0; i < 12; ++i)
        if (scan.eat_any({kLong[i], kShort[i]})) return scan.eat("."), i + 1;
    return scan.eat("sept") ? std::optional(9U) : std::nullopt;
}

// That day of the years around; 29 February is found in the leap years.
std::vector<Day> of_any_year(unsigned month_number, unsigned day_number, Day today, Looks looks) {
    constexpr int kToLeapYear = 8;
    std::vector<Day> all;
    for (int away = -kToLeapYear; away <= kToLeapYear; ++away) {
        const Day day{today.year() + years{away}, month{month_number}, std::chrono::day{day_number}};
        if (day.ok()) all.push_back(day);
    }
    return nearest(std::move(all), today, looks);
}

std::vector<Day> of_any_month(unsigned day_number, Day today, Looks looks) {
    std::vector<Day> all;
    for (int away = -2; away <= 2; ++away) {
        const auto in = today.year() / today.month() + months{away};
        const Day day{in.year(), in.month(), std::chrono::day{day_number}};
        if (day.ok()) all.push_back(day);
    }
    return nearest(std::move(all), today, looks);
}

// 12月底, the nearest of three years.
std::optional<DaysRead> take_end_of_named(Scan& scan, Day today, Looks looks) {
    auto ahead = scan;
    const auto number = ahead.number(2);
    if (!number || number->value < 1 || number->value > 12 || !ahead.eat_any({"月底", "月末"})) return std::nullopt;
    scan = ahead;
    std::vector<Day> all;
    for (const int away : {-1, 0, 1})
        all.emplace_back((today.year() + years{away}) / month{static_cast<unsigned>(number->value)} / last);
    return readings(nearest(std::move(all), today, looks));
}

// 月底, 下月底, 年底, "end of the month"
std::optional<DaysRead> take_end(Scan& scan, Day today, const DateHabit& habit) {
    if (auto named = take_end_of_named(scan, today, habit.looks)) return named;
    auto ahead = scan;
    const auto this_month = today.year() / today.month();
    const auto month_end = [&](int away) { return Day{(this_month + months{away}) / last}; };
    const auto year_end = [&](int away) { return Day{today.year() + years{away}, December, day{31}}; };
    if (ahead.eat_any({"end of the month", "end of month"}) || ahead.eat_any({"月底", "月末"}))
        return scan = ahead, readings(nearest({month_end(-1), month_end(0)}, today, habit.looks));
    if (ahead.eat_any({"年底", "年末", "end of the year", "end of year"}))
        return scan = ahead, readings(nearest({year_end(-1), year_end(0)}, today, habit.looks));
    const auto which = take_which(ahead);
    if (which && ahead.eat_any({"月底", "月末"})) return scan = ahead, readings({month_end(*which)});
    return std::nullopt;
}

std::optional<unsigned> take_number(Scan& scan) {
    const auto number = scan.number(2);
    return number ? std::optional(static_cast<unsigned>(number->value)) : std::nullopt;
}

// 下个月5号
std::optional<DaysRead> take_day_of_month(Scan& scan, Day today) {
    auto ahead = scan;
    const auto which = take_which(ahead);
    if (!which || !ahead.eat("月")) return std::nullopt;
    const auto number = take_number(ahead);
    if (!number || !ahead.eat_any({"号", "日"})) return std::nullopt;
    scan = ahead;
    const auto in = today.year() / today.month() + months{*which};
    return readings({Day{in.year(), in.month(), day{*number}}});
}

// ---- numbers

std::optional<year> take_year_word(Scan& scan, Day today) {
    constexpr DayWord kYears[] = {{"前年", -2}, {"去年", -1}, {"今年", 0}, {"明年", 1}, {"后年", 2}};
    for (const auto& word : kYears)
        if (scan.eat(word.name)) return today.year() + years{word.days};
    return std::nullopt;
}

std::optional<year> take_full_year(Scan& scan) {
    auto ahead = scan;
    const auto number = ahead.number(4);
    if (!number || number->digits != 4 || ahead.amid_digits()) return std::nullopt;
    if (auto behind = ahead; behind.eat(":")) return std::nullopt;
    scan = ahead;
    return year{number->value};
}

void eat_ordinal(Scan& scan) {
    scan.eat_any({"st", "nd", "rd", "th"});
}

// 12月1日 after a year, or without one.
std::optional<DaysRead> take_month_and_day(Scan& scan, std::optional<year> in, Day today, const DateHabit& habit) {
    const auto month_number = take_number(scan);
    if (!month_number || !scan.eat("月")) return std::nullopt;
    const auto number = take_number(scan);
    if (!number) return std::nullopt;
    scan.eat_any({"日", "号"});
    if (in) return readings({Day{*in, month{*month_number}, day{*number}}}, true);
    return readings(of_any_year(*month_number, *number, today, habit.looks));
}

// 2026-11-24, 2026/11/24, 2026年11月24日, 明年1月5日
std::optional<DaysRead> take_from_year(Scan& scan, Day today, const DateHabit& habit) {
    auto ahead = scan;
    auto in = take_year_word(ahead, today);
    const bool word = in.has_value();
    if (!in) in = take_full_year(ahead);
    if (!in) return std::nullopt;
    scan = ahead;
    if (word || scan.eat("年")) return take_month_and_day(scan, in, today, habit);
    const auto mark = scan.eat_any({"-", "/", "."});
    const auto month_number = mark ? take_number(scan) : std::nullopt;
    if (!month_number || !scan.eat(*mark)) return std::nullopt;
    const auto number = take_number(scan);
    return number ? readings({Day{*in, month{*month_number}, day{*number}}}, true) : std::nullopt;
}

// 22 Nov 2026, 22nd of November
std::optional<DaysRead> take_day_then_name(Scan& scan, unsigned number, Day today, const DateHabit& habit) {
    scan.eat("of");
    const auto month_number = take_month_name(scan);
    if (!month_number) return std::nullopt;
    scan.eat(",");
    if (const auto in = take_full_year(scan)) return readings({Day{*in, month{*month_number}, day{number}}}, true);
    return readings(of_any_year(*month_number, number, today, habit.looks));
}

// Nov 22, 2026
std::optional<DaysRead> take_name_then_day(Scan& scan, Day today, const DateHabit& habit) {
    auto ahead = scan;
    const auto month_number = take_month_name(ahead);
    const auto number = month_number ? take_number(ahead) : std::nullopt;
    if (!number) return std::nullopt;
    eat_ordinal(ahead);
    scan = ahead;
    ahead.eat(",");
    if (const auto in = take_full_year(ahead))
        return scan = ahead, readings({Day{*in, month{*month_number}, day{*number}}}, true);
    return readings(of_any_year(*month_number, *number, today, habit.looks));
}

// 11-24, 11/24, 24/11/2026. With a dash and no year the month comes first, as in ISO 8601; in Chinese always.
std::optional<DaysRead> take_two_numbers(Scan& scan, unsigned a, std::string_view mark, Day today,
                                         const DateHabit& habit) {
    const auto b = take_number(scan);
    if (!b) return std::nullopt;
    auto ahead = scan;
    const auto in = ahead.eat(mark) ? take_full_year(ahead) : std::nullopt;
    if (in) scan = ahead;
    const bool month_first = !in && (mark == "-" || habit.lang == Lang::zh);
    const auto of = [&](unsigned month_number, unsigned number) {
        return in ? std::vector{Day{*in, month{month_number}, day{number}}}
                  : of_any_year(month_number, number, today, habit.looks);
    };
    auto first = readings(of(a, *b), in.has_value());
    if (first && month_first) return first;
    auto both = first ? first->readings : std::vector<Day>();
    if (mark != "-" || in) add_once(both, of(*b, a));
    return readings(std::move(both), in.has_value());
}

std::optional<DaysRead> take_numeric(Scan& scan, Day today, const DateHabit& habit) {
    if (auto whole = scan; const auto read = take_from_year(whole, today, habit)) return scan = whole, read;
    if (auto chinese = scan; const auto read = take_month_and_day(chinese, {}, today, habit))
        return scan = chinese, read;
    if (auto read = take_name_then_day(scan, today, habit)) return read;
    const auto number = take_number(scan);
    if (!number) return std::nullopt;
    if (scan.eat_any({"号", "日"})) return readings(of_any_month(*number, today, habit.looks));
    if (const auto mark = scan.eat_any({"-", "/", "."})) return take_two_numbers(scan, *number, *mark, today, habit);
    eat_ordinal(scan);
    return take_day_then_name(scan, *number, today, habit);
}

// The day of the week beside a date, which it must be.
std::optional<DaysRead> keep_weekday(std::optional<DaysRead> read, const std::optional<weekday>& day) {
    if (!read || !day) return read;
    std::erase_if(read->readings, [&](Day one) { return weekday{sys_days{one}} != *day; });
    return read->readings.empty() ? std::nullopt : read;
}

std::optional<weekday> take_weekday_behind(Scan& scan) {
    auto ahead = scan;
    const bool bracket = ahead.eat("(");
    const auto day = take_weekday(ahead);
    if (!day || (bracket && !ahead.eat(")"))) return std::nullopt;
    scan = ahead;
    return day;
}

std::optional<DaysRead> take_plain_days(Scan& scan, Day today, const DateHabit& habit) {
    if (const auto away = take_day_word(scan)) return readings({plus_days(today, *away)});
    if (auto read = take_end(scan, today, habit)) return read;
    if (auto read = take_day_of_month(scan, today)) return read;
    return take_numeric(scan, today, habit);
}

}  // namespace

Day today_of(const DateHabit& habit) {
    return Day{floor<days>(to_local(*habit.zones, habit.zone, habit.now))};
}

bool in_range(Day day) {
    return day.year() >= year{1970} && day.year() <= year{2999};
}

std::optional<DaysRead> take_days(Scan& scan, Day today, const DateHabit& habit) {
    if (auto ahead = scan; const auto read = take_plain_days(ahead, today, habit)) {
        scan = ahead;
        return keep_weekday(read, take_weekday_behind(scan));
    }
    auto ahead = scan;
    auto week = take_day_of_week(ahead, today, habit);
    if (!week) return std::nullopt;
    scan = ahead;
    ahead.eat(",");
    const auto day = weekday{sys_days{week->readings.front()}};
    if (const auto read = keep_weekday(take_plain_days(ahead, today, habit), day)) return scan = ahead, read;
    return week;
}

}  // namespace recoup::core::inline dates
