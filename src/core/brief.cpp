#include "core/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace recoup::core {
namespace {

using namespace std::chrono;

constexpr std::string_view kBetweenSums = " + ";
constexpr double kBriefFrom = 10'000;

struct Unit {
    double size;
    std::string_view zh, en;
};
// By size; a language without the word goes on to the next.
constexpr Unit kUnits[] = {{1e12, "万亿", "T"}, {1e9, "", "B"},  {1e8, "亿", ""},
                           {1e6, "", "M"},      {1e4, "万", ""}, {1e3, "", "k"}};

// Three figures, the rest cut off: 12.3, 1.23, 123.
std::string three_figures(double value) {
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    const double step = std::pow(10.0, decimals);
    // Sums of minor units reach the double as decimals: 1.23 may lie a hair below itself.
    auto text = fmt::format("{:.{}f}", std::floor(value * step + 1e-6) / step, decimals);
    if (decimals > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
    }
    return text;
}

std::string brief_of(Lang lang, double value) {
    for (const auto& unit : kUnits) {
        const auto word = lang == Lang::zh ? unit.zh : unit.en;
        if (word.empty() || value < unit.size) continue;
        // 12,345 万 is no Chinese number of three figures, yet 1.23 亿 is.
        return fmt::format("{} {}", three_figures(value / unit.size), word);
    }
    return three_figures(value);
}

}  // namespace

std::string brief_amount(Lang lang, std::string_view formatted) {
    const auto from = formatted.find_first_of("0123456789");
    if (from == std::string_view::npos) return std::string(formatted);
    std::string digits;
    for (const char c : formatted.substr(from))
        if (c != ',') digits += c;
    double value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc{} || value < kBriefFrom) return std::string(formatted);
    return std::string(formatted.substr(0, from)) + brief_of(lang, value);
}

std::string brief_number(Lang lang, std::int64_t number) {
    const auto value = static_cast<double>(number);
    return value < kBriefFrom ? fmt::format("{}", number) : brief_of(lang, value);
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

}  // namespace recoup::core
