#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "ui/frame/icons.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {
namespace {

TextStyle style(const Canvas& ctx, Face face, float design_px, bool tabular = false) {
    return {face, ctx.px(design_px), tabular};
}

}  // namespace

TextStyle body(const Canvas& ctx) {
    return style(ctx, Face::regular, 14);
}
TextStyle body_bold(const Canvas& ctx) {
    return style(ctx, Face::semibold, 14);
}
TextStyle small(const Canvas& ctx) {
    return style(ctx, Face::regular, 12);
}
TextStyle small_bold(const Canvas& ctx) {
    return style(ctx, Face::semibold, 12);
}
TextStyle title(const Canvas& ctx) {
    return style(ctx, Face::semibold, 17);
}
TextStyle figure(const Canvas& ctx, float design_px) {
    return style(ctx, Face::semibold, design_px, true);
}
TextStyle icon_style(const Canvas& ctx, float design_px) {
    return style(ctx, Face::icons, design_px);
}

float label(Canvas& ctx, const Rect& box, const TextStyle& text_style, ImU32 colour, std::string_view text,
            Align align) {
    if (text.empty()) return box.min.x;  // no room for nothing is no reason for "…"
    const float width = std::min(ctx.text.measure(text_style, text), box.width());
    float x = box.min.x;
    if (align == Align::right) x = box.max.x - width;
    if (align == Align::centre) x = std::floor((box.min.x + box.max.x - width) / 2);
    const float y = std::floor((box.min.y + box.max.y - Text::line_height_px(text_style)) / 2);
    return ctx.text.draw_fitted(ctx.list(), {x, y}, text_style, colour, text, box.max.x - x);
}

float label(Canvas& ctx, const Rect& box, const TextStyle& text_style, Role role, std::string_view text, Align align) {
    return label(ctx, box, text_style, ctx.theme[role], text, align);
}

// Never fitted: at some scales the glyph rounds to a pixel more than its box, and half an icon would be none.
void icon_label(Canvas& ctx, const Rect& box, float design_px, ImU32 colour, char32_t icon) {
    std::string glyph;
    core::append_utf8(glyph, icon);
    const auto icons = icon_style(ctx, design_px);
    const ImVec2 size{ctx.text.measure(icons, glyph), Text::line_height_px(icons)};
    const ImVec2 at{std::floor(box.centre().x - size.x / 2), std::floor(box.centre().y - size.y / 2)};
    ctx.text.draw(ctx.list(), at, icons, colour, glyph);
}

void icon_label(Canvas& ctx, const Rect& box, float design_px, Role role, char32_t icon) {
    icon_label(ctx, box, design_px, ctx.theme[role], icon);
}

void fill(Canvas& ctx, const Rect& box, Role role, float design_radius) {
    fill(ctx, box, ctx.theme[role], design_radius);
}

void fill(Canvas& ctx, const Rect& box, ImU32 colour, float design_radius) {
    ctx.list().AddRectFilled(box.min, box.max, colour, ctx.px(design_radius));
    if (ctx.text.log) ctx.text.log->add_ground(ctx.list(), box, colour);
}

void outline(Canvas& ctx, const Rect& box, Role role, float design_radius, float design_width) {
    const float width = std::max(1.0F, std::round(ctx.px(design_width)));
    const auto inner = box.inset(width / 2);
    ctx.list().AddRect(inner.min, inner.max, ctx.theme[role], ctx.px(design_radius) - width / 2, 0, width);
}

// A few faint rounded boxes, each wider: near enough to a blurred one and cheap for every card.
void shadow(Canvas& ctx, const Rect& box, Lift lift, float design_radius) {
    struct Ring {
        float grow, drop, alpha;
    };
    static constexpr Ring kCard[] = {{2.5F, 1, 0.25F}, {1, 1, 0.45F}};
    static constexpr Ring kRaised[] = {{24, 8, 0.08F}, {18, 7, 0.10F}, {12, 6, 0.12F},
                                       {7, 4, 0.14F},  {3, 2, 0.16F},  {1, 1, 0.2F}};
    const std::span<const Ring> rings =
        lift == Lift::card ? std::span<const Ring>(kCard) : std::span<const Ring>(kRaised);
    for (const auto& ring : rings) {
        const auto grown = box.inset(-ctx.px(ring.grow)).moved({0, ctx.px(ring.drop)});
        ctx.list().AddRectFilled(grown.min, grown.max, faded(ctx.theme[Role::shadow], ring.alpha),
                                 ctx.px(design_radius + ring.grow));
    }
}

