#include "bill/formats/sum.h"

#include "core/base/amount_text.h"
#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::bill::inline formats {
namespace {

// "28.16" and "28": nine in ten are written so, and core::read_amount_in() takes its time.
std::optional<std::int64_t> plain_sum(std::string_view text, int digits) {
    if (text.empty() || text.size() > 12) return {};
    std::int64_t value = 0;
    int behind = -1;
    for (const char c : text) {
        if (c == '.' && behind < 0) {
            behind = 0;
            continue;
        }
        if (!core::is_digit(c)) return {};
        value = value * 10 + (c - '0');
        if (behind >= 0) ++behind;
    }
    if (behind == 0 || text.front() == '.' || behind > digits) return {};
    for (int i = behind < 0 ? 0 : behind; i < digits; ++i) value *= 10;
    return value;
}

bool take_sign(std::string_view& text, Sum& sum) {
    if (core::take_prefix(text, "-") || core::take_prefix(text, "−") || core::take_prefix(text, "－"))
        return sum.negative = true;
    if (core::take_prefix(text, "+") || core::take_prefix(text, "＋")) return sum.positive = true;
    return false;
}

std::optional<std::int64_t> minor_of(std::string_view text, std::string_view currency) {
    const int digits = core::minor_digits(currency);
    auto bare = text;
    if (currency == "CNY" && (core::take_prefix(bare, "¥") || core::take_prefix(bare, "￥"))) bare = core::trim(bare);
    auto value = plain_sum(bare, digits);
    if (!value) {
        const auto read = core::read_amount_in(text, {.currency = currency});
        if (!read) return {};
        value = *read;
    }
    if (*value > core::kMaxAmountMinor) return {};
    return value;
}

// The brackets of either width.
std::size_t bracket_in(std::string_view text) {
    return std::min(text.find('('), text.find("（"));
}

}  // namespace

std::optional<Sum> read_sum(std::string_view text, std::string_view currency) {
    Sum sum;
    text = core::trim(text);
    const auto bracket = bracket_in(text);
    const bool accounting = bracket == 0 && text.ends_with(')');  // "(28.16)" went out
    const auto behind = bracket == text.npos || accounting ? std::string_view() : text.substr(bracket);
    auto bare = core::trim(accounting ? text.substr(1, text.size() - 2) : text.substr(0, bracket));
    sum.negative = accounting;
    if (!take_sign(bare, sum)) {
        // "¥-28.16"
        const auto begin = bare.find_first_of("-+0123456789");
        if (begin != bare.npos && begin != 0 && !core::is_digit(bare[begin])) {
            bare[begin] == '-' ? sum.negative = true : sum.positive = true;
            bare.remove_prefix(begin + 1);
        }
    }
    const auto minor = minor_of(core::trim(bare), currency);
    if (!minor) return {};
    sum.minor = *minor;
    sum.refunded_minor = refunded_in(behind, sum.minor, currency);
    return sum;
}

std::int64_t refunded_in(std::string_view state, std::int64_t minor, std::string_view currency) {
    if (state.find("全额退款") != state.npos || state.find("对方已退还") != state.npos) return minor;
    const std::string_view word = "已退款";
    const auto at = state.find(word);
    if (at == state.npos) return 0;
    auto rest = state.substr(at + word.size());
    const auto begin = rest.find_first_of("0123456789");
    if (begin == rest.npos) return minor;
    rest = rest.substr(begin, rest.find_first_not_of("0123456789.,", begin) - begin);
    const auto part = minor_of(rest, currency);
    return part ? std::min(*part, minor) : 0;
}

}  // namespace recoup::bill::inline formats
