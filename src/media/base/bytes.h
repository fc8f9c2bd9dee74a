// Bytes as they came from a file, and reading numbers from them. Pure, any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace recoup::media::inline base {

using ByteView = std::span<const std::byte>;
using Bytes = std::vector<std::byte>;

inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline ByteView as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text));
}

// At most `count` bytes from `at`; what lies beyond the end is left out.
inline ByteView part(ByteView bytes, std::size_t at, std::size_t count = static_cast<std::size_t>(-1)) {
    if (at >= bytes.size()) return {};
    return bytes.subspan(at, std::min(count, bytes.size() - at));
}

inline bool starts_with(ByteView bytes, std::string_view prefix) {
    return as_text(bytes).starts_with(prefix);
}

inline bool has_at(ByteView bytes, std::size_t at, std::string_view expected) {
    return starts_with(part(bytes, at), expected);
}

enum class Endian { big, little };

// The caller has checked that 2 or 4 bytes lie at `at`.
inline std::uint16_t read_u16(ByteView bytes, std::size_t at, Endian endian) {
    const auto a = std::to_integer<std::uint32_t>(bytes[at]);
    const auto b = std::to_integer<std::uint32_t>(bytes[at + 1]);
    return static_cast<std::uint16_t>(endian == Endian::big ? a << 8 | b : b << 8 | a);
}

inline std::uint32_t read_u32(ByteView bytes, std::size_t at, Endian endian) {
    const std::uint32_t a = read_u16(bytes, at, endian);
    const std::uint32_t b = read_u16(bytes, at + 2, endian);
    return endian == Endian::big ? a << 16 | b : b << 16 | a;
}

// Of 8 bytes, in big endian as the boxes of ISO media count.
inline std::uint64_t read_u64(ByteView bytes, std::size_t at) {
    return std::uint64_t{read_u32(bytes, at, Endian::big)} << 32 | read_u32(bytes, at + 4, Endian::big);
}

}  // namespace recoup::media::inline base
