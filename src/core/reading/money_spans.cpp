#include <array>

#include "core/reading/spans.h"

namespace recoup::core::inline reading {
namespace {

struct CurrencyWord {
    std::u32string_view word;
    std::string_view written;  // as read_amount() knows it
};
// Longer ones before those they end with.
constexpr std::array<CurrencyWord, 18> kBefore{{{U"人民币", "人民币"},
                                                {U"hk$", "HK$"},
                                                {U"us$", "US$"},
                                                {U"nt$", "NT$"},
                                                {U"au$", "AU$"},
                                                {U"rmb", "RMB"},
                                                {U"cny", "CNY"},
                                                {U"usd", "USD"},
                                                {U"eur", "EUR"},
                                                {U"gbp", "GBP"},
                                                {U"hkd", "HKD"},
                                                {U"¥", "¥"},
                                                {U"$", "$"},
                                                {U"€", "€"},
                                                {U"£", "£"},
                                                {U"₩", "₩"},
                                                {U"y", "¥"},
                                                {U"f", "£"}}};
constexpr std::array<CurrencyWord, 16> kBehind{{{U"美元", "USD"},
                                                {U"港元", "HKD"},
                                                {U"港币", "HKD"},
                                                {U"欧元", "EUR"},
                                                {U"英镑", "GBP"},
                                                {U"日元", "JPY"},
                                                {U"元", "元"},
                                                {U"圆", "元"},
                                                {U"块", "元"},
                                                {U"rmb", "RMB"},
                                                {U"cny", "CNY"},
                                                {U"usd", "USD"},
                                                {U"eur", "EUR"},
                                                {U"gbp", "GBP"},
                                                {U"hkd", "HKD"},
                                                {U"€", "€"}}};

bool stands_at(const PlainText& text, std::size_t i, std::u32string_view word) {
    for (std::size_t k = 0; k < word.size(); ++k)
        if (text.at(i + k) != word[k]) return false;
    return true;
}

const CurrencyWord* word_before(const PlainText& text, std::size_t end) {
    for (const auto& one : kBefore) {
        if (one.word.size() > end || !stands_at(text, end - one.word.size(), one.word)) continue;
        const bool within_word = is_small_letter(one.word.front()) && is_word_sign(text.before(end - one.word.size()));
        if (!within_word) return &one;
    }
    return nullptr;
}

const CurrencyWord* word_behind(const PlainText& text, std::size_t begin) {
    for (const auto& one : kBehind)
        if (stands_at(text, begin, one.word) &&
            !(is_small_letter(one.word.back()) && is_word_sign(text.at(begin + one.word.size()))))
            return &one;
    return nullptr;
}

std::size_t back_over_blank(const PlainText& text, std::size_t i) {
    return text.before(i) == U' ' ? i - 1 : i;
}

bool is_sign(char32_t c) {
    return c == U'-' || c == U'+' || c == 0x2212 || c == 0x2013;
}

// Takes a sign in front of `begin` off.
char32_t take_sign(const PlainText& text, std::size_t& begin) {
    const auto at = back_over_blank(text, begin);
    if (!is_sign(text.before(at)) || is_word_sign(text.before(at - 1))) return 0;
    begin = at - 1;
    return text.at(begin) == U'+' ? U'+' : U'-';
}

// Digits, commas and points from `i` on; without the marks behind the last digit.
std::size_t end_of_digits(const PlainText& text, std::size_t i) {
    auto end = i;
    for (; is_number_sign(text.at(i)) || text.at(i) == U'.' || text.at(i) == U','; ++i)
        if (is_number_sign(text.at(i))) end = i + 1;
    return end;
}

bool may_begin(const PlainText& text, std::size_t i) {
    const auto before = text.before(i);
    return is_number_sign(text.at(i)) && !is_number_sign(before) && before != U'.' && before != U'*' &&
           !(before == U',' && is_number_sign(text.before(i - 1)));
}

std::optional<MoneySpan> money_at(const PlainText& text, std::size_t i, std::size_t end, const AmountHabit& habit) {
    MoneySpan span{i, end, 0, {}, false, false, 0};
    std::string number;
    for (auto k = i; k < end; ++k) number += static_cast<char>(text.at(k));
    span.decimals = number.size() > 3 && number[number.size() - 3] == '.';
    span.sign = take_sign(text, span.begin);
    const auto* before = word_before(text, back_over_blank(text, span.begin));
    if (before) {
        span.begin = back_over_blank(text, span.begin) - before->word.size();
        if (span.sign == 0) span.sign = take_sign(text, span.begin);
        number = std::string(before->written) + (before->written.size() > 1 ? " " : "") + number;
    } else if (is_word_sign(text.before(span.begin))) {
        return std::nullopt;
    }
    const auto behind_at = text.at(end) == U' ' ? end + 1 : end;
    if (const auto* behind = word_behind(text, behind_at)) {
        span.end = behind_at + behind->word.size();
        if (!before) number += std::string(" ") + std::string(behind->written);
        span.named = true;
    } else if (is_word_sign(text.at(end)) || text.at(end) == U'%' || text.at(end) == U'*') {
        return std::nullopt;
    }
    span.named = span.named || before;
    const auto read = read_amount(number, habit);
    if (!read || read->minor <= 0) return std::nullopt;
    span.minor = read->minor;
    span.currency = read->currency;
    return span;
}

}  // namespace

std::vector<MoneySpan> find_money(const PlainText& text, const AmountHabit& habit) {
    constexpr std::size_t kMostDigits = 24;  // of a sum, with its marks
    std::vector<MoneySpan> all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_begin(text, i)) continue;
        const auto end = end_of_digits(text, i);
        if (end - i <= kMostDigits)
            if (auto span = money_at(text, i, end, habit)) all.push_back(std::move(*span));
        i = end;
    }
    return all;
}

}  // namespace recoup::core::inline reading
