// UTF-8 facts that no library here answers in one line. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline base {

// RFC 3629: shortest forms, no surrogates, at most U+10FFFF.
bool is_valid_utf8(std::string_view text);

// The character at the front, taken off; U+FFFD and one byte off where the text is not UTF-8. `text` not empty.
char32_t take_code_point(std::string_view& text);
void append_utf8(std::string& text, char32_t code_point);

// For human output on any stream: C0 (newline and tab apart), C1, DEL and bidi controls become visible \u{…}, broken
// bytes become U+FFFD.
std::string escape_controls(std::string_view text);

// One line for a table: escape_controls, and newlines and tabs become spaces.
std::string one_line(std::string_view text);

// Columns on a terminal: East Asian wide characters and emoji are two, combining ones none (UAX #11).
int display_width(std::string_view text);
int display_width(char32_t code_point);

// Cut at `columns`, 1 at least, with "…" as the last of them.
std::string fit_width(std::string_view text, int columns);

// A sentence stands apart from the values in it: "{0} 前". Where they meet, no blank stays between two Han characters,
// and one stands between a Han character and a Latin letter: "11 月 30 日前", "投诉 Steam".
void close_seam(std::string& left, std::string& right);

// 0 to 9, whatever the locale.
inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Takes `token` off the front; false where the text begins otherwise.
inline bool take_prefix(std::string_view& text, std::string_view token) {
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
}

// Full-width forms and the blanks of typography as the plain characters they stand for; any other as it is.
char32_t plain_width(char32_t code_point);

// Without ASCII and ideographic spaces, tabs and line ends at both ends. A view into `text`.
std::string_view trim(std::string_view text);

// What a person typed for keeping: trimmed, composed as NFC has it, so that the same text from a Mac is the same text;
// empty where there is nothing to see in it. Not UTF-8: only trimmed.
std::string tidy(std::string_view text);

// For media that have no escapes, such as notifications and calendars: controls and bidi controls are left out, the
// separators of lines and paragraphs are line ends, broken bytes U+FFFD.
std::string without_controls(std::string_view text);

// At most `bytes`, cut between characters. A view into `text`.
std::string_view cut_bytes(std::string_view text, std::size_t bytes);

// Nothing that we read lies deeper; a text that does would cost more with each level, or end the stack.
inline constexpr std::size_t kDeepestJson = 32;
// Where in a JSON text, to be asked before any parser, the first bracket lies deeper than that; nothing: none does.
std::optional<std::size_t> too_deep_at(std::string_view json);

}  // namespace recoup::core::inline base
