// The whole window: rail, the view in front, drawer, dialogs, toasts; shortcuts that hold everywhere. Main thread.
// Draws from AppView and UiState, gives back what the user wants; changes nothing else.
#pragma once

#include "ui/agenda.h"
#include "ui/board.h"
#include "ui/case_menu.h"
#include "ui/drawer.h"
#include "ui/guide.h"
#include "ui/home_card.h"
#include "ui/insights.h"
#include "ui/move_dialog.h"
#include "ui/new_case.h"
#include "ui/put_away.h"
#include "ui/settings_view.h"
#include "ui/toasts.h"
#include "ui/tools.h"

namespace recoup::ui {

enum class View : std::uint8_t { board, agenda, insights, guide, settings, put_away };

struct UiState {
    View view = View::board;
    std::optional<View> next_view;  // from the next frame on, which has its data and its heading
    BoardUi board;
    AgendaUi agenda;
    CaseMenuUi board_menu;
    DrawerUi drawer;
    MoveDialogUi move_dialog;
    NewCaseUi new_case;
    HomeCardUi home;
    InsightsUi insights;
    GuideUi guide;
    SettingsUi settings;
    PutAwayUi put_away;
    Tools tools;
    Toasts toasts;
    Focus focus;
    TextFocus text_focus;
    Tooltip tooltip;
};

struct RootInput {
    const AppView& app;
    const core::Reader& reader;
    FrameInput& frame;
    Text& text;
    Pictures& pictures;
    const TextClipboard& clipboard;
    Probes* probes = nullptr;
};

const Theme& theme_for(const AppView& app);
// Above everything, behind all that may want one.
void draw_tooltip(Context& ctx);

// Between new_frame() and render_frame().
Output draw_root(const RootInput& in, UiState& ui);

}  // namespace recoup::ui
