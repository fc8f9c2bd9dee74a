#include "core/search/han.h"

#include "core/search/han_table.h"

namespace recoup::core::inline search {
namespace {

// 0 beyond the block.
std::uint16_t entry_of(char32_t code) {
    return code >= kFirstHan && code < kEndOfHan ? kHan[code - kFirstHan] : 0;
}

}  // namespace

char32_t simplified(char32_t code) {
    const auto entry = entry_of(code);
    return entry >= kFirstHan ? entry : code;
}

ReadingSet readings_of(char32_t code) {
    const auto entry = entry_of(code);
    return entry >= kFirstHan ? ReadingSet{0} : entry;
}

ReadingSet reading_set_count() {
    return static_cast<ReadingSet>(kReadingSetCount);
}

std::span<const std::uint16_t> syllables_of(ReadingSet set) {
    const std::size_t begin = set == 0 ? 0 : kReadingSetEnds[set - 1];
    return {kReadingSetSyllables + begin, kReadingSetEnds[set] - begin};
}

std::uint16_t syllable_count() {
    return static_cast<std::uint16_t>(kSyllableCount);
}

std::string_view syllable(std::uint16_t number) {
    return kSyllables[number];
}

}  // namespace recoup::core::inline search
