// The letters of a report: how wide they are and what they look like. Implemented over the program's own fonts; one
// owner, not for several threads at once. Lengths are in thousandths of the size.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace recoup::core::inline report {

enum class TypeFace : std::uint8_t { regular, semibold };
inline constexpr int kTypeFaces = 2;
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

}  // namespace recoup::core::inline report
