// A proof on its way into the file, beside the command that refers to it by digest. A plain value; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace recoup::store::inline picture {

using Bytes = std::vector<std::uint8_t>;

struct Original {
    std::string sha256;  // of `bytes`, lower-case hexadecimal
    std::shared_ptr<const Bytes> bytes;
    Bytes thumbnail;          // WebP, or JPEG in older files; empty when the original is no picture we draw
    int thumbnail_width = 0;  // pixels
    int thumbnail_height = 0;
};

// Largest original a file takes.
inline constexpr std::size_t kMaxOriginalBytes = 200u << 20;

}  // namespace recoup::store::inline picture
