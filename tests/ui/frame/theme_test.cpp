// The tokens themselves: what is written and drawn with them can be read by everybody.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/contrast.h"
#include "ui/frame/theme.h"

using namespace recoup;
using testing::contrast;
using ui::Role;

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(IM_COL32_WHITE, IM_COL32_BLACK) == doctest::Approx(21));
    CHECK(contrast(IM_COL32(0x76, 0x76, 0x76, 255), IM_COL32_WHITE) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("every pair of colours that is used can be read in both themes") {
    for (const auto* theme : {&ui::light_theme(), &ui::dark_theme()}) {
        CAPTURE(theme->dark);
        for (const auto& use : ui::used_inks()) {
            if (use.dark_only && !theme->dark) continue;
            for (const auto ground : use.grounds) {
                CAPTURE(static_cast<int>(use.ink));
                CAPTURE(static_cast<int>(ground));
                CHECK(contrast((*theme)[use.ink], (*theme)[ground]) >= use.least);
            }
        }
    }
}

TEST_CASE("the words of a timer and of a stage stand on grounds they are declared for") {
    const auto declared = [](Role ink, Role ground) {
        return std::ranges::any_of(ui::used_inks(), [&](const ui::InkUse& use) {
            return use.ink == ink && use.least == ui::kTextContrast && std::ranges::count(use.grounds, ground) > 0;
        });
    };
    for (const auto tone : {core::Tone::ok, core::Tone::warn, core::Tone::bad, core::Tone::off})
        CHECK(declared(ui::tone_text(tone), ui::tone_background(tone)));
    for (int i = 0; i < core::kStageCount; ++i) {
        CHECK(declared(Role::on_accent, ui::stage_fill(static_cast<core::Stage>(i))));
        CHECK(declared(ui::stage_text(static_cast<core::Stage>(i)), Role::surface));
    }
}

TEST_CASE("red is not the colour of a stage") {
    for (const auto* theme : {&ui::light_theme(), &ui::dark_theme()}) {
        const auto escalated = (*theme)[ui::stage_role(core::Stage::escalated)];
        CHECK((escalated >> IM_COL32_B_SHIFT & 255) > (escalated >> IM_COL32_R_SHIFT & 255));
    }
}
