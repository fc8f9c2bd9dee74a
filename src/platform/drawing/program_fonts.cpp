#include "platform/drawing/program_fonts.h"

#include "assets/embedded.h"

namespace recoup::platform::inline drawing {

FontSet program_fonts() {
    // Rare ideographs have no bold cut: the regular one is thickened a little.
    constexpr float kThicker_em = 0.03F;
    FontSet set;
    auto& regular = set.fonts[static_cast<std::size_t>(ui::Face::regular)];
    auto& semibold = set.fonts[static_cast<std::size_t>(ui::Face::semibold)];
    regular = {{assets::inter_regular()}, {assets::noto_sc_regular()}};
    semibold = {{assets::inter_semibold()}, {assets::noto_sc_bold()}};
    for (const auto bytes : assets::rare_chinese()) {
        regular.push_back({bytes, 0, 0, true});
        semibold.push_back({bytes, 0, kThicker_em, true});
    }
    for (const auto bytes : assets::other_scripts()) {
        regular.push_back({bytes, 0, 0, true});
        semibold.push_back({bytes, 0, 0, true});
    }
    set.fonts[static_cast<std::size_t>(ui::Face::icons)] = {{assets::icons()}};
    return set;
}

}  // namespace recoup::platform::inline drawing
