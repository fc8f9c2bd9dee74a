// The fonts and data files that are part of the program.
// Thread: any; everything here is constant and lives as long as the program. Must not know: what the bytes mean.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recoup::assets {

using Bytes = std::span<const std::byte>;

// The names of all embedded files: the path under assets/ ("rules/cn.json"), and what the build makes ("fonts/…").
std::span<const std::string_view> files();

// The file of that name, or nothing at all. Texts and networks lie packed and are unpacked when they are first asked
// for.
Bytes file(std::string_view name);
// The same bytes as text.
std::string_view text(std::string_view name);

// The licences of all that is in the program, unpacked from Brotli (RFC 7932): a text that few read.
std::string licences();

// What ocr::Reader::open() takes; all empty in a build without networks.
struct Networks {
    Bytes finder, recogniser, characters;
};
Networks networks();
bool has_networks();  // without unpacking them

// Latin, Greek, Cyrillic; the digits are tabular.
Bytes inter_regular();
Bytes inter_semibold();
// The characters of GB 2312, kana, punctuation and fullwidth forms.
Bytes noto_sc_regular();
// The same characters as the regular; for anything else use the rare ones.
Bytes noto_sc_bold();
// The code points of "ui/icons.h" (private use area).
Bytes icons();
// Packed, as platform/packed_font.h reads them. Every other character of the Chinese font, those met together
// in one, and beyond it what else stands in names.
std::vector<Bytes> rare_chinese();
// In this order, whatever the fonts above do not draw: other scripts, emoji and signs.
std::vector<Bytes> other_scripts();

}  // namespace recoup::assets
