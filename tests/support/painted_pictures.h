// Pictures that look like a chat, painted on the spot; remembers which tiles were asked for.
#pragma once

#include <set>
#include <tuple>
#include <vector>

#include "support/headless.h"
#include "ui/frame/pictures.h"

namespace recoup::testing {

class PaintedPictures : public ui::Pictures {
  public:
    static constexpr ui::TextureId kTile = 91, kCover = 92;
    using Tile = std::tuple<int, int, int>;  // level, column, row

    explicit PaintedPictures(Headless& headless) : tile_(paint(kTilePx, kTilePx)), cover_(paint(88, 116)) {
        headless.textures[kTile] = {tile_.data(), kTilePx, kTilePx, platform::RasterTexture::Format::rgba8};
        headless.textures[kCover] = {cover_.data(), 88, 116, platform::RasterTexture::Format::rgba8};
    }
    ui::Picture cover(const std::string&, int w, int h) override { return {State::ready, kCover, w, h}; }
    ui::Picture file_cover(const std::string& path, int w, int h) override {
        files.insert(path);
        return {State::ready, kCover, w, h};
    }
    ui::Picture tile(const std::string&, int level, int column, int row) override {
        tiles.insert({level, column, row});
        return {tile_state, kTile, kTilePx, kTilePx, flaw};
    }
    ui::Verdict verdict(const std::string&) override { return verdict_now; }

    using State = ui::Picture::State;
    State tile_state = State::ready;
    ui::Flaw flaw = ui::Flaw::none;
    ui::Verdict verdict_now = ui::Verdict::intact;
    std::set<Tile> tiles;
    std::set<std::string> files;

  private:
    // Bubbles left and right on light grey.
    static std::vector<std::uint8_t> paint(int width, int height) {
        std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
        const auto put = [&](int x, int y, int r, int g, int b) {
            auto* at =
                &rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
                      4];
            at[0] = static_cast<std::uint8_t>(r), at[1] = static_cast<std::uint8_t>(g);
            at[2] = static_cast<std::uint8_t>(b), at[3] = 255;
        };
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const int band = y * 5 / height;
                const bool bubble = y * 5 % height > height / 4;
                const bool right = band % 2 == 1;
                const int part = x * 100 / width;
                const bool inside = bubble && (right ? part > 40 && part < 94 : part > 6 && part < 66);
                put(x, y,
                    inside && right ? 149
                    : inside        ? 255
                                    : 237,
                    inside && right ? 236
                    : inside        ? 255
                                    : 237,
                    inside && right ? 105
                    : inside        ? 255
                                    : 237);
            }
        return rgba;
    }
    std::vector<std::uint8_t> tile_, cover_;
};

}  // namespace recoup::testing
