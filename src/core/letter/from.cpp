#include "core/letter/from.h"

#include <algorithm>

#include "core/base/money.h"
#include "core/base/region.h"

namespace recoup::core::inline letter {

using namespace std::chrono;

namespace {

// "2,680.00", of "¥2,680.00".
std::string bare_amount(std::int64_t minor, std::string_view currency) {
    const auto text = format_amount(minor, currency);
    return text.substr(std::min(text.find_first_of("0123456789"), text.size()));
}

}  // namespace

std::string written_day(const Reader& reader, Day day) {
    static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    const auto d = static_cast<unsigned>(day.day());
    const auto m = static_cast<unsigned>(day.month());
    const auto y = static_cast<int>(day.year());
    if (reader.lang == Lang::zh) return fmt::format("{} 年 {} 月 {} 日", y, m, d);
    return fmt::format("{} {} {}", d, kMonths[m - 1], y);
}

std::string written_day(const Reader& reader, const When& when) {
    return written_day(reader, when.is_day() ? when.day : Day{day_of(reader, when.instant)});
}

std::string written_when(const Reader& reader, const When& when) {
    if (when.is_day()) return written_day(reader, when.day);
    const auto local = to_local(*reader.zones, reader.zone, when.instant);
    const hh_mm_ss time{local - floor<days>(local)};
    return trf(reader.lang, "letter_day_and_time"_tr, written_day(reader, when),
               fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count()));
}

std::string written_amount(Lang lang, std::int64_t minor, std::string_view currency) {
    const auto name = currency_name(Lang::zh, currency);
    if (lang == Lang::en)
        return currency == "CNY" ? fmt::format("CNY {}", bare_amount(minor, currency)) : format_amount(minor, currency);
    if (currency == "CNY") return bare_amount(minor, currency) + " 元";
    return name == currency ? format_amount(minor, currency) : fmt::format("{} {}", bare_amount(minor, currency), name);
}

std::string flat(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

std::string written_times(Lang lang, std::size_t times) {
    if (times == 1) return std::string(tr(lang, "letter_once"_tr));
    return times == 2 ? std::string(tr(lang, "letter_twice"_tr)) : trf(lang, "letter_times"_tr, times);
}

}  // namespace recoup::core::inline letter
