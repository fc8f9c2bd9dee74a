// The colours of PRODUCT.md, "Tokens", by role. Views name roles, never values. Constant, any thread.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>

#include "core/board_view.h"
#include "core/words.h"

namespace recoup::ui {

enum class Role : std::uint8_t {
    background,
    surface,
    raised,
    column,
    line,
    text,
    muted,
    faint,
    accent,
    on_accent,
    accent_bg,
    evidence,
    contacted,
    under_review,
    refunded,
    escalated,
    ok_bg,
    warn_bg,
    bad_bg,
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
Role tone_text(core::Tone tone);
Role tone_background(core::Tone tone);
// The colour with its opacity multiplied by `alpha`, 0 to 1.
ImU32 faded(ImU32 colour, float alpha);

}  // namespace recoup::ui
