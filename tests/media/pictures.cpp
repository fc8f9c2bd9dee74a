#include "media/pictures.h"

#include <webp/encode.h>

#include <fstream>
#include <initializer_list>
#include <iterator>

#include "support/source_dir.h"

#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

namespace recoup::media::test {
namespace {

void put_u16(Bytes& out, unsigned value, bool big = true) {
    const auto high = std::byte(value >> 8 & 255), low = std::byte(value & 255);
    out.push_back(big ? high : low);
    out.push_back(big ? low : high);
}

void put_u32(Bytes& out, std::uint32_t value, bool big = true) {
    put_u16(out, big ? value >> 16 : value & 0xffff, big);
    put_u16(out, big ? value & 0xffff : value >> 16, big);
}

void put(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

// The plain definition, bit by bit; the program's has tables.
std::uint32_t crc32(ByteView bytes) {
    std::uint32_t c = ~0u;
    for (const auto byte : bytes) {
        c ^= std::to_integer<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
    }
    return ~c;
}

Bytes stored_deflate(ByteView raw) {
    Bytes out = bytes_of("\x78\x01");
    do {
        const auto count = std::min<std::size_t>(raw.size(), 65535);
        out.push_back(std::byte(count == raw.size() ? 1 : 0));
        put_u16(out, static_cast<unsigned>(count), false);
        put_u16(out, static_cast<unsigned>(~count & 0xffff), false);
        put(out, raw.first(count));
        raw = raw.subspan(count);
    } while (!raw.empty());
    put_u32(out, 0);  // the sum, which is not looked at
    return out;
}

}  // namespace

Image gradient(int width, int height) {
    Image image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {x * 255 / std::max(1, width - 1), y * 255 / std::max(1, height - 1), 128, 255})
                image.rgba.push_back(static_cast<std::uint8_t>(value));
    return image;
}

Image plain(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue, std::uint8_t alpha) {
    Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i) image.rgba.insert(image.rgba.end(), {red, green, blue, alpha});
    return image;
}

Bytes bytes_of(std::string_view text) {
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

Bytes joined(std::initializer_list<ByteView> parts) {
    Bytes out;
    for (const auto one : parts) put(out, one);
    return out;
}

Bytes read_source_file(const std::string& path_below_source) {
    std::ifstream in(recoup::test::source_path(path_below_source), std::ios::binary);
    return bytes_of(std::string(std::istreambuf_iterator<char>(in), {}));
}

Bytes png_chunk(std::string_view type, ByteView data) {
    Bytes out;
    put_u32(out, static_cast<std::uint32_t>(data.size()));
    put(out, as_bytes(type));
    put(out, data);
    put_u32(out, crc32(part(out, 4)));
    return out;
}

Bytes png_header(const PngShape& shape) {
    Bytes header;
    put_u32(header, shape.width);
    put_u32(header, shape.height);
    for (const int value : {shape.depth, shape.color, 0, 0, shape.interlace}) header.push_back(std::byte(value));
    return joined({as_bytes("\x89PNG\r\n\x1a\n"), png_chunk("IHDR", header)});
}

Bytes png(const PngShape& shape, ByteView raw, ByteView chunks_before_data) {
    return joined(
        {png_header(shape), chunks_before_data, png_chunk("IDAT", stored_deflate(raw)), png_chunk("IEND", {})});
}

void repair_png(Bytes& file) {
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const std::size_t length = read_u32(file, at, Endian::big);
        if (length > file.size() - at - 12) return;
        Bytes sum;
        put_u32(sum, crc32(ByteView(file).subspan(at + 4, length + 4)));
        std::ranges::copy(sum, file.begin() + static_cast<std::ptrdiff_t>(at + 8 + length));
        at += length + 12;
    }
}

Bytes exif_block(int orientation, std::string_view taken_at, std::string_view offset, bool big) {
    Bytes out = bytes_of(big ? "MM" : "II");
    const auto entry = [&](unsigned tag, unsigned type, std::uint32_t count, std::uint32_t value) {
        put_u16(out, tag, big);
        put_u16(out, type, big);
        put_u32(out, count, big);
        if (type == 3) put_u16(out, value, big), put_u16(out, 0, big);
        if (type != 3) put_u32(out, value, big);
    };
    constexpr std::uint32_t kDetails = 8 + 2 + 2 * 12 + 4, kTexts = kDetails + 2 + 2 * 12 + 4;
    put_u16(out, 42, big);
    put_u32(out, 8, big);
    put_u16(out, 2, big);
    entry(0x0112, 3, 1, static_cast<std::uint32_t>(orientation));
    entry(0x8769, 4, 1, kDetails);
    put_u32(out, 0, big);
    put_u16(out, 2, big);
    entry(0x9003, 2, static_cast<std::uint32_t>(taken_at.size()) + 1, kTexts);
    entry(0x9011, 2, static_cast<std::uint32_t>(offset.size()) + 1,
          kTexts + static_cast<std::uint32_t>(taken_at.size()) + 1);
    put_u32(out, 0, big);
    for (const auto text : {taken_at, offset}) {
        put(out, as_bytes(text));
        out.push_back(std::byte{0});
    }
    out.resize(std::max<std::size_t>(out.size(), kTexts + 8));
    return out;
}

Bytes jpeg_with_exif(ByteView jpeg, ByteView tiff) {
    Bytes segment = bytes_of("\xff\xe1");
    put_u16(segment, static_cast<unsigned>(tiff.size()) + 8);
    put(segment, as_bytes({"Exif\0\0", 6}));
    put(segment, tiff);
    return joined({jpeg.first(2), segment, jpeg.subspan(2)});
}

Bytes as_jpeg(const Image& image, int quality) {
    std::vector<std::uint8_t> rgb;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        for (std::size_t c = 0; c < 3; ++c) {
            const int alpha = image.rgba[i + 3];
            rgb.push_back(static_cast<std::uint8_t>((image.rgba[i + c] * alpha + 255 * (255 - alpha) + 127) / 255));
        }
    Bytes out;
    const auto append = [](void* context, void* data, int size) {
        const auto* bytes = static_cast<const std::byte*>(data);
        auto& to = *static_cast<Bytes*>(context);
        to.insert(to.end(), bytes, bytes + size);
    };
    stbi_write_jpg_to_func(append, &out, image.width, image.height, 3, rgb.data(), quality);
    return out;
}

Bytes webp(const Image& image) {
    std::uint8_t* data = nullptr;
    const auto size = WebPEncodeLosslessRGBA(image.rgba.data(), image.width, image.height, image.width * 4, &data);
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    Bytes out(bytes, bytes + size);
    WebPFree(data);
    return out;
}

}  // namespace recoup::media::test
