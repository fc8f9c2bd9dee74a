#include "media/base/scanner.h"
#include "media/meta/captured_at.h"

namespace recoup::media::inline meta {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// What is behind a whole number: the ending, a copy's number, another part.
bool ends_name(std::string_view rest) {
    return rest.empty() || rest[0] == '.' || rest[0] == ' ' || rest[0] == '(' || rest[0] == '_';
}

// 8 digits (the time may follow at once), or numbers with the same separator between them. Month and day may be joined.
bool read_date(Scanner& text, CivilTime& time) {
    const auto run = text.digit_run();
    const auto year = run == 4 || run == 8 || run == 14 || run == 17 ? text.number(4, 4) : std::nullopt;
    if (!year) return false;
    const auto separator = run != 4 ? std::string_view{} : text.eat_any({"-", "_", ".", ":", "年"});
    if (run == 4 && separator.empty()) return false;
    const bool joined = run != 4 || text.digit_run() == 4;
    const auto month = text.number(joined ? 2 : 1, 2);
    if (!month || (!joined && !text.eat(separator == "年" ? "月" : separator))) return false;
    const auto day = text.number(joined ? 2 : 1, 2);
    if (!day) return false;
    text.eat("日");
    time = {*year, *month, *day};
    return true;
}

enum class Half { unknown, morning, afternoon };

// The system that names a file may be set to any language.
Half read_half(Scanner& text) {
    // A Mac writes a narrow no-break space before AM and PM.
    while (!text.eat_any({" ", "\xe2\x80\xaf", "\xc2\xa0"}).empty()) {
    }
    if (!text.eat_any({"AM", "am", "a.m.", "上午", "午前", "오전"}).empty()) return Half::morning;
    return text.eat_any({"PM", "pm", "p.m.", "下午", "午後", "오후"}).empty() ? Half::unknown : Half::afternoon;
}

// Hours and minutes alone are a time only with nothing behind them, and not with a point between: "12.50" is an amount.
bool ends_time(Scanner text, std::string_view separator) {
    text.eat("分");
    const auto half = read_half(text);
    if (separator == "." && half == Half::unknown) return false;
    const auto rest = text.rest();
    const bool goes_on = rest.size() > 1 && rest[0] != ' ' && rest[0] != '(' && is_digit(rest[1]);
    return !goes_on && ends_name(rest);
}

// 6 digits, 9 with milliseconds, or numbers with separators between them.
bool read_time(Scanner& text, CivilTime& time, bool minutes_suffice) {
    const auto run = text.digit_run();
    const bool joined = run == 6 || run == 9;
    if (!joined && run != 1 && run != 2) return false;
    const auto separate = [&] {
        return joined ? std::string_view{} : text.eat_any({".", ":", "-", "_", "：", "∶", "时", "点", "分"});
    };
    const auto hour = text.number(joined ? 2 : 1, 2);
    const auto separator = separate();
    if (!hour || joined != separator.empty()) return false;
    const auto minute = text.number(2, 2);
    if (!minute) return false;
    time.hour = *hour;
    time.minute = *minute;
    if (minutes_suffice && !joined && ends_time(text, separator)) return true;
    if (joined != separate().empty()) return false;
    const auto second = text.number(2, 2);
    if (!second || (!joined && text.digit_run() > 0)) return false;
    if (joined) text.number(0, 3);
    time.second = *second;
    return true;
}

bool to_24_hours(CivilTime& time, Half half) {
    if (half == Half::unknown) return true;
    if (time.hour < 1 || time.hour > 12) return half == Half::afternoon && time.hour < 24;
    time.hour = time.hour % 12 + (half == Half::afternoon ? 12 : 0);
    return true;
}

// What stands between day and time: "at" as a Mac says it in its languages, whose accents it writes as letters of their
// own.
std::string_view eat_between(Scanner& text) {
    return text.eat_any({" at ", " um ", " à ",        " a\u0300 ", " a las ", " alle ore ", " alle ",
                         " às ", " as ", " a\u0300s ", " om ",      " kl. ",   " kello ",    " klo ",
                         " o ",  " в ",  " о ",        " v ",       " a les ", " lúc ",      " pukul ",
                         "T",    "_",    "-",          ".",         ", "});
}

// 2024-05-06T04-34-56.789Z, as programs of the web write it.
bool ends_in_universal_time(Scanner text) {
    if (!text.eat_any({".", "-", "_"}).empty()) text.number(0, 6);
    if (!text.eat("Z")) return false;
    return ends_name(text.rest());
}

std::optional<Moment> read_named_moment(std::string_view from) {
    Scanner text(from);
    CivilTime time;
    if (!read_date(text, time)) return std::nullopt;
    // 2024-05-06-05-10 may be five days.
    const auto between = eat_between(text);
    const bool minutes_suffice = between != "-" && between != ".";
    auto half = read_half(text);
    text.eat(" ");
    if (!read_time(text, time, minutes_suffice)) return std::nullopt;
    if (half == Half::unknown) half = read_half(text);
    if (!to_24_hours(time, half) || !is_possible(time)) return std::nullopt;
    return Moment{time, ends_in_universal_time(text) ? std::optional(0) : std::nullopt};
}

CapturedAt named(const CivilTime& time) {
    return {{time, std::nullopt}, CapturedOrigin::name};
}

// Date and time one behind the other somewhere in the name.
std::optional<CapturedAt> read_clock_time(std::string_view name) {
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!is_digit(name[i]) || (i > 0 && is_digit(name[i - 1]))) continue;
        auto moment = read_named_moment(name.substr(i));
        if (!moment) continue;
        // Pixel phones and Zoom name by universal time.
        if (name.starts_with("PXL_") || name.starts_with("GMT")) moment->utc_offset_min = 0;
        return CapturedAt{*moment, CapturedOrigin::name};
    }
    return std::nullopt;
}

