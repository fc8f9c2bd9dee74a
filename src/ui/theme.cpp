#include "ui/theme.h"

namespace recoup::ui {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
    return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}

// In the order of Role.
constexpr Theme kLight{
    {rgb(0xF4F5F7), rgb(0xFFFFFF),      rgb(0xFFFFFF),     rgb(0xECEEF2), rgb(0xE3E6EB), rgb(0x1C2333),
     rgb(0x667085), rgb(0x98A1B2),      rgb(0x3457D5),     rgb(0xFFFFFF), rgb(0xE9EEFC), rgb(0x64748B),
     rgb(0x2F6FED), rgb(0xB7791F),      rgb(0x178A57),     rgb(0xCF3F3F), rgb(0xE4F5EC), rgb(0xFDF3DC),
     rgb(0xFCE8E8), rgb(0x101828, 115), rgb(0x101828, 26), rgb(0x0D1017)},
    false};
constexpr Theme kDark{
    {rgb(0x12151C), rgb(0x1A1F29),      rgb(0x222835),     rgb(0x171B24), rgb(0x2C3443), rgb(0xE8ECF4),
     rgb(0x98A2B5), rgb(0x6C7689),      rgb(0x7B97FF),     rgb(0x0E1220), rgb(0x232E52), rgb(0x94A3B8),
     rgb(0x6EA0FF), rgb(0xE0AA4B),      rgb(0x4CC38A),     rgb(0xF27474), rgb(0x16332A), rgb(0x3A2E14),
     rgb(0x3F1F22), rgb(0x000000, 140), rgb(0x000000, 90), rgb(0x0D1017)},
    true};

}  // namespace

const Theme& light_theme() {
    return kLight;
}

const Theme& dark_theme() {
    return kDark;
}

Role stage_role(core::Stage stage) {
    return static_cast<Role>(static_cast<int>(Role::evidence) + static_cast<int>(stage));
}

Role tone_text(core::Tone tone) {
    switch (tone) {
        case core::Tone::ok:
            return Role::refunded;
        case core::Tone::warn:
            return Role::under_review;
        case core::Tone::bad:
            return Role::escalated;
        case core::Tone::off:
            return Role::muted;
    }
    return Role::muted;
}

Role tone_background(core::Tone tone) {
    switch (tone) {
        case core::Tone::ok:
            return Role::ok_bg;
        case core::Tone::warn:
            return Role::warn_bg;
        case core::Tone::bad:
            return Role::bad_bg;
        case core::Tone::off:
            return Role::background;
    }
    return Role::background;
}

ImU32 faded(ImU32 colour, float alpha) {
    const auto a = static_cast<float>(colour >> IM_COL32_A_SHIFT & 255) * alpha;
    return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(a) << IM_COL32_A_SHIFT;
}

}  // namespace recoup::ui
