#include "assets/embedded.h"

#include <doctest/doctest.h>
#include <ft2build.h>

#include <string>
#include <vector>
#include FT_FREETYPE_H

#include "ui/frame/icons.h"

using namespace recoup;

namespace {

// A face over embedded bytes, freed with its library at the end of the test.
class Face {
  public:
    explicit Face(assets::Bytes bytes) {
        REQUIRE_FALSE(bytes.empty());
        REQUIRE(FT_Init_FreeType(&library_) == 0);
        REQUIRE(FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                   static_cast<FT_Long>(bytes.size()), 0, &face_) == 0);
    }
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face() {
        FT_Done_Face(face_);
        FT_Done_FreeType(library_);
    }

    bool has(char32_t character) const { return FT_Get_Char_Index(face_, character) != 0; }
    long advance(char32_t character) const {
        REQUIRE(FT_Load_Char(face_, character, FT_LOAD_NO_SCALE) == 0);
        return face_->glyph->metrics.horiAdvance;
    }

  private:
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

}  // namespace

TEST_CASE("every embedded file is found by its name and is not empty") {
    REQUIRE(assets::files().size() > 7);
    for (const auto name : assets::files()) {
        CAPTURE(name);
        CHECK_FALSE(assets::file(name).empty());
    }
    CHECK(assets::text("demo/story.json").substr(0, 1) == "{");
    CHECK(assets::file("no-such-file").empty());
}

TEST_CASE("the bold Chinese font draws everyday Chinese") {
    const Face bold(assets::noto_sc_bold());
    for (const char32_t c : std::u32string(U"退款看板全额到账客服承诺逾期，。、！？：；“”（）《》￥０９")) {
        CHECK(bold.has(c));
    }
    CHECK_FALSE(bold.has(U'龘'));
}

TEST_CASE("digits share one width, so that a figure that ticks does not shake") {
    for (const auto bytes : {assets::inter_regular(), assets::inter_semibold()}) {
        const Face inter(bytes);
        for (char32_t digit = U'0'; digit <= U'9'; ++digit) CHECK(inter.advance(digit) == inter.advance(U'0'));
    }
}

TEST_CASE("the icon font draws the icons") {
    const Face icons(assets::icons());
    CHECK(icons.has(ui::icon::board));
    CHECK(icons.has(ui::icon::quote));
    CHECK(ui::icon::board == 0xF56D);
}

TEST_CASE("the licence of every embedded component can be read") {
    const auto licences = assets::licences();
    for (const char* heading :
         {"=== Recoup", "=== Inter", "=== Noto", "=== DejaVu", "=== Symbola", "=== GNU Unifont", "=== Material",
          "=== Dear ImGui", "=== stb", "=== FreeType", "=== SQLite", "=== libsodium"}) {
        CAPTURE(heading);
        CHECK(licences.find(heading) != std::string::npos);
    }
    CHECK(licences.find("SIL OPEN FONT LICENSE") != std::string::npos);
    CHECK(licences.find("GNU GENERAL PUBLIC LICENSE") == std::string::npos);
}
