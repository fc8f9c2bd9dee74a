#include "desktop/views/decoded_original.h"

#include <algorithm>

#include "media/base/limits.h"
#include "media/meta/probe.h"
#include "media/picture/resize.h"

namespace recoup::desktop::inline views {
namespace {

media::Size at_level(media::Size size, int level) {
    const auto side = [&](int length) { return (length + (1 << level) - 1) >> level; };
    return {side(size.width), side(size.height)};
}

bool fits(media::Size size) {
    return std::int64_t{size.width} * size.height <= media::kMaxHeldPixels;
}

media::Part within(media::Size size, int x, int y, int width, int height) {
    return {x, y, std::min(width, size.width - x), std::min(height, size.height - y)};
}

// The whole where it fits; else so many tiles around this one as do, side by side before one below the other.
media::Part piece_around(media::Size size, int column, int row, int side) {
    if (fits(size)) return {0, 0, size.width, size.height};
    const int most = std::max(1, static_cast<int>(media::kMaxHeldPixels / side / side));
    const int columns = std::min(most, (size.width + side - 1) / side), rows = std::max(1, most / columns);
    return within(size, column / columns * columns * side, row / rows * rows * side, columns * side, rows * side);
}

media::Image cut(const media::Image& image, int x, int y, int width, int height) {
    media::Image tile{width, height, {}};
    const auto stride = static_cast<std::size_t>(width) * 4;
    tile.rgba.resize(stride * static_cast<std::size_t>(height));
    for (int line = 0; line < height; ++line) {
        const auto from =
            (static_cast<std::size_t>(y + line) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) *
            4;
        std::copy_n(image.rgba.begin() + static_cast<std::ptrdiff_t>(from), stride,
                    tile.rgba.begin() + static_cast<std::ptrdiff_t>(stride * static_cast<std::size_t>(line)));
    }
    return tile;
}

}  // namespace

const DecodedOriginal::Piece* DecodedOriginal::find(int level, const media::Part& tile) const {
    for (const auto& piece : pieces_)
        if (piece.level == level && tile.x >= piece.part.x && tile.y >= piece.part.y &&
            tile.x + tile.width <= piece.part.x + piece.part.width &&
            tile.y + tile.height <= piece.part.y + piece.part.height)
            return &piece;
    return nullptr;
}

// From a whole picture that is held at a finer level, which costs less than decoding again.
const DecodedOriginal::Piece* DecodedOriginal::shrink(int level) {
    for (const auto& piece : pieces_) {
        if (piece.level >= level || piece.part.size() != at_level(size_, piece.level)) continue;
        const auto size = at_level(size_, level);
        Piece smaller{
            level, {0, 0, size.width, size.height}, {media::resize(piece.drawn.image, size), piece.drawn.flaw}};
        return &pieces_.emplace_back(std::move(smaller));
    }
    return nullptr;
}

const DecodedOriginal::Piece* DecodedOriginal::decode(int level, int column, int row, int side,
                                                      const std::function<core::Result<app::Bytes>()>& read) {
    pieces_.clear();  // before there is memory taken for more
    const auto bytes = read();
    if (!bytes) return nullptr;
    const auto file = std::as_bytes(std::span(*bytes));
    const auto info = media::probe(file);
    if (!info) return nullptr;
    size_ = {info->width(), info->height()};
    const auto all = at_level(size_, level);
    if (std::int64_t{column} * side >= all.width || std::int64_t{row} * side >= all.height) return nullptr;
    const auto piece = piece_around(all, column, row, side);
    auto drawn = media::decode_part(
        file, *info, within(size_, piece.x << level, piece.y << level, piece.width << level, piece.height << level),
        piece.size());
    if (!drawn) return nullptr;
    return &pieces_.emplace_back(Piece{level, piece, std::move(*drawn)});
}

std::optional<media::Drawn> DecodedOriginal::tile(const std::string& sha256, int level, int column, int row, int side,
                                                  const std::function<core::Result<app::Bytes>()>& read) {
    const std::lock_guard lock(mutex_);
    if (sha256_ != sha256) pieces_.clear();
    sha256_ = sha256;
    const auto place = [&] { return within(at_level(size_, level), column * side, row * side, side, side); };
    const auto* piece = pieces_.empty() ? nullptr : find(level, place());
    if (!piece) piece = shrink(level);
    if (!piece) piece = decode(level, column, row, side, read);
    if (!piece) return std::nullopt;
    const auto at = place();
    if (at.width <= 0 || at.height <= 0) return std::nullopt;
    return media::Drawn{cut(piece->drawn.image, at.x - piece->part.x, at.y - piece->part.y, at.width, at.height),
                        piece->drawn.flaw};
}

}  // namespace recoup::desktop::inline views
