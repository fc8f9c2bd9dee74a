// What one view of the window is called, and how one gets there. The table of them stands in ui/views.h. Any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/i18n.h"
#include "ui/frame/geometry.h"
#include "ui/frame/input.h"

namespace recoup::ui {

enum class View : std::uint8_t;
struct UiState;

inline namespace context {

struct Context;

// From anywhere, as the help writes it; the one with Ctrl also while a field has the keyboard.
struct ViewKey {
    std::string_view text;
    Key key{};
    bool ctrl = false;
};

struct ViewEntry {
    View view{};
    std::string_view token;  // of `recoup screenshot --view` and of its place on the rail
    char32_t icon = 0;
    core::Tr heading{};  // above the view
    core::Tr palette{};  // what the command palette says for going there
    void (*draw)(Context&, UiState&, const Rect&) = nullptr;

    enum class Rail : std::uint8_t { none, top, bottom } rail = Rail::none;
    core::Tr title{};  // on the rail, and in the help if it has a key
    ViewKey key{};
    bool last_in_palette = false;  // after the filters of the board
    bool searched = false;         // by the search of the window
    bool own_bar = false;          // instead of that of the window
    // Before it is shown; `part`: of it, after a colon of `--view`, else empty. False: there is no such part.
    bool (*enter)(UiState&, std::string_view part) = nullptr;
    int (*badge)(const Context&) = nullptr;  // on the rail; 0: none
};

}  // namespace context
}  // namespace recoup::ui