Rect section(Canvas& ctx, const Rect& box, std::string_view heading) {
    fill(ctx, box, Role::surface, 10);
    outline(ctx, box, Role::line, 10);
    auto inner = box.inset(ctx.px(14), ctx.px(12));
    if (!heading.empty()) label(ctx, inner.take_top(ctx.px(18), ctx.px(8)), small_bold(ctx), Role::muted, heading);
    return inner;
}

namespace {

bool is_theirs(const core::Chip& chip) {
    return chip.whose != core::Whose::mine;
}

char32_t tag_icon(const Canvas& ctx, const core::Chip& chip) {
    if (chip.clock) return is_theirs(chip) ? icon::timer_sand : icon::clock;
    if (chip.text == ctx.tr("deadline_state_stopped"_tr)) return icon::pause;
    const bool plain = chip.tone != core::Tone::off || chip.text == ctx.tr("deadline_none"_tr);
    return plain ? 0 : icon::check;
}

constexpr float kRounding = 0.01F;  // pixels

// Weights tell who must act where no colour does.
TextStyle tag_style(const Canvas& ctx, const core::Chip& chip) {
    const bool quiet = chip.whose == core::Whose::theirs;
    return {quiet ? Face::regular : Face::semibold, ctx.px(12), true};
}

float width_of(Canvas& ctx, const core::Chip& chip, std::string_view text) {
    return ctx.px(14) + ctx.px(tag_icon(ctx, chip) ? 18 : 0) + ctx.text.measure(tag_style(ctx, chip), text);
}

Role draw_tag_ground(Canvas& ctx, const Rect& box, const core::Chip& chip) {
    if (!is_theirs(chip)) {
        fill(ctx, box, tone_background(chip.tone), 6);
        return tone_text(chip.tone);
    }
    const bool late = chip.whose == core::Whose::theirs_late;
    outline(ctx, box, late ? Role::text : Role::field, 6);
    return late ? Role::text : Role::muted;
}

void draw_tag(Canvas& ctx, Rect box, const core::Chip& chip, std::string_view text, bool with_icon) {
    const auto role = draw_tag_ground(ctx, box, chip);
    box = box.inset(ctx.px(7), 0);
    if (const auto icon = tag_icon(ctx, chip); icon && with_icon)
        icon_label(ctx, box.take_left(ctx.px(14), ctx.px(4)), 14, role, icon);
    label(ctx, box, tag_style(ctx, chip), role, text);
}

}  // namespace

float tag_width(Canvas& ctx, const core::Chip& chip) {
    return width_of(ctx, chip, chip.text);
}

Rect tag(Canvas& ctx, ImVec2 right_centre, const core::Chip& chip, float room_px) {
    room_px += kRounding;  // a box of just this width may be a little less, by where it lies
    auto text = chip.prefix + chip.text;
    if (width_of(ctx, chip, text) > room_px) text = chip.text;
    const bool with_icon = width_of(ctx, chip, text) <= room_px;
    const float width =
        with_icon ? width_of(ctx, chip, text) : ctx.px(14) + ctx.text.measure(tag_style(ctx, chip), text);
    const float height = ctx.px(24);
    const auto box =
        Rect::at(std::floor(right_centre.x - width), std::floor(right_centre.y - height / 2), width, height);
    draw_tag(ctx, box, chip, text, with_icon);
    return box;
}

void progress(Canvas& ctx, const Rect& box, float part, Role role) {
    const float radius = box.height() / 2;
    ctx.list().AddRectFilled(box.min, box.max, ctx.theme[Role::line], radius);
    if (part <= 0) return;
    const float width = std::max(box.height(), box.width() * std::min(part, 1.0F));
    ctx.list().AddRectFilled(box.min, {box.min.x + width, box.max.y}, ctx.theme[role], radius);
}

