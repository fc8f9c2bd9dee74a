// How ideographs are simplified and read, of the block U+4E00 to U+9FFF: what lies beyond it stands for itself and is
// not read. From the Unihan database (tools/gen_han.py). Pure functions, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace recoup::core::inline search {

// Of that block.
constexpr bool is_han(char32_t code) {
    return code >= 0x4E00 && code < 0xA000;
}

// The simplified character for a traditional one, every other character itself.
char32_t simplified(char32_t code);

// Characters that are read alike have the same set of readings. 0 for a character that is not read; of a traditional
// one 0 too: ask for the simplified one.
using ReadingSet = std::uint16_t;
ReadingSet readings_of(char32_t code);
ReadingSet reading_set_count();

// Numbers of the syllables of a set, any of which may be meant: 行 is hang, heng and xing.
std::span<const std::uint16_t> syllables_of(ReadingSet set);
std::uint16_t syllable_count();
std::string_view syllable(std::uint16_t number);  // "zhong"; ü both as v and as u

}  // namespace recoup::core::inline search
