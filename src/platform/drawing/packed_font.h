// A font that is rarely needed, as tools/subset_fonts.py leaves it: two 32-bit sizes (the font's, the coverage's), the
// runs of characters it draws, then its file under Brotli (RFC 7932). Any thread. Knows nothing of fonts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace recoup::platform::inline drawing {

class PackedFont {
  public:
    // `bytes` must outlive this. What is damaged draws nothing.
    explicit PackedFont(std::span<const std::byte> bytes);

    // Told without unpacking.
    bool has(char32_t c) const;
    // The font's file; empty if it is damaged.
    std::vector<std::byte> unpack() const;

  private:
    struct Run {
        char32_t first, last;
    };
    std::span<const std::byte> packed_;
    std::size_t unpacked_size_ = 0;
    std::vector<Run> runs_;
};

}  // namespace recoup::platform::inline drawing
