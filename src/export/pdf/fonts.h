// The letters that a document uses, as fonts inside it: a glyph for each character, with what it stands for, so that
// text can be searched and copied. One thread; inside this room only.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/report/typeface.h"
#include "export/pdf/objects.h"

namespace recoup::exporting::inline pdf {

class PdfFonts {
  public:
    explicit PdfFonts(core::TypeSource& type) : type_(type) {}

    // "<00010002>": a text as the glyphs of that face. A character that no font draws is a box.
    std::string glyphs(core::TypeFace face, std::string_view utf8);
    // In thousandths of the size.
    int width(core::TypeFace face, std::string_view utf8);
    // Behind the last text. What the resources of a page name, with their brackets.
    std::string write(PdfObjects& objects) const;

    static std::string_view name_of(core::TypeFace face) {
        constexpr std::string_view kNames[core::kTypeFaces] = {"/R", "/S", "/E"};
        return kNames[static_cast<std::size_t>(face)];
    }

  private:
    struct Font {
        std::unordered_map<char32_t, unsigned> numbers;
        std::vector<char32_t> characters;  // of glyph i + 1
        std::vector<core::GlyphOutline> outlines;
    };
    unsigned glyph(core::TypeFace face, char32_t c);
    static int write_font(PdfObjects& objects, const Font& font, std::string_view name);

    core::TypeSource& type_;
    std::array<Font, core::kTypeFaces> fonts_;
};

}  // namespace recoup::exporting::inline pdf
