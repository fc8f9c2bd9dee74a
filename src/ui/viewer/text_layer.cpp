#include "ui/viewer/text_layer.h"

#include <cmath>

#include "ui/frame/icons.h"
#include "ui/kit/copyable.h"
#include "ui/kit/panel.h"
#include "ui/text/unicode.h"

namespace recoup::ui::inline viewer {
namespace {

const core::TextLine& line_in(const core::PictureText& picture, std::uint32_t line) {
    return picture.lines[line];
}

// Of the picture's own pixels, which may be another number than those that were read.
ImVec2 scale_of(const Placed& placed, const core::PictureText& picture) {
    return {placed.box.width() / static_cast<float>(std::max(1, picture.width)),
            placed.box.height() / static_cast<float>(std::max(1, picture.height))};
}

Rect on_screen(const Placed& placed, const core::PictureText& picture, const Rect& box) {
    const auto scale = scale_of(placed, picture);
    const auto& origin = placed.box.min;
    return {{origin.x + box.min.x * scale.x, origin.y + box.min.y * scale.y},
            {origin.x + box.max.x * scale.x, origin.y + box.max.y * scale.y}};
}

ImVec2 in_picture(const Placed& placed, const core::PictureText& picture, ImVec2 at) {
    const auto scale = scale_of(placed, picture);
    return {(at.x - placed.box.min.x) / std::max(scale.x, 1e-6F), (at.y - placed.box.min.y) / std::max(scale.y, 1e-6F)};
}

Rect box_of_line(const core::TextLine& line) {
    return Rect::at(static_cast<float>(line.x), static_cast<float>(line.y), static_cast<float>(line.w),
                    static_cast<float>(line.h));
}

float away(float value, float least, float most) {
    return std::max({0.0F, least - value, value - most});
}

// A picture is mostly light, whatever the theme: a dark edge with a light one inside is seen on all of them.
void draw_mark(Context& ctx, const Rect& box, ImU32 edge, ImU32 inside, float width) {
    const float radius = ctx.px(3);
    const auto outer = box.inset(-width);
    ctx.list().AddRect(outer.min, outer.max, edge, radius, 0, width);
    ctx.list().AddRect(box.min, box.max, inside, radius, 0, std::max(1.0F, ctx.px(1)));
}

}  // namespace

// ---- places in a line

LineRuler::LineRuler(Text& text, const core::TextLine& line) {
    const TextStyle style{Face::regular, 32, false};
    std::string_view whole = line.text;
    float pen = 0;
    stops_.push_back({0, 0});
    for (std::size_t at = 0; at < whole.size();) {
        const auto next = next_cluster(whole, at);
        pen += text.measure(style, whole.substr(at, next - at));
        stops_.push_back({static_cast<std::uint32_t>(next), pen});
        at = next;
    }
    for (auto& stop : stops_) stop.part = pen > 0 ? stop.part / pen : 0;
}

float LineRuler::part_at(std::uint32_t byte) const {
    const auto found = std::ranges::lower_bound(stops_, byte, {}, &Stop::byte);
    return found == stops_.end() ? 1 : found->part;
}

std::uint32_t LineRuler::byte_at(float part) const {
    const auto found = std::ranges::lower_bound(stops_, part, {}, &Stop::part);
    if (found == stops_.begin()) return 0;
    if (found == stops_.end()) return stops_.back().byte;
    const auto before = std::prev(found);
    return part - before->part < found->part - part ? before->byte : found->byte;
}

Rect box_of(Text& text, const core::PictureText& picture, const TextRange& range) {
    const auto& line = line_in(picture, range.begin.line);
    auto box = box_of_line(line);
    const LineRuler ruler(text, line);
    const float width = box.width(), left = box.min.x;
    box.min.x = left + width * ruler.part_at(range.begin.byte);
    box.max.x = left + width * (range.end.line > range.begin.line ? 1.0F : ruler.part_at(range.end.byte));
    return box;
}

// ---- the pointer

std::optional<std::uint32_t> TextLayer::line_at(ImVec2 point) const {
    for (std::uint32_t i = 0; i < picture_.lines.size(); ++i) {
        const auto box = box_of_line(picture_.lines[i]);
        const float rim = box.height() * 0.2F;
        if (box.inset(-rim).contains(point)) return i;
    }
    return std::nullopt;
}

// The nearest; upright counts more, so that a drag beside a line still follows it.
TextPlace TextLayer::place_at(Text& text, ImVec2 point) const {
    constexpr float kUpright = 4;
    std::uint32_t best = 0;
    float least = 1e30F;
    for (std::uint32_t i = 0; i < picture_.lines.size(); ++i) {
        const auto box = box_of_line(picture_.lines[i]);
        const float distance = away(point.x, box.min.x, box.max.x) + kUpright * away(point.y, box.min.y, box.max.y);
        if (distance < least) least = distance, best = i;
    }
    const auto& line = picture_.lines[best];
    const float part = (point.x - static_cast<float>(line.x)) / static_cast<float>(std::max(1, line.w));
    return {best, LineRuler(text, line).byte_at(part)};
}

void TextLayer::press(Context& ctx, ImVec2 point, std::uint32_t line, bool twice) {
    ctx.text_focus.drop();  // Ctrl+C is about what is selected here
    auto place = place_at(ctx.text, point);
    if (place.line != line) place = {line, 0};
    if (twice) return ui_.selection.take(word_at(picture_, place));
    ui_.selection.caret = place;
    if (!ctx.input.shift_down) ui_.selection.anchor = place;
    ui_.dragging = true;
}

bool TextLayer::take_pointer(Context& ctx, const Hit& under, const Placed& placed) {
    const auto mouse = ImGui::GetMousePos();
    const auto point = in_picture(placed, picture_, mouse);
    const auto line = under.hovered && placed.box.contains(mouse) ? line_at(point) : std::nullopt;
    const bool pressed = under.hovered && ImGui::IsMouseClicked(0);
    if (ui_.dragging && !under.held) ui_.dragging = false;
    if (ui_.dragging)
        ui_.selection.caret = place_at(ctx.text, point);
    else if (pressed && line)
        press(ctx, point, *line, under.double_clicked);
    else if (pressed)
        ui_.selection = {};
    if (under.hovered && ImGui::IsMouseClicked(1)) open_menu(ctx, ui_.menu, {mouse, mouse});
    const bool mine = ui_.dragging || line.has_value();
    if (mine) ctx.out.cursor = Cursor::text;
    return mine;
}

// ---- drawing

void TextLayer::draw_range(Context& ctx, const Placed& placed, const Rect& room, const TextRange& range) const {
    const auto colour = faded(light_theme()[Role::accent], 0.36F);
    for (auto i = range.begin.line; i <= range.end.line && i < picture_.lines.size(); ++i) {
        TextRange part = line_of(picture_, i);
        if (i == range.begin.line) part.begin = range.begin;
        if (i == range.end.line) part.end = range.end;
        if (part.empty() || !on_screen(placed, picture_, box_of_line(picture_.lines[i])).overlaps(room)) continue;
        const auto box = on_screen(placed, picture_, box_of(ctx.text, picture_, part));
        ctx.list().AddRectFilled(box.min, box.max, colour);
        if (ctx.probes) probe(ctx.probes, "viewer/selected/" + std::to_string(i), box.min, box.max);
    }
}

void TextLayer::draw_hit(Context& ctx, const Placed& placed, const TextRange& hit, bool current) const {
    const auto box = on_screen(placed, picture_, box_of(ctx.text, picture_, hit)).inset(-ctx.px(1));
    const auto edge = light_theme()[Role::warn_text];
    ctx.list().AddRectFilled(box.min, box.max, faded(dark_theme()[Role::warn_text], current ? 0.42F : 0.22F),
                             ctx.px(3));
    draw_mark(ctx, box, edge, dark_theme()[Role::warn_text], ctx.px(current ? 3.0F : 1.5F));
}

void TextLayer::draw(Context& ctx, const Placed& placed, const Rect& room) {
    if (ui_.frames)
        for (std::uint32_t i = 0; i < picture_.lines.size(); ++i) {
            const auto& line = picture_.lines[i];
            const auto box = on_screen(placed, picture_, box_of_line(line));
            if (!box.overlaps(room)) continue;
            const bool sure = line.score >= core::kSureScore;
            if (sure)
                ctx.list().AddRect(box.min, box.max, light_theme()[Role::accent], ctx.px(3), 0, ctx.px(1.5F));
            else
                dashed_outline(ctx, box, light_theme()[Role::warn_text], 3, 1.5F);
            if (ctx.probes)
                probe(ctx.probes, (sure ? "viewer/frame/" : "viewer/unsure/") + std::to_string(i), box.min, box.max);
        }
    for (std::size_t i = 0; i < find_.hits.size(); ++i) {
        if (find_.hits[i].begin.line >= picture_.lines.size()) continue;
        const auto& line = picture_.lines[find_.hits[i].begin.line];
        const auto box = on_screen(placed, picture_, box_of_line(line));
        if (!box.overlaps(room)) continue;
        draw_hit(ctx, placed, find_.hits[i], i == find_.at);
        if (!ctx.probes) continue;
        const auto hit = on_screen(placed, picture_, box_of(ctx.text, picture_, find_.hits[i]));
        probe(ctx.probes, "viewer/hit/" + std::to_string(i), hit.min, hit.max);
    }
    if (ui_.selection.any()) draw_range(ctx, placed, room, ui_.selection.range());
}

// ---- keys

bool copy_selected(Context& ctx, const PictureTextUi& ui, const core::PictureText& picture, const Rect& beside) {
    if (!ui.selection.any()) return false;
    copy_text(ctx, beside, text_in(picture, ui.selection.range()));
    return true;
}

std::optional<Rect> text_keys(Context& ctx, PictureTextUi& ui, const core::PictureText& picture, const Rect& room) {
    static constexpr std::pair<Key, CaretWay> kWays[] = {
        {Key::left, CaretWay::left}, {Key::right, CaretWay::right},     {Key::up, CaretWay::up},
        {Key::down, CaretWay::down}, {Key::home, CaretWay::line_start}, {Key::end, CaretWay::line_end}};
    if (ctx.key(Key::t)) ui.frames = !ui.frames;
    if (picture.lines.empty()) return std::nullopt;
    if (ctx.key(Key::a, true)) ui.selection.take(all_of(picture));
    const auto beside = Rect::at(room.centre().x, room.max.y - ctx.px(60), 1, 1);
    if (ui.selection.any() && ctx.key(Key::c, true)) copy_selected(ctx, ui, picture, beside);
    std::optional<Rect> reveal;
    for (const auto& [key, way] : kWays)
        if (ctx.key(key, false, true)) {
            ui.selection.caret = moved(picture, ui.selection.caret, way);
            reveal = box_of_line(picture.lines[ui.selection.caret.line]);
        }
    return reveal;
}

void draw_text_menu(Context& ctx, PictureTextUi& ui, FindUi& find, const core::PictureText* picture) {
    if (!ui.menu.open) return;
    const auto beside = ui.menu.beside;
    const MenuItem items[] = {
        {.text = std::string(ctx.tr("viewer_copy_text"_tr)), .icon = icon::copy, .hint = "Ctrl+C"},
        {.text = std::string(ctx.tr("viewer_select_all"_tr)), .hint = "Ctrl+A"},
        {.text = std::string(ctx.tr("viewer_find"_tr)), .icon = icon::search, .hint = "Ctrl+F", .line_above = true},
        {.text = std::string(ctx.tr("viewer_frames"_tr)), .hint = "T", .checked = ui.frames}};
    const int chosen = draw_menu(ctx, "viewer/menu", ui.menu, items);
    if (!picture) return;
    // Nothing is selected: all of it is meant.
    if (chosen == 0 && !copy_selected(ctx, ui, *picture, beside))
        copy_text(ctx, beside, text_in(*picture, all_of(*picture)));
    if (chosen == 1) ui.selection.take(all_of(*picture));
    if (chosen == 2) find.open = find.field.want_focus = true;
    if (chosen == 3) ui.frames = !ui.frames;
}

}  // namespace recoup::ui::inline viewer
