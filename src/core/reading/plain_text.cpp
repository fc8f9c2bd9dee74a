#include "core/reading/plain_text.h"

#include "core/search/han.h"

namespace recoup::core::inline reading {

char32_t plain_sign(char32_t c) {
    c = plain_width(c);
    if (c < 0x20 || c == 0x7F) return U' ';
    if (c >= U'A' && c <= U'Z') return c + 32;
    return simplified(c);
}

void PlainText::add(std::string_view text, std::uint32_t line) {
    const auto whole = text;
    while (!text.empty()) {
        const auto byte = static_cast<std::uint32_t>(whole.size() - text.size());
        const auto sign = plain_sign(take_code_point(text));
        const auto length = static_cast<std::uint32_t>(whole.size() - text.size()) - byte;
        if (sign == U' ' && (signs_.empty() || signs_.back() == U' ' || signs_.back() == U'\n')) continue;
        signs_ += sign;
        places_.push_back({line, byte, length});
    }
}

void PlainText::break_line() {
    if (signs_.empty()) return;
    signs_ += U'\n';
    places_.push_back({places_.back().line, 0, 0});
}

std::size_t PlainText::past_blanks(std::size_t i, bool across_lines) const {
    while (at(i) == U' ' || (across_lines && at(i) == U'\n')) ++i;
    return i;
}

std::string PlainText::as_read(std::size_t begin, std::size_t end, std::span<const TextLine> lines) const {
    std::string read;
    for (auto i = begin; i < end && i < places_.size(); ++i)
        read.append(lines[places_[i].line].text, places_[i].byte, places_[i].length);
    return read;
}

bool has_ideograph(const PlainText& text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_han(text.at(i))) return true;
    return false;
}

bool has_ideograph(std::u32string_view plain) {
    for (const auto sign : plain)
        if (is_han(sign)) return true;
    return false;
}

namespace {

// Letters and digits that engines take for each other.
bool alike(char32_t read, char32_t wanted) {
    if (read == wanted) return true;
    if (wanted == U'o') return read == U'0';
    return (wanted == U'l' || wanted == U'i') && (read == U'1' || read == U'l' || read == U'i');
}

}  // namespace

std::size_t end_of_word(const PlainText& text, std::size_t i, std::u32string_view word) {
    if (is_small_letter(word.front()) && is_small_letter(text.before(i))) return 0;
    for (const auto sign : word) {
        i = text.past_blanks(i, true);
        if (!alike(text.at(i), sign)) return 0;
        ++i;
    }
    return is_small_letter(word.back()) && is_small_letter(text.at(i)) ? 0 : i;
}

}  // namespace recoup::core::inline reading
