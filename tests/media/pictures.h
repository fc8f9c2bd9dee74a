// Pictures for tests, made by code: whole, odd and broken ones.
#pragma once

#include <string>

#include "media/base/bytes.h"
#include "media/base/image.h"

namespace recoup::media::test {

// Every pixel tells its place: red grows with x, green with y.
Image gradient(int width, int height);
Image plain(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue, std::uint8_t alpha = 255);

Bytes bytes_of(std::string_view text);
Bytes joined(std::initializer_list<ByteView> parts);
Bytes read_source_file(const std::string& path_below_source);

// A PNG of any shape; `raw` is put into stored deflate blocks.
struct PngShape {
    std::uint32_t width = 1, height = 1;
    int depth = 8, color = 6;
    int interlace = 0;
};
Bytes png_chunk(std::string_view type, ByteView data);
Bytes png_header(const PngShape& shape);
Bytes png(const PngShape& shape, ByteView raw, ByteView chunks_before_data = {});
// Sets every checksum right again after bytes were changed.
void repair_png(Bytes& file);

// A TIFF block with an orientation and, unless empty, the time and offset of the original.
Bytes exif_block(int orientation, std::string_view taken_at = {}, std::string_view offset = {},
                 bool big_endian = false);
Bytes jpeg_with_exif(ByteView jpeg, ByteView tiff);

Bytes webp(const Image& image);
// Transparent parts become white; `quality` is 1 to 100.
Bytes as_jpeg(const Image& image, int quality);

}  // namespace recoup::media::test
