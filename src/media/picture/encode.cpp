#include "media/picture/encode.h"

#include <webp/encode.h>

#include <csetjmp>
#include <cstdio>  // before jpeglib.h, which wants it
#include <cstdlib>
#include <new>

#include <jpeglib.h>

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

// libjpeg ends its work by a jump, which may not pass an object: nothing here has a destructor.
struct JpegWork {
    jpeg_compress_struct jpeg;
    jpeg_error_mgr errors;
    std::jmp_buf failed;
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
};

bool write_jpeg(JpegWork& work, const std::uint8_t* rgb, int width, int height, int quality) {
    auto& jpeg = work.jpeg;
    jpeg.err = jpeg_std_error(&work.errors);
    jpeg.client_data = &work;
    work.errors.error_exit = [](j_common_ptr common) {
        std::longjmp(static_cast<JpegWork*>(common->client_data)->failed, 1);
    };
    work.errors.output_message = [](j_common_ptr) {};
    if (setjmp(work.failed) != 0) return false;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &work.bytes, &work.size);
    jpeg.image_width = static_cast<JDIMENSION>(width);
    jpeg.image_height = static_cast<JDIMENSION>(height);
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<JSAMPROW>(rgb) + std::size_t{jpeg.next_scanline} * 3 * jpeg.image_width;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    return true;
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

Bytes encode_jpeg(const Image& image, int quality) {
    const auto rgb = on_white(image);
    JpegWork work{};
    const bool made = write_jpeg(work, rgb.data(), image.width, image.height, quality);
    jpeg_destroy_compress(&work.jpeg);
    const auto* bytes = reinterpret_cast<const std::byte*>(work.bytes);
    Bytes out(bytes, bytes + (made ? work.size : 0));
    std::free(work.bytes);
    if (!made) throw std::bad_alloc();
    return out;
}

}  // namespace recoup::media::inline picture
