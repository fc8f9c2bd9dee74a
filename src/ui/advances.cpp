#include "ui/advances.h"

#include <algorithm>

#include "ui/placeholder_glyph.h"
#include "ui/unicode.h"

namespace recoup::ui {
namespace {

constexpr float kUnknown = -1000;

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

}  // namespace

float Advances::em(const TextStyle& style, char32_t c, char32_t previous) {
    const float stored_em = stored(style, c);
    if (stored_em >= 0) return stored_em;
    return previous == kZeroWidthJoiner ? 0 : -stored_em;
}

float Advances::measure_em(const TextStyle& style, std::string_view utf8) {
    float sum = 0;
    char32_t previous = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        sum += em(style, c, previous);
        previous = c;
    }
    return sum;
}

float Advances::digit_inset_em(const TextStyle& tabular, char32_t digit) {
    stored(tabular, digit);
    return digit_insets_[static_cast<std::size_t>(tabular.face)][digit - '0'];
}

// Negative for a character that no font has: the width of its placeholder.
float Advances::stored(const TextStyle& style, char32_t c) {
    Table& table = tables_[static_cast<std::size_t>(style.face) * 2 + (style.tabular ? 1 : 0)];
    if (table.empty()) table.resize(0x110000 >> kPageBits);
    auto& page = table[c >> kPageBits];
    if (!page) {
        page = std::make_unique<Page>();
        page->em.fill(kUnknown);
    }
    float& out = page->em[c & ((1 << kPageBits) - 1)];
    if (out == kUnknown) out = look_up(style, c);
    return out;
}

float Advances::look_up(const TextStyle& style, char32_t c) {
    if (is_invisible(c) || is_combining_mark(c)) return 0;
    if (c == '\t') return 4 * source_.advance_em(style.face, ' ', false).value_or(0.25F);
    const auto one = [&](char32_t glyph) { return source_.advance_em(style.face, glyph, style.tabular); };
    if (style.tabular && is_digit(c)) {
        float widest = 0;
        for (char32_t digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, one(digit).value_or(0));
        digit_insets_[static_cast<std::size_t>(style.face)][c - '0'] = (widest - one(c).value_or(widest)) / 2;
        return widest;
    }
    return one(c).value_or(-placeholder_advance_em(c));
}

}  // namespace recoup::ui
