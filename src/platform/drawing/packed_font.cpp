#include "platform/drawing/packed_font.h"

#include <brotli/decode.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace recoup::platform::inline drawing {
namespace {

constexpr std::size_t kHeadBytes = 8;
// No font here comes near; what says more is damaged.
constexpr std::size_t kMostUnpacked = 32U << 20U;
constexpr char32_t kLastCodePoint = 0x10FFFF;

std::size_t size_at(std::span<const std::byte> bytes, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value |= std::to_integer<std::size_t>(bytes[at + i]) << (8 * i);
    return value;
}

// Seven bits a byte, the lowest first; the eighth says that more follow.
std::optional<char32_t> take_number(std::span<const std::byte>& bytes) {
    char32_t value = 0;
    for (int shift = 0; shift < 28 && !bytes.empty(); shift += 7) {
        const auto byte = std::to_integer<char32_t>(bytes.front());
        bytes = bytes.subspan(1);
        value |= (byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    return std::nullopt;
}

}  // namespace

PackedFont::PackedFont(std::span<const std::byte> bytes) {
    if (bytes.size() < kHeadBytes) return;
    const std::size_t unpacked_size = size_at(bytes, 0);
    const std::size_t coverage_size = size_at(bytes, 4);
    if (unpacked_size > kMostUnpacked || coverage_size > bytes.size() - kHeadBytes) return;
    auto coverage = bytes.subspan(kHeadBytes, coverage_size);
    char32_t end = 0;
    while (!coverage.empty()) {
        const auto gap = take_number(coverage);
        const auto more = take_number(coverage);
        if (!gap || !more || end + *gap + *more > kLastCodePoint) {
            runs_.clear();
            return;
        }
        runs_.push_back({end + *gap, end + *gap + *more});
        end = runs_.back().last + 1;
    }
    unpacked_size_ = unpacked_size;
    packed_ = bytes.subspan(kHeadBytes + coverage_size);
}

bool PackedFont::has(char32_t c) const {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), c,
                                        [](char32_t value, const Run& run) { return value < run.first; });
    return after != runs_.begin() && c <= std::prev(after)->last;
}

std::vector<std::byte> PackedFont::unpack() const {
    std::vector<std::byte> out(unpacked_size_);
    std::size_t size = out.size();
    const auto result = BrotliDecoderDecompress(packed_.size(), reinterpret_cast<const std::uint8_t*>(packed_.data()),
                                                &size, reinterpret_cast<std::uint8_t*>(out.data()));
    if (result != BROTLI_DECODER_RESULT_SUCCESS || size != out.size()) return {};
    return out;
}

}  // namespace recoup::platform::inline drawing
