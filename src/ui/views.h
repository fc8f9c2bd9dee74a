// The views: which there are, what each keeps between frames, and the one table that the rail, the keys, the palette,
// the help and `recoup screenshot --view` read. Main thread.
#pragma once

#include "ui/agenda/agenda.h"
#include "ui/bill/bill.h"
#include "ui/board/board.h"
#include "ui/board/case_menu.h"
#include "ui/capture/new_case.h"
#include "ui/context/context.h"
#include "ui/context/view_entry.h"
#include "ui/dialogs/move_dialog.h"
#include "ui/drawer/drawer.h"
#include "ui/frame/icons.h"
#include "ui/guide/guide.h"
#include "ui/insights/insights.h"
#include "ui/notices/toasts.h"
#include "ui/put_away/put_away.h"
#include "ui/settings/home_card.h"
#include "ui/settings/settings.h"
#include "ui/today/today.h"
#include "ui/tools.h"
#include "ui/watch/watch.h"

namespace recoup::ui {

enum class View : std::uint8_t { today, board, agenda, insights, guide, settings, put_away, bill, watch };

struct UiState {
    View view = View::board;
    std::optional<View> next_view;  // from the next frame on, which has its data and its heading
    TodayUi today;
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
    BillUi bill;
    WatchUi watch;
    View before_bill = View::today;
    Tools tools;
    Toasts toasts;
    Focus focus;
    TextFocus text_focus;
    Tooltip tooltip;

    // Neither one case nor what the program knows is shown; today waits until there is that.
    bool only_board() const {
        return (view == View::board || view == View::today) && !drawer.case_uuid && !new_case.open &&
               !move_dialog.move && !tools.any();
    }
};

// Each draws its view and does what is asked there: in root.cpp. A view that asks nothing is drawn from the table.
void draw_today_view(Context& ctx, UiState& ui, const Rect& area);
void draw_board_view(Context& ctx, UiState& ui, const Rect& area);
void draw_agenda_view(Context& ctx, UiState& ui, const Rect& area);
void draw_insights_view(Context& ctx, UiState& ui, const Rect& area);
void draw_put_away_view(Context& ctx, UiState& ui, const Rect& area);
void draw_guide_view(Context& ctx, UiState& ui, const Rect& area);
void draw_settings_view(Context& ctx, UiState& ui, const Rect& area);
void draw_bill_view(Context& ctx, UiState& ui, const Rect& area);
void draw_watch_view(Context& ctx, UiState& ui, const Rect& area);
// Shows the view of a bill; its arrow leads back to where one was.
void show_bill(UiState& ui);

template <PutAway shown>
bool enter_put_away(UiState& ui, std::string_view part) {
    ui.put_away.shown = shown;
    return part.empty();
}

template <core::Watch shown>
bool enter_watch(UiState& ui, std::string_view part) {
    ui.watch.shown = shown;
    return part.empty();
}

inline bool enter_guide(UiState& ui, std::string_view part) {
    if (!part.empty()) open_guide_page(ui.guide, std::string(part));
    return true;
}

// "bill:FILE" opens that one.
inline bool enter_bill(UiState& ui, std::string_view part) {
    ui.bill.wanted = part;
    return true;
}

// My red deadlines, and nothing else: red means mine, and urgent.
inline int today_badge(const Context& ctx) {
    return ctx.app.board.urgent;
}

// From the top of the rail down; the palette and the help keep this order.
inline constexpr ViewEntry kViews[] = {
    {.view = View::today,
     .token = "today",
     .icon = icon::light,
     .heading = "today"_tr,
     .palette = "palette_today"_tr,
     .draw = draw_today_view,
     .rail = ViewEntry::Rail::top,
     .title = "today"_tr,
     .key = {"1", Key::digit_1},
     .badge = today_badge},
    {.view = View::board,
     .token = "board",
     .icon = icon::board,
     .heading = "view_board"_tr,
     .palette = "palette_board"_tr,
     .draw = draw_board_view,
     .rail = ViewEntry::Rail::top,
     .title = "rail_board"_tr,
     .key = {"2", Key::digit_2},
     .searched = true},
    {.view = View::agenda,
     .token = "agenda",
     .icon = icon::agenda,
     .heading = "rail_agenda"_tr,
     .palette = "palette_agenda"_tr,
     .draw = draw_agenda_view,
     .rail = ViewEntry::Rail::top,
     .title = "rail_agenda"_tr,
     .key = {"3", Key::digit_3},
     .searched = true},
    {.view = View::insights,
     .token = "insights",
     .icon = icon::insights,
     .heading = "rail_insights"_tr,
     .palette = "palette_insights"_tr,
     .draw = draw_insights_view,
     .rail = ViewEntry::Rail::top,
     .title = "rail_insights"_tr,
     .key = {"4", Key::digit_4},
     .last_in_palette = true},
    {.view = View::put_away,
     .token = "archive",
     .icon = icon::archive,
     .heading = "settings_put_away"_tr,  // both: it stands before either is chosen
     .palette = "palette_to_archive"_tr,
     .draw = draw_put_away_view,
     .searched = true,
     .enter = enter_put_away<PutAway::archive>},
    {.view = View::put_away,
     .token = "bin",
     .icon = icon::remove,
     .heading = "settings_put_away"_tr,
     .palette = "palette_to_bin"_tr,
     .draw = draw_put_away_view,
     .searched = true,
     .enter = enter_put_away<PutAway::bin>},
    {.view = View::guide,
     .token = "guide",
     .icon = icon::guide,
     .heading = "rail_guide"_tr,
     .palette = "palette_guide"_tr,
     .draw = draw_guide_view,
     .rail = ViewEntry::Rail::top,
     .title = "rail_guide"_tr,
     .key = {"5", Key::digit_5},
     .enter = enter_guide},
    {.view = View::watch,
     .token = "subscriptions",
     .icon = icon::eye,
     .heading = "watch_view"_tr,
     .palette = "palette_subscriptions"_tr,
     .draw = draw_watch_view,
     .rail = ViewEntry::Rail::top,
     .title = "rail_watch"_tr,
     .key = {"6", Key::digit_6},
     .enter = enter_watch<core::Watch::subscription>},
    {.view = View::watch,
     .token = "purchases",
     .icon = icon::cart,
     .heading = "watch_view"_tr,
     .palette = "palette_purchases"_tr,
     .draw = draw_watch_view,
     .enter = enter_watch<core::Watch::purchase>},
    {.view = View::bill,
     .token = "bill",
     .icon = icon::receipt,
     .heading = "view_bill"_tr,
     .palette = "palette_bill"_tr,
     .draw = draw_bill_view,
     .own_bar = true,
     .enter = enter_bill},
    {.view = View::settings,
     .token = "settings",
     .icon = icon::settings,
     .heading = "rail_settings"_tr,
     .palette = "palette_settings"_tr,
     .draw = draw_settings_view,
     .rail = ViewEntry::Rail::bottom,
     .title = "rail_settings"_tr,
     .key = {"Ctrl+,", Key::comma, true},
     .last_in_palette = true},
};

// The first of the table that shows `view`.
const ViewEntry& entry_of(View view);
// By the name of `recoup screenshot --view`: its token, or with a colon and a part of it. False: no view is called so.
bool show_named(UiState& ui, std::string_view name);

}  // namespace recoup::ui
