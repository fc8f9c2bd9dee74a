#include "ui/viewer/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/frame/icons.h"

namespace recoup::ui::inline viewer {
namespace {

constexpr float kMargin = 24;
// A picture this much taller than its room is read from the top, like a page.
constexpr float kTall = 4.0F;
constexpr int kMostLevels = 6;
constexpr std::array kSteps = {0.05F, 0.1F, 0.25F, 0.33F, 0.5F, 0.67F, 0.75F, 1.0F, 1.5F, 2.0F, 3.0F, 4.0F, 6.0F, 8.0F};

ImVec2 size_of(const core::EvidenceView& item) {
    return {static_cast<float>(std::max(1, item.width)), static_cast<float>(std::max(1, item.height))};
}

// An original to draw, and its size in pixels.
struct Original {
    const std::string& sha256;
    ImVec2 size;
};

ImVec2 inner_size(const Rect& room, float margin) {
    return {std::max(16.0F, room.width() - 2 * margin), std::max(16.0F, room.height() - 2 * margin)};
}

float whole_zoom(ImVec2 size, const Rect& room, float margin) {
    const auto inner = inner_size(room, margin);
    return std::min({1.0F, inner.x / size.x, inner.y / size.y});
}

float fit_zoom(ImVec2 size, const Rect& room, float margin) {
    const auto inner = inner_size(room, margin);
    const bool tall = size.y / size.x > kTall * inner.y / inner.x && size.y > inner.y;
    return tall ? std::min(1.0F, inner.x / size.x) : whole_zoom(size, room, margin);
}

float zoom_of(const Pose& pose, ImVec2 size, const Rect& room, float margin) {
    switch (pose.mode) {
        case Pose::Mode::fit:
            return fit_zoom(size, room, margin);
        case Pose::Mode::whole:
            return whole_zoom(size, room, margin);
        case Pose::Mode::free:
            break;
    }
    return std::clamp(pose.zoom, whole_zoom(size, room, margin), kMostZoom);
}

// The picture's first pixel on the screen along one axis: in the middle when it is smaller than its room, else so that
// no edge comes farther in than the margin.
float origin_of(float centre, float zoom, float size, float room_min, float room_max, float margin) {
    const float length = size * zoom;
    const float middle = (room_min + room_max) / 2;
    if (length <= room_max - room_min - 2 * margin) return std::round(middle - length / 2);
    const float least = room_max - margin - length;
    return std::round(std::clamp(middle - centre * zoom, least, room_min + margin));
}

void keep_centre(Pose& pose, const Placed& placed, const Rect& room) {
    pose.centre = {(room.centre().x - placed.box.min.x) / placed.zoom,
                   (room.centre().y - placed.box.min.y) / placed.zoom};
}

void pan(Pose& pose, const Placed& placed, ImVec2 by_px) {
    pose.centre.x -= by_px.x / placed.zoom;
    pose.centre.y -= by_px.y / placed.zoom;
}

// Texels are at most as large as the screen's pixels, and more than half as large: letters stay sharp.
int level_for(float zoom) {
    int level = 0;
    while (level < kMostLevels && zoom * static_cast<float>(2 << level) <= 1) ++level;
    return level;
}

struct TileGrid {
    int level;
    float side;  // of a tile, in picture pixels
    int first_column, last_column, first_row, last_row;
};

TileGrid tiles_in_sight(const Placed& placed, ImVec2 size, const Rect& room) {
    TileGrid grid{};
    grid.level = level_for(placed.zoom);
    grid.side = static_cast<float>(Pictures::kTilePx << grid.level);
    const float step = grid.side * placed.zoom;
    const auto index = [&](float screen, float from) { return static_cast<int>(std::floor((screen - from) / step)); };
    const int columns = static_cast<int>(std::ceil(size.x / grid.side));
    const int rows = static_cast<int>(std::ceil(size.y / grid.side));
    grid.first_column = std::max(0, index(room.min.x, placed.box.min.x));
    grid.last_column = std::min(columns - 1, index(room.max.x, placed.box.min.x));
    grid.first_row = std::max(0, index(room.min.y, placed.box.min.y));
    grid.last_row = std::min(rows - 1, index(room.max.y, placed.box.min.y));
    return grid;
}

// Edges between tiles fall on whole pixels, or seams would show.
Rect tile_box(const Placed& placed, const TileGrid& grid, ImVec2 size, int column, int row) {
    const auto x = [&](int c) {
        return std::round(placed.box.min.x + std::min(size.x, grid.side * static_cast<float>(c)) * placed.zoom);
    };
    const auto y = [&](int r) {
        return std::round(placed.box.min.y + std::min(size.y, grid.side * static_cast<float>(r)) * placed.zoom);
    };
    return {{x(column), y(row)}, {x(column + 1), y(row + 1)}};
}

void draw_blurred(Context& ctx, const Original& original, const Placed& placed) {
    fill(ctx, placed.box, Role::surface, 0);
    constexpr float kLongest = 240;
    const auto size = original.size;
    const float scale = kLongest / std::max(size.x, size.y);
    const auto cover = ctx.pictures.cover(original.sha256, std::max(1, static_cast<int>(size.x * scale)),
                                          std::max(1, static_cast<int>(size.y * scale)));
    if (cover.state == Picture::State::ready) draw_image(ctx.list(), cover.texture, placed.box.min, placed.box.max);
}

void draw_failed(Context& ctx, const Rect& room) {
    auto box = Rect::at(room.min.x, room.centre().y - ctx.px(60), room.width(), ctx.px(120)).inset(ctx.px(24), 0);
    icon_label(ctx, box.take_top(ctx.px(56), ctx.px(10)), 48, Role::faint, icon::image_broken);
    label(ctx, box.take_top(ctx.px(22), ctx.px(2)), body_bold(ctx), Role::text, ctx.tr("viewer_failed"_tr),
          Align::centre);
    label(ctx, box.take_top(ctx.px(20)), small(ctx), Role::muted, ctx.tr("viewer_failed_help"_tr), Align::centre);
    probe(ctx.probes, "viewer/failed", room.min, room.max);
}

// Along the lower edge of the picture's room: that it lacks something, which nobody would otherwise see.
void draw_flaw(Context& ctx, Flaw flaw, const Rect& room) {
    if (flaw == Flaw::none) return;
    const auto text = ctx.tr(flaw == Flaw::cut_off ? "viewer_cut_off"_tr : "viewer_partly_damaged"_tr);
    const float width = std::min(room.width() - ctx.px(24), ctx.text.measure(small(ctx), text) + ctx.px(50));
    const auto box = Rect::at(std::round(room.centre().x - width / 2), room.max.y - ctx.px(44), width, ctx.px(32));
    fill(ctx, box, Role::raised, 8);
    outline(ctx, box, Role::line, 8);
    auto row = box.inset(ctx.px(12), 0);
    icon_label(ctx, row.take_left(ctx.px(16), ctx.px(8)), 16, Role::warn_text, icon::alert_circle);
    label(ctx, row, small(ctx), Role::text, text);
    probe(ctx.probes, flaw == Flaw::cut_off ? "viewer/cut_off" : "viewer/partly_damaged", box.min, box.max);
}

// What the tiles in sight lack; nothing when the original cannot be drawn.
std::optional<Flaw> draw_tiles(Context& ctx, const Original& original, const Placed& placed, const Rect& room) {
    const auto size = original.size;
    const auto grid = tiles_in_sight(placed, size, room);
    bool blurred = false;
    Flaw flaw = Flaw::none;
    for (int row = grid.first_row; row <= grid.last_row; ++row)
        for (int column = grid.first_column; column <= grid.last_column; ++column) {
            const auto tile = ctx.pictures.tile(original.sha256, grid.level, column, row);
            if (tile.state == Picture::State::failed) return std::nullopt;
            flaw = std::max(flaw, tile.flaw);
            if (tile.state == Picture::State::loading && !blurred) {
                draw_blurred(ctx, original, placed);
                blurred = true;
            }
        }
    for (int row = grid.first_row; row <= grid.last_row; ++row)
        for (int column = grid.first_column; column <= grid.last_column; ++column) {
            const auto tile = ctx.pictures.tile(original.sha256, grid.level, column, row);
            if (tile.state != Picture::State::ready) continue;
            const auto box = tile_box(placed, grid, size, column, row);
            // What is transparent was made to be seen on a page.
            ctx.list().AddRectFilled(box.min, box.max, IM_COL32_WHITE);
            draw_image(ctx.list(), tile.texture, box.min, box.max);
            if (ctx.probes)
                probe(ctx.probes,
                      "viewer/tile/" + std::to_string(grid.level) + "/" + std::to_string(column) + "/" +
                          std::to_string(row),
                      box.min, box.max);
        }
    return flaw;
}

void follow_pointer(Context& ctx, Pose& pose, ImVec2 size, const Rect& room, const Placed& placed, Overlay* overlay) {
    const auto under = hit(ctx, "viewer/picture", room, Reach::pointer_only);
    const auto& io = ImGui::GetIO();
    const bool taken = overlay && overlay->take_pointer(ctx, under, placed);
    if (!taken && (placed.pans_x || placed.pans_y)) {
        if (under.hovered) ctx.out.cursor = Cursor::grab;
        if (under.held) pan(pose, placed, io.MouseDelta);
    }
    if (!under.hovered) return;
    if (io.MouseWheel != 0 && ctx.input.shift_down)
        pan(pose, placed, {0, io.MouseWheel * ctx.px(72)});
    else if (io.MouseWheel != 0)
        zoom_about(pose, size, room, picture_margin(ctx), io.MousePos, placed.zoom * std::pow(1.2F, io.MouseWheel));
    if (under.double_clicked && !taken) {
        if (placed.zoom == 1)
            pose.mode = Pose::Mode::fit;
        else
            zoom_about(pose, size, room, picture_margin(ctx), io.MousePos, 1);
    }
}

}  // namespace

float picture_margin(const Context& ctx) {
    return ctx.px(kMargin);
}

Placed place_picture(const Pose& pose, ImVec2 size, const Rect& room, float margin) {
    Placed placed{};
    placed.zoom = zoom_of(pose, size, room, margin);
    const float x = origin_of(pose.centre.x, placed.zoom, size.x, room.min.x, room.max.x, margin);
    const float y = origin_of(pose.centre.y, placed.zoom, size.y, room.min.y, room.max.y, margin);
    placed.box = Rect::at(x, y, std::round(size.x * placed.zoom), std::round(size.y * placed.zoom));
    placed.pans_x = size.x * placed.zoom > room.width() - 2 * margin + 1;
    placed.pans_y = size.y * placed.zoom > room.height() - 2 * margin + 1;
    return placed;
}

void zoom_about(Pose& pose, ImVec2 size, const Rect& room, float margin, ImVec2 anchor, float zoom) {
    const auto before = place_picture(pose, size, room, margin);
    const ImVec2 point{(anchor.x - before.box.min.x) / before.zoom, (anchor.y - before.box.min.y) / before.zoom};
    if (std::abs(zoom - 1) < 0.04F) zoom = 1;
    pose.zoom = std::clamp(zoom, whole_zoom(size, room, margin), kMostZoom);
    pose.mode = Pose::Mode::free;
    pose.centre = {point.x + (room.centre().x - anchor.x) / pose.zoom,
                   point.y + (room.centre().y - anchor.y) / pose.zoom};
}

float zoom_step(float zoom, int direction) {
    if (direction > 0) {
        const auto* next = std::upper_bound(kSteps.begin(), kSteps.end(), zoom * 1.01F);
        return next == kSteps.end() ? kMostZoom : *next;
    }
    const auto* here = std::lower_bound(kSteps.begin(), kSteps.end(), zoom * 0.99F);
    return here == kSteps.begin() ? kSteps.front() : *(here - 1);
}

std::optional<Rect> draw_still(Context& ctx, const std::string& sha256, ImVec2 size, const Rect& room) {
    const auto placed = place_picture({.mode = Pose::Mode::whole}, size, room, 0);
    if (!draw_tiles(ctx, {sha256, size}, placed, placed.box)) return std::nullopt;
    outline(ctx, placed.box, Role::line, 0);
    return placed.box;
}

void bring_into_sight(Pose& pose, ImVec2 size, const Rect& room, float margin, const Rect& part) {
    const auto placed = place_picture(pose, size, room, margin);
    const auto at = [&](ImVec2 point) {
        return ImVec2{placed.box.min.x + point.x * placed.zoom, placed.box.min.y + point.y * placed.zoom};
    };
    const auto min = at(part.min), max = at(part.max);
    if (min.x >= room.min.x && max.x <= room.max.x && min.y >= room.min.y && max.y <= room.max.y) return;
    pose.zoom = placed.zoom;
    pose.mode = Pose::Mode::free;
    pose.centre = part.centre();
}

void draw_picture(Context& ctx, Pose& pose, const core::EvidenceView& item, const Rect& room, Overlay* overlay) {
    const auto size = size_of(item);
    follow_pointer(ctx, pose, size, room, place_picture(pose, size, room, picture_margin(ctx)), overlay);
    const auto placed = place_picture(pose, size, room, picture_margin(ctx));
    keep_centre(pose, placed, room);
    ImGui::PushClipRect(room.min, room.max, true);
    if (const auto flaw = draw_tiles(ctx, {item.sha256, size_of(item)}, placed, room)) {
        probe(ctx.probes, "viewer/pixels", placed.box.min, placed.box.max);
        if (overlay) overlay->draw(ctx, placed, room);
        draw_flaw(ctx, *flaw, room);
    } else {
        draw_failed(ctx, room);
    }
    ImGui::PopClipRect();
}

void picture_keys(Context& ctx, Pose& pose, const core::EvidenceView& item, const Rect& room) {
    const auto size = size_of(item);
    const float margin = picture_margin(ctx);
    const auto placed = place_picture(pose, size, room, margin);
    const auto zoom_to = [&](float zoom) { zoom_about(pose, size, room, margin, room.centre(), zoom); };
    for (const bool ctrl : {false, true}) {
        if (ctx.key(Key::plus, ctrl) || ctx.key(Key::equals, ctrl) || ctx.key(Key::equals, ctrl, true) ||
            ctx.key(Key::plus, ctrl, true))
            zoom_to(zoom_step(placed.zoom, +1));
        if (ctx.key(Key::minus, ctrl)) zoom_to(zoom_step(placed.zoom, -1));
        if (ctx.key(Key::digit_0, ctrl)) pose.mode = Pose::Mode::fit;
        if (ctx.key(Key::digit_1, ctrl)) zoom_to(1);
    }
    if (ctx.key(Key::f)) pose.mode = pose.mode == Pose::Mode::fit ? Pose::Mode::whole : Pose::Mode::fit;
    const float step = ctx.px(96);
    if (placed.pans_x && ctx.key(Key::left)) pan(pose, placed, {step, 0});
    if (placed.pans_x && ctx.key(Key::right)) pan(pose, placed, {-step, 0});
    if (placed.pans_y && ctx.key(Key::up)) pan(pose, placed, {0, step});
    if (placed.pans_y && ctx.key(Key::down)) pan(pose, placed, {0, -step});
}

}  // namespace recoup::ui::inline viewer
