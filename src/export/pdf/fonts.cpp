#include "export/pdf/fonts.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "export/pdf/charstrings.h"

namespace recoup::exporting::inline pdf {
namespace {

using core::GlyphOutline;
using core::TypeFace;

constexpr std::size_t kMostGlyphs = 65'535;
constexpr std::size_t kMostMapped = 100;  // in one block of a map

GlyphOutline box() {
    using enum GlyphOutline::Step;
    GlyphOutline box;
    box.advance = core::kMissingAdvance;
    box.steps = {move, line, line, line, move, line, line, line};
    box.points = {{60, 0}, {60, 720}, {640, 720}, {640, 0}, {110, 50}, {590, 50}, {590, 670}, {110, 670}};
    return box;
}

std::string map_of(std::span<const char32_t> characters) {
    std::string map =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
        "/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\n"
        "endcodespacerange\n";
    for (std::size_t begin = 0; begin < characters.size(); begin += kMostMapped) {
        const auto end = std::min(characters.size(), begin + kMostMapped);
        map += fmt::format("{} beginbfchar\n", end - begin);
        for (auto i = begin; i < end; ++i) {
            map += '<';
            append_hex(map, static_cast<unsigned>(i + 1), 4);
            map += "><";
            std::string character;
            core::append_utf8(character, characters[i]);
            map += text_string(character).substr(5) + '\n';  // without the mark of the order of bytes
        }
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

}  // namespace

unsigned PdfFonts::glyph(TypeFace face, char32_t c) {
    auto& font = fonts_[static_cast<std::size_t>(face)];
    if (const auto at = font.numbers.find(c); at != font.numbers.end()) return at->second;
    if (font.characters.size() + 1 >= kMostGlyphs) return 0;
    auto outline = core::draws_nothing(c) ? GlyphOutline{} : type_.outline(face, c).value_or(box());
    font.outlines.push_back(std::move(outline));
    font.characters.push_back(c);
    return font.numbers[c] = static_cast<unsigned>(font.characters.size());
}

std::string PdfFonts::glyphs(TypeFace face, std::string_view utf8) {
    std::string out = "<";
    while (!utf8.empty()) append_hex(out, glyph(face, core::take_code_point(utf8)), 4);
    return out + '>';
}

int PdfFonts::width(TypeFace face, std::string_view utf8) {
    int sum = 0;
    while (!utf8.empty()) sum += core::advance_of(type_, face, core::take_code_point(utf8));
    return sum;
}

int PdfFonts::write_font(PdfObjects& objects, const Font& font, std::string_view name) {
    std::vector<GlyphOutline> outlines = {box()};
    outlines.insert(outlines.end(), font.outlines.begin(), font.outlines.end());
    std::string widths;
    for (const auto& outline : outlines) widths += fmt::format("{} ", outline.advance);
    const int file = objects.deflated("/Subtype/CIDFontType0C", compact_font(name, outlines));
    const int descriptor = objects.write(
        fmt::format("<</Type/FontDescriptor/FontName/{}/Flags 4/FontBBox[-1000 -500 3000 1200]/ItalicAngle 0/Ascent 960"
                    "/Descent -240/CapHeight 730/StemV 80/FontFile3 {}>>",
                    name, reference(file)));
    const int letters = objects.write(
        fmt::format("<</Type/Font/Subtype/CIDFontType0/BaseFont/{}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                    "/Supplement 0>>/DW {}/W[0[{}]]/FontDescriptor {}>>",
                    name, core::kMissingAdvance, widths, reference(descriptor)));
    const int map = objects.deflated({}, map_of(font.characters));
    return objects.write(
        fmt::format("<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding/Identity-H/DescendantFonts[{}]/ToUnicode {}>>",
                    name, reference(letters), reference(map)));
}

std::string PdfFonts::write(PdfObjects& objects) const {
    static constexpr std::string_view kNames[] = {"RECOUP+Recoup-Regular", "RECOUS+Recoup-SemiBold",
                                                  "RECOUE+Recoup-Even"};
    std::string entries = "<<";
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
        if (fonts_[i].characters.empty()) continue;
        entries += name_of(static_cast<TypeFace>(i));
        entries += ' ' + reference(write_font(objects, fonts_[i], kNames[i]));
    }
    return entries + ">>";
}

}  // namespace recoup::exporting::inline pdf
