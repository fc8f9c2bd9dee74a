// Numbers as fonts and colour profiles have them, the highest byte first. Pure, any thread; inside this room only.
#pragma once

#include <cstdint>
#include <string>

namespace recoup::exporting::inline pdf {

inline void put_u16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8U & 0xFFU);
    out += static_cast<char>(value & 0xFFU);
}

inline void put_u32(std::string& out, std::uint32_t value) {
    put_u16(out, value >> 16U);
    put_u16(out, value & 0xFFFFU);
}

}  // namespace recoup::exporting::inline pdf
