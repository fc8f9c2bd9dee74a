// Rectangles for layout by hand. Physical pixels, y downward. Pure, any thread.
#pragma once

#include <imgui.h>

namespace recoup::ui::inline frame {

struct Rect {
    ImVec2 min{0, 0}, max{0, 0};

    static Rect at(float x, float y, float w, float h) { return {{x, y}, {x + w, y + h}}; }
    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
    ImVec2 size() const { return {width(), height()}; }
    ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    bool contains(ImVec2 p) const { return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y; }
    bool overlaps(const Rect& o) const {
        return min.x < o.max.x && max.x > o.min.x && min.y < o.max.y && max.y > o.min.y;
    }
    Rect inset(float by) const { return inset(by, by); }
    Rect inset(float x, float y) const { return {{min.x + x, min.y + y}, {max.x - x, max.y - y}}; }
    Rect moved(ImVec2 by) const { return {{min.x + by.x, min.y + by.y}, {max.x + by.x, max.y + by.y}}; }

    // Cut a strip off one side and return it; what is left shrinks by the strip and `gap`.
    Rect take_top(float h, float gap = 0) {
        const Rect strip{min, {max.x, min.y + h}};
        min.y += h + gap;
        return strip;
    }
    Rect take_bottom(float h, float gap = 0) {
        const Rect strip{{min.x, max.y - h}, max};
        max.y -= h + gap;
        return strip;
    }
    Rect take_left(float w, float gap = 0) {
        const Rect strip{min, {min.x + w, max.y}};
        min.x += w + gap;
        return strip;
    }
    Rect take_right(float w, float gap = 0) {
        const Rect strip{{max.x - w, min.y}, max};
        max.x -= w + gap;
        return strip;
    }
};

}  // namespace recoup::ui::inline frame
