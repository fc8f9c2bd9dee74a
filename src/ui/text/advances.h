// Remembers of each character how far it advances, in parts of the size, and what layout needs to know of it: a hundred
// thousand titles must cost next to nothing. Main thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ui/frame/fonts.h"

namespace recoup::ui::inline text {

// What layout asks about a character.
enum Trait : std::uint16_t {
    kInvisible = 1 << 0,
    kCombining = 1 << 1,  // is drawn over the character before it
    kExtending = 1 << 2,  // belongs to the cluster before it
    kWide = 1 << 3,
    kSpace = 1 << 4,
    kDigit = 1 << 5,
    kLetter = 1 << 6,      // of ASCII
    kGlue = 1 << 7,        // no break on either side
    kNeverFirst = 1 << 8,  // closing marks
    kNeverLast = 1 << 9,   // opening marks
    kUnit = 1 << 10,       // measure words that stay with the number before them
    kRegional = 1 << 11,
    kJoiner = 1 << 12,
    kMissing = 1 << 13,  // no font has it; the advance is that of the placeholder
};

class Advances {
  public:
    struct Entry {
        float em = -1;  // unknown yet
        std::uint16_t traits = 0;
        bool has(std::uint16_t any_of) const { return (traits & any_of) != 0; }
    };

    // `source` outlives it.
    explicit Advances(GlyphSource& source) : source_(source) {}

    const Entry& entry(const TextStyle& style, char32_t c) {
        Table& table = tables_[static_cast<std::size_t>(style.face) * 2 + (style.tabular ? 1 : 0)];
        if (!table.empty()) {
            const Page* page = table[c >> kPageBits].get();
            if (page && (*page)[c & kPageMask].em >= 0) return (*page)[c & kPageMask];
        }
        return add(table, style, c);
    }
    // What `entry` adds to a line: of an emoji whose joined parts no font can join, only the first part counts.
    static float em_after(const Entry& entry, bool after_joiner) {
        return after_joiner && entry.has(kMissing) ? 0 : entry.em;
    }
    float measure_em(const TextStyle& style, std::string_view utf8);

    // Where a figure of a font without tabular ones stands within the width of the widest.
    float digit_inset_em(const TextStyle& tabular, char32_t digit) const {
        return digit_insets_[static_cast<std::size_t>(tabular.face)][digit - '0'];
    }

  private:
    static constexpr int kPageBits = 8;
    static constexpr char32_t kPageMask = (1 << kPageBits) - 1;
    using Page = std::array<Entry, 1 << kPageBits>;
    using Table = std::vector<std::unique_ptr<Page>>;

    const Entry& add(Table& table, const TextStyle& style, char32_t c);
    Entry look_up(const TextStyle& style, char32_t c);

    GlyphSource& source_;
    std::array<Table, kFaceCount * 2> tables_;
    std::array<std::array<float, 10>, kFaceCount> digit_insets_{};
};

}  // namespace recoup::ui::inline text
