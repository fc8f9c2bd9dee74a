#include "core/base/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace recoup::core::inline base {
namespace {

using namespace std::chrono;

constexpr std::string_view kBetweenSums = " + ";
constexpr std::uint64_t kBriefFrom = 10'000;

struct Unit {
    std::uint64_t size;
    std::string_view zh, en;
};
// By size; a language without the word goes on to the next.
constexpr Unit kUnits[] = {{1'000'000'000'000, "万亿", "T"},
                           {1'000'000'000, "", "B"},
                           {100'000'000, "亿", ""},
                           {1'000'000, "", "M"},
                           {10'000, "万", ""},
                           {1'000, "", "k"}};

// Three figures of value / size, the rest cut off: 12.3, 1.23, 123.
std::string three_figures(std::uint64_t value, std::uint64_t size) {
    const auto whole = value / size;
    const std::uint64_t step = whole >= 100 ? 1 : whole >= 10 ? 10 : 100;
    const auto part = value % size * step / size;
    if (part == 0) return fmt::format("{}", whole);
    auto text = fmt::format("{}.{:0{}}", whole, part, step == 10 ? 1 : 2);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

// Takes what is not below kBriefFrom, so that the last unit of each language fits.
std::string brief_of(Lang lang, std::uint64_t value) {
    const auto word = [&](const Unit& unit) { return lang == Lang::zh ? unit.zh : unit.en; };
    const auto* unit = std::ranges::find_if(kUnits, [&](const Unit& u) { return !word(u).empty() && value >= u.size; });
    return fmt::format("{} {}", three_figures(value, unit->size), word(*unit));
}

}  // namespace

std::string brief_amount(Lang lang, std::string_view formatted) {
    const auto from = formatted.find_first_of("0123456789");
    if (from == std::string_view::npos) return std::string(formatted);
    std::string digits;
    for (const char c : formatted.substr(from))
        if (c != ',') digits += c;
    std::uint64_t value = 0;  // what is behind the point is cut off anyway
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc{} || value < kBriefFrom) return std::string(formatted);
    return std::string(formatted.substr(0, from)) + brief_of(lang, value);
}

std::string brief_number(Lang lang, std::int64_t number) {
    const auto value = static_cast<std::uint64_t>(number);
    return number < 0 || value < kBriefFrom ? fmt::format("{}", number) : brief_of(lang, value);
}

std::vector<std::string_view> sums_in(std::string_view text) {
    std::vector<std::string_view> sums;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(kBetweenSums, begin), text.size());
        sums.push_back(text.substr(begin, end - begin));
        begin = end + kBetweenSums.size();
    }
    return sums;
}

std::string brief_timer(Lang lang, Instant now, Instant last_second) {
    if (now > last_second) return {};
    const auto left = last_second - now;
    if (left >= days{1}) return trf(lang, "chip_days_left"_tr, duration_cast<days>(left).count());
    if (left >= hours{1}) return trf(lang, "chip_hours_left"_tr, duration_cast<hours>(left).count());
    return trf(lang, "chip_minutes_left"_tr, duration_cast<minutes>(left).count());
}

}  // namespace recoup::core::inline base
