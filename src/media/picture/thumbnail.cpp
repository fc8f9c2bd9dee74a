#include "media/picture/thumbnail.h"

#include <algorithm>
#include <cstdint>
#include <new>

#include "media/meta/probe.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"

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
    const auto small = decode_part(file, *info, {0, 0, part.width, part.height}, size);
    if (!small) return tl::unexpected(small.error());
    return Thumbnail{picture, size, encode_webp(small->image, kQuality)};
} catch (const std::bad_alloc&) {
    return tl::unexpected(ImageRefusal::out_of_memory);
}

}  // namespace recoup::media::inline picture
