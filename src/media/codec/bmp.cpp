#include <bit>

#include "media/codec/codec.h"
#include "media/codec/reducer.h"
#include "media/format/bmp.h"

namespace recoup::media::inline codec {
namespace {

// Of a value the bits under the mask, as 8.
std::uint8_t under(std::uint32_t mask, std::uint32_t value) {
    if (mask == 0) return 0;
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift;
    return static_cast<std::uint8_t>((std::uint64_t{(value & mask) >> shift} * 255 + most / 2) / most);
}

void paint_indexed(const BmpHeader& bmp, ByteView row, std::uint8_t* out) {
    const auto bits = static_cast<std::size_t>(bmp.bits);
    for (std::size_t x = 0; x < static_cast<std::size_t>(bmp.width); ++x, out += 4) {
        const auto byte = std::to_integer<unsigned>(row[x * bits / 8]);
        const auto index = byte >> (8 - bits - x * bits % 8) & ((1U << bits) - 1);
        const auto colour = part(bmp.palette, index * bmp.palette_step, 3);
        for (std::size_t c = 0; c < 3; ++c)
            out[c] = colour.size() < 3 ? std::uint8_t{0} : std::to_integer<std::uint8_t>(colour[2 - c]);
    }
}

void paint_masked(const BmpHeader& bmp, ByteView row, std::uint8_t* out) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(bmp.width); ++x, out += 4) {
        const auto value = bmp.bits == 16 ? read_u16(row, x * 2, Endian::little) : read_u32(row, x * 4, Endian::little);
        for (std::size_t c = 0; c < 3; ++c) out[c] = under(bmp.masks[c], value);
    }
}

void paint_plain(const BmpHeader& bmp, ByteView row, std::uint8_t* out) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(bmp.width); ++x, out += 4)
        for (std::size_t c = 0; c < 3; ++c) out[c] = std::to_integer<std::uint8_t>(row[x * 3 + 2 - c]);
}

void paint(const BmpHeader& bmp, ByteView row, std::uint8_t* out) {
    if (bmp.bits <= 8) return paint_indexed(bmp, row, out);
    if (bmp.bits == 24) return paint_plain(bmp, row, out);
    paint_masked(bmp, row, out);
}

}  // namespace

Decoding decode_bmp(ByteView file, const PictureInfo&, const Wanted& wanted) {
    const auto bmp = read_bmp(file);
    if (!bmp) return tl::unexpected(bmp.error());
    Reducer reducer(Samples::rgba, wanted.part, wanted.size);
    const std::vector<std::uint8_t> missing(static_cast<std::size_t>(bmp->width) * 4);
    std::vector<std::uint8_t> line(missing.size(), 255);
    Decoded decoded;
    bool any = false;
    for (std::int64_t y = 0; !reducer.full(); ++y) {
        const auto stored = static_cast<std::size_t>(bmp->from_top ? y : bmp->height - 1 - y);
        const auto row = part(bmp->pixels, stored * bmp->row_bytes(), bmp->row_bytes());
        const bool there = row.size() == bmp->row_bytes();
        if (there) paint(*bmp, row, line.data());
        reducer.add(there ? line.data() : missing.data());
        any = any || there;
        if (!there) decoded.flaw = Flaw::cut_off;
    }
    if (!any) return tl::unexpected(ImageRefusal::truncated);
    decoded.image = reducer.take();
    return decoded;
}

}  // namespace recoup::media::inline codec
