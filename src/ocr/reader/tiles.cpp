#include "ocr/reader/tiles.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace recoup::ocr::inline reader {
namespace {

constexpr double kShared = 0.1;
constexpr int kNetworkStep = 32;
constexpr double kMostWidth = 2048;  // pixels of the network: more would take more memory than is promised

}  // namespace

double scale_for(int width, int height, double short_side, double most) {
    return std::min({most, short_side / std::min(width, height), kMostWidth / width});
}

std::vector<Tile> tiles_of(int height, double scale) {
    const int high = std::max(1, static_cast<int>(kTileHeight / scale));
    if (height <= high) return {{0, height, 0, height}};
    const int shared = std::max(1, static_cast<int>(high * kShared));
    // As many as are needed, of the same height.
    const int count = (height - shared + high - shared - 1) / (high - shared);
    std::vector<Tile> tiles;
    for (int i = 0; i < count; ++i) {
        const int top = static_cast<int>(std::int64_t{height - high} * i / (count - 1));
        tiles.push_back({top, top + high, top, top + high});
    }
    for (std::size_t i = 1; i < tiles.size(); ++i)
        tiles[i].first = tiles[i - 1].last = (tiles[i - 1].bottom + tiles[i].top) / 2;
    return tiles;
}

int network_side(double side) {
    return std::max(1, static_cast<int>(std::lround(side / kNetworkStep))) * kNetworkStep;
}

}  // namespace recoup::ocr::inline reader
