// The fonts of Debian's packages as a FontSet, for tests that must look at real letters.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "platform/freetype_glyphs.h"

namespace recoup::testing {

inline std::span<const unsigned char> font_file(const std::string& path) {
    static std::map<std::string, std::vector<unsigned char>> loaded;
    auto [found, is_new] = loaded.try_emplace(path);
    if (is_new) {
        std::ifstream file("/usr/share/fonts/" + path, std::ios::binary);
        found->second.assign(std::istreambuf_iterator<char>(file), {});
    }
    return found->second;
}

inline platform::FontSet system_fonts() {
    constexpr int kSimplifiedChinese = 2;
    const platform::FontData cjk{font_file("opentype/noto/NotoSansCJK-Regular.ttc"), kSimplifiedChinese};
    const platform::FontData cjk_bold{font_file("opentype/noto/NotoSansCJK-Bold.ttc"), kSimplifiedChinese};
    const platform::FontData dejavu{font_file("truetype/dejavu/DejaVuSans.ttf")};
    const platform::FontData unifont{font_file("opentype/unifont/unifont.otf")};
    platform::FontSet set;
    set.fonts[0] = {{font_file("opentype/inter/Inter-Regular.otf")}, cjk, dejavu, unifont};
    set.fonts[1] = {{font_file("opentype/inter/Inter-SemiBold.otf")}, cjk_bold, cjk, dejavu, unifont};
    set.fonts[2] = {{font_file("truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf")}};
    return set;
}

}  // namespace recoup::testing
