// What an engine read in a picture: one line of text after another, each where it stands. Pure values, any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace recoup::core::inline reading {

struct TextLine {
    int x = 0, y = 0, w = 0, h = 0;  // pixels of the picture
    std::string text;                // UTF-8, as it was read
    double score = 0;                // 0 to 1, how sure the engine is of it

    int right() const { return x + w; }
    int bottom() const { return y + h; }
    int middle() const { return y + h / 2; }
    int centre() const { return x + w / 2; }

    bool operator==(const TextLine&) const = default;
};

struct PictureText {
    int width = 0, height = 0;  // pixels
    std::vector<TextLine> lines;
};

// Lines that are less sure are shown, but nothing is proposed from them.
inline constexpr double kSureScore = 0.75;

// More of a picture is not looked at; a dense page has a tenth of it. Every line is compared with every other: a
// picture of so many takes some 20 ms.
inline constexpr std::size_t kMostLines = 1'000;
inline constexpr std::size_t kMostLineBytes = 2'000;

}  // namespace recoup::core::inline reading
