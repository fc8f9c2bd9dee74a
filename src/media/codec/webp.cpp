#include <webp/decode.h>

#include <memory>

#include "media/codec/codec.h"
#include "media/format/webp_frame.h"

namespace recoup::media::inline codec {
namespace {

struct IncrementalEnd {
    void operator()(WebPIDecoder* decoder) const { WebPIDelete(decoder); }
};

// Nothing where it went well.
Flaw webp_flaw(VP8StatusCode status) {
    switch (status) {
        case VP8_STATUS_OK:
            return Flaw::none;
        case VP8_STATUS_NOT_ENOUGH_DATA:
        case VP8_STATUS_SUSPENDED:
            return Flaw::cut_off;
        default:
            return Flaw::damaged;
    }
}

ImageRefusal webp_refusal(VP8StatusCode status) {
    if (status == VP8_STATUS_OUT_OF_MEMORY) return ImageRefusal::out_of_memory;
    return webp_flaw(status) == Flaw::cut_off ? ImageRefusal::truncated : ImageRefusal::damaged;
}

}  // namespace

Decoding decode_webp(ByteView file, const PictureInfo& info, const Wanted& wanted) {
    const auto [part, size] = wanted;
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return tl::unexpected(ImageRefusal::unsupported);
    Decoded decoded{{size.width, size.height, {}}};
    auto& samples = decoded.image.rgba;
    samples.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4);
    auto& options = config.options;
    options.use_cropping = part != Part{0, 0, info.stored_width, info.stored_height};
    options.crop_left = part.x;
    options.crop_top = part.y;
    options.crop_width = part.width;
    options.crop_height = part.height;
    options.use_scaling = size != part.size();
    options.scaled_width = size.width;
    options.scaled_height = size.height;
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {samples.data(), size.width * 4, samples.size()};
    const auto frame = webp_frame(file);
    const auto* data = reinterpret_cast<const std::uint8_t*>(frame.data());
    const std::unique_ptr<WebPIDecoder, IncrementalEnd> decoder(WebPIDecode(data, frame.size(), &config));
    if (!decoder) return tl::unexpected(ImageRefusal::out_of_memory);
    const auto status = WebPIUpdate(decoder.get(), data, frame.size());
    int rows = 0;
    if (status != VP8_STATUS_OK && (!WebPIDecGetRGB(decoder.get(), &rows, nullptr, nullptr, nullptr) || rows <= 0))
        return tl::unexpected(webp_refusal(status));
    decoded.flaw = webp_flaw(status);
    return decoded;
}

}  // namespace recoup::media::inline codec
