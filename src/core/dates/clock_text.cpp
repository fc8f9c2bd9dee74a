#include "core/dates/clock_text.h"

namespace recoup::core::inline dates {
namespace {

using namespace std::chrono;

enum class Part { none, night, morning, noon, afternoon, evening };

constexpr seconds kEndOfDay = days{1} - seconds{1};

Part take_part(Scan& scan) {
    if (scan.eat("凌晨")) return Part::night;
    if (scan.eat_any({"上午", "早上", "早晨", "清晨", "早"})) return Part::morning;
    if (scan.eat("中午")) return Part::noon;
    if (scan.eat("下午")) return Part::afternoon;
    return scan.eat_any({"傍晚", "晚上", "夜里", "晚"}) ? Part::evening : Part::none;
}

// "am" and "pm" stand behind the time.
Part take_half_of_day(Scan& scan) {
    if (scan.eat_any({"am", "a.m."})) return Part::morning;
    return scan.eat_any({"pm", "p.m."}) ? Part::afternoon : Part::none;
}

// The hour on the clock of 24; 24 is the midnight at the day's end; nothing for "晚上3点".
std::optional<int> hour_of(int hour, Part part) {
    switch (part) {
        case Part::none:
            return hour;
        case Part::night:
            return hour == 12 ? std::optional(0) : hour <= 6 ? std::optional(hour) : std::nullopt;
        case Part::morning:
            return hour < 12 ? std::optional(hour) : std::nullopt;
        case Part::noon:
            return hour >= 11 && hour <= 14 ? std::optional(hour)
                   : hour >= 1 && hour <= 2 ? std::optional(hour + 12)
                                            : std::nullopt;
        case Part::afternoon:
            return hour >= 12 && hour < 24  ? std::optional(hour)
                   : hour >= 1 && hour < 12 ? std::optional(hour + 12)
                                            : std::nullopt;
        case Part::evening:
            if (hour == 12) return 24;
            return hour >= 17 && hour <= 24 ? std::optional(hour)
                   : hour >= 5 && hour < 12 ? std::optional(hour + 12)
                                            : std::nullopt;
    }
    return std::nullopt;
}

std::optional<seconds> time_of(int hour, int minute, int second) {
    if (hour == 24 && minute == 0 && second == 0) return kEndOfDay;
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return hours{hour} + minutes{minute} + seconds{second};
}

// am and pm count to twelve: 12:05 am is five past midnight.
std::optional<int> english_hour(int hour, Part half) {
    if (hour < 1 || hour > 12) return std::nullopt;
    return hour % 12 + (half == Part::afternoon ? 12 : 0);
}

std::optional<ClockRead> one_reading(int hour, int minute, int second, Part part, Part half, bool digital) {
    if (part != Part::none && half != Part::none) return std::nullopt;
    const auto on_clock = half != Part::none ? english_hour(hour, half) : hour_of(hour, part);
    const auto time = on_clock ? time_of(*on_clock, minute, second) : std::nullopt;
    return time ? std::optional(ClockRead{{*time}, digital && part == Part::none && half == Part::none}) : std::nullopt;
}

std::optional<int> two_digits(Scan& scan) {
    const auto number = scan.number(2);
    return number && number->digits == 2 ? std::optional(number->value) : std::nullopt;
}

// hh:mm[:ss[.fraction]]; the colon has been taken.
std::optional<ClockRead> take_digital(Scan& scan, int hour, Part part) {
    const auto minute = two_digits(scan);
    if (!minute) return std::nullopt;
    int second = 0;
    if (scan.eat(":")) {
        const auto typed = two_digits(scan);
        if (!typed || (scan.eat(".") && !scan.number(9))) return std::nullopt;
        second = *typed;
    }
    return one_reading(hour, *minute, second, part, take_half_of_day(scan), true);
}

// What follows 点: 半, 一刻, 30, 30分, 钟.
std::optional<int> take_minutes(Scan& scan) {
    if (scan.eat("半")) return 30;
    if (scan.eat("一刻")) return 15;
    if (scan.eat("三刻")) return 45;
    if (scan.eat_any({"钟", "整"})) return 0;
    const auto number = scan.number(2);
    if (!number) return 0;
    if (!scan.eat("分") && number->digits < 2) return std::nullopt;
    return number->value;
}

// Up to noon 点 without a part of the day may be either half of it; 时 and 03点 are on the clock of 24.
bool has_two_readings(const Scan::Number& hour, Part part, bool official) {
    const bool led_by_zero = hour.digits == 2 && hour.value < 10;
    return part == Part::none && !official && !led_by_zero && hour.value >= 1 && hour.value <= 11;
}

std::optional<ClockRead> take_spoken(Scan& scan, const Scan::Number& hour, Part part, bool official) {
    const auto minute = take_minutes(scan);
    if (!minute) return std::nullopt;
    int second = 0;
    if (auto ahead = scan; const auto typed = ahead.number(2))
        if (ahead.eat("秒")) second = typed->value, scan = ahead;
    auto read = one_reading(hour.value, *minute, second, part, Part::none, false);
    if (read && has_two_readings(hour, part, official)) read->readings.push_back(read->readings.front() + hours{12});
    return read;
}

}  // namespace

std::optional<ClockRead> take_clock(Scan& scan) {
    if (scan.eat("noon")) return ClockRead{{hours{12}}};
    const auto part = take_part(scan);
    const auto hour = scan.number(2);
    if (!hour) return part == Part::noon ? std::optional(ClockRead{{hours{12}}}) : std::nullopt;
    if (scan.eat(":")) return take_digital(scan, hour->value, part);
    const auto mark = scan.eat_any({"点", "时"});
    if (mark) return take_spoken(scan, *hour, part, *mark == "时");
    const auto half = take_half_of_day(scan);
    return half == Part::none ? std::nullopt : one_reading(hour->value, 0, 0, part, half, false);
}

std::optional<seconds> take_utc_offset(Scan& scan) {
    if (scan.eat("z")) return seconds{0};
    const auto sign = scan.eat_any({"+", "-"});
    if (!sign) return std::nullopt;
    const auto hour = two_digits(scan);
    if (!hour || *hour > 14) return std::nullopt;
    scan.eat(":");
    const auto typed = scan.number(2);
    if (typed && (typed->digits != 2 || typed->value > 59)) return std::nullopt;
    const seconds offset = hours{*hour} + minutes{typed ? typed->value : 0};
    return *sign == "-" ? -offset : offset;
}

}  // namespace recoup::core::inline dates
