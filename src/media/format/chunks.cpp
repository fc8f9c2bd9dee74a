#include "media/format/chunks.h"

#include <array>

namespace recoup::media::inline format {
namespace {

constexpr int kEoi = 0xd9;

// Eight tables, so that eight bytes are taken at a time: a large screenshot is checked in a fraction of its decoding.
constexpr auto kCrcTables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> tables{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        std::uint32_t c = n;
        for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
        tables[0][n] = c;
    }
    for (std::size_t t = 1; t < 8; ++t)
        for (std::size_t n = 0; n < 256; ++n) tables[t][n] = tables[0][tables[t - 1][n] & 255] ^ tables[t - 1][n] >> 8;
    return tables;
}();

std::uint32_t crc32(ByteView bytes) {
    const auto& t = kCrcTables;
    std::uint32_t c = ~0u;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        const auto a = c ^ read_u32(bytes, i, Endian::little);
        const auto b = read_u32(bytes, i + 4, Endian::little);
        c = t[7][a & 255] ^ t[6][a >> 8 & 255] ^ t[5][a >> 16 & 255] ^ t[4][a >> 24] ^ t[3][b & 255] ^
            t[2][b >> 8 & 255] ^ t[1][b >> 16 & 255] ^ t[0][b >> 24];
    }
    for (; i < bytes.size(); ++i) c = t[0][(c ^ std::to_integer<std::uint32_t>(bytes[i])) & 255] ^ c >> 8;
    return ~c;
}

bool stands_alone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

}  // namespace

bool PngReader::Chunk::crc_holds() const {
    const auto* start = reinterpret_cast<const std::byte*>(type.data());
    return crc32({start, type.size() + data.size()}) == crc;
}

std::optional<PngReader::Chunk> PngReader::next() {
    if (ended_ || fault_) return std::nullopt;
    const auto rest = part(file_, at_);
    constexpr std::size_t kAround = 12;
    if (rest.size() < kAround || read_u32(rest, 0, Endian::big) > rest.size() - kAround) {
        fault_ = ImageRefusal::truncated;
        return std::nullopt;
    }
    const std::size_t length = read_u32(rest, 0, Endian::big);
    at_ += length + kAround;
    const Chunk chunk{as_text(rest.subspan(4, 4)), rest.subspan(8, length), read_u32(rest, 8 + length, Endian::big)};
    ended_ = chunk.type == "IEND";
    return chunk;
}

std::optional<JpegReader::Segment> JpegReader::stop(ImageRefusal why) {
    fault_ = why;
    return std::nullopt;
}

std::optional<int> JpegReader::next_marker() {
    at_ = std::min(as_text(file_).find('\xff', at_), file_.size());     // some cameras pad their segments
    while (at_ < file_.size() && file_[at_] == std::byte{0xff}) ++at_;  // any number of fill bytes
    if (at_ >= file_.size()) return std::nullopt;
    return std::to_integer<int>(file_[at_++]);
}

std::optional<JpegReader::Segment> JpegReader::next() {
    if (ended_ || fault_) return std::nullopt;
    const auto marker = next_marker();
    if (!marker) return stop(ImageRefusal::truncated);
    if (*marker == kEoi) ended_ = true;
    if (*marker == kEoi || stands_alone(*marker)) return Segment{*marker, {}};
    const auto rest = part(file_, at_);
    if (rest.size() < 2) return stop(ImageRefusal::truncated);
    const std::size_t length = read_u16(rest, 0, Endian::big);
    if (length < 2) return stop(ImageRefusal::damaged);
    if (length > rest.size()) return stop(ImageRefusal::truncated);
    at_ += length;
    if (*marker == kSos) skip_entropy_coded();
    return Segment{*marker, rest.subspan(2, length - 2)};
}

// Up to the next marker that is neither a stuffed zero nor a restart.
void JpegReader::skip_entropy_coded() {
    const auto text = as_text(file_);
    while ((at_ = std::min(text.find('\xff', at_), text.size())) + 1 < text.size()) {
        const auto after = static_cast<unsigned char>(text[at_ + 1]);
        if (after != 0 && after != 0xff && (after < 0xd0 || after > 0xd7)) return;
        at_ += after == 0xff ? 1 : 2;
    }
    at_ = text.size();
}

RiffReader::RiffReader(ByteView file) : file_(file) {
    if (file.size() < 12) {
        fault_ = ImageRefusal::truncated;
        return;
    }
    const std::size_t size = read_u32(file, 4, Endian::little);
    if (size > file.size() - 8) fault_ = ImageRefusal::truncated;
    file_ = part(file, 0, size + 8);
}

std::optional<RiffReader::Chunk> RiffReader::next() {
    const auto rest = part(file_, at_);
    if (fault_ || rest.empty()) return std::nullopt;
    if (rest.size() < 8 || read_u32(rest, 4, Endian::little) > rest.size() - 8) {
        fault_ = ImageRefusal::truncated;
        return std::nullopt;
    }
    const std::size_t length = read_u32(rest, 4, Endian::little);
    at_ += 8 + length + (length & 1);
    return Chunk{as_text(rest.first(4)), rest.subspan(8, length)};
}

}  // namespace recoup::media::inline format
