#include <array>
#include <chrono>

#include "media/base/scanner.h"
#include "media/meta/captured_at.h"

namespace recoup::media::inline meta {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// 8 digits (the time may follow at once), or numbers with the same separator between them.
bool read_date(Scanner& text, CivilTime& time) {
    const auto run = text.digit_run();
    const auto year = run == 4 || run == 8 || run == 14 || run == 17 ? text.number(4, 4) : std::nullopt;
    if (!year) return false;
    const bool joined = run != 4;
    const auto separator = joined ? std::string_view{} : text.eat_any({"-", "_", ".", ":", "年"});
    if (!joined && separator.empty()) return false;
    const auto month = text.number(joined ? 2 : 1, 2);
    if (!month || (!joined && !text.eat(separator == "年" ? "月" : separator))) return false;
    const auto day = text.number(joined ? 2 : 1, 2);
    if (!day) return false;
    text.eat("日");
    time = {*year, *month, *day};
    return true;
}

// 6 digits, 9 with milliseconds, or numbers with separators between them.
bool read_time(Scanner& text, CivilTime& time) {
    const auto run = text.digit_run();
    const bool joined = run == 6 || run == 9;
    if (!joined && run != 1 && run != 2) return false;
    const auto separate = [&] {
        return joined || !text.eat_any({".", ":", "-", "_", "：", "∶", "时", "点", "分"}).empty();
    };
    const auto hour = text.number(joined ? 2 : 1, 2);
    if (!hour || !separate()) return false;
    const auto minute = text.number(2, 2);
    if (!minute || !separate()) return false;
    const auto second = text.number(2, 2);
    if (!second || (!joined && text.digit_run() > 0)) return false;
    if (joined) text.number(0, 3);
    time.hour = *hour;
    time.minute = *minute;
    time.second = *second;
    return true;
}

enum class Half { unknown, morning, afternoon };

Half read_half(Scanner& text) {
    // A Mac writes a narrow no-break space before AM and PM.
    while (!text.eat_any({" ", "\xe2\x80\xaf", "\xc2\xa0"}).empty()) {
    }
    if (!text.eat_any({"AM", "am", "上午"}).empty()) return Half::morning;
    return text.eat_any({"PM", "pm", "下午"}).empty() ? Half::unknown : Half::afternoon;
}

bool to_24_hours(CivilTime& time, Half half) {
    if (half == Half::unknown) return true;
    if (time.hour < 1 || time.hour > 12) return half == Half::afternoon && time.hour < 24;
    time.hour = time.hour % 12 + (half == Half::afternoon ? 12 : 0);
    return true;
}

std::optional<CivilTime> read_named_moment(std::string_view from) {
    Scanner text(from);
    CivilTime time;
    if (!read_date(text, time)) return std::nullopt;
    text.eat_any({" at ", "T", "_", "-", ".", ", "});
    auto half = read_half(text);
    if (!read_time(text, time)) return std::nullopt;
    if (half == Half::unknown) half = read_half(text);
    return to_24_hours(time, half) && is_possible(time) ? std::optional(time) : std::nullopt;
}

std::optional<CapturedAt> from_milliseconds(std::int64_t since_1970_ms) {
    using namespace std::chrono;
    const sys_seconds instant{seconds(since_1970_ms / 1000)};
    const auto midnight = floor<days>(instant);
    const year_month_day day(midnight);
    const hh_mm_ss clock(instant - midnight);
    const CivilTime time{static_cast<int>(day.year()),
                         static_cast<int>(static_cast<unsigned>(day.month())),
                         static_cast<int>(static_cast<unsigned>(day.day())),
                         static_cast<int>(clock.hours().count()),
                         static_cast<int>(clock.minutes().count()),
                         static_cast<int>(clock.seconds().count())};
    if (time.year < 2005 || !is_possible(time)) return std::nullopt;
    return CapturedAt{time, 0, CapturedOrigin::name};
}

// Some programs name files by the milliseconds since 1970. Order numbers and barcodes have 13 digits too, so only
// behind a prefix that is known to mean this, or standing alone.
std::optional<CapturedAt> read_milliseconds(std::string_view name) {
    Scanner text(name);
    text.eat_any({"mmexport", "wx_camera_", "Screenshot_", "IMG_", "IMG", "image_", "pic_", "photo_"});
    if (text.digit_run() != 13) return std::nullopt;
    const auto after = text.rest().substr(13);
    if (!after.empty() && after[0] != '.' && after[0] != '_' && after[0] != '(' && after[0] != ' ') return std::nullopt;
    const std::int64_t high = *text.number(7, 7);
    const std::int64_t low = *text.number(6, 6);
    return from_milliseconds(high * 1'000'000 + low);
}

}  // namespace

std::optional<CapturedAt> captured_at_from_name(std::string_view name) {
    if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos) name.remove_prefix(slash + 1);
    if (auto at = read_milliseconds(name)) return at;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!is_digit(name[i]) || (i > 0 && is_digit(name[i - 1]))) continue;
        const auto time = read_named_moment(name.substr(i));
        if (!time) continue;
        // Pixel phones name by universal time.
        const auto offset = name.starts_with("PXL_") ? std::optional(0) : std::nullopt;
        return CapturedAt{*time, offset, CapturedOrigin::name};
    }
    return std::nullopt;
}

}  // namespace recoup::media::inline meta
