// Remembers how far each character advances, in parts of the size: layout of a hundred thousand titles must cost next
// to nothing. Main thread.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "ui/fonts.h"

namespace recoup::ui {

class Advances {
  public:
    explicit Advances(GlyphSource& source) : source_(source) {}

    // What `c` adds to a line in which `previous` stands before it (0 at its start). Parts of a joined emoji that no
    // font can join add nothing.
    float em(const TextStyle& style, char32_t c, char32_t previous);
    float measure_em(const TextStyle& style, std::string_view utf8);
    // Where a figure of a font without tabular ones stands within the width of the widest.
    float digit_inset_em(const TextStyle& tabular, char32_t digit);

  private:
    static constexpr int kPageBits = 8;
    struct Page {
        std::array<float, 1 << kPageBits> em;
    };
    using Table = std::vector<std::unique_ptr<Page>>;

    float stored(const TextStyle& style, char32_t c);
    float look_up(const TextStyle& style, char32_t c);

    GlyphSource& source_;
    std::array<Table, kFaceCount * 2> tables_;
    std::array<std::array<float, 10>, kFaceCount> digit_insets_{};
};

}  // namespace recoup::ui
