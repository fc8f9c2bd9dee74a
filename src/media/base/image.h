// A decoded picture: 8 bits a sample, RGBA, alpha not multiplied in, rows from the top without padding. Sides are in
// pixels. A value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recoup::media::inline base {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

// A rectangle within a picture.
struct Part {
    int x = 0, y = 0, width = 0, height = 0;
    Size size() const { return {width, height}; }
    bool operator==(const Part&) const = default;
};

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    bool operator==(const Image&) const = default;
};

}  // namespace recoup::media::inline base
