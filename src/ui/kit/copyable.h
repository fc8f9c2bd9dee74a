// What a person may want elsewhere: one press copies it, and Ctrl+C while it has the keyboard. Main thread.
#pragma once

#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

// Copies and says so beside it.
void copy_text(Canvas& ctx, const Rect& beside, std::string_view text);

// For a place that does something else when it is pressed: a small button at its right end while the pointer is over
// it. Listens before the place does: of two places under the pointer the first one has it. Draw it behind the place.
struct CopyCorner {
    Rect box;
    Hit pressed;
};
std::optional<CopyCorner> listen_copy(Canvas& ctx, const char* id, const Rect& area);
void draw_copy(Canvas& ctx, const std::optional<CopyCorner>& corner, std::string_view text);
// Before the widget `id` listens: Ctrl+C copies what it stands for while it has the focus.
void copy_key(Canvas& ctx, const char* id, const Rect& area, std::string_view text);

struct CopySpec {
    std::string_view text;
    std::string_view copied;  // instead of the text
    TextStyle style;
    Role role = Role::text;
    int most_lines = 4;
    float pitch_px = 0;  // of its lines; 0: that of the style
};
// A paragraph that is copied when it is pressed. Returns its height in physical pixels.
float copyable(Canvas& ctx, const char* id, ImVec2 at, float width_px, const CopySpec& spec);

}  // namespace recoup::ui::inline kit
