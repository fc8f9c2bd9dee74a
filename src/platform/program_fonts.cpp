#include "platform/program_fonts.h"

#include "assets/embedded.h"

namespace recoup::platform {

FontSet program_fonts() {
    // Rare ideographs have no bold cut: the regular one is thickened a little.
    constexpr float kThicker_em = 0.03F;
    const FontData noto{assets::noto_sc_regular()};
    const FontData rare{assets::noto_sc_rare()};
    const FontData rare_thicker{assets::noto_sc_rare(), 0, kThicker_em};
    const FontData dejavu{assets::dejavu()};
    const FontData unifont{assets::unifont()};
    FontSet set;
    set.fonts[static_cast<std::size_t>(ui::Face::regular)] = {{assets::inter_regular()}, noto, rare, dejavu, unifont};
    set.fonts[static_cast<std::size_t>(ui::Face::semibold)] = {
        {assets::inter_semibold()}, {assets::noto_sc_bold()}, rare_thicker, dejavu, unifont};
    set.fonts[static_cast<std::size_t>(ui::Face::icons)] = {{assets::icons()}};
    return set;
}

}  // namespace recoup::platform
