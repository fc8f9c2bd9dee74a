#include "ui/frame/glyph_atlas.h"

#include <doctest/doctest.h>

#include "support/fake_glyphs.h"
#include "support/headless.h"

using namespace recoup;
using recoup::testing::FakeGlyphs;
using recoup::testing::Headless;
using ui::GlyphAtlas;

namespace {

constexpr ImU32 kInk = IM_COL32(10, 20, 30, 255);

std::array<int, 3> pixel(const platform::RgbaImage& image, int x, int y) {
    const std::uint8_t* p = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 4];
    return {p[0], p[1], p[2]};
}

}  // namespace

TEST_CASE("a glyph is made once for each style and place between pixels") {
    FakeGlyphs glyphs;
    GlyphAtlas atlas(glyphs);
    const auto first = atlas.glyph({ui::Face::regular, 14}, U'退', 0);
    const auto again = atlas.glyph({ui::Face::regular, 14.2F}, U'退', 0);
    CHECK(first.x == again.x);
    CHECK(glyphs.rasterised == 1);
    atlas.glyph({ui::Face::regular, 14}, U'退', 1);
    atlas.glyph({ui::Face::semibold, 14}, U'退', 0);
    CHECK(glyphs.rasterised == 3);
}

TEST_CASE("glyphs on the page never overlap, through growth, and overflow is told and mended") {
    FakeGlyphs glyphs;
    GlyphAtlas atlas(glyphs);
    std::vector<ui::AtlasGlyph> placed;
    char32_t c = 0x4E00;
    for (; !atlas.overflowed(); ++c) {
        const auto glyph = atlas.glyph({ui::Face::regular, 60.0F + static_cast<float>(c % 50)}, c, 0);
        if (glyph.width > 0) placed.push_back(glyph);
    }
    CHECK(atlas.height() == GlyphAtlas::kLastHeight);
    std::vector<bool> taken(static_cast<std::size_t>(GlyphAtlas::kWidth) * atlas.height());
    bool overlap = false;
    for (const auto& glyph : placed) {
        for (int y = glyph.y; y < glyph.y + glyph.height; ++y) {
            for (int x = glyph.x; x < glyph.x + glyph.width; ++x) {
                auto cell = taken[static_cast<std::size_t>(y) * GlyphAtlas::kWidth + x];
                overlap = overlap || cell;
                cell = true;
            }
        }
    }
    CHECK_FALSE(overlap);
    atlas.begin_frame();
    CHECK_FALSE(atlas.overflowed());
    CHECK(atlas.glyph({ui::Face::regular, 60}, c, 0).width == 60);
}

TEST_CASE("what changed on the page is told once, and all of it after growth") {
    FakeGlyphs glyphs;
    GlyphAtlas atlas(glyphs);
    CHECK(atlas.take_dirty()->y1 == GlyphAtlas::kFirstHeight);
    CHECK_FALSE(atlas.take_dirty().has_value());
    const auto glyph = atlas.glyph({ui::Face::regular, 20}, U'退', 0);
    const auto dirty = atlas.take_dirty();
    REQUIRE(dirty.has_value());
    CHECK(dirty->x0 == glyph.x);
    CHECK(dirty->y1 == glyph.y + 20);
    for (char32_t c = 0x4E00; atlas.height() == GlyphAtlas::kFirstHeight; ++c)
        atlas.glyph({ui::Face::regular, 100}, c, 0);
    CHECK(atlas.take_dirty()->y1 == atlas.height());
}

TEST_CASE("a frame in which the page grows is drawn right") {
    FakeGlyphs glyphs;
    Headless h(glyphs, [](Headless& me) {
        ImDrawList& list = *ImGui::GetForegroundDrawList();
        list.AddRectFilled({0, 0}, {50, 50}, kInk);
        me.text.draw(list, {60, 0}, {ui::Face::regular, 40}, kInk, "退");
        std::string many;
        for (char32_t c = 0x5000; c < 0x5200; ++c) ui::append_utf8(many, c);
        me.text.draw(list, {-4000, 100}, {ui::Face::regular, 80}, kInk, many);
        me.text.draw(list, {60, 300}, {ui::Face::regular, 40}, kInk, "款");
    });
    h.frame();
    CHECK(h.text.atlas().height() > GlyphAtlas::kFirstHeight);
    const auto image = h.image();
    const std::array<int, 3> ink{10, 20, 30};
    CHECK(pixel(image, 25, 25) == ink);
    CHECK(pixel(image, 80, 28) == ink);
    CHECK(pixel(image, 80, 328) == ink);
    CHECK(pixel(image, 900, 550) == std::array<int, 3>{255, 255, 255});
    h.frame();
    CHECK(h.image().pixels == image.pixels);
}

TEST_CASE("shapes and text share one texture and one draw call") {
    FakeGlyphs glyphs;
    Headless h(glyphs, [](Headless& me) {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({400, 300});
        ImGui::Begin("view", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        for (int i = 0; i < 20; ++i) {
            const auto y = static_cast<float>(i) * 14;
            list.AddRectFilled({0, y}, {100, y + 10}, kInk, 4);
            list.AddLine({0, y}, {90, y + 7}, kInk, 2);
            me.text.draw(list, {0, y}, {ui::Face::regular, 10}, kInk, "退款 refund 😀");
        }
        ImGui::End();
    });
    h.frame(2);
    const ImDrawData& data = *ImGui::GetDrawData();
    int calls = 0;
    for (int n = 0; n < data.CmdListsCount; ++n) {
        for (const ImDrawCmd& cmd : data.CmdLists[n]->CmdBuffer) {
            calls += cmd.ElemCount > 0 ? 1 : 0;
            CHECK(ui::texture_of(cmd) == h.text.atlas().texture);
        }
    }
    CHECK(calls == 1);
}
