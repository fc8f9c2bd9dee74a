#include "media/meta/moment.h"

#include <array>
#include <chrono>
#include <utility>

#include "media/base/scanner.h"

namespace recoup::media::inline meta {
namespace {

void skip_blanks(Scanner& text) {
    while (text.eat(" ")) {
    }
}

// The zones that RFC 2822 (4.3) still takes; others say nothing.
std::optional<int> read_zone_name(Scanner text) {
    constexpr std::array<std::pair<std::string_view, int>, 12> kZones = {{{"Z", 0},
                                                                          {"GMT", 0},
                                                                          {"UTC", 0},
                                                                          {"UT", 0},
                                                                          {"EST", -5},
                                                                          {"EDT", -4},
                                                                          {"CST", -6},
                                                                          {"CDT", -5},
                                                                          {"MST", -7},
                                                                          {"MDT", -6},
                                                                          {"PST", -8},
                                                                          {"PDT", -7}}};
    for (const auto& [name, hours] : kZones)
        if (text.eat(name)) return hours * 60;
    return std::nullopt;
}

// Hours and minutes, the seconds where there are any. A clock of twelve hours is none that these forms know.
bool read_clock(Scanner& text, CivilTime& time) {
    const auto hour = text.number(1, 2);
    if (!hour || !text.eat(":")) return false;
    const auto minute = text.number(2, 2);
    if (!minute) return false;
    const auto second = text.eat(":") ? text.number(2, 2) : std::optional(0);
    if (!second) return false;
    time.hour = *hour;
    time.minute = *minute;
    time.second = *second;
    if (text.eat(".")) text.number(0, 9);
    skip_blanks(text);
    return text.eat_any({"AM", "PM", "am", "pm"}).empty();
}

bool read_year_first(Scanner& text, CivilTime& time) {
    const auto year = text.number(4, 4);
    if (!year || text.eat_any({":", "-", "/"}).empty()) return false;
    const auto month = text.number(2, 2);
    if (!month || text.eat_any({":", "-", "/"}).empty()) return false;
    const auto day = text.number(2, 2);
    if (!day || text.eat_any({" ", "T"}).empty()) return false;
    time = {*year, *month, *day};
    return read_clock(text, time);
}

bool read_mail_date(Scanner& text, CivilTime& time) {
    constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (const auto comma = text.rest().substr(0, 5).find(','); comma != std::string_view::npos)
        text = Scanner(text.rest().substr(comma + 1));
    skip_blanks(text);
    const auto day = text.number(1, 2);
    skip_blanks(text);
    int month = 0;
    for (std::size_t i = 0; i < kMonths.size() && !month; ++i)
        if (text.eat(kMonths[i])) month = static_cast<int>(i) + 1;
    skip_blanks(text);
    const auto year = text.number(4, 4);
    if (!day || !month || !year) return false;
    skip_blanks(text);
    time = {*year, month, *day};
    return read_clock(text, time);
}

std::optional<Moment> possible(const Moment& moment) {
    return is_possible(moment.local) ? std::optional(moment) : std::nullopt;
}

}  // namespace

bool is_possible(const CivilTime& time) {
    using namespace std::chrono;
    const year_month_day day{year(time.year), month(static_cast<unsigned>(time.month)),
                             std::chrono::day(static_cast<unsigned>(time.day))};
    return time.year >= 1990 && time.year <= 2099 && time.month >= 1 && time.day >= 1 && day.ok() && time.hour >= 0 &&
           time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0 && time.second < 60;
}

std::optional<int> read_offset(std::string_view raw) {
    Scanner text(raw);
    skip_blanks(text);
    const auto sign = text.eat_any({"+", "-"});
    if (sign.empty()) return read_zone_name(text);
    const auto hours = text.number(2, 2);
    text.eat_any({":", "'"});
    const auto minutes = text.digit_run() == 0 ? std::optional(0) : text.number(2, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    return (sign == "-" ? -1 : 1) * (*hours * 60 + *minutes);
}

std::optional<Moment> read_moment(std::string_view raw) {
    raw.remove_prefix(std::min(raw.find_first_not_of(" \t\r\n"), raw.size()));
    for (const auto read : {read_year_first, read_mail_date}) {
        Scanner text(raw);
        Moment moment;
        if (read(text, moment.local)) return moment.utc_offset_min = read_offset(text.rest()), possible(moment);
    }
    return std::nullopt;
}

std::optional<Moment> read_pdf_date(std::string_view raw) {
    Scanner text(raw);
    text.eat("D:");
    const auto year = text.number(4, 4), month = text.number(2, 2), day = text.number(2, 2);
    const auto hour = text.number(2, 2), minute = text.number(2, 2);
    if (!year || !month || !day || !hour || !minute) return std::nullopt;
    const int second = text.number(2, 2).value_or(0);
    return possible({{*year, *month, *day, *hour, *minute, second}, read_offset(text.rest())});
}

std::optional<Moment> moment_of_unix(std::int64_t since_1970_s) {
    using namespace std::chrono;
    const auto instant = sys_seconds(seconds(since_1970_s));
    const auto midnight = floor<days>(instant);
    const year_month_day day(midnight);
    const hh_mm_ss clock(instant - midnight);
    return possible({{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                      static_cast<int>(static_cast<unsigned>(day.day())), static_cast<int>(clock.hours().count()),
                      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count())},
                     0});
}

}  // namespace recoup::media::inline meta
