#include "media/picture/resize.h"

#include <algorithm>
#include <cmath>

#include "media/codec/reducer.h"

namespace recoup::media::inline picture {
namespace {

bool is_opaque(const Image& image, const Part& part) {
    for (int y = 0; y < part.height; ++y) {
        const auto* row = image.rgba.data() + (static_cast<std::size_t>(part.y + y) * image.width + part.x) * 4;
        std::uint8_t all = 255;
        for (int x = 0; x < part.width; ++x) all &= row[x * 4 + 3];
        if (all != 255) return false;
    }
    return true;
}

Image average(const Image& image, const Part& part, Size size) {
    const auto stride = static_cast<std::size_t>(image.width) * 4;
    Reducer reducer(is_opaque(image, part) ? Samples::rgbx : Samples::rgba, {part.x, 0, part.width, part.height}, size);
    for (int y = 0; y < part.height; ++y)
        reducer.add(image.rgba.data() + static_cast<std::size_t>(part.y + y) * stride);
    return reducer.take();
}

}  // namespace

Size fit_inside(Size picture, Size box) {
    const auto scale = std::min(
        {1.0, static_cast<double>(box.width) / picture.width, static_cast<double>(box.height) / picture.height});
    const auto side = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return {side(picture.width), side(picture.height)};
}

Image resize(const Image& image, Size size) {
    return average(image, {0, 0, image.width, image.height}, size);
}

Image resize_cover(const Image& image, int width, int height) {
    const std::int64_t w = width, h = height;
    Part part{0, 0, image.width, image.height};
    if (image.width * h > image.height * w)
        part.width = std::max(1, static_cast<int>((image.height * w + h / 2) / h));
    else
        part.height = std::max(1, static_cast<int>((image.width * h + w / 2) / w));
    part.x = (image.width - part.width) / 2;
    part.y = (image.height - part.height) / 5;
    return average(image, part, {width, height});
}

Image downscale(const Image& image, int power_of_two) {
    if (power_of_two <= 1) return image;
    const auto side = [&](int length) { return (length + power_of_two - 1) / power_of_two; };
    return resize(image, {side(image.width), side(image.height)});
}

}  // namespace recoup::media::inline picture
