// The frequencies of a JPEG of several scans, of which libjpeg wants all at hand until the last scan has been read:
// kept packed, for nearly all of them are nothing. A 50 megapixel photo so takes 30 MB instead of 150. One decoder's
// own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace recoup::media::inline codec {

using Block = std::array<std::int16_t, 64>;

class Coefficients {
  public:
    // Rows of blocks, all zero; as many of them as `window` are unpacked at a time. `left` are the bytes that may still
    // be taken, shared with others. Throws std::bad_alloc.
    Coefficients(std::size_t blocks_per_row, std::size_t rows, std::size_t window, std::size_t& left);
    Coefficients(const Coefficients&) = delete;
    Coefficients& operator=(const Coefficients&) = delete;
    ~Coefficients() = default;

    // Rows first to first + count, at most as many as the window has, to read and, if so, to change until the next
    // call; the pointers stay this object's. Nothing when they are not there or memory is not.
    Block** rows(std::size_t first, std::size_t count, bool change) noexcept;

  private:
    bool move_to(std::size_t first);
    bool pack();
    void unpack(std::size_t first);

    std::size_t blocks_per_row_;
    std::vector<std::vector<std::uint8_t>> packed_;
    std::vector<Block> window_;
    std::vector<Block*> pointers_;
    std::vector<std::uint8_t> scratch_;
    std::size_t first_ = 0;  // row of the window
    bool changed_ = false;
    std::size_t& left_;
};

}  // namespace recoup::media::inline codec
