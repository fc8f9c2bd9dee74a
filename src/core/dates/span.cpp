#include "core/dates/span.h"

#include "core/law/count.h"

namespace recoup::core::inline dates {
namespace {

using namespace std::chrono;

constexpr int kMostYears = 100;
constexpr seconds kLongest = days{36525};

constexpr Span kMinute{.length = minutes{1}}, kHour{.length = hours{1}}, kDay{.length = days{1}},
    kWeek{.length = weeks{1}}, kFortnight{.length = weeks{2}}, kMonth{.months = 1}, kYear{.months = 12},
    kWorkingDay{.working_days = 1}, kSecond{.length = seconds{1}};

struct UnitName {
    std::string_view name;
    Span one;
};
// What begins like another comes first.
constexpr UnitName kUnits[] = {{"个工作日", kWorkingDay},
                               {"工作日", kWorkingDay},
                               {"个工作天", kWorkingDay},
                               {"工作天", kWorkingDay},
                               {"个营业日", kWorkingDay},
                               {"营业日", kWorkingDay},
                               {"working days", kWorkingDay},
                               {"working day", kWorkingDay},
                               {"business days", kWorkingDay},
                               {"business day", kWorkingDay},
                               {"work days", kWorkingDay},
                               {"workdays", kWorkingDay},
                               {"workday", kWorkingDay},
                               {"分钟", kMinute},
                               {"分", kMinute},
                               {"minutes", kMinute},
                               {"minute", kMinute},
                               {"mins", kMinute},
                               {"min", kMinute},
                               {"m", kMinute},
                               {"个小时", kHour},
                               {"小时", kHour},
                               {"个钟头", kHour},
                               {"钟头", kHour},
                               {"时", kHour},
                               {"hours", kHour},
                               {"hour", kHour},
                               {"hrs", kHour},
                               {"hr", kHour},
                               {"h", kHour},
                               {"个自然日", kDay},
                               {"自然日", kDay},
                               {"天", kDay},
                               {"日", kDay},
                               {"calendar days", kDay},
                               {"days", kDay},
                               {"day", kDay},
                               {"d", kDay},
                               {"个星期", kWeek},
                               {"星期", kWeek},
                               {"个礼拜", kWeek},
                               {"礼拜", kWeek},
                               {"周", kWeek},
                               {"weeks", kWeek},
                               {"week", kWeek},
                               {"w", kWeek},
                               {"fortnight", kFortnight},
                               {"个月", kMonth},
                               {"months", kMonth},
                               {"month", kMonth},
                               {"年", kYear},
                               {"years", kYear},
                               {"year", kYear},
                               {"秒钟", kSecond},
                               {"秒", kSecond},
                               {"seconds", kSecond},
                               {"second", kSecond},
                               {"secs", kSecond},
                               {"sec", kSecond},
                               {"s", kSecond}};

std::optional<Span> take_unit(Scan& scan) {
    for (const auto& unit : kUnits)
        if (scan.eat(unit.name)) return unit.one;
    return std::nullopt;
}

// Half a month is fifteen days, as Chinese courts have it.
std::optional<Span> half_of(const Span& one) {
    if (one == kYear) return Span{.months = 6};
    if (one == kMonth) return Span{.length = days{15}};
    if (one == kDay || one == kHour) return Span{.length = one.length / 2};
    return std::nullopt;
}

Span times(const Span& one, int count) {
    return {one.months * count, one.working_days * count, one.length * count};
}

Span plus(const Span& a, const Span& b) {
    return {a.months + b.months, a.working_days + b.working_days, a.length + b.length};
}

// For comparing only.
seconds about(const Span& span) {
    return days{30} * span.months + days{1} * span.working_days + span.length;
}

struct Piece {
    Span span, unit;
};

// "半天", "半个月"
std::optional<Piece> take_half(Scan& scan) {
    if (!scan.eat("半")) return std::nullopt;
    const auto unit = take_unit(scan);
    const auto half = unit ? half_of(*unit) : std::nullopt;
    return half ? std::optional(Piece{*half, *half}) : std::nullopt;
}

std::optional<int> take_count(Scan& scan) {
    if (const auto number = scan.number(6)) return number->value;
    if (scan.eat("a couple of")) return 2;
    return scan.eat_any({"an", "a"}) ? std::optional(1) : std::nullopt;
}

// "3 天", "一天半", "两个半小时", "an hour"
std::optional<Piece> take_piece(Scan& scan) {
    if (auto half = scan; const auto piece = take_half(half)) {
        scan = half;
        return piece;
    }
    const auto count = take_count(scan);
    if (!count) return std::nullopt;
    const bool and_half = scan.eat("个半");
    const bool month = and_half && scan.eat("月");
    const auto unit = month ? std::optional(kMonth) : take_unit(scan);
    if (!unit) return std::nullopt;
    Piece piece{times(*unit, *count), *unit};
    if (!and_half && !scan.eat("半")) return piece;
    const auto half = half_of(*unit);
    if (!half) return std::nullopt;
    return Piece{plus(piece.span, *half), *half};
}

bool is_sound(const Span& span) {
    const bool mixed = span.working_days > 0 && (span.months > 0 || span.length > seconds{0});
    return !mixed && span.months <= kMostYears * 12 && span.working_days <= kLongest / days{1} &&
           span.length <= kLongest;
}

struct Pieces {
    Span span;
    bool in_days = false;
};

// Smaller and smaller: "2 天 5 小时".
std::optional<Pieces> take_pieces(Scan& scan) {
    Span total;
    auto smallest = seconds::max();
    for (auto ahead = scan;; scan = ahead) {
        if (smallest != seconds::max() && !ahead.eat("零")) ahead.eat("and");
        const auto piece = take_piece(ahead);
        if (!piece) break;
        if (about(piece->unit) >= smallest) return std::nullopt;
        smallest = about(piece->unit);
        total = plus(total, piece->span);
    }
    if (smallest == seconds::max() || !is_sound(total)) return std::nullopt;
    return Pieces{total, smallest >= days{1}};
}

}  // namespace

namespace {

// "05:04:03", as a timer shows its last day; the hours, too, are two digits.
std::optional<Pieces> take_countdown(Scan& scan) {
    seconds total{0};
    for (const seconds unit : {seconds{hours{1}}, seconds{minutes{1}}, seconds{1}}) {
        if (unit != seconds{hours{1}} && !scan.eat(":")) return std::nullopt;
        const auto part = scan.number(2);
        if (!part || part->digits != 2) return std::nullopt;
        total += unit * part->value;
    }
    return Pieces{{.length = total}};
}

struct Framed {
    std::optional<Pieces> pieces;
    SpanWay way = SpanWay::bare;
};

// What a word in front settles.
Framed take_framed(Scan& scan) {
    if (scan.eat("in")) return {take_pieces(scan), SpanWay::after};
    if (scan.eat_any({"逾期", "超期"})) return {take_pieces(scan), SpanWay::before};
    const bool left = scan.eat_any({"还剩", "仅剩", "剩余", "剩", "within"}).has_value();
    if (auto ahead = scan; const auto countdown = take_countdown(ahead))
        if (auto behind = ahead; left || behind.eat("left")) return scan = ahead, Framed{countdown, SpanWay::within};
    return {take_pieces(scan), left ? SpanWay::within : SpanWay::bare};
}

}  // namespace

std::optional<SpanText> take_span(Scan& scan) {
    const auto framed = take_framed(scan);
    if (!framed.pieces) return std::nullopt;
    SpanText read{framed.pieces->span, framed.way, framed.pieces->in_days};
    if (read.way == SpanWay::after || read.way == SpanWay::before) return read;
    if (scan.eat_any({"以后", "之后", "后", "from now", "later"}))
        read.way = SpanWay::after;
    else if (scan.eat_any({"以前", "之前", "前", "ago", "overdue"}))
        read.way = SpanWay::before;
    else if (scan.eat_any({"以内", "之内", "内", "left"}))
        read.way = SpanWay::within;
    return read;
}

Result<Span> read_span(std::string_view text) {
    const auto plain = plain_date(text);
    Scan scan(plain);
    const auto read = take_span(scan);
    if (read && read->way != SpanWay::before && scan.at_end()) return read->span;
    return fail(ErrorKind::usage, "error_span"_tr, {}, {}, ErrorCode::no_span);
}

std::optional<seconds> parse_duration(std::string_view text) {
    const auto span = read_span(text);
    if (!span || span->months > 0 || span->working_days > 0) return std::nullopt;
    return span->length;
}

namespace {

// At the same time of day.
Instant months_from_now(int count, const DateHabit& habit) {
    if (count == 0) return habit.now;
    const auto local = to_local(*habit.zones, habit.zone, habit.now);
    const auto today = floor<days>(local);
    return to_instant(*habit.zones, habit.zone, local_days{months_on(Day{today}, count)} + (local - today));
}

DateRead working_days_on(int count, const DateHabit& habit) {
    const Rulebook none;
    Rule rule;
    rule.amount = count;
    rule.unit = Unit::working_day;
    rule.calendar = habit.calendar;
    const auto counted = core::count(rule, {.trigger = at_instant(habit.now)}, habit.rules ? *habit.rules : none,
                                     *habit.zones, habit.zone);
    return {counted.due, counted.estimate};
}

}  // namespace

DateRead from_now(const Span& span, const DateHabit& habit) {
    if (span.working_days > 0) return working_days_on(span.working_days, habit);
    return {at_instant(months_from_now(span.months, habit) + span.length)};
}

std::optional<Instant> ago(const Span& span, const DateHabit& habit) {
    if (span.working_days > 0) return std::nullopt;
    return months_from_now(-span.months, habit) - span.length;
}

}  // namespace recoup::core::inline dates
