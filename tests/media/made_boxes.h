// Boxes of ISO media, made for tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recoup::media::test {

// The lowest `width` bytes, the highest first.
inline std::string number(std::uint64_t value, int width) {
    std::string out;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 255);
    return out;
}

inline std::string box(std::string_view type, const std::string& data) {
    return number(data.size() + 8, 4) + std::string(type) + data;
}

// Of version 0, or another, without flags.
inline std::string full_box(std::string_view type, const std::string& data, char version = 0) {
    return box(type, version + std::string(3, '\0') + data);
}

}  // namespace recoup::media::test
