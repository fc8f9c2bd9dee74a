// A small popup menu above everything drawn before it: pointer and keys. The owner keeps MenuUi, draws the menu behind
// its own layer and gives that layer no keys while the menu is open. Main thread. Knows no view.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ui/kit/kit.h"

namespace recoup::ui::inline kit {

struct MenuItem {
    std::string text;
    char32_t icon = 0;
    std::optional<Role> dot;  // a coloured dot in place of the icon
    std::string hint;         // a key, at the end
    bool danger = false;
    bool checked = false;
    bool heading = false;  // says what the choice is about
    bool line_above = false;
};

struct MenuUi {
    bool open = false;
    bool fresh = false;  // the press that opened it is still on
    Rect beside;
    int highlighted = -1;
    float scroll = 0;          // physical pixels
    ImGuiID focus_before = 0;  // has the keyboard again when it closes
};

void open_menu(Canvas& ctx, MenuUi& ui, const Rect& beside);
// The index chosen in this frame, or -1. A choice, Esc and a press beside the menu close it.
int draw_menu(Canvas& ctx, const char* id, MenuUi& ui, std::span<const MenuItem> items);

}  // namespace recoup::ui::inline kit