// Some programs name files by what has gone by since 1970: in seconds, in milliseconds, or in seconds with four digits
// of chance behind them. Order numbers and barcodes have as many digits, so only behind what is known to mean this, or
// milliseconds standing alone.
std::optional<CapturedAt> read_count(std::string_view name) {
    constexpr std::string_view kWithChance = "企业微信截图_";
    Scanner text(name);
    const auto before =
        text.eat_any({"mmexport", "wx_camera_", "Screenshot_",   "IMG_",          "IMG",  "FB_IMG_",
                      "image_",   "pic_",       "photo_",        "video_",        "VID_", "qq_pic_merged_",
                      "qq_pic_",  "QQ图片",     "微信图片_",     "企业微信截图_", "TB",   "share_",
                      "save_",    "alipay_",    "RPReplay_Final"});
    const auto run = text.digit_run();
    if (run != 13 && (before.empty() || run != 10) && (before != kWithChance || run != 14)) return std::nullopt;
    const auto after = text.rest().substr(run);
    if (!ends_name(after)) return std::nullopt;
    const std::int64_t high = *text.number(5, 5);
    const auto moment = moment_of_unix(high * 100'000 + *text.number(5, 5));
    // Nobody named files so before; and 2026112109 is nine o'clock of a day, not a second in 2034.
    if (!moment || moment->local.year < 2005 || moment->local.year > 2032) return std::nullopt;
    return CapturedAt{*moment, CapturedOrigin::name};
}

// P40506-123456.jpg: a Meizu, with one digit of the year. It is taken for one of the ten years up to 2026.
std::optional<CapturedAt> read_short_year(std::string_view name) {
    Scanner text(name);
    if (!text.eat("P") || text.digit_run() != 5) return std::nullopt;
    const auto year = *text.number(1, 1), month = *text.number(2, 2), day = *text.number(2, 2);
    if (!text.eat("-") || text.digit_run() != 6) return std::nullopt;
    const auto hour = *text.number(2, 2), minute = *text.number(2, 2), second = *text.number(2, 2);
    const CivilTime time{(year <= 6 ? 2020 : 2010) + year, month, day, hour, minute, second};
    return is_possible(time) ? std::optional(named(time)) : std::nullopt;
}

// 95188-2405061234.amr: a call recorded by a Huawei, to the minute.
std::optional<CapturedAt> read_call(std::string_view name) {
    const auto dash = name.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    Scanner text(name.substr(dash + 1));
    if (text.digit_run() != 10) return std::nullopt;
    const auto year = *text.number(2, 2), month = *text.number(2, 2), day = *text.number(2, 2);
    const auto hour = *text.number(2, 2), minute = *text.number(2, 2);
    if (text.eat_any({".amr", ".mp3", ".m4a", ".aac", ".wav", ".ogg", ".3gp"}).empty() || !text.rest().empty())
        return std::nullopt;
    const CivilTime time{2000 + year, month, day, hour, minute};
    return is_possible(time) ? std::optional(named(time)) : std::nullopt;
}

std::optional<CapturedAt> on_day(int year, int month, int day) {
    const CivilTime time{year, month, day};
    if (!is_possible(time)) return std::nullopt;
    auto at = named(time);
    at.only_day = true;
    return at;
}

// IMG-20240506-WA0012.jpg: WhatsApp counts what came on a day.
std::optional<CapturedAt> read_day_of_whatsapp(std::string_view name) {
    Scanner text(name);
    if (text.eat_any({"IMG-", "VID-", "AUD-", "PTT-", "DOC-", "STK-"}).empty() || text.digit_run() != 8)
        return std::nullopt;
    const auto year = *text.number(4, 4), month = *text.number(2, 2), day = *text.number(2, 2);
    return text.eat("-WA") && text.digit_run() > 0 ? on_day(year, month, day) : std::nullopt;
}

// LINE_ALBUM_<its title>_240506_1.jpg: saved from an album on that day, the first.
std::optional<CapturedAt> read_day_of_line(std::string_view name) {
    if (!name.starts_with("LINE_ALBUM_")) return std::nullopt;
    const auto count = name.rfind('_');
    const auto at = count == 0 ? count : name.rfind('_', count - 1);
    if (at < 10 || !is_digit(name[count - 1])) return std::nullopt;
    Scanner text(name.substr(at + 1));
    if (text.digit_run() != 6) return std::nullopt;
    const auto year = *text.number(2, 2), month = *text.number(2, 2), day = *text.number(2, 2);
    return text.eat("_") && text.digit_run() > 0 ? on_day(2000 + year, month, day) : std::nullopt;
}

}  // namespace

std::optional<CapturedAt> captured_at_from_name(std::string_view name) {
    if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos) name.remove_prefix(slash + 1);
    // The more is said, the earlier it is asked.
    for (const auto read :
         {read_clock_time, read_count, read_short_year, read_call, read_day_of_whatsapp, read_day_of_line})
        if (const auto at = read(name)) return at;
    return std::nullopt;
}

}  // namespace recoup::media::inline meta
