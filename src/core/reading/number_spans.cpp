#include <algorithm>

#include "core/reading/spans.h"

namespace recoup::core::inline reading {
namespace {

constexpr std::size_t kLongestNumber = 64;

bool joins_groups(char32_t c) {
    return c == U'-' || c == U'_' || c == U'/';
}

// Digits and letters, and what joins them, from `i` on.
NumberSpan groups_at(const PlainText& text, std::size_t i) {
    NumberSpan span{i, i};
    for (auto k = i; k - i < kLongestNumber; ++k) {
        const auto c = text.at(k);
        if (joins_groups(c) && is_word_sign(text.at(k + 1))) continue;
        if (!is_word_sign(c)) break;
        (is_number_sign(c) ? span.digits : span.letters) += 1;
        span.end = k + 1;
    }
    return span;
}

// "4200 0025 1020" to the end of the line.
NumberSpan with_blanks(const PlainText& text, NumberSpan span) {
    if (span.letters > 0) return span;
    auto whole = span;
    while (text.at(whole.end) == U' ' && is_number_sign(text.at(whole.end + 1))) {
        const auto next = groups_at(text, whole.end + 1);
        if (next.letters > 0 || next.end - span.begin > kLongestNumber) return span;
        whole.digits += next.digits;
        whole.end = next.end;
    }
    const auto c = text.at(whole.end);
    return c == 0 || c == U'\n' ? whole : span;
}

// 11 digits of a mobile phone of mainland China, or numbers that are free to call.
bool is_phone(const PlainText& text, const NumberSpan& span) {
    if (text.before(span.begin) == U'+') return true;
    std::u32string digits;
    for (auto i = span.begin; i < span.end; ++i)
        if (is_number_sign(text.at(i))) digits += text.at(i);
    if (span.letters > 0) return false;
    if (digits.size() == 11 && digits[0] == U'1' && digits[1] >= U'3') return true;
    return digits.size() == 10 && (digits.starts_with(U"400") || digits.starts_with(U"800"));
}

bool is_day(const PlainText& text, const NumberSpan& span) {
    constexpr std::size_t kYear = 4;
    return span.letters == 0 && span.digits >= 6 && span.digits <= 8 && span.end - span.begin > kYear &&
           joins_groups(text.at(span.begin + kYear)) && span.end - span.begin <= 10;
}

}  // namespace

std::optional<NumberSpan> number_at(const PlainText& text, std::size_t i, bool may_be_phone) {
    if (!is_word_sign(text.at(i)) || is_word_sign(text.before(i))) return std::nullopt;
    const auto span = with_blanks(text, groups_at(text, i));
    const auto next = text.at(span.end);
    const bool sum_or_time = (next == U'.' || next == U':') && is_number_sign(text.at(span.end + 1));
    const bool goes_on = is_word_sign(next) || sum_or_time || next == U'*' || next == U'%';
    if (goes_on || (!may_be_phone && is_phone(text, span)) || is_day(text, span)) return std::nullopt;
    return span;
}

std::string number_key(std::string_view number) {
    std::string key;
    for (const auto c : plain_word(number)) {
        if (!is_word_sign(c)) continue;
        const auto letter = static_cast<char>(c);
        key += letter == 'o' ? '0' : letter == 'l' || letter == 'i' ? '1' : letter;
    }
    return key;
}

}  // namespace recoup::core::inline reading
