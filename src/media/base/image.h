// A decoded picture: 8 bits a sample, RGBA, alpha not multiplied in, rows from the top without padding. Sides are in
// pixels. A value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recoup::media::inline base {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    bool operator==(const Image&) const = default;
};

// Somebody else's samples, 3 or 4 a pixel, in the same order; they outlive the view.
struct PixelView {
    int width = 0;
    int height = 0;
    int channels = 4;
    const std::uint8_t* samples = nullptr;

    std::size_t row_samples() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels); }
    std::size_t sample_count() const { return row_samples() * static_cast<std::size_t>(height); }
};

inline PixelView view(const Image& image) {
    return {image.width, image.height, 4, image.rgba.data()};
}

}  // namespace recoup::media::inline base
