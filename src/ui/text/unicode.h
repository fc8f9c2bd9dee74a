// Code points and clusters (UAX #29, by utf8proc) of UTF-8 text. Pure functions, any thread. Invalid bytes read as
// U+FFFD, one byte each, so that positions in damaged text stay meaningful and nothing is lost by looking at it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace recoup::ui::inline text {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr char32_t kZeroWidthJoiner = 0x200D;

// Reads the code point that begins at `at` (which is inside the text) and moves `at` behind it.
inline char32_t next_code_point(std::string_view utf8, std::size_t& at);

using core::append_utf8;
std::string to_utf8(std::u32string_view text);

// What a person pastes, as this program keeps it: valid UTF-8, lines ended by \n, no other control characters.
std::string clean_pasted(std::string_view text, bool keep_newlines);

// Joins the cluster of what stands before it: combining marks, variation selectors, joiners, skin tones, tags.
bool extends_cluster(char32_t c);
// An accent that stands over or under the character before it.
bool is_combining_mark(char32_t c);
bool is_regional_indicator(char32_t c);
// Takes no room and leaves no ink: selectors, joiners, marks of direction, controls other than tab.
bool is_invisible(char32_t c);
// Set on the full square and broken anywhere: ideographs, kana, hangul, full-width forms, emoji.
bool is_wide(char32_t c);

// The cluster boundary after or before a boundary: what one press of an arrow key passes.
std::size_t next_cluster(std::string_view utf8, std::size_t at);
std::size_t previous_cluster(std::string_view utf8, std::size_t at);
// The nearest boundary at or before any offset.
std::size_t snap_to_cluster(std::string_view utf8, std::size_t at);

namespace detail {
char32_t next_of_many(std::string_view utf8, std::size_t& at);
}

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    if (byte(0) < 0x80) return static_cast<unsigned char>(utf8[at++]);
    // Most Chinese: three bytes, neither overlong nor a surrogate.
    const bool common = byte(0) > 0xE0 && byte(0) < 0xED && at + 2 < utf8.size();
    if (!common || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return detail::next_of_many(utf8, at);
    const auto value = static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    at += 3;
    return value;
}

}  // namespace recoup::ui::inline text
