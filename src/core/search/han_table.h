// The generated table of ideographs (tools/gen_han.py, from the Unihan database). For han.cpp only. Constant; any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace recoup::core::inline search {

inline constexpr char32_t kFirstHan = 0x4E00, kEndOfHan = 0xA000;

// By code point from kFirstHan: the number of its set of readings, 0 without any; or, from kFirstHan up, the
// character that it is simplified to, which carries the readings of both.
extern const std::uint16_t kHan[kEndOfHan - kFirstHan];
// Where each set ends in kReadingSetSyllables, which holds numbers of syllables.
extern const std::uint16_t kReadingSetEnds[];
extern const std::uint16_t kReadingSetSyllables[];
extern const std::size_t kReadingSetCount;
// a to z without tones, ü both as v and as u.
extern const char kSyllables[][7];
extern const std::size_t kSyllableCount;

}  // namespace recoup::core::inline search
