#include "core/incoming/sum_in_text.h"

#include <algorithm>
#include <string>

#include "core/base/amount_text.h"
#include "core/base/text.h"

namespace recoup::core::inline incoming {
namespace {

bool is_of_number(char c) {
    return is_digit(c) || c == ',' || c == '.';
}

std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    const auto end = begin;
    const auto ends_word = [](char c) { return c == ' ' || c == '\n' || c == '\t' || is_digit(c); };
    while (begin > 0 && end - begin < 4 && !ends_word(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

}  // namespace

std::optional<std::int64_t> only_sum_in(std::string_view text, std::string_view currency) {
    static constexpr std::string_view kBefore[] = {"¥", "￥", "$", "€", "£", "CNY", "RMB", "USD", "EUR", "GBP"};
    static constexpr std::string_view kBehind[] = {"元", "CNY", "RMB", "USD", "EUR", "GBP", "€"};
    std::optional<std::int64_t> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && is_of_number(text[end])) ++end;
        auto number = text.substr(at, end - at);
        while (!is_digit(number.back())) number.remove_suffix(1);
        const auto before = word_before(text, at), behind = trim(text.substr(at + number.size(), 8));
        std::string sum;
        for (const auto sign : kBefore)
            if (before.ends_with(sign)) sum = std::string(sign) + std::string(number);
        for (const auto sign : kBehind)
            if (sum.empty() && behind.starts_with(sign)) sum = std::string(number) + std::string(sign);
        at = end;
        if (sum.empty()) continue;
        const auto read = read_amount(sum, {currency});
        if (!read || read->currency != currency || read->minor == 0) continue;
        if (found && *found != read->minor) return {};
        found = read->minor;
    }
    return found;
}

}  // namespace recoup::core::inline incoming
