#include <algorithm>
#include <array>

#include "core/redact/shapes.h"

namespace recoup::core::inline redact {
namespace {

bool joins(char32_t c) {
    return c == U' ' || c == U'-';
}

bool begins_number(const PlainText& text, std::size_t i) {
    const auto before = text.before(i);
    return !is_word_sign(before) && before != U'.' && before != U'*' && before != U'#';  // "#031-6868884" counts
}

// From 10 digits on; "+44 7911 123456", "+1 (415) 555-0132".
std::optional<PersonalSpan> foreign_phone(const PlainText& text, std::size_t i) {
    constexpr int kLeast = 8, kMost = 15;
    int digits = 0;
    auto end = i + 1;
    for (auto k = i + 1; digits <= kMost; ++k) {
        const auto c = text.at(k);
        if (is_number_sign(c)) {
            ++digits;
            end = k + 1;
        } else if (!joins(c) && c != U'(' && c != U')') {
            break;
        }
    }
    if (digits < kLeast || digits > kMost || is_word_sign(text.at(end))) return std::nullopt;
    return PersonalSpan{i, end, Personal::phone};
}

// "(415) 555-0132", "415-555-0132", "07911 123456", "021-62345678".
std::optional<PersonalSpan> local_phone(const PlainText& text, std::size_t i) {
    const bool bracket = text.at(i) == U'(';
    const auto first = i + (bracket ? 1 : 0);
    std::array<int, 3> groups{};
    std::size_t group = 0;
    auto k = first;
    for (; group < groups.size(); ++k) {
        const auto c = text.at(k);
        if (is_number_sign(c))
            ++groups[group];
        else if (bracket && group == 0 && c == U')')
            k += text.at(k + 1) == U' ' ? 1 : 0, ++group;
        else if (joins(c) && is_number_sign(text.at(k + 1)))
            ++group;
        else
            break;
    }
    if (is_word_sign(text.at(k))) return std::nullopt;
    const bool american = groups == std::array{3, 3, 4};
    const bool british = text.at(first) == U'0' && text.at(first + 1) == U'7' && groups == std::array{5, 6, 0};
    const bool chinese = text.at(first) == U'0' && (groups[0] == 3 || groups[0] == 4) &&
                         (groups[1] == 7 || groups[1] == 8) && groups[2] == 0;
    // Numbers that are free to call are of firms.
    const bool free =
        (text.at(first) == U'8' || text.at(first) == U'4') && text.at(first + 1) == U'0' && text.at(first + 2) == U'0';
    if (free || !(american || british || chinese)) return std::nullopt;
    return PersonalSpan{i, k, Personal::phone};
}

}  // namespace

std::optional<DigitRun> digits_at(const PlainText& text, std::size_t i, std::size_t count) {
    DigitRun run{i, {}, 1};
    for (auto k = i; run.digits.size() < count; ++k) {
        const auto c = text.at(k);
        const bool last = run.digits.size() + 1 == count;
        if (is_number_sign(c) || (last && count == 18 && c == U'x')) {
            run.digits += c;
            run.end = k + 1;
        } else if (joins(c) && k > i && is_number_sign(text.at(k + 1))) {
            ++run.groups;
        } else {
            return std::nullopt;
        }
    }
    if (is_word_sign(text.at(run.end)) || text.at(run.end) == U'*') return std::nullopt;
    return run;
}

bool passes_luhn(std::u32string_view digits) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (!is_number_sign(digits[i])) return false;
        unsigned digit = digits[i] - U'0';
        if ((digits.size() - i) % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool passes_id_check(std::u32string_view digits) {
    constexpr std::array<unsigned, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::u32string_view kChecks = U"10x98765432";
    if (digits.size() != 18) return false;
    unsigned sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        if (!is_number_sign(digits[i])) return false;
        sum += (digits[i] - U'0') * kWeights[i];
    }
    const auto two = [&](std::size_t at) { return (digits[at] - U'0') * 10 + (digits[at + 1] - U'0'); };
    const bool dated = (two(6) == 19 || two(6) == 20) && two(10) >= 1 && two(10) <= 12 && two(12) >= 1 && two(12) <= 31;
    return dated && digits[17] == kChecks[sum % 11];
}

std::optional<PersonalSpan> phone_at(const PlainText& text, std::size_t i) {
    if (!begins_number(text, i)) return std::nullopt;
    if (text.at(i) == U'+' && is_number_sign(text.at(i + 1))) return foreign_phone(text, i);
    if (text.at(i) == U'(' && is_number_sign(text.at(i + 1))) return local_phone(text, i);
    if (!is_number_sign(text.at(i)) || text.before(i) == U'+') return std::nullopt;
    auto first = i;  // behind the code of the country
    if (text.at(i) == U'8' && text.at(i + 1) == U'6') first = joins(text.at(i + 2)) ? i + 3 : i + 2;
    if (text.at(first) == U'1' && text.at(first + 1) >= U'3' && text.at(first + 1) <= U'9')
        if (const auto run = digits_at(text, first, 11);
            run && run->groups <= 3 &&
            !(joins(text.at(run->end)) && run->groups > 1 && is_number_sign(text.at(run->end + 1))))
            return PersonalSpan{i, run->end, Personal::phone};
    return local_phone(text, i);
}

std::optional<PersonalSpan> id_card_at(const PlainText& text, std::size_t i) {
    if (!is_number_sign(text.at(i)) || !begins_number(text, i)) return std::nullopt;
    const auto run = digits_at(text, i, 18);
    if (!run || !passes_id_check(run->digits)) return std::nullopt;
    return PersonalSpan{i, run->end, Personal::id_card, true};
}

std::optional<PersonalSpan> bank_card_at(const PlainText& text, std::size_t i, bool named) {
    constexpr std::size_t kShortest = 13, kLongest = 19;
    if (!is_number_sign(text.at(i)) || !begins_number(text, i)) return std::nullopt;
    for (auto count = kLongest; count >= kShortest; --count) {
        const auto run = digits_at(text, i, count);
        if (!run) continue;
        const bool checked = passes_luhn(run->digits);
        const auto first = run->digits[0], second = run->digits[1];
        const bool card = (first == U'6' && (second == U'2' || second == U'0' || second == U'5')) ||
                          ((first == U'4' || first == U'5') && count == 16) ||
                          (first == U'3' && (second == U'4' || second == U'7') && count == 15);
        if (named || (checked && card)) return PersonalSpan{i, run->end, Personal::bank_card, checked};
    }
    return std::nullopt;
}

std::optional<PersonalSpan> amount_at(const PlainText& text, std::size_t i) {
    constexpr std::u32string_view kSigns = U"¥￥$€£";
    auto k = i;
    if (kSigns.find(text.at(k)) != std::u32string_view::npos) k = text.past_blanks(k + 1, false);
    if (!is_number_sign(text.at(k))) return std::nullopt;
    auto end = k;
    for (; is_number_sign(text.at(k)) || ((text.at(k) == U',' || text.at(k) == U'.') && is_number_sign(text.at(k + 1)));
         ++k)
        end = k + 1;
    if (is_small_letter(text.at(end)) || text.at(end) == U'%') return std::nullopt;
    return PersonalSpan{i, end, Personal::balance};
}

}  // namespace recoup::core::inline redact
