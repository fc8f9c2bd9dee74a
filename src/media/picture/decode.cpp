#include "media/picture/decode.h"

#include <algorithm>
#include <new>

#include "media/base/limits.h"
#include "media/codec/codec.h"
#include "media/meta/icc.h"
#include "media/picture/colours.h"
#include "media/picture/upright.h"

namespace recoup::media::inline picture {
namespace {

Decoding decode_stored(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    switch (info.type) {
        case FileType::png:
            return decode_png(file, info, wanted);
        case FileType::jpeg:
            return decode_jpeg(file, info, wanted);
        case FileType::gif:
            return decode_gif(file, info, wanted);
        case FileType::bmp:
            return decode_bmp(file, info, wanted);
        case FileType::tiff:
            return decode_tiff(file, info, wanted);
        case FileType::heic:
        case FileType::avif:
            return decode_heif(file, info, wanted);
        case FileType::webp:
            return decode_webp(file, info, wanted);
        default:
            return tl::unexpected(ImageRefusal::unsupported);
    }
}

}  // namespace

tl::expected<Drawn, ImageRefusal> decode_part(ByteView file, const PictureInfo& info, const Part& part, Size size) try {
    if (std::int64_t{size.width} * size.height > kMaxHeldPixels) return tl::unexpected(ImageRefusal::too_many_pixels);
    const Size stored{info.stored_width, info.stored_height};
    const Wanted wanted{stored_part(stored, part, info.orientation), turned(size, info.orientation)};
    auto decoded = decode_stored(file, info, wanted);
    if (!decoded) return tl::unexpected(decoded.error());
    if (const auto profile = read_profile(find_profile(file, info.type))) to_srgb(decoded->image, *profile);
    return Drawn{upright(std::move(decoded->image), info.orientation), std::max(decoded->flaw, info.flaw)};
} catch (const std::bad_alloc&) {
    return tl::unexpected(ImageRefusal::out_of_memory);
}

tl::expected<Image, ImageRefusal> decode(ByteView file) {
    const auto info = probe(file);
    if (!info) return tl::unexpected(info.error());
    auto drawn = decode_part(file, *info, {0, 0, info->width(), info->height()}, {info->width(), info->height()});
    if (!drawn) return tl::unexpected(drawn.error());
    return std::move(drawn->image);
}

}  // namespace recoup::media::inline picture
