// A report as pages of things to draw: PDF and the window draw the same. Pure values, any thread. Lengths are points
// (1/72 inch), places count from the upper left corner of the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/report/typeface.h"

namespace recoup::core::inline report {

inline constexpr float kPageWidth = 595.28F, kPageHeight = 841.89F;  // A4

struct Rectangle {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
};

// How dark: it has to print well without colour.
enum class Shade : std::uint8_t { text, muted, line, faint, white };
// 0 black, 1 white.
constexpr float grey_of(Shade shade) {
    constexpr float kGreys[] = {0.07F, 0.36F, 0.84F, 0.62F, 1.0F};
    return kGreys[static_cast<std::size_t>(shade)];
}

struct TextItem {
    float x = 0, y = 0;  // of the line it stands on
    float size = 10;
    TypeFace face = TypeFace::regular;
    Shade shade = Shade::text;
    std::string text;
    bool hidden = false;  // can be searched and copied, not seen
    float width = 0;      // of a hidden one: what it is stretched to
};
struct LineItem {
    float x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 0.5F;
    Shade shade = Shade::line;
};
struct BoxItem {
    Rectangle at;
    float radius = 0, stroke = 0;  // no stroke: filled
    Shade shade = Shade::text;
};
// A part of the picture of an exhibit, in pixels of the upright picture as it is shown.
struct PictureItem {
    Rectangle at;
    std::size_t exhibit = 0;
    int x = 0, y = 0, w = 0, h = 0;
};
struct LinkItem {
    Rectangle at;
    std::size_t page = 0;
};
using PageItem = std::variant<TextItem, LineItem, BoxItem, PictureItem, LinkItem>;

struct Page {
    std::vector<PageItem> items;
};

struct Bookmark {
    std::string title;
    std::size_t page = 0;
    float y = 0;
    int level = 0;  // 1: below the last of 0
};

struct Pages {
    std::vector<Page> pages;
    std::vector<Bookmark> bookmarks;
};

}  // namespace recoup::core::inline report
