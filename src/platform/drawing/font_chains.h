// The fonts of a set in the order in which they are asked for a character, opened by FreeType. Inside this room only;
// one thread.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "platform/drawing/font_library.h"
#include "platform/drawing/freetype_glyphs.h"
#include "platform/drawing/packed_font.h"

namespace recoup::platform::inline drawing {

// Opened when the first character asks for it, a packed one only for a character it has: a screen without rare
// characters never pays for their fonts.
class OpenFont {
  public:
    explicit OpenFont(const FontData& data) : bytes(data.bytes), index(data.index), is_packed_(data.packed) {}

    // Zero if this font does not draw it.
    FT_UInt glyph_of(FT_Library library, char32_t c) {
        if (!tried_ && is_packed_) {
            if (!packed_) packed_.emplace(bytes);
            if (!packed_->has(c)) return 0;
        }
        open(library);
        return face_ ? FT_Get_Char_Index(face_, c) : 0;
    }
    FT_Face face() const { return face_; }
    bool set_size(int pixel_size) {
        if (pixel_size == size_) return true;
        size_ = pixel_size;
        return FT_Set_Pixel_Sizes(face_, 0, static_cast<FT_UInt>(pixel_size)) == 0;
    }

    std::span<const std::byte> bytes;
    int index;

  private:
    void open(FT_Library library) {
        if (std::exchange(tried_, true)) return;
        if (packed_) unpacked_ = packed_->unpack();
        const std::span<const std::byte> file = packed_ ? unpacked_ : bytes;
        packed_.reset();  // from here on the font itself says what it has
        const auto* begin = reinterpret_cast<const FT_Byte*>(file.data());
        if (FT_New_Memory_Face(library, begin, static_cast<FT_Long>(file.size()), index, &face_) != 0) face_ = nullptr;
    }

    bool is_packed_;
    std::optional<PackedFont> packed_;
    std::vector<std::byte> unpacked_;
    FT_Face face_ = nullptr;
    int size_ = 0;
    bool tried_ = false;
};

struct Link {
    OpenFont* font;
    float embolden_em;
};

struct Found {
    const Link* link = nullptr;
    FT_UInt glyph = 0;
};

class FontChains {
  public:
    explicit FontChains(const FontSet& set) {
        for (std::size_t face = 0; face < ui::kFaceCount; ++face) {
            for (const FontData& data : set.tabular_heads[face]) chains_[face][1].push_back(link(data));
            for (const FontData& data : set.fonts[face]) {
                chains_[face][0].push_back(link(data));
                chains_[face][1].push_back(link(data));
            }
        }
    }
    ~FontChains() {
        if (library_) FT_Done_Library(library_);  // closes its faces as well
    }
    FontChains(const FontChains&) = delete;
    FontChains& operator=(const FontChains&) = delete;

    Found find(ui::Face face, char32_t c, bool tabular) {
        if (!library_) return {};
        for (const Link& link : chains_[static_cast<std::size_t>(face)][tabular ? 1 : 0]) {
            const FT_UInt glyph = link.font->glyph_of(library_, c);
            if (glyph != 0) return {&link, glyph};
        }
        return {};
    }

  private:
    Link link(const FontData& data) {
        const auto same = [&](const auto& font) {
            return font->bytes.data() == data.bytes.data() && font->index == data.index;
        };
        auto found = std::find_if(fonts_.begin(), fonts_.end(), same);
        if (found == fonts_.end()) found = fonts_.insert(found, std::make_unique<OpenFont>(data));
        return {found->get(), data.embolden_em};
    }

    FT_Library library_ = open_font_library();
    std::vector<std::unique_ptr<OpenFont>> fonts_;
    std::array<std::array<std::vector<Link>, 2>, ui::kFaceCount> chains_;
};

}  // namespace recoup::platform::inline drawing
