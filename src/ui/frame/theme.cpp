#include "ui/frame/theme.h"

namespace recoup::ui::inline frame {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
    return IM_COL32(hex >> 16 & 255, hex >> 8 & 255, hex & 255, alpha);
}

// In the order of Role.
constexpr Theme kLight{
    {rgb(0xF4F5F7), rgb(0xFFFFFF), rgb(0xFFFFFF),      rgb(0xECEEF2),     rgb(0xE3E6EB), rgb(0x828B9E),
     rgb(0x1C2333), rgb(0x566074), rgb(0x616B7F),      rgb(0x3457D5),     rgb(0xFFFFFF), rgb(0xE9EEFC),
     rgb(0xB9C8F5), rgb(0xF6F8FE), rgb(0x64748B),      rgb(0x2F6FED),     rgb(0xB7791F), rgb(0x178A57),
     rgb(0x7A4FD0), rgb(0xE4F5EC), rgb(0xFDF3DC),      rgb(0xFCE8E8),     rgb(0x0F6B43), rgb(0x8A5A10),
     rgb(0xB32626), rgb(0xC93434), rgb(0x101828, 115), rgb(0x101828, 26), rgb(0x0D1017)},
    false};
constexpr Theme kDark{
    {rgb(0x12151C), rgb(0x1A1F29), rgb(0x222835),      rgb(0x171B24),     rgb(0x2C3443), rgb(0x66728A),
     rgb(0xE8ECF4), rgb(0xA3ADBF), rgb(0x8893A7),      rgb(0x7B97FF),     rgb(0x0E1220), rgb(0x232E52),
     rgb(0x3B4E8F), rgb(0x1E2538), rgb(0x94A3B8),      rgb(0x6EA0FF),     rgb(0xE0AA4B), rgb(0x4CC38A),
     rgb(0xA98BF0), rgb(0x16332A), rgb(0x3A2E14),      rgb(0x3F1F22),     rgb(0x4CC38A), rgb(0xE0AA4B),
     rgb(0xF27474), rgb(0xF27474), rgb(0x000000, 140), rgb(0x000000, 90), rgb(0x0D1017)},
    true};

constexpr Role kAllGrounds[] = {Role::background, Role::surface, Role::raised,  Role::column, Role::accent_bg,
                                Role::suggest_bg, Role::ok_bg,   Role::warn_bg, Role::bad_bg};
constexpr Role kQuietGrounds[] = {Role::background, Role::surface, Role::raised, Role::column, Role::suggest_bg};
constexpr Role kUnderAccent[] = {Role::background, Role::surface,    Role::raised, Role::column,
                                 Role::accent_bg,  Role::suggest_bg, Role::warn_bg};
constexpr Role kUnderOk[] = {Role::background, Role::surface, Role::raised, Role::column, Role::ok_bg};
constexpr Role kUnderWarn[] = {Role::background, Role::surface, Role::raised, Role::column, Role::warn_bg};
constexpr Role kUnderBad[] = {Role::background, Role::surface, Role::raised, Role::column, Role::warn_bg, Role::bad_bg};
constexpr Role kFilled[] = {Role::accent,    Role::badge,   Role::evidence, Role::contacted,
                            Role::warn_text, Role::ok_text, Role::escalated};
constexpr Role kViewer[] = {Role::viewer};
constexpr Role kSurface[] = {Role::surface};
constexpr Role kTooltip[] = {Role::text};
constexpr Role kUnderField[] = {Role::background, Role::surface, Role::raised};

constexpr InkUse kInks[] = {
    {Role::text, kTextContrast, kAllGrounds},        {Role::muted, kTextContrast, kAllGrounds},
    {Role::faint, kTextContrast, kQuietGrounds},     {Role::accent, kTextContrast, kUnderAccent},
    {Role::on_accent, kTextContrast, kFilled},       {Role::ok_text, kTextContrast, kUnderOk},
    {Role::warn_text, kTextContrast, kUnderWarn},    {Role::bad_text, kTextContrast, kUnderBad},
    {Role::escalated, kTextContrast, kSurface},      {Role::surface, kTextContrast, kTooltip},
    {Role::text, kTextContrast, kViewer, true},      {Role::muted, kTextContrast, kViewer, true},
    {Role::faint, kTextContrast, kViewer, true},     {Role::accent, kTextContrast, kViewer, true},
    {Role::field, kMarkContrast, kUnderField},       {Role::badge, kMarkContrast, kQuietGrounds},
    {Role::evidence, kMarkContrast, kQuietGrounds},  {Role::contacted, kMarkContrast, kQuietGrounds},
    {Role::under_review, kMarkContrast, kUnderWarn}, {Role::refunded, kMarkContrast, kUnderOk},
    {Role::escalated, kMarkContrast, kQuietGrounds}};

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

Role stage_text(core::Stage stage) {
    switch (stage) {
        case core::Stage::evidence:
            return Role::muted;
        case core::Stage::contacted:
            return Role::accent;
        case core::Stage::under_review:
            return Role::warn_text;
        case core::Stage::refunded:
            return Role::ok_text;
        case core::Stage::escalated:
            return Role::escalated;
    }
    return Role::muted;
}

Role stage_fill(core::Stage stage) {
    if (stage == core::Stage::under_review) return Role::warn_text;
    if (stage == core::Stage::refunded) return Role::ok_text;
    return stage_role(stage);
}

Role tone_text(core::Tone tone) {
    switch (tone) {
        case core::Tone::ok:
            return Role::ok_text;
        case core::Tone::warn:
            return Role::warn_text;
        case core::Tone::bad:
            return Role::bad_text;
        case core::Tone::off:
            return Role::muted;
    }
    return Role::muted;
}

Role tone_mark(core::Tone tone) {
    switch (tone) {
        case core::Tone::ok:
            return Role::refunded;
        case core::Tone::warn:
            return Role::under_review;
        case core::Tone::bad:
            return Role::badge;
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

std::span<const InkUse> used_inks() {
    return kInks;
}

}  // namespace recoup::ui::inline frame
