// The colours of both themes, by role. Views name roles, never values. Constant, any thread.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>
#include <span>

#include "core/base/words.h"
#include "core/view/board.h"

namespace recoup::ui::inline frame {

enum class Role : std::uint8_t {
    background,
    surface,
    raised,
    column,
    line,
    field,
    text,
    muted,
    faint,
    accent,
    on_accent,
    accent_bg,
    accent_line,
    suggest_bg,
    evidence,
    contacted,
    under_review,
    refunded,
    escalated,
    ok_bg,
    warn_bg,
    bad_bg,
    ok_text,
    warn_text,
    bad_text,
    badge,
    scrim,
    shadow,
    viewer,
    count_
};

struct Theme {
    std::array<ImU32, static_cast<std::size_t>(Role::count_)> colours;
    bool dark;

    ImU32 operator[](Role role) const { return colours[static_cast<std::size_t>(role)]; }
};

const Theme& light_theme();
const Theme& dark_theme();

Role stage_role(core::Stage stage);
// What is written in the stage's colour, and the ground that carries words: both as dark as words need.
Role stage_text(core::Stage stage);
Role stage_fill(core::Stage stage);
Role tone_text(core::Tone tone);
// A bar or a dot, which words would find too bright.
Role tone_mark(core::Tone tone);
Role tone_background(core::Tone tone);
// The colour with its opacity multiplied by `alpha`, 0 to 1.
ImU32 faded(ImU32 colour, float alpha);

// ---- contrast

// Every ink with the grounds the views put it on, and the least contrast WCAG 2.1 (1.4.3, 1.4.11) asks for there. A
// pair that is not here is not used: the layout test holds what it sees drawn against this table, another test the
// table against both themes.
inline constexpr float kTextContrast = 4.5F;
inline constexpr float kMarkContrast = 3;  // icons, dots, the border of a field
struct InkUse {
    Role ink;
    float least;
    std::span<const Role> grounds;
    bool dark_only = false;  // of the viewer, which is dark in either theme
};
std::span<const InkUse> used_inks();

}  // namespace recoup::ui::inline frame
