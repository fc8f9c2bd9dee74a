#include "media/format/webp_frame.h"

namespace recoup::media::inline format {

// https://developers.google.com/speed/webp/docs/riff_container: a frame begins with sixteen bytes of its own.
ByteView webp_frame(ByteView file) {
    constexpr std::size_t kFileHeader = 12, kChunkHeader = 8, kFrameHeader = 16;
    constexpr std::byte kAnimated{2};
    auto rest = part(file, kFileHeader);
    if (!starts_with(rest, "VP8X") || rest.size() <= kChunkHeader || (rest[kChunkHeader] & kAnimated) == std::byte{})
        return file;
    while (rest.size() >= kChunkHeader) {
        const std::size_t length = read_u32(rest, 4, Endian::little);
        if (starts_with(rest, "ANMF")) return part(part(rest, kChunkHeader, length), kFrameHeader);
        rest = part(rest, kChunkHeader + length + (length & 1));
    }
    return {};
}

}  // namespace recoup::media::inline format
