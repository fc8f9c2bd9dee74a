#include "media/picture/thumbnail.h"

#include <algorithm>
#include <cstdint>
#include <new>

#include "media/picture/encode.h"
#include "media/picture/raster.h"

namespace recoup::media::inline picture {
namespace {

constexpr int kQuality = 45;

Size box_of(Size picture) {
    const auto [narrow, wide] = kThumbnailBox_px;
    return picture.width > picture.height ? Size{wide, narrow} : Size{narrow, wide};
}

bool is_long(Size picture) {
    const std::int64_t side = std::max(picture.width, picture.height), other = std::min(picture.width, picture.height);
    return 2 * side > 5 * other;
}

// What of the picture is shown, from its upper left corner.
Size part_of(Size picture) {
    if (!is_long(picture)) return picture;
    const auto along = [](int side) {
        const auto [narrow, wide] = kThumbnailBox_px;
        return std::max(1, static_cast<int>(std::int64_t{side} * wide / narrow));
    };
    if (picture.height > picture.width) return {picture.width, std::min(picture.height, along(picture.width))};
    return {std::min(picture.width, along(picture.height)), picture.height};
}

// `length` of `all`, in a picture that is `now` instead.
int scaled(int length, int all, int now) {
    return std::clamp(static_cast<int>((std::int64_t{length} * now + all / 2) / all), 1, now);
}

Size turned(Size size, bool on_its_side) {
    return on_its_side ? Size{size.height, size.width} : size;
}

}  // namespace

bool is_outdated(Size thumbnail) {
    return is_long(thumbnail);
}

tl::expected<Thumbnail, ImageRefusal> make_thumbnail(ByteView file) try {
    const auto info = probe(file);
    if (!info) return tl::unexpected(info.error());
    const Size picture{info->width(), info->height()};
    const auto part = part_of(picture);
    const auto size = fit_inside(part, box_of(picture));
    const bool side = info->on_its_side();
    // The whole, in the scale in which its part has this size.
    const Size whole{std::max(size.width, scaled(size.width, part.width, picture.width)),
                     std::max(size.height, scaled(size.height, part.height, picture.height))};
    const auto least = turned(whole, side);
    const auto raster = decode_at_least(file, *info, info->has_alpha ? 4 : 3, least.width, least.height);
    if (!raster) return tl::unexpected(raster.error());
    const Size stored{raster->pixels.width, raster->pixels.height};
    const auto seen = turned(stored, side);
    const Size corner{scaled(part.width, picture.width, seen.width), scaled(part.height, picture.height, seen.height)};
    auto small = resize_part(raster->pixels, stored_corner(stored, corner, info->orientation), turned(size, side));
    if (info->orientation != 1) small = upright(view(small), info->orientation);
    return Thumbnail{picture, size, encode_webp(small, kQuality)};
} catch (const std::bad_alloc&) {
    return tl::unexpected(ImageRefusal::out_of_memory);
}

}  // namespace recoup::media::inline picture
