#include "core/dates/mentions.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/dates/clock_text.h"
#include "core/dates/day_text.h"
#include "core/dates/span.h"

namespace recoup::core::inline dates {
namespace {

using namespace std::chrono;

constexpr std::size_t kLongestMention = 64;  // bytes of one mention

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

DateRead whole_day(Day day, const DateHabit& habit) {
    return {on_day(day, std::string(habit.zone))};
}

// ---- spans

std::string token_of(const Span& span, bool in_days) {
    if (span.working_days > 0) return fmt::format("P{}WD", span.working_days);
    if (span.months > 0) return fmt::format("P{}M", span.months);
    if (in_days) return fmt::format("P{}D", span.length / days{1});
    if (span.length % hours{1} == seconds{0}) return fmt::format("PT{}H", span.length / hours{1});
    return fmt::format("PT{}M", span.length / minutes{1});
}

// Whole days from now last till the end of the last.
DateRead read_of(const SpanText& text, const DateHabit& habit) {
    auto read = from_now(text.span, habit);
    if (!text.in_days || read.when.is_day()) return read;
    return whole_day(Day{floor<days>(to_local(*habit.zones, habit.zone, read.when.instant))}, habit);
}

// "两三天", "三五个工作日": two numerals side by side, of which the first is passed over.
bool pass_first_of_two(Scan& scan) {
    auto ahead = scan;
    if (!ahead.eat_any({"一", "两", "二", "三", "四", "五", "六", "七", "八"})) return false;
    auto second = ahead;
    if (!second.eat_any({"两", "二", "三", "四", "五", "六", "七", "八", "九"})) return false;
    if (second.eat_any({"十", "百", "〇"}) || !take_span(ahead)) return false;
    scan.eat_any({"一", "两", "二", "三", "四", "五", "六", "七", "八"});
    return true;
}

// "3-5 个工作日", "three to five days": the first number is passed over.
void pass_first_of_range(Scan& scan) {
    if (pass_first_of_two(scan)) return;
    auto ahead = scan;
    if (!ahead.number(3)) return;
    auto behind = ahead;
    if (behind.eat_any(
            {"个工作日", "工作日", "天", "小时", "日", "个", "days", "hours", "working days", "business days"}))
        ahead = behind;
    if (!ahead.eat_any({"-", "~", "到", "至", "to", "or", "、", "或"})) return;
    auto second = ahead;
    if (take_span(second)) scan = ahead;
}

// A span of the hour, day or week that "the" stands before is one.
std::optional<SpanText> take_the_unit(Scan& scan) {
    struct TheUnit {
        std::string_view name;
        seconds length;
    };
    constexpr TheUnit kTheUnits[] = {
        {"within the hour", hours{1}}, {"within the day", days{1}}, {"within the week", weeks{1}}};
    for (const auto& [name, length] : kTheUnits)
        if (scan.eat(name)) return SpanText{{.length = length}, SpanWay::within, length >= days{1}};
    if (scan.eat_any({"next business day", "next working day"})) return SpanText{{.working_days = 1}, SpanWay::within};
    return std::nullopt;
}

std::optional<TimeMention> span_at(std::string_view text, const DateHabit& habit) {
    Scan scan(text);
    auto the_unit = take_the_unit(scan);
    bool limit = the_unit.has_value();
    if (!the_unit) {
        limit = scan.eat_any({"within", "in"}).has_value();
        pass_first_of_range(scan);
        the_unit = take_span(scan);
    }
    if (!the_unit || the_unit->span == Span{} || the_unit->way == SpanWay::before) return std::nullopt;
    return TimeMention{0, scan.at(), token_of(the_unit->span, the_unit->in_days), read_of(*the_unit, habit),
                       !limit && the_unit->way == SpanWay::bare};
}

// ---- days and moments

// Words that stand for a day so many days from now; 下班 alone is today's.
struct NearDay {
    std::string_view name;
    int away;
};
constexpr NearDay kNearDays[] = {{"今天", 0},
                                 {"今日", 0},
                                 {"今晚", 0},
                                 {"当天", 0},
                                 {"当日", 0},
                                 {"下班前", 0},
                                 {"明天", 1},
                                 {"明日", 1},
                                 {"明早", 1},
                                 {"明儿", 1},
                                 {"今儿", 0},
                                 {"隔天", 1},
                                 {"翌日", 1},
                                 {"明晚", 1},
                                 {"次日", 1},
                                 {"第二天", 1},
                                 {"后天", 2},
                                 {"大后天", 3},
                                 {"the end of today", 0},
                                 {"the end of the day", 0},
                                 {"end of day", 0},
                                 {"end of the day", 0},
                                 {"close of business", 0},
                                 {"eod", 0},
                                 {"later today", 0},
                                 {"tonight", 0},
                                 {"today", 0},
                                 {"tomorrow", 1},
                                 {"the day after tomorrow", 2}};

struct Away {
    int days = 0;
    std::size_t length = 0;
};

std::optional<Away> day_word_at(std::string_view text) {
    std::optional<Away> longest;
    for (const auto& [name, away] : kNearDays) {
        Scan scan(text);
        if (scan.eat(name) && (!longest || name.size() > longest->length)) longest = {away, name.size()};
    }
    return longest;
}

// "今晚" and "明早" tell the part of the day that a clock behind them is of.
std::size_t part_of_day_in(std::string_view word) {
    for (const std::string_view part : {"晚", "早"})
        if (word.ends_with(part)) return part.size();
    return 0;
}

// The last day of this week or the next; weeks begin on Monday.
std::optional<TimeMention> week_at(std::string_view text, const DateHabit& habit) {
    Scan scan(text);
    std::optional<int> away;
    if (scan.eat_any({"本周内", "这周内", "本周之内", "本周末", "这周末", "the end of the week", "end of the week",
                      "this week", "本周", "这周"}))
        away = 0;
    else if (scan.eat_any({"下周内", "下周之内", "下周末", "next week", "下周"}))
        away = 1;
    const bool names_day = scan.eat_any({"一", "二", "三", "四", "五", "六", "日", "天"}).has_value();
    if (!away || names_day) return std::nullopt;
    const auto today = sys_days{today_of(habit)};
    const Day sunday{today + (Sunday - weekday{today}) + weeks{*away}};
    return TimeMention{0, scan.at(), to_iso(sunday), whole_day(sunday, habit)};
}

// The nearest that lies ahead.
std::optional<Instant> ahead_of(const std::vector<Day>& all, const ClockRead& clock, const DateHabit& habit) {
    std::optional<Instant> nearest;
    for (const auto day : all)
        for (const auto time : clock.readings) {
            const auto at = to_instant(*habit.zones, habit.zone, local_days{day} + time);
            if (at >= habit.now && (!nearest || at < *nearest)) nearest = at;
        }
    return nearest;
}

std::optional<TimeMention> moment_at(Scan& scan, const std::vector<Day>& all, const DateHabit& habit) {
    scan.eat_any({"t", "at", ",", "的"});
    const auto clock = take_clock(scan);
    const auto at = clock ? ahead_of(all, *clock, habit) : std::nullopt;
    if (!at) return std::nullopt;
    return TimeMention{0, scan.at(), to_iso(*at, *habit.zones, habit.zone).substr(0, 16), {at_instant(*at)}};
}

// "11月12日" on 28 November was this year: nobody speaks of a day without its year that is so far ahead.
bool lies_back(Day day, Day today) {
    constexpr days kFar{200};
    return sys_days{day} - sys_days{today} > kFar;
}

std::optional<TimeMention> day_at(std::string_view text, const DateHabit& habit) {
    const auto today = today_of(habit);
    Scan scan(text);
    const auto word = day_word_at(text);
    auto days_read = take_days(scan, today, habit);
    if (word && (!days_read || scan.at() < word->length)) {
        scan = Scan(text);
        scan.eat(text.substr(0, word->length));
        days_read = DaysRead{{Day{sys_days{today} + days{word->days}}}, false};
    }
    if (!days_read) return std::nullopt;
    if (const auto part = word ? part_of_day_in(text.substr(0, scan.at())) : 0) {
        const auto from = scan.at() - part;
        Scan behind(text.substr(from));
        if (auto moment = moment_at(behind, days_read->readings, habit)) return moment->end += from, moment;
    }
    if (word) scan.eat_any({"下班前", "下班之前", "之内", "内"});
    auto behind = scan;
    behind.eat_any({"by", "before"});
    if (auto moment = moment_at(behind, days_read->readings, habit)) return moment;
    const auto nearest = std::ranges::min(days_read->readings);
    if (nearest < today || (!word && !days_read->full && lies_back(nearest, today))) return std::nullopt;
    auto token = word ? fmt::format("P{}D", word->days) : to_iso(nearest);
    return TimeMention{0, scan.at(), std::move(token), whole_day(nearest, habit)};
}

// "by 5pm on Friday", "noon tomorrow": the day may stand behind.
std::optional<TimeMention> clock_at(std::string_view text, const DateHabit& habit) {
    Scan scan(text);
    if (auto ahead = scan; const auto clock = take_clock(ahead)) {
        ahead.eat("on");
        const auto all = take_days(ahead, today_of(habit), habit);
        if (const auto at = all ? ahead_of(all->readings, *clock, habit) : std::nullopt)
            return TimeMention{0, ahead.at(), to_iso(*at, *habit.zones, habit.zone).substr(0, 16), {at_instant(*at)}};
    }
    return moment_at(scan, {today_of(habit)}, habit);
}

// The longest that begins here; of two alike the span.
std::optional<TimeMention> mention_at(std::string_view text, const DateHabit& habit) {
    std::optional<TimeMention> best;
    for (auto* read : {span_at, day_at, week_at, clock_at})
        if (auto one = read(text, habit); one && (!best || one->end > best->end)) best = std::move(one);
    return best;
}

// Whether a mention may begin there: a number or a word, whole.
bool may_begin(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || (static_cast<unsigned char>(c) & 0xC0U) == 0x80) return false;
    if (at == 0 || static_cast<unsigned char>(c) >= 0x80) return true;
    const char before = text[at - 1];
    const bool minutes = before == ':' && at > 1 && is_digit(text[at - 2]);
    if (is_digit(c)) return !is_digit(before) && !is_letter(before) && before != '.' && before != '-' && !minutes;
    return is_letter(c) && !is_letter(before) && !is_digit(before) && before != '\'';
}

}  // namespace

