// The text of a picture lying over it: selected with the pointer and the keyboard, its lines framed where that is
// wanted, and what is searched for framed at its place, at every zoom. Main thread.
#pragma once

#include <optional>
#include <vector>

#include "ui/context/context.h"
#include "ui/kit/menu.h"
#include "ui/viewer/find.h"
#include "ui/viewer/picture.h"
#include "ui/viewer/selection.h"

namespace recoup::ui::inline viewer {

// Where the characters of a line stand, told by how far each advances. Parts of its width, 0 to 1.
class LineRuler {
  public:
    LineRuler(Text& text, const core::TextLine& line);
    float part_at(std::uint32_t byte) const;
    std::uint32_t byte_at(float part) const;  // the nearest

  private:
    struct Stop {
        std::uint32_t byte;
        float part;
    };
    std::vector<Stop> stops_;
};

// A stretch of one line, in pixels of the picture.
Rect box_of(Text& text, const core::PictureText& picture, const TextRange& range);

class TextLayer : public Overlay {
  public:
    // All outlive it.
    TextLayer(const core::PictureText& picture, PictureTextUi& ui, const FindUi& find)
        : picture_(picture), ui_(ui), find_(find) {}

    bool take_pointer(Context& ctx, const Hit& under, const Placed& placed) override;
    void draw(Context& ctx, const Placed& placed, const Rect& room) override;

  private:
    std::optional<std::uint32_t> line_at(ImVec2 point) const;
    TextPlace place_at(Text& text, ImVec2 point) const;
    void press(Context& ctx, ImVec2 point, std::uint32_t line, bool twice);
    void draw_range(Context& ctx, const Placed& placed, const Rect& room, const TextRange& range) const;
    void draw_hit(Context& ctx, const Placed& placed, const TextRange& hit, bool current) const;

    const core::PictureText& picture_;
    PictureTextUi& ui_;
    const FindUi& find_;
};

// Copies what is selected; false: nothing is.
bool copy_selected(Context& ctx, const PictureTextUi& ui, const core::PictureText& picture, const Rect& beside);
// Ctrl+A, Ctrl+C, Shift with the arrows, Home and End, T. The place to bring into sight, in pixels of the picture.
std::optional<Rect> text_keys(Context& ctx, PictureTextUi& ui, const core::PictureText& picture, const Rect& room);
// What the other button of the mouse opens.
void draw_text_menu(Context& ctx, PictureTextUi& ui, FindUi& find, const core::PictureText* picture);

}  // namespace recoup::ui::inline viewer
