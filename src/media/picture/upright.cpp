#include "media/picture/upright.h"

#include <algorithm>

namespace recoup::media::inline picture {
namespace {

// Both flips count in the stored picture.
struct Turn {
    bool swap, flip_x, flip_y;
};

Turn turn_of(int orientation) {
    return {orientation >= 5, orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8,
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7};
}

}  // namespace

Image upright(Image image, int orientation) {
    if (orientation == 1) return image;
    const auto [swap, flip_x, flip_y] = turn_of(orientation);
    Image turned_image{swap ? image.height : image.width, swap ? image.width : image.height, {}};
    turned_image.rgba.resize(image.rgba.size());
    auto* to = turned_image.rgba.data();
    for (int y = 0; y < turned_image.height; ++y) {
        for (int x = 0; x < turned_image.width; ++x, to += 4) {
            const int across = swap ? y : x, down = swap ? x : y;
            const auto sx = static_cast<std::size_t>(flip_x ? image.width - 1 - across : across);
            const auto sy = static_cast<std::size_t>(flip_y ? image.height - 1 - down : down);
            std::copy_n(image.rgba.data() + (sy * static_cast<std::size_t>(image.width) + sx) * 4, 4, to);
        }
    }
    return turned_image;
}

Part stored_part(Size stored, const Part& upright, int orientation) {
    const auto [swap, flip_x, flip_y] = turn_of(orientation);
    const auto [x, y, width, height] = swap ? Part{upright.y, upright.x, upright.height, upright.width} : upright;
    return {flip_x ? stored.width - x - width : x, flip_y ? stored.height - y - height : y, width, height};
}

Size turned(Size size, int orientation) {
    return turn_of(orientation).swap ? Size{size.height, size.width} : size;
}

}  // namespace recoup::media::inline picture