char32_t file_icon(core::FileClass file_class) {
    switch (file_class) {
        case core::FileClass::picture:
            return icon::image;
        case core::FileClass::other_picture:
            return icon::file_image;
        case core::FileClass::pdf:
            return icon::file_pdf;
        case core::FileClass::audio:
            return icon::file_audio;
        case core::FileClass::video:
            return icon::file_video;
        case core::FileClass::text:
            return icon::file_text;
        case core::FileClass::office:
            return icon::file_word;
        case core::FileClass::other:
            return icon::file;
    }
    return icon::file;
}

std::string type_of_name(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return {};
    const auto ending = name.substr(dot + 1);
    constexpr std::size_t kLongest = 5;
    if (ending.empty() || ending.size() > kLongest) return {};
    std::string type;
    for (const char c : ending) {
        const bool small_letter = c >= 'a' && c <= 'z';
        if (!small_letter && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) return {};
        type += small_letter ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return type;
}

namespace {

// The icon over the type; of a box too low for both the type says more.
void draw_type(Canvas& ctx, const Rect& box, Role role, char32_t icon, std::string_view name) {
    const float side = std::clamp(box.height() / ctx.input.scale * 0.4F, 14.0F, 40.0F);
    const auto type = type_of_name(name);
    const TextStyle style{Face::semibold, ctx.px(box.width() < ctx.px(60) ? 10 : 12), true};
    if (type.empty() || ctx.text.measure(style, type) > box.width() - ctx.px(2))
        return icon_label(ctx, box, side, role, icon);
    const float line = ctx.px(16);
    auto rest = box;
    if (box.height() >= ctx.px(side) + line + ctx.px(6)) {
        const float above = (box.height() - ctx.px(side) - line) / 2;
        rest.min.y += above;
        icon_label(ctx, rest.take_top(ctx.px(side)), side, role, icon);
        rest = rest.take_top(line);
    }
    label(ctx, rest, style, role, type, Align::centre);
    probe(ctx.probes, "type/" + type, box.min, box.max);
}

}  // namespace

void thumbnail(Canvas& ctx, const Rect& box, const Filed& file, float design_radius) {
    const Rect whole{{std::round(box.min.x), std::round(box.min.y)}, {std::round(box.max.x), std::round(box.max.y)}};
    fill(ctx, whole, Role::background, design_radius);
    const bool picture = file.file_class == core::FileClass::picture;
    // Of a document the first page, where the system can draw it.
    const bool asked = picture || file.file_class == core::FileClass::pdf;
    const auto cover =
        asked ? ctx.pictures.cover(file.sha256, static_cast<int>(whole.width()), static_cast<int>(whole.height()))
              : Picture{Picture::State::failed};
    if (cover.state == Picture::State::ready)
        draw_image(ctx.list(), cover.texture, whole.min, whole.max, {0, 0}, {1, 1}, IM_COL32_WHITE,
                   ctx.px(design_radius));
    else if (!picture)
        draw_type(ctx, whole, Role::muted, file_icon(file.file_class), file.name);
    else if (cover.state == Picture::State::failed)
        draw_type(ctx, whole, Role::faint, icon::image_broken, file.name);
    outline(ctx, whole, Role::line, design_radius);
}

void file_thumbnail(Canvas& ctx, const Rect& box, const std::string& path, float design_radius) {
    const Rect whole{{std::round(box.min.x), std::round(box.min.y)}, {std::round(box.max.x), std::round(box.max.y)}};
    fill(ctx, whole, Role::background, design_radius);
    const auto cover = ctx.pictures.file_cover(path, static_cast<int>(whole.width()), static_cast<int>(whole.height()));
    if (cover.state == Picture::State::ready)
        draw_image(ctx.list(), cover.texture, whole.min, whole.max, {0, 0}, {1, 1}, IM_COL32_WHITE,
                   ctx.px(design_radius));
    else
        icon_label(ctx, whole, std::min(32.0F, whole.height() / ctx.input.scale * 0.4F), Role::faint,
                   cover.state == Picture::State::failed ? icon::image_broken : icon::image);
}

}  // namespace recoup::ui::inline kit
