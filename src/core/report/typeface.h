// The letters of a report: how wide they are and what they look like. Implemented over the program's own fonts; one
// owner, not for several threads at once. Lengths are in thousandths of the size.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace recoup::core::inline report {

// even: signs of ASCII all have the width of a figure, so that digests stand below each other letter by letter.
enum class TypeFace : std::uint8_t { regular, semibold, even };
inline constexpr int kTypeFaces = 3;
inline constexpr int kEmUnits = 1000;
// Of the box that stands for a character that no font draws.
inline constexpr int kMissingAdvance = 700;

// A closed outline of lines and cubic curves, y upwards from the line the letter stands on.
struct GlyphOutline {
    struct Point {
        int x = 0, y = 0;
    };
    enum class Step : std::uint8_t { move, line, curve };  // a curve has three points, the others one
    std::vector<Step> steps;
    std::vector<Point> points;
    int advance = 0;
};

class TypeSource {
  public:
    virtual ~TypeSource() = default;
    // Nothing for a character that no font draws.
    virtual std::optional<int> advance(TypeFace face, char32_t c) = 0;
    virtual std::optional<GlyphOutline> outline(TypeFace face, char32_t c) = 0;
};

// Selectors of variants, joiners and blanks without width: nothing to see, whatever a font says.
inline bool draws_nothing(char32_t c) {
    return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// Whether the even face sets it at its own width.
inline bool is_even(char32_t c) {
    return c >= 0x20 && c < 0x7F;
}

inline int advance_of(TypeSource& type, TypeFace face, char32_t c) {
    return draws_nothing(c) ? 0 : type.advance(face, c).value_or(kMissingAdvance);
}

}  // namespace recoup::core::inline report
