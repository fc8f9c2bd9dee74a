#include "media/picture/encode.h"

#include <webp/encode.h>

#include <new>

#include "third_party/stb_png.h"

namespace recoup::media::inline picture {
namespace {

void append(void* context, void* data, int size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    auto& out = *static_cast<Bytes*>(context);
    out.insert(out.end(), bytes, bytes + size);
}

std::vector<std::uint8_t> on_white(const Image& image) {
    std::vector<std::uint8_t> rgb(image.rgba.size() / 4 * 3);
    auto* to = rgb.data();
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        const unsigned alpha = image.rgba[i + 3];
        for (std::size_t c = 0; c < 3; ++c)
            *to++ = static_cast<std::uint8_t>((image.rgba[i + c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    return rgb;
}

}  // namespace

Bytes encode_png(const Image& image) {
    Bytes out;
    if (!third_party::stb_encode_png(append, &out, image.width, image.height, image.rgba.data()))
        throw std::bad_alloc();
    return out;
}

Bytes encode_webp(const Image& image, int quality) {
    constexpr int kQuick = 2;
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigPreset(&config, WEBP_PRESET_DEFAULT, static_cast<float>(quality)) || !WebPPictureInit(&picture))
        throw std::bad_alloc();
    config.method = kQuick;
    picture.width = image.width;
    picture.height = image.height;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    const auto rgb = on_white(image);
    const bool made = WebPPictureImportRGB(&picture, rgb.data(), image.width * 3) && WebPEncode(&config, &picture);
    WebPPictureFree(&picture);
    const auto* bytes = reinterpret_cast<const std::byte*>(writer.mem);
    Bytes out(bytes, bytes + (made ? writer.size : 0));
    WebPMemoryWriterClear(&writer);
    if (!made) throw std::bad_alloc();
    return out;
}

}  // namespace recoup::media::inline picture
