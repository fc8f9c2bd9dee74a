#include "bill/formats/moment.h"

#include <array>
#include <cmath>

#include "core/base/text.h"
#include "portable/decimal.h"

namespace recoup::bill::inline formats {
namespace {

constexpr int kFirstYear = 1970, kLastYear = 2999;
constexpr double kSerialOf1970 = 25569, kSerialOf3000 = 401769;  // days, as Excel counts them
constexpr std::chrono::seconds kDay = std::chrono::days{1};

struct Numbers {
    std::array<int, 6> value{};
    std::array<std::size_t, 6> digits{};
    std::size_t count = 0;
};

// Up to six groups of digits, whatever one or two signs lie between them; nothing where letters do.
std::optional<Numbers> groups_of(std::string_view text) {
    Numbers numbers;
    for (std::size_t i = 0; i < text.size();) {
        if (!core::is_digit(text[i])) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if ((text[i] >= 'A' && text[i] <= 'Z' && text[i] != 'T') || (text[i] >= 'a' && text[i] <= 'z')) return {};
            i += byte < 0x80 ? 1 : 3;  // 年月日
            continue;
        }
        if (numbers.count == 6) break;  // a fraction of a second
        const auto begin = i;
        int value = 0;
        for (; i < text.size() && core::is_digit(text[i]) && i - begin < 9; ++i) value = value * 10 + (text[i] - '0');
        if (i < text.size() && core::is_digit(text[i])) return {};
        numbers.digits[numbers.count] = i - begin;
        numbers.value[numbers.count++] = value;
    }
    return numbers;
}

// "20261120" and "20261120201406" hold no signs.
bool split_run(Numbers& numbers, std::string_view text) {
    const auto digit = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    if (text.size() != 8 && text.size() != 14) return false;
    for (const char c : text)
        if (!core::is_digit(c)) return false;
    numbers = {};
    numbers.value = {digit(0, 4), digit(4, 2), digit(6, 2)};
    numbers.digits = {4, 2, 2};
    numbers.count = 3;
    for (std::size_t at = 8; at < text.size(); at += 2) {
        numbers.digits[numbers.count] = 2;
        numbers.value[numbers.count++] = digit(at, 2);
    }
    return true;
}

std::optional<core::LocalSeconds> moment_of(int year, int month, int day, std::chrono::seconds clock) {
    const core::Day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                         std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < kFirstYear || year > kLastYear) return {};
    return std::chrono::local_days{date} + clock;
}

std::optional<std::chrono::seconds> clock_of(int hours, int minutes, int seconds) {
    if (hours > 23 || minutes > 59 || seconds > 60) return {};
    return std::chrono::hours{hours} + std::chrono::minutes{minutes} + std::chrono::seconds{seconds};
}

std::optional<core::LocalSeconds> serial(std::string_view text) {
    if (text.size() < 5 || (text.size() > 5 && text[5] != '.')) return {};
    const auto days = portable::read_decimal(text);
    if (!days || *days < kSerialOf1970 || *days >= kSerialOf3000) return {};
    const auto seconds = std::llround((*days - kSerialOf1970) * static_cast<double>(kDay.count()));
    return core::LocalSeconds{std::chrono::seconds{seconds}};
}

// "Z" and offsets are not looked at: bills that have them say the same on each row.
std::string_view without_offset(std::string_view text) {
    if (text.ends_with('Z')) text.remove_suffix(1);
    if (text.size() > 19 && (text[19] == '+' || text[19] == '-')) text = text.substr(0, 19);
    return text;
}

}  // namespace

std::optional<core::LocalSeconds> read_moment(std::string_view text, core::DateOrder order) {
    text = without_offset(core::trim(text));
    if (const auto counted = serial(text)) return counted;
    Numbers numbers;
    if (!split_run(numbers, text)) {
        const auto groups = groups_of(text);
        if (!groups || groups->count < 3) return {};
        numbers = *groups;
    }
    const auto clock = clock_of(numbers.value[3], numbers.value[4], numbers.value[5]);
    if (!clock) return {};
    auto [first, second, third] = std::tuple(numbers.value[0], numbers.value[1], numbers.value[2]);
    if (numbers.digits[0] == 4) return moment_of(first, second, third, *clock);
    if (numbers.digits[2] == 2) third += 2000;
    if (order == core::DateOrder::guess) order = order_in(text);
    if (order == core::DateOrder::month_first) return moment_of(third, first, second, *clock);
    return moment_of(third, second, first, *clock);
}

std::optional<std::chrono::seconds> read_clock(std::string_view text) {
    text = core::trim(text);
    if (text.size() == 6 && text.find_first_not_of("0123456789") == text.npos)
        return clock_of((text[0] - '0') * 10 + text[1] - '0', (text[2] - '0') * 10 + text[3] - '0',
                        (text[4] - '0') * 10 + text[5] - '0');
    if (const auto part = portable::read_decimal(text); part && *part >= 0 && *part < 1)
        return std::chrono::seconds{std::llround(*part * static_cast<double>(kDay.count()))};
    const auto groups = groups_of(text);
    if (!groups || groups->count < 2 || groups->count > 3) return {};
    return clock_of(groups->value[0], groups->value[1], groups->value[2]);
}

core::DateOrder order_in(std::string_view text) {
    const auto groups = groups_of(without_offset(core::trim(text)));
    if (!groups || groups->count < 3 || groups->digits[0] > 2) return core::DateOrder::guess;
    if (groups->value[0] > 12) return core::DateOrder::day_first;
    return groups->value[1] > 12 ? core::DateOrder::month_first : core::DateOrder::guess;
}

}  // namespace recoup::bill::inline formats
