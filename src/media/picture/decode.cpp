#include "media/picture/decode.h"

#include <new>

#include "media/picture/raster.h"

namespace recoup::media::inline picture {

tl::expected<Image, ImageRefusal> decode(ByteView file) try {
    const auto info = probe(file);
    if (!info) return tl::unexpected(info.error());
    auto raster = decode_stored(file, *info, 4);
    if (!raster) return tl::unexpected(raster.error());
    const auto& pixels = raster->pixels;
    if (info->orientation != 1) return upright(pixels, info->orientation);
    if (auto* samples = std::get_if<std::vector<std::uint8_t>>(&raster->owner))
        return Image{pixels.width, pixels.height, std::move(*samples)};
    return Image{pixels.width, pixels.height, {pixels.samples, pixels.samples + pixels.sample_count()}};
} catch (const std::bad_alloc&) {
    return tl::unexpected(ImageRefusal::out_of_memory);
}

}  // namespace recoup::media::inline picture
