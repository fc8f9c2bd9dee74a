#include "media/format/chunks.h"

#include <zlib.h>

namespace recoup::media::inline format {
namespace {

constexpr int kEoi = 0xd9;

bool stands_alone(int marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

}  // namespace

bool PngReader::Chunk::crc_holds() const {
    const auto* start = reinterpret_cast<const Bytef*>(type.data());
    return crc32_z(0, start, type.size() + data.size()) == crc;
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
