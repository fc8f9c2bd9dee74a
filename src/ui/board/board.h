// The board: figures, filters, five columns of cards; selection, drag and drop. Main thread.
#pragma once

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ui/board/bulk.h"
#include "ui/board/card.h"
#include "ui/board/filter.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"
#include "ui/put_away/put_away.h"

namespace recoup::ui::inline board {

// Where a card would land.
struct Landing {
    int column = -1;
    int index = 0;  // among the cards of the column without the dragged one
};

struct BoardUi {
    core::BoardFilter filter;
    TextFieldState search_field;
    FoundCards found;
    TodayRows rows;
    BoardFilterUi narrow;
    BoardBulkUi bulk;
    std::optional<core::Uuid> selected;
    bool reveal_selected = false;
    std::array<float, core::kStageCount> scroll{};  // physical pixels
    float scroll_x = 0;                             // where the window is too narrow for five columns
    core::BoardFilter scrolled_for;                 // another filter begins at the top

    struct Drag {
        core::Uuid card;
        ImVec2 grip;  // from the card's corner to the pointer
        Rect ghost;
        bool moving = false;  // farther than a click shakes
        ImVec2 pressed_at;
    };
    std::optional<Drag> drag;
    // A card that was let go, on its way from the pointer to its place.
    struct Settle {
        core::Uuid card;
        Rect from;
        double since_s = 0;      // FrameInput::time_s
        std::optional<Rect> to;  // as drawn last
    };
    std::optional<Settle> settle;
    std::optional<core::MoveCase> waiting;               // its column asks something: the card stands there meanwhile
    std::vector<std::pair<core::Uuid, Rect>> on_screen;  // cards, as drawn last

    // Heights of the cards of each column that were measured, as running sums; kept until the view, the width or the
    // scale changes.
    struct Heights {
        std::uint64_t key = 0;
        int cards = 0;  // of the column
        std::vector<float> bottoms;
    };
    std::array<Heights, core::kStageCount> heights;
};

// What the board asks of its owner besides commands.
struct BoardEvents {
    std::optional<core::Uuid> open;       // show this case
    std::optional<core::Uuid> act;        // do what its card says
    std::optional<core::MoveCase> moved;  // may need a question first
    bool new_case = false;
    bool paste = false;
    std::optional<PutAway> put_away;  // show what is off the board
    std::optional<core::Uuid> menu;   // context menu wanted at the pointer
};

BoardEvents draw_board(Context& ctx, BoardUi& ui, const Rect& area);

// The title bar of a view: name, what it says first, file and state of saving, search, paste, new case. Shared by all
// views.
BoardEvents draw_top_bar(Context& ctx, BoardUi& ui, const Rect& area, std::string_view view_title,
                         std::string_view said_first = {});

// The first card in sight, unless one of them is selected.
void select_found(const Context& ctx, BoardUi& ui);
// Arrow keys, Shift+arrows and Enter on the board.
void board_keys(Context& ctx, BoardUi& ui, BoardEvents& events);

// Which case lies under a point of the screen, for dropped files.
std::optional<core::Uuid> case_at(const Context& ctx, const BoardUi& ui, const Rect& board_area, ImVec2 point);

}  // namespace recoup::ui::inline board