namespace {

// "第一时间", "百分之五", "一点问题": numbers, but none of a time.
bool is_idiom(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    return text.substr(0, at).ends_with("第") || rest.starts_with("百分") || rest.starts_with("一点");
}

// A day that lies back, with its time of day: nothing of it is a mention of its own. 0: there is none.
std::size_t past_day_at(std::string_view text, const DateHabit& habit) {
    const auto today = today_of(habit);
    Scan scan(text);
    const auto read = take_days(scan, today, habit);
    if (!read) return 0;
    const auto nearest = std::ranges::min(read->readings);
    if (nearest >= today && (read->full || !lies_back(nearest, today))) return 0;
    scan.eat_any({"的", ","});
    if (auto ahead = scan; take_clock(ahead)) scan = ahead;
    return scan.at();
}

}  // namespace

std::vector<TimeMention> time_mentions(std::string_view folded, const DateHabit& habit) {
    std::vector<TimeMention> all;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (!may_begin(folded, at) || is_idiom(folded, at)) continue;
        const auto rest = folded.substr(at, kLongestMention);
        auto one = mention_at(rest, habit);
        if (const auto past = past_day_at(rest, habit); past > (one ? one->end : 0)) {
            at += past - 1;
            continue;
        }
        if (!one) continue;
        while (folded[at + one->end - 1] == ' ' || folded[at + one->end - 1] == '.') --one->end;
        one->begin = at;
        one->end += at;
        at = one->end - 1;
        all.push_back(std::move(*one));
    }
    return all;
}

}  // namespace recoup::core::inline dates
