#include "platform/drawing/soft_raster.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <random>
#include <vector>

using namespace recoup;
using platform::RasterTexture;
using platform::RgbaImage;

namespace {

constexpr std::array<std::uint8_t, 4> kWhite{255, 255, 255, 255};
constexpr ui::TextureId kPlain = 1;
constexpr ui::TextureId kPicture = 2;

// A draw list of its own, without a Dear ImGui frame around it.
RgbaImage draw(const std::function<void(ImDrawList&)>& shapes, const RasterTexture& picture = {},
               ImVec2 size = {64, 64}) {
    const std::unique_ptr<ImGuiContext, void (*)(ImGuiContext*)> context(ImGui::CreateContext(), ImGui::DestroyContext);
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    list.PushClipRect({0, 0}, size);
    list.Flags = ImDrawListFlags_None;
    shapes(list);
    ImDrawList* lists[] = {&list};
    ImDrawData data;
#if IMGUI_VERSION_NUM >= 18990
    data.CmdLists.push_back(lists[0]);
#else
    data.CmdLists = lists;
#endif
    data.CmdListsCount = 1;
    data.DisplaySize = size;
    const auto textures = [&](ui::TextureId id) {
        return id == kPicture ? picture : RasterTexture{kWhite.data(), 1, 1, RasterTexture::Format::rgba8};
    };
    return platform::rasterise(data, textures, IM_COL32_BLACK);
}

int red(const RgbaImage& image, int x, int y) {
    return image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 4];
}

void add_triangle(ImDrawList& list, ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour) {
    list.PrimReserve(3, 3);
    const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
    for (const ImVec2& corner : {a, b, c}) list.PrimWriteVtx(corner, {0, 0}, colour);
    for (int i = 0; i < 3; ++i) list.PrimWriteIdx(static_cast<ImDrawIdx>(first + i));
}

}  // namespace

TEST_CASE("a rectangle covers the pixels whose centres it holds") {
    const auto image = draw([](ImDrawList& list) { list.AddRectFilled({10, 10}, {20.4F, 20.6F}, IM_COL32_WHITE); });
    CHECK(red(image, 10, 10) == 255);
    CHECK(red(image, 9, 10) == 0);
    CHECK(red(image, 19, 20) == 255);
    CHECK(red(image, 20, 15) == 0);
    CHECK(red(image, 15, 21) == 0);
}

TEST_CASE("triangles with a common edge cover each pixel once") {
    std::mt19937 random(7);
    const auto anywhere = [&] { return static_cast<float>(random() % 6400) / 100; };
    for (int round = 0; round < 200; ++round) {
        const ImVec2 middle(anywhere(), anywhere());
        const std::array<ImVec2, 4> corners{ImVec2(0, 0), ImVec2(64, 0), ImVec2(64, 64), ImVec2(0, 64)};
        const auto image = draw([&](ImDrawList& list) {
            for (std::size_t i = 0; i < 4; ++i) {
                add_triangle(list, middle, corners[i], corners[(i + 1) % 4], IM_COL32(255, 255, 255, 128));
            }
        });
        const auto wrong = [&](std::size_t i) { return image.pixels[i * 4] != 128; };
        bool all = true;
        for (std::size_t i = 0; i < 64 * 64; ++i) all = all && !wrong(i);
        REQUIRE(all);
    }
}

TEST_CASE("nothing is drawn outside the clip rectangle or the picture") {
    const auto image = draw([](ImDrawList& list) {
        list.PushClipRect({8, 8}, {16, 16});
        list.AddRectFilled({-1000, -1000}, {1000, 1000}, IM_COL32_WHITE);
        list.PopClipRect();
    });
    CHECK(red(image, 8, 8) == 255);
    CHECK(red(image, 15, 15) == 255);
    CHECK(red(image, 7, 8) == 0);
    CHECK(red(image, 16, 15) == 0);
}

TEST_CASE("a picture drawn one to one keeps its pixels, drawn larger it is smooth") {
    const std::vector<std::uint8_t> pixels{0, 0, 0, 255, 200, 0, 0, 255, 100, 0, 0, 255, 40, 0, 0, 255};
    const RasterTexture picture{pixels.data(), 2, 2, RasterTexture::Format::rgba8};
    const auto image = draw(
        [](ImDrawList& list) {
            ui::draw_image(list, kPicture, {4, 4}, {6, 6});
            ui::draw_image(list, kPicture, {16, 16}, {48, 48});
        },
        picture);
    CHECK(red(image, 4, 4) == 0);
    CHECK(red(image, 5, 4) == 200);
    CHECK(red(image, 4, 5) == 100);
    CHECK(red(image, 5, 5) == 40);
    CHECK(red(image, 16, 16) == 0);
    CHECK(red(image, 47, 16) == 200);
    CHECK(std::abs(red(image, 31, 16) - 97) <= 4);
}

TEST_CASE("a texture of coverage is white of that opacity, tinted by the colour") {
    const std::vector<std::uint8_t> coverage{0, 128, 255, 255};
    const RasterTexture glyph{coverage.data(), 2, 2, RasterTexture::Format::alpha8};
    const auto image = draw(
        [](ImDrawList& list) {
            ui::draw_image(list, kPicture, {4, 4}, {6, 6}, {0, 0}, {1, 1}, IM_COL32(200, 0, 0, 255));
        },
        glyph);
    CHECK(red(image, 4, 4) == 0);
    CHECK(red(image, 5, 4) == 100);
    CHECK(red(image, 4, 5) == 200);
}
