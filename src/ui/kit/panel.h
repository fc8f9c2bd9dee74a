// A bordered box that grows with what is put into it: the frame is drawn behind the content when it is known. Main
// thread.
#pragma once

#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

// Room without a lower end, for content that is laid out downwards.
inline constexpr float kEndless_px = 1e7F;

class Panel {
  public:
    struct Look {
        std::string_view heading;
        std::optional<Role> fill;  // instead of a border
    };
    // Takes its place from the top of `column`, with a gap behind it.
    Panel(Canvas& ctx, Rect& column, const Look& look);
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    Rect body;     // take strips off its top
    Rect heading;  // the line of the heading, for small buttons at its end

  private:
    Canvas& ctx_;
    Rect& column_;
    std::optional<Role> fill_;
    ImDrawListSplitter layers_;
    int order_ = 0;  // where its ground stands in the log
};

// Dashes around an empty place.
void dashed_outline(Canvas& ctx, const Rect& box, Role role, float design_radius);
void dashed_outline(Canvas& ctx, const Rect& box, ImU32 colour, float design_radius, float design_width);
// A short text with an icon that acts, at the right end of a line. Returns its left end through `row`.
bool link(Canvas& ctx, const char* id, Rect& row, char32_t icon, std::string_view text, Role role = Role::accent);
// A button without text, the small size of rows.
bool small_button(Canvas& ctx, const char* id, Rect& row, char32_t icon, std::string_view tip, Role role = Role::muted);
// A sentence about what cannot be taken.
void complain(Canvas& ctx, Rect& column, std::string_view sentence);

}  // namespace recoup::ui::inline kit
