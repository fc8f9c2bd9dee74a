// Numbers within bytes, the lowest first; nought beyond the end. Inside bill/container only.
#pragma once

#include <cstdint>

#include "bill/base/limits.h"

namespace recoup::bill::inline container {

inline std::uint32_t number_at(ByteView bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        value |= std::to_integer<std::uint32_t>(bytes[at + i]) << 8 * i;
    return value;
}
inline std::uint16_t u16(ByteView bytes, std::size_t at) {
    return static_cast<std::uint16_t>(number_at(bytes, at, 2));
}
inline std::uint32_t u32(ByteView bytes, std::size_t at) {
    return number_at(bytes, at, 4);
}

// Nothing where it does not lie within.
inline ByteView part_of(ByteView bytes, std::size_t at, std::size_t size) {
    return at <= bytes.size() && size <= bytes.size() - at ? bytes.subspan(at, size) : ByteView();
}

}  // namespace recoup::bill::inline container
