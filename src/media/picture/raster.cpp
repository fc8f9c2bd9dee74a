#include "media/picture/raster.h"

#include <webp/decode.h>

#include <new>

namespace recoup::media::inline picture {
namespace {

using Rastered = tl::expected<Raster, ImageRefusal>;

third_party::StbInput input_for(ByteView file, const PictureInfo& info) {
    // The limit of bytes has been checked, so the size fits.
    return {reinterpret_cast<const unsigned char*>(file.data()), static_cast<int>(file.size()), info.decode_budget};
}

// stb_image found what the walk over the chunks could not: the compressed data does not hold what was announced.
Rastered from_stb(third_party::StbPixels&& decoded) {
    if (!decoded.samples)
        return tl::unexpected(decoded.out_of_memory ? ImageRefusal::out_of_memory : ImageRefusal::damaged);
    const PixelView pixels{decoded.width, decoded.height, decoded.channels, decoded.samples.get()};
    return Raster{pixels, std::move(decoded)};
}

ImageRefusal refusal_of(VP8StatusCode status) {
    switch (status) {
        case VP8_STATUS_OUT_OF_MEMORY:
            return ImageRefusal::out_of_memory;
        case VP8_STATUS_NOT_ENOUGH_DATA:
        case VP8_STATUS_SUSPENDED:
            return ImageRefusal::truncated;
        case VP8_STATUS_UNSUPPORTED_FEATURE:
            return ImageRefusal::unsupported;
        default:
            return ImageRefusal::damaged;
    }
}

Rastered decode_webp(ByteView file, const PictureInfo& info, int channels, int width, int height) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return tl::unexpected(ImageRefusal::unsupported);
    std::vector<std::uint8_t> samples(static_cast<std::size_t>(width) * height * channels);
    config.options.use_scaling = width != info.stored_width || height != info.stored_height;
    config.options.scaled_width = width;
    config.options.scaled_height = height;
    config.output.colorspace = channels == 4 ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {samples.data(), width * channels, samples.size()};
    const auto status = WebPDecode(reinterpret_cast<const std::uint8_t*>(file.data()), file.size(), &config);
    if (status != VP8_STATUS_OK) return tl::unexpected(refusal_of(status));
    const PixelView pixels{width, height, channels, samples.data()};
    return Raster{pixels, std::move(samples)};
}

// The largest divisor that a JPEG can be read at without falling below the size.
int jpeg_divisor(const PictureInfo& info, int width, int height) {
    for (const int divisor : {8, 4})
        if (info.stored_width >= width * divisor && info.stored_height >= height * divisor) return divisor;
    return 1;
}

// Both flips count in the stored picture.
struct Turn {
    bool swap, flip_x, flip_y;
};

Turn turn_of(int orientation) {
    return {orientation >= 5, orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8,
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7};
}

}  // namespace

Rastered decode_stored(ByteView file, const PictureInfo& info, int channels) {
    if (info.type == FileType::webp) return decode_webp(file, info, channels, info.stored_width, info.stored_height);
    return from_stb(third_party::stb_decode(input_for(file, info), channels));
}

Rastered decode_at_least(ByteView file, const PictureInfo& info, int channels, int width, int height) {
    if (info.type == FileType::jpeg) {
        const int divisor = jpeg_divisor(info, width, height);
        if (divisor > 1) {
            auto reduced = third_party::stb_decode_jpeg_reduced(input_for(file, info), divisor);
            if (reduced.samples) return from_stb(std::move(reduced));
        }
    }
    if (info.type == FileType::webp) return decode_webp(file, info, channels, width, height);
    return decode_stored(file, info, channels);
}

Image upright(PixelView pixels, int orientation) {
    const auto [swap, flip_x, flip_y] = turn_of(orientation);
    Image image{swap ? pixels.height : pixels.width, swap ? pixels.width : pixels.height, {}};
    image.rgba.resize(static_cast<std::size_t>(image.width) * image.height * 4);
    auto* to = image.rgba.data();
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x, to += 4) {
            const int across = swap ? y : x, down = swap ? x : y;
            const auto sx = static_cast<std::size_t>(flip_x ? pixels.width - 1 - across : across);
            const auto sy = static_cast<std::size_t>(flip_y ? pixels.height - 1 - down : down);
            const auto* from =
                pixels.samples + sy * pixels.row_samples() + sx * static_cast<std::size_t>(pixels.channels);
            for (int c = 0; c < 3; ++c) to[c] = from[c];
            to[3] = pixels.channels == 4 ? from[3] : 255;
        }
    }
    return image;
}

Part stored_corner(Size stored, Size corner, int orientation) {
    const auto [swap, flip_x, flip_y] = turn_of(orientation);
    const auto [width, height] = swap ? Size{corner.height, corner.width} : corner;
    return {flip_x ? stored.width - width : 0, flip_y ? stored.height - height : 0, width, height};
}

}  // namespace recoup::media::inline picture
