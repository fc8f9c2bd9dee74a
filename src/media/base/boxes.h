// Walking the boxes of ISO media (ISO/IEC 14496-12, 4.2): MP4, QuickTime, HEIF, JPEG XL. Pure, any thread, no memory
// taken.
#pragma once

#include <optional>
#include <string_view>

#include "media/base/bytes.h"

namespace recoup::media::inline base {

struct Box {
    std::string_view type;  // four characters
    ByteView data;          // what follows the header, as far as it lies inside
};

// The boxes that lie one behind another in `bytes`, which outlive them; stops at one that is too short to be one.
class BoxReader {
  public:
    explicit BoxReader(ByteView bytes) : rest_(bytes) {}

    std::optional<Box> next() {
        if (rest_.size() < 8) return std::nullopt;
        std::size_t header = 8;
        std::uint64_t size = read_u32(rest_, 0, Endian::big);
        const auto type = as_text(rest_.subspan(4, 4));
        if (size == 1 && rest_.size() >= 16) {  // the size is in 64 bits
            header = 16;
            size = read_u64(rest_, 8);
        }
        if (size == 0) size = rest_.size();  // up to the end
        if (size < header) return std::nullopt;
        const auto inside = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest_.size()));
        const Box box{type, rest_.subspan(header, inside - header)};
        rest_ = rest_.subspan(inside);
        return box;
    }

  private:
    ByteView rest_;
};

// What the first box of this type holds; empty when there is none.
inline ByteView box_in(ByteView bytes, std::string_view type) {
    BoxReader boxes(bytes);
    while (const auto box = boxes.next())
        if (box->type == type) return box->data;
    return {};
}

}  // namespace recoup::media::inline base
