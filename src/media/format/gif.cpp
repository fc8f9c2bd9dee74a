#include "media/format/gif.h"

namespace recoup::media::inline format {
namespace {

constexpr std::size_t kGifHeader = 13;

int byte_at(ByteView bytes, std::size_t at) {
    return std::to_integer<int>(bytes[at]);
}

// A table of colours is there when the highest bit of the flags is set; the lowest three tell how long it is.
std::size_t table_bytes(int flags) {
    return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

ByteView past_blocks(ByteView bytes) {
    while (!bytes.empty() && bytes[0] != std::byte{0}) bytes = part(bytes, 1 + std::to_integer<std::size_t>(bytes[0]));
    return part(bytes, 1);
}

Part place_of(ByteView descriptor) {
    const auto number = [&](std::size_t at) { return int{read_u16(descriptor, at, Endian::little)}; };
    return {number(1), number(3), number(5), number(7)};
}

}  // namespace

tl::expected<GifFrame, ImageRefusal> read_gif(ByteView file) {
    constexpr std::byte kExtension{0x21}, kImage{0x2c};
    constexpr int kControl = 0xf9;
    if (file.size() < kGifHeader) return tl::unexpected(ImageRefusal::truncated);
    GifFrame frame;
    frame.canvas = {read_u16(file, 6, Endian::little), read_u16(file, 8, Endian::little)};
    const auto shared = table_bytes(byte_at(file, 10));
    frame.palette = part(file, kGifHeader, shared);
    auto rest = part(file, kGifHeader + shared);
    for (; rest.size() >= 2 && rest[0] == kExtension; rest = past_blocks(part(rest, 2)))
        if (byte_at(rest, 1) == kControl && rest.size() >= 8 && byte_at(rest, 3) & 1)
            frame.transparent = byte_at(rest, 6);
    constexpr std::size_t kDescriptor = 10;
    if (rest.size() <= kDescriptor) return tl::unexpected(ImageRefusal::truncated);
    if (rest[0] != kImage) return tl::unexpected(ImageRefusal::damaged);
    frame.place = place_of(rest);
    const int flags = byte_at(rest, 9);
    frame.interlaced = flags & 0x40;
    const auto own = table_bytes(flags);
    if (own > 0) frame.palette = part(rest, kDescriptor, own);
    rest = part(rest, kDescriptor + own);
    if (rest.empty()) return tl::unexpected(ImageRefusal::truncated);
    frame.code_bits = byte_at(rest, 0);
    frame.blocks = part(rest, 1);
    if (frame.canvas.width == 0 || frame.canvas.height == 0) {
        frame.canvas = frame.place.size();
        frame.place.x = frame.place.y = 0;
    }
    const bool sane = frame.code_bits >= 1 && frame.code_bits <= 8 && frame.place.width > 0 && frame.place.height > 0;
    if (!sane) return tl::unexpected(ImageRefusal::damaged);
    return frame;
}

}  // namespace recoup::media::inline format
