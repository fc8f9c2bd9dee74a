// What is searched for in a picture: the places where it stands, and the bar in which it is typed. Main thread.
#pragma once

#include <string>
#include <vector>

#include "ui/context/context.h"
#include "ui/kit/kit.h"
#include "ui/viewer/selection.h"

namespace recoup::ui::inline viewer {

struct FindUi {
    bool open = false;
    bool focused = false;  // its field has the keyboard
    std::string text;      // of the board's search as well, when the viewer was opened from there
    TextFieldState field;
    std::size_t at = 0;   // of hits
    bool reveal = false;  // the hit is to be brought into sight
    std::vector<TextRange> hits;

    // Of which picture and for what they were made.
    std::string made_for, made_of;
    bool made_read = false;

    bool shown() const { return open || !hits.empty(); }
    void close() { *this = {}; }
};

// Finds anew where the picture, what was read of it or what is searched for is another.
void find_in_picture(FindUi& ui, const std::string& sha256, const core::PictureText* picture);
// To the next (+1) or the one before, round the end.
void next_hit(FindUi& ui, int direction);
inline constexpr float kFindBar = 48;  // design pixels
void draw_find_bar(Context& ctx, FindUi& ui, const core::PictureText* picture, const Rect& area);
// Ctrl+F, F3 and, while the bar has the keyboard, Enter and Esc. True: Esc was meant for it.
bool find_keys(Context& ctx, FindUi& ui);

}  // namespace recoup::ui::inline viewer
