#include "core/redact/shapes.h"

#include <algorithm>
#include <array>

#include "core/search/han.h"

namespace recoup::core::inline redact {
namespace {

bool is_mail_sign(char32_t c) {
    return is_word_sign(c) || c == U'.' || c == U'_' || c == U'-' || c == U'+' || c == U'%';
}

std::u32string word_at(const PlainText& text, std::size_t i) {
    std::u32string word;
    while (is_small_letter(text.at(i))) word += text.at(i++);
    return word;
}

template <std::size_t N>
bool is_one_of(std::u32string_view word, const std::array<std::u32string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

// ---- Chinese addresses

bool is_place_sign(char32_t c) {
    return std::u32string_view(U"省市区县州镇乡村路街巷弄道里").find(c) != std::u32string_view::npos;
}

bool is_road_sign(char32_t c) {
    return std::u32string_view(U"镇乡村路街巷弄里").find(c) != std::u32string_view::npos;
}

bool is_counted_sign(char32_t c) {
    return std::u32string_view(U"号栋幢楼室弄座层").find(c) != std::u32string_view::npos;
}

bool is_count(char32_t c) {
    return is_number_sign(c) || is_small_letter(c) ||
           std::u32string_view(U"一二三四五六七八九十甲乙丙丁").find(c) != std::u32string_view::npos;
}

// "18 号", "3幢", "2单元".
bool is_counted(const PlainText& text, std::size_t i) {
    const bool unit = text.at(i) == U'单' && text.at(i + 1) == U'元';
    if (!unit && !is_counted_sign(text.at(i))) return false;
    auto k = i;
    while (k > 0 && text.before(k) == U' ') --k;
    return is_count(text.before(k));
}

bool only_counts(const PlainText& text, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i)
        if (!is_count(text.at(i)) && text.at(i) != U' ' && text.at(i) != U'-') return false;
    return true;
}

// The first place that a token with a word of places or counts begins at.
std::size_t first_token(const PlainText& text, std::size_t begin, std::size_t at) {
    while (at > begin && text.before(at) != U' ') --at;
    return at;
}

constexpr std::array<std::u32string_view, 14> kRoads{U"street", U"st",      U"road",     U"rd",       U"avenue",
                                                     U"ave",    U"lane",    U"ln",       U"square",   U"terrace",
                                                     U"blvd",   U"avenida", U"crescent", U"boulevard"};

constexpr std::array<std::u32string_view, 8> kFirms{U"service", U"support", U"help", U"info",
                                                    U"noreply", U"no",      U"kefu", U"contact"};

// Where an address ends; `i` where none begins there.
std::size_t behind_email(const PlainText& text, std::size_t i) {
    if (!is_word_sign(text.at(i)) || is_mail_sign(text.before(i)) || text.before(i) == U'@') return i;
    auto k = i;
    while (is_mail_sign(text.at(k))) ++k;
    if (text.at(k) != U'@') return i;
    std::size_t end = i;
    for (++k; is_word_sign(text.at(k)) || text.at(k) == U'-' || text.at(k) == U'.'; ++k)
        if (text.before(k) == U'.' && is_small_letter(text.at(k))) end = k + 1;
    while (end > i && is_word_sign(text.at(end))) ++end;
    return end;
}

}  // namespace

std::optional<PersonalSpan> email_at(const PlainText& text, std::size_t i) {
    const auto end = behind_email(text, i);
    if (end == i || is_one_of(word_at(text, i), kFirms)) return std::nullopt;
    return PersonalSpan{i, end, Personal::email};
}

std::size_t behind_firms_email(const PlainText& text, std::size_t i) {
    return is_one_of(word_at(text, i), kFirms) ? behind_email(text, i) : i;
}

std::optional<PersonalSpan> plate_at(const PlainText& text, std::size_t i) {
    constexpr std::u32string_view kProvinces = U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    if (kProvinces.find(text.at(i)) == std::u32string_view::npos || !is_small_letter(text.at(i + 1)))
        return std::nullopt;
    auto k = i + 2;
    if (text.at(k) == U'·' || text.at(k) == U'•' || text.at(k) == U'.' || text.at(k) == U' ') ++k;
    const auto first = k;
    int digits = 0;
    for (; is_word_sign(text.at(k)); ++k) digits += is_number_sign(text.at(k)) ? 1 : 0;
    const auto length = k - first;
    if ((length != 5 && length != 6) || digits < 2) return std::nullopt;
    return PersonalSpan{i, k, Personal::plate};
}

// A road, a village or a district with something counted behind it. Where each is there only once, they have to touch:
// "还在路上 3 号能到吗" is none.
std::optional<PersonalSpan> chinese_address(const PlainText& text, std::size_t begin, std::size_t end) {
    std::size_t first = end, last = begin, place_end = begin;
    int places = 0, counted = 0;
    bool touching = false;
    for (auto i = begin; i < end; ++i) {
        if (is_place_sign(text.at(i)) && i > begin && is_han(text.before(i))) {
            ++places;
            place_end = i + 1;
            if (first == end) first = i;
        } else if (places > 0 && is_counted(text, i)) {
            ++counted;
            touching = touching || (is_road_sign(text.before(place_end)) && only_counts(text, place_end, i));
        } else {
            continue;
        }
        last = i + 1;
    }
    if (places == 0 || counted == 0 || (places == 1 && counted == 1 && !touching)) return std::nullopt;
    if (last < end && text.at(last) == U'元') ++last;          // of 单元
    while (last < end && is_word_sign(text.at(last))) ++last;  // "号102"
    return PersonalSpan{first_token(text, begin, first), last, Personal::address};
}

// "221b baker street, london nw1 6xe": a number, at most four words, a road; then all that follows.
std::optional<PersonalSpan> english_address(const PlainText& text, std::size_t begin, std::size_t end) {
    constexpr int kMostWords = 4;
    for (auto i = begin; i < end; ++i) {
        if (!is_number_sign(text.at(i)) || is_word_sign(text.before(i)) || text.before(i) == U'.') continue;
        auto k = i;
        while (is_word_sign(text.at(k))) ++k;
        if (k - i > 6) continue;
        for (int words = 0; words <= kMostWords && text.at(k) == U' ' && is_small_letter(text.at(k + 1)); ++words) {
            const auto word = word_at(text, ++k);
            k += word.size();
            if (words > 0 && is_one_of(word, kRoads) && !is_word_sign(text.at(k)))
                return PersonalSpan{i, end, Personal::address};
        }
    }
    return std::nullopt;
}

}  // namespace recoup::core::inline redact
