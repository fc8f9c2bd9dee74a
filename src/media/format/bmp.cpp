#include "media/format/bmp.h"

namespace recoup::media::inline format {
namespace {

constexpr std::size_t kBmpFile = 14, kBmpCore = 12, kBmpInfo = 40;

// Where the masks lie: behind the header in the shortest form, else within.
void read_masks(BmpHeader& header, ByteView info, bool told) {
    constexpr std::array<std::uint32_t, 3> k555 = {0x7c00, 0x3e0, 0x1f}, k888 = {0xff0000, 0xff00, 0xff};
    header.masks = header.bits == 16 ? k555 : k888;
    if (!told || info.size() < kBmpInfo + 12) return;
    for (std::size_t i = 0; i < 3; ++i) header.masks[i] = read_u32(info, kBmpInfo + 4 * i, Endian::little);
}

void read_core(BmpHeader& header, ByteView info) {
    header.width = read_u16(info, 4, Endian::little);
    header.height = read_u16(info, 6, Endian::little);
    header.bits = read_u16(info, 10, Endian::little);
    header.palette_step = 3;
}

void read_info(BmpHeader& header, ByteView info) {
    header.width = static_cast<std::int32_t>(read_u32(info, 4, Endian::little));
    header.height = static_cast<std::int32_t>(read_u32(info, 8, Endian::little));
    header.bits = read_u16(info, 14, Endian::little);
    header.from_top = header.height < 0;
    if (header.from_top) header.height = -header.height;
}

bool is_depth(int bits) {
    return bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32;
}

}  // namespace

tl::expected<BmpHeader, ImageRefusal> read_bmp(ByteView file) {
    constexpr std::uint32_t kPlain = 0, kMasks = 3, kAlphaMasks = 6;
    const auto info = part(file, kBmpFile);
    if (info.size() < kBmpCore) return tl::unexpected(ImageRefusal::truncated);
    const std::size_t size = read_u32(info, 0, Endian::little);
    const bool core = size == kBmpCore;
    if (!core && size < kBmpInfo) return tl::unexpected(ImageRefusal::damaged);
    if (info.size() < size) return tl::unexpected(ImageRefusal::truncated);
    BmpHeader header;
    core ? read_core(header, info) : read_info(header, info);
    const auto packing = core ? kPlain : read_u32(info, 16, Endian::little);
    const bool masks = packing == kMasks || packing == kAlphaMasks;
    if (packing != kPlain && !masks) return tl::unexpected(ImageRefusal::unsupported);
    if (!is_depth(header.bits)) return tl::unexpected(ImageRefusal::damaged);
    read_masks(header, info, masks);
    const std::size_t colours = header.bits <= 8 ? std::size_t{1} << header.bits : 0;
    header.palette = part(info, size, colours * header.palette_step);
    header.pixels = part(file, read_u32(file, 10, Endian::little));
    return header;
}

}  // namespace recoup::media::inline format
