#include "media/codec/opaque.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "media/base/limits.h"

namespace recoup::media::inline codec {
namespace {

constexpr std::size_t kInflatedAtOnce = 64 << 10;  // stays near the processor

class Inflater {
  public:
    explicit Inflater(std::string_view data) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
        stream_.avail_in = static_cast<uInt>(data.size());
        begun_ = inflateInit(&stream_) == Z_OK;
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream_); }

    bool fill(std::uint8_t* to, std::size_t bytes) {
        stream_.next_out = to;
        stream_.avail_out = static_cast<uInt>(bytes);
        if (begun_) inflate(&stream_, Z_SYNC_FLUSH);
        return stream_.avail_out == 0;
    }

  private:
    z_stream stream_{};
    bool begun_ = false;
};

// What stands for an opaque pixel where filters (PNG 1.2, 6) look at its neighbours, which are opaque as well.
std::uint8_t opaque_as(std::uint8_t filter, bool has_left, bool has_above) {
    constexpr unsigned kOpaque = 255;
    const unsigned left = has_left ? kOpaque : 0, above = has_above ? kOpaque : 0;
    const unsigned foretold[] = {0, left, above, (left + above) / 2, std::max(left, above)};
    return static_cast<std::uint8_t>(kOpaque - foretold[filter]);
}

// Whether each alpha of a row is as it should be. Writes what stands beside it, one byte of alpha more at the end.
template <std::size_t Colours>
bool drop_alpha(const std::uint8_t* row, std::size_t width, bool has_above, char* out) {
    constexpr std::uint8_t kFilters = 5;
    const auto filter = row[0];
    if (filter >= kFilters) return false;
    *out++ = static_cast<char>(filter);
    const auto* pixel = row + 1;
    auto wrong = static_cast<unsigned>(pixel[Colours] ^ opaque_as(filter, false, has_above));
    const auto expected = opaque_as(filter, true, has_above);
    std::memcpy(out, pixel, Colours + 1);
    for (std::size_t x = 1; x < width; ++x) {
        pixel += Colours + 1;
        out += Colours;
        std::memcpy(out, pixel, Colours + 1);
        wrong |= static_cast<unsigned>(pixel[Colours] ^ expected);
    }
    return wrong == 0;
}

}  // namespace

std::optional<std::string> opaque_rows(std::string_view deflated, Size size, int colours) {
    if (size.width <= 0 || std::int64_t{size.width} * size.height > kMaxHeldPixels) return std::nullopt;
    const auto width = static_cast<std::size_t>(size.width), height = static_cast<std::size_t>(size.height);
    const auto beside = static_cast<std::size_t>(colours), row = 1 + width * (beside + 1), kept = 1 + width * beside;
    const auto drop = colours == 1 ? drop_alpha<1> : drop_alpha<3>;
    const auto at_once = std::max<std::size_t>(1, kInflatedAtOnce / row);
    std::vector<std::uint8_t> rows(at_once * row);
    std::string out(kept * height + 1, '\0');
    Inflater inflater(deflated);
    for (std::size_t y = 0; y < height; y += at_once) {
        const auto now = std::min(at_once, height - y);
        if (!inflater.fill(rows.data(), now * row)) return std::nullopt;
        for (std::size_t i = 0; i < now; ++i)
            if (!drop(&rows[i * row], width, y + i > 0, &out[(y + i) * kept])) return std::nullopt;
    }
    out.pop_back();
    return out;
}

}  // namespace recoup::media::inline codec
