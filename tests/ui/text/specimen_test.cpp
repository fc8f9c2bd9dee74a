// Draws all that text can be to a picture, for the eye: set RECOUP_PICTURES to a folder to keep it.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "platform/drawing/program_fonts.h"
#include "support/headless.h"

using namespace recoup;
using recoup::testing::Headless;
using ui::Face;
using ui::TextStyle;

namespace {

struct Pen {
    Headless& h;
    ImDrawList& list;
    ImVec2 at;
    ImU32 colour;

    void line(const TextStyle& style, std::string_view text) {
        h.text.draw(list, at, style, colour, text);
        at.y += ui::Text::line_height_px(style) + 2;
    }
    void paragraph(const TextStyle& style, std::string_view text, float width, int lines) {
        const float height = static_cast<float>(lines) * ui::Text::line_height_px(style);
        list.AddRect({at.x - 4, at.y - 2}, {at.x + width + 4, at.y + 2 + height}, IM_COL32(128, 128, 128, 90), 6);
        at.y += h.text.draw_wrapped(list, at, style, colour, text, width, lines) + 8;
    }
    void button(const TextStyle& style, std::string_view text) {
        const float width = h.text.measure(style, text) + 24;
        list.AddRectFilled(at, {at.x + width, at.y + 32}, IM_COL32(0x34, 0x57, 0xD5, 255), 8);
        h.text.draw(list, {at.x + 12, at.y + (32 - ui::Text::line_height_px(style)) / 2}, style, IM_COL32_WHITE, text);
        at.x += width + 8;
    }
};

void draw_column(Headless& h, float x, ImU32 background, ImU32 colour) {
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled({x, 0}, {x + 500, 1000}, background);
    Pen pen{h, list, {x + 20, 16}, colour};
    for (const float size : {12.0F, 14.0F, 17.0F, 20.0F, 26.0F}) {
        pen.line({Face::regular, size}, "退款看板 Recoup 支付宝 · ¥3,999.00 剩 06:42:10");
        pen.line({Face::semibold, size}, "退款看板 Recoup 支付宝 ¥3,999.00 已退款");
    }
    for (const char* figures : {"11:11:11 ¥1,111.11 tabular", "08:38:50 ¥8,680.35 tabular"}) {
        pen.line({Face::semibold, 17, true}, figures);
    }
    pen.line(
        {Face::regular, 14},
        "emoji 👨‍👩‍👧 🇨🇳 ❤️ 👍🏽 e\xCC\x81 é, lone \xF0\x9F\x98\x80 end, 鿋 ㄅ ऄ ☂ "
        "♻");
    for (const float size : {12.0F, 14.0F, 18.0F, 28.0F}) {
        pen.line({Face::regular, size},
                 "😀😡🥺🧾🧧🟢1️⃣🏳️‍🌈🤷‍♂️ 𠮷野 𝐀 𓀀\uE000");
    }
    pen.paragraph({Face::semibold, 14}, "在线课程与介绍不符，只肯退 70 元，客服说“系统显示一切正常”。", 205, 2);
    pen.paragraph({Face::regular, 12},
                  "付款后显示“支付失败”，但银行卡已扣款 ¥3,999.00。客服（工号 1024）回复：needs more documentation "
                  "internationalization，请在 24 小时内提交《支付凭证》；逾期不予受理。\nSecond paragraph, with Latin "
                  "words only.",
                  240, 8);
    pen.button({Face::semibold, 14}, "新建案件");
    pen.button({Face::regular, 14}, "New case gyÅ");
    pen.button({Face::icons, 18}, "\uF349\uF150\uF415\uF493");
    pen.button({Face::regular, 12}, "剩 18 天");
}

void draw_specimen(Headless& h) {
    draw_column(h, 0, IM_COL32_WHITE, IM_COL32(0x1C, 0x23, 0x33, 255));
    draw_column(h, 500, IM_COL32(0x1A, 0x1F, 0x29, 255), IM_COL32(0xE8, 0xEC, 0xF4, 255));
}

}  // namespace

TEST_CASE("a specimen of all text is drawn with real fonts, the same bytes each time") {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    Headless h(glyphs, draw_specimen, {1000, 780});
    h.frame(2);
    const auto first = h.image();
    CHECK(h.image().pixels == first.pixels);
    if (const char* folder = std::getenv("RECOUP_PICTURES")) h.save_png(std::string(folder) + "/specimen.png");
}
