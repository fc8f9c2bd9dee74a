#include "media/thumbnail.h"

#include <new>

#include "media/encode.h"
#include "media/raster.h"

namespace recoup::media {
namespace {

constexpr int kQuality = 45;

Size box_of(Size picture) {
    const auto [narrow, wide] = kThumbnailBox_px;
    return picture.width > picture.height ? Size{wide, narrow} : Size{narrow, wide};
}

}  // namespace

tl::expected<Thumbnail, ImageRefusal> make_thumbnail(ByteView file) try {
    const auto info = probe(file);
    if (!info) return tl::unexpected(info.error());
    const Size picture{info->width(), info->height()};
    const auto size = fit_inside(picture, box_of(picture));
    const auto stored = info->on_its_side() ? Size{size.height, size.width} : size;
    const auto raster = decode_at_least(file, *info, info->has_alpha ? 4 : 3, stored.width, stored.height);
    if (!raster) return tl::unexpected(raster.error());
    auto small = resize(raster->pixels, stored);
    if (info->orientation != 1) small = upright(view(small), info->orientation);
    return Thumbnail{picture, size, encode_webp(small, kQuality)};
} catch (const std::bad_alloc&) {
    return tl::unexpected(ImageRefusal::out_of_memory);
}

}  // namespace recoup::media
