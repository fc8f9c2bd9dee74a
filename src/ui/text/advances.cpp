#include "ui/text/advances.h"

#include <algorithm>

#include "ui/frame/placeholder_glyph.h"
#include "ui/text/unicode.h"

namespace recoup::ui::inline text {
namespace {

constexpr std::u32string_view kClosing = U"!%),.:;?]}°·‐–—’”…‰℃、。々〉》」』】〕〗〞・ー！％），．／：；？］｝～￠";
constexpr std::u32string_view kOpening = U"#$([{£¥‘“€〈《「『【〔〖〝＄（［｛￡￥";
constexpr std::u32string_view kMeasureWords = U"元天日月年时分秒个次张件笔周号岁倍折万亿角";
constexpr std::u32string_view kSpaces = U" \t\r\u3000";
constexpr std::u32string_view kGlues = U"\u00A0\u202F\u2060\uFEFF";

std::uint16_t traits_of(char32_t c) {
    int out = 0;
    const auto set = [&](bool on, Trait trait) { out |= on ? trait : 0; };
    const auto in = [&](std::u32string_view list) { return list.find(c) != std::u32string_view::npos; };
    set(is_invisible(c), kInvisible);
    set(is_combining_mark(c), kCombining);
    set(extends_cluster(c), kExtending);
    set(is_wide(c), kWide);
    set(in(kSpaces), kSpace);
    set(c >= '0' && c <= '9', kDigit);
    set((c | 0x20) >= 'a' && (c | 0x20) <= 'z', kLetter);
    set(in(kGlues), kGlue);
    set(in(kClosing), kNeverFirst);
    set(in(kOpening), kNeverLast);
    set(in(kMeasureWords), kUnit);
    set(is_regional_indicator(c), kRegional);
    set(c == kZeroWidthJoiner, kJoiner);
    return static_cast<std::uint16_t>(out);
}

}  // namespace

float Advances::measure_em(const TextStyle& style, std::string_view utf8) {
    float sum = 0;
    bool after_joiner = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const Entry& now = entry(style, next_code_point(utf8, at));
        sum += em_after(now, after_joiner);
        after_joiner = now.has(kJoiner);
    }
    return sum;
}

const Advances::Entry& Advances::add(Table& table, const TextStyle& style, char32_t c) {
    if (table.empty()) table.resize(0x110000 >> kPageBits);
    auto& page = table[c >> kPageBits];
    if (!page) page = std::make_unique<Page>();
    return (*page)[c & kPageMask] = look_up(style, c);
}

Advances::Entry Advances::look_up(const TextStyle& style, char32_t c) {
    const std::uint16_t traits = traits_of(c);
    if ((traits & (kInvisible | kCombining)) != 0) return {0, traits};
    if (c == '\t') return {4 * source_.advance_em(style.face, ' ', false).value_or(0.25F), traits};
    const auto one = [&](char32_t glyph) { return source_.advance_em(style.face, glyph, style.tabular); };
    if (style.tabular && (traits & kDigit) != 0) {
        float widest = 0;
        for (char32_t digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, one(digit).value_or(0));
        digit_insets_[static_cast<std::size_t>(style.face)][c - '0'] = (widest - one(c).value_or(widest)) / 2;
        return {widest, traits};
    }
    if (const auto advance = one(c)) return {std::max(*advance, 0.0F), traits};
    return {placeholder_advance_em(c), static_cast<std::uint16_t>(traits | kMissing)};
}

}  // namespace recoup::ui::inline text
