// A text as it is compared, with the way back to what was read. Pure values, any thread; inside core/reading and
// core/redact only.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/reading/lines.h"
#include "core/reading/words.h"

namespace recoup::core::inline reading {

// Plain widths, simplified, small letters; controls and every blank a space.
char32_t plain_sign(char32_t c);

constexpr bool is_number_sign(char32_t c) {
    return c >= U'0' && c <= U'9';
}
constexpr bool is_small_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}
constexpr bool is_word_sign(char32_t c) {
    return is_number_sign(c) || is_small_letter(c);
}

// Lines joined to one text. Between two of them stands '\n', or nothing where a number goes on.
class PlainText {
  public:
    // `line` counts the lines of the picture.
    void add(std::string_view text, std::uint32_t line);
    void break_line();

    std::size_t size() const { return signs_.size(); }
    // 0 beyond the end.
    char32_t at(std::size_t i) const { return i < signs_.size() ? signs_[i] : 0; }
    char32_t before(std::size_t i) const { return i > 0 ? signs_[i - 1] : 0; }
    std::uint32_t line_at(std::size_t i) const { return places_[i].line; }
    // Where in its line it was read, and how long it is there.
    std::uint32_t byte_at(std::size_t i) const { return places_[i].byte; }
    std::uint32_t length_at(std::size_t i) const { return places_[i].length; }
    // The first place behind the blanks at `i`; of the line alone, or across its end.
    std::size_t past_blanks(std::size_t i, bool across_lines) const;
    // What was read from `begin` to `end`, without line ends.
    std::string as_read(std::size_t begin, std::size_t end, std::span<const TextLine> lines) const;

  private:
    struct Place {
        std::uint32_t line = 0, byte = 0, length = 0;
    };
    std::u32string signs_;
    std::vector<Place> places_;
};

bool has_ideograph(const PlainText& text);
bool has_ideograph(std::u32string_view plain);

template <class T>
struct Found {
    std::size_t begin = 0, end = 0;
    const T* value = nullptr;  // into the list
};

// Where the word stands at `i`, where it ends; 0: not there. Blanks within it do not matter.
std::size_t end_of_word(const PlainText& text, std::size_t i, std::u32string_view word);

// The words of the list in the text, the longest of those that begin at a place, without overlap.
template <class T>
std::vector<Found<T>> find_words(const PlainText& text, const WordList<T>& list) {
    std::vector<Found<T>> all;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = 0;
        if (const auto* entries = list.beginning_with(text.at(i)))
            for (const auto& entry : *entries) {
                end = end_of_word(text, i, entry.word);
                if (end == 0) continue;
                all.push_back({i, end, &entry.value});
                break;
            }
        i = end != 0 ? end : i + 1;
    }
    return all;
}

}  // namespace recoup::core::inline reading
