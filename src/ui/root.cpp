#include "ui/root.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/acts.h"
#include "ui/frame/icons.h"
#include "ui/notices/notices.h"
#include "ui/notices/tray.h"

namespace recoup::ui {
namespace {

constexpr float kRailWidth = 72;
constexpr float kTopBar = 60;
constexpr float kInvitation = 260;  // how high it is, see notices.cpp
constexpr double kTooltipDelay_s = 0.5;
constexpr float kTooltipWidth = 380;
constexpr int kTooltipLines = 5;

void draw_badge(Context& ctx, const Rect& item, int count) {
    if (count == 0) return;
    const auto text = count > 99 ? std::string("99+") : std::to_string(count);
    const auto style = figure(ctx, 10);
    const float height = ctx.px(15);
    const float width = std::max(height, std::ceil(ctx.text.measure(style, text)) + ctx.px(8));
    const auto box = Rect::at(std::round(item.centre().x + ctx.px(5)), item.min.y + ctx.px(5), width, height);
    fill(ctx, box, Role::badge, 7.5F);
    label(ctx, box, style, Role::on_accent, text, Align::centre);
    probe(ctx.probes, "rail/badge", box.min, box.max);
}

constexpr float kRailItem = 54, kRailGap = 6, kRailLogo = 36, kRailIcon = 40;

// What a low window leaves of the rail: all, no logo, icons without their words.
enum class RailLook : std::uint8_t { whole, plain, icons };

RailLook rail_look(const Context& ctx, const Rect& area, int items) {
    const float words = ctx.px(28 + (kRailItem + kRailGap) * static_cast<float>(items));
    if (area.height() >= words + ctx.px(kRailLogo + 18)) return RailLook::whole;
    return area.height() >= words ? RailLook::plain : RailLook::icons;
}

void rail_item(Context& ctx, UiState& ui, const ViewEntry& entry, const Rect& box) {
    const bool on = ui.view == entry.view || (ui.view == View::put_away && entry.view == View::board);
    const auto id = "rail/" + std::string(entry.token);
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 10);
    if (on || pressed.hovered) fill(ctx, box, on ? Role::accent_bg : Role::background, 10);
    if (pressed.hovered) ctx.out.cursor = Cursor::hand;
    const auto role = on ? Role::accent : Role::muted;
    if (pressed.clicked) {
        if (entry.enter) entry.enter(ui, {});
        ui.next_view = entry.view;
    }
    if (box.height() < ctx.px(kRailItem) - 0.5F) {  // half a pixel: a row cut out of the rail is not exact
        tooltip(ctx, pressed, box, ctx.tr(entry.title));
        return icon_label(ctx, box, 21, role, entry.icon);
    }
    auto inner = box.inset(0, ctx.px(8));
    icon_label(ctx, inner.take_top(ctx.px(21), ctx.px(3)), 21, role, entry.icon);
    const auto text_style = TextStyle{on ? Face::semibold : Face::regular, ctx.px(11), false};
    label(ctx, inner.take_top(ctx.px(14)), text_style, role, ctx.tr(entry.title), Align::centre);
}

void draw_logo(Context& ctx, const Rect& row) {
    const auto logo = Rect::at(row.centre().x - ctx.px(kRailLogo / 2), row.min.y, ctx.px(kRailLogo), ctx.px(kRailLogo));
    fill(ctx, logo, Role::accent, 10);
    icon_label(ctx, logo, 20, Role::on_accent, icon::logo);
}

void draw_rail(Context& ctx, UiState& ui, const Rect& area) {
    fill(ctx, area, Role::surface);
    fill(ctx, {{area.max.x - std::max(1.0F, ctx.px(1)), area.min.y}, area.max}, Role::line);
    const auto on_rail = [](const ViewEntry& entry) { return entry.rail != ViewEntry::Rail::none; };
    const int items = static_cast<int>(std::ranges::count_if(kViews, on_rail));
    const auto look = rail_look(ctx, area, items);
    const bool icons = look == RailLook::icons;
    auto column = area.inset(ctx.px(6), ctx.px(icons ? 6 : 14));
    const float gap = ctx.px(icons ? 2 : kRailGap);
    const float each = std::floor(column.height() / static_cast<float>(items)) - gap;
    const float item = icons ? std::min(ctx.px(kRailIcon), each) : ctx.px(kRailItem);
    if (look == RailLook::whole) draw_logo(ctx, column.take_top(ctx.px(kRailLogo), ctx.px(18)));
    for (const auto& entry : kViews) {
        if (entry.rail == ViewEntry::Rail::none) continue;
        const bool top = entry.rail == ViewEntry::Rail::top;
        const auto box = top ? column.take_top(item, gap) : column.take_bottom(item, gap);
        rail_item(ctx, ui, entry, box);
        if (entry.badge) draw_badge(ctx, box, entry.badge(ctx));
    }
}

void draw_words_beside(Context& ctx, const std::string& text, const Rect& beside) {
    const float room = std::min(ctx.px(kTooltipWidth), ctx.input.display_px.x - ctx.px(34));
    const float words = std::min(std::ceil(ctx.text.measure(small(ctx), text)), room);
    const auto lines = ctx.text.break_lines(small(ctx), text, words, kTooltipLines).size();
    const float width = words + ctx.px(18);
    const float height = ctx.px(10) + ctx.px(18) * static_cast<float>(lines);
    const float x = std::clamp(beside.centre().x - width / 2, ctx.px(8),
                               std::max(ctx.px(8), ctx.input.display_px.x - width - ctx.px(8)));
    const float below = beside.max.y + ctx.px(6);
    const float y = below + height < ctx.input.display_px.y ? below : beside.min.y - height - ctx.px(6);
    const auto box = Rect::at(x, y, width, height);
    auto& list = *ImGui::GetForegroundDrawList();
    list.AddRectFilled(box.min, box.max, ctx.theme[Role::text], ctx.px(6));
    const float first = box.min.y + ctx.px(14) - Text::line_height_px(small(ctx)) / 2;
    ctx.text.draw_wrapped(list, {box.min.x + ctx.px(9), first}, small(ctx), ctx.theme[Role::surface], text, words,
                          kTooltipLines, ctx.px(18));
    probe(ctx.probes, "tooltip", box.min, box.max);
}

void new_case(UiState& ui) {
    ui.text_focus.drop();
    open_new_case(ui.new_case);
}

void take_events(Context& ctx, UiState& ui, const BoardEvents& events) {
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
    if (events.act) act_on(ctx, ui, *events.act);
    if (events.moved) move_case(ctx, ui, *events.moved);
    if (events.menu) {
        const auto at = ImGui::GetMousePos();
        open_case_menu(ctx, ui.board_menu, *events.menu, {at, at}, true);
    }
    if (events.paste) ctx.ask(PasteRequest{});
    if (events.new_case) new_case(ui);
    if (events.put_away) {
        ui.put_away.shown = *events.put_away;
        ui.next_view = View::put_away;
    }
}

void open_platforms(UiState& ui, const std::string& name) {
    ui.tools.platforms.emplace().chosen = name;
}

void go_guide(Context& ctx, UiState& ui, const std::string& page) {
    close_drawer(ctx, ui.drawer);
    ui.view = View::guide;
    open_guide_page(ui.guide, page);
}

void draw_drawer_layer(Context& ctx, UiState& ui, const Rect& display, bool active) {
    const auto events = draw_drawer(ctx, ui.drawer, display, active);
    if (events.moved) move_case(ctx, ui, *events.moved);
    if (events.view) {
        ui.tools.viewer = ViewerUi{.case_uuid = *ui.drawer.case_uuid, .evidence_uuid = *events.view};
        ui.tools.viewer->find.text = ui.board.filter.search;
        ui.tools.viewer->transcript = events.transcript;
    }
    if (events.add_evidence)
        ui.tools.picker = PickerUi{.case_uuid = events.add_evidence->case_uuid, .kind = events.add_evidence->kind};
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
    if (events.platform) open_platforms(ui, ctx.app.state.find(*ui.drawer.case_uuid)->row.platform);
    if (events.guide_page) go_guide(ctx, ui, *events.guide_page);
    if (events.pack) ui.tools.pack = PackUi{.case_uuid = *ui.drawer.case_uuid};
    if (events.export_originals) ui.tools.exporting = ExportUi{.case_uuid = *ui.drawer.case_uuid};
    if (events.tables) ui.tools.tables.emplace().case_uuid = ui.drawer.case_uuid;
    if (events.upload) ui.tools.upload.emplace().case_uuid = *ui.drawer.case_uuid;
}

void draw_board_menu(Context& ctx, UiState& ui) {
    const auto events = draw_case_menu(ctx, ui.board_menu);
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
    if (events.moved) move_case(ctx, ui, *events.moved);
    if (events.tables) ui.tools.tables.emplace().case_uuid = events.tables;
    if (events.upload) ui.tools.upload.emplace().case_uuid = *events.upload;
    if (events.out_of_sight && ui.drawer.case_uuid == events.out_of_sight) close_drawer(ctx, ui.drawer);
}

// Questions that stand above everything else.
bool is_modal(const UiState& ui) {
    return ui.move_dialog.move || ui.board_menu.menu.open || ui.board.narrow.menu.open || ui.board.bulk.stages.open ||
           ui.settings.recent.open || agenda_asks(ui.agenda);
}

bool nothing_kept(const core::BoardView& board) {
    return board.no_cases && !board.watched;
}

bool nothing_shown(const core::BoardView& board) {
    return std::all_of(board.columns.begin(), board.columns.end(),
                       [](const auto& column) { return column.cards.empty(); });
}

// The invitation, and below it the question of a first start while nobody has answered it.
void draw_first_board(Context& ctx, UiState& ui, const Rect& area) {
    BoardEvents away;
    auto row = Rect::at(area.min.x + ctx.px(20), area.min.y + ctx.px(14), area.width() - ctx.px(40), ctx.px(46));
    away.put_away = draw_put_away_chips(ctx, row, false);
    take_events(ctx, ui, away);
    const float card = home_card_height(ctx);
    auto invitation = area;
    if (card > 0) invitation.max.y -= card + ctx.px(24);
    // In a low window the question comes first, alone.
    const bool both = card == 0 || invitation.height() >= ctx.px(kInvitation);
    if (both && draw_empty(ctx, invitation)) new_case(ui);
    if (card == 0) return;
    const float width = std::min(ctx.px(460), area.width() - ctx.px(48));
    const float top = both ? invitation.centre().y + ctx.px(kInvitation / 2 + 18) : area.max.y - card - ctx.px(12);
    draw_home_card(ctx, ui.home,
                   Rect::at(std::round(area.centre().x - width / 2), std::round(top), std::round(width), card));
}

}  // namespace

void draw_today_view(Context& ctx, UiState& ui, const Rect& area) {
    if (nothing_kept(ctx.app.board)) return draw_first_board(ctx, ui, area);
    const auto events = draw_today(ctx, ui.today, area);
    if (events.act) act_on(ctx, ui, *events.act);
    if (events.tray) ctx.ask(*events.tray);
    if (events.open) {
        open_drawer(ctx, ui.drawer, *events.open);
        ui.board.selected = *events.open;
    }
    if (events.go_board) ui.next_view = View::board;
}

void draw_board_view(Context& ctx, UiState& ui, const Rect& area) {
    if (ctx.app.board.no_cases) return draw_first_board(ctx, ui, area);
    ui.board.waiting = ui.move_dialog.move;
    auto events = draw_board(ctx, ui.board, area);
    const Rect columns{{area.min.x, area.min.y + ctx.px(74)}, area.max};
    if (nothing_shown(ctx.app.board) && draw_nothing_found(ctx, columns)) ui.board.filter = {};
    if (ctx.layer_active && !ui.text_focus.any()) board_keys(ctx, ui.board, events);
    take_events(ctx, ui, events);
}

namespace {

// A case is opened from here for the sake of its deadlines.
void open_from_agenda(Context& ctx, UiState& ui, const core::Uuid& case_uuid) {
    open_drawer(ctx, ui.drawer, case_uuid);
    ui.drawer.tab = DrawerTab::deadlines;
    ui.board.selected = case_uuid;
}

}  // namespace

void draw_agenda_view(Context& ctx, UiState& ui, const Rect& area) {
    if (nothing_kept(ctx.app.board)) {
        if (draw_empty(ctx, area)) new_case(ui);
        return;
    }
    const auto events = draw_agenda(ctx, ui.agenda, area);
    if (events.open) open_from_agenda(ctx, ui, *events.open);
    if (events.go_board) ui.view = View::board;
    if (events.go_settings) ui.view = View::settings;
    if (events.clear_search) ui.board.filter.search.clear();
}

namespace {

void paste(Context& ctx, const UiState& ui) {
    PasteRequest request;
    if (!ui.new_case.open) request.case_uuid = ui.drawer.case_uuid;
    ctx.ask(request);
}

// What is in front, where it is something to be printed.
void print(Context& ctx, const UiState& ui) {
    using What = PrintRequest::What;
    const auto of = ui.tools.viewer ? std::optional(ui.tools.viewer->case_uuid) : ui.drawer.case_uuid;
    if (of) return ctx.ask(PrintRequest{What::report, *of});
    if (ui.tools.any() || ctx.app.board.no_cases) return;
    if (ui.view == View::agenda) ctx.ask(PrintRequest{What::agenda});
    if (ui.view == View::board) ctx.ask(PrintRequest{What::board});
}

void go_search(UiState& ui) {
    if (!entry_of(ui.view).searched) ui.view = View::board;
    ui.board.search_field.want_focus = true;
}

void take_chosen(Context& ctx, UiState& ui, const PaletteEvents& chosen) {
    const auto& open = chosen.board.open;
    if (chosen.search || chosen.filter || open) ui.view = View::board;
    if (chosen.agenda) ui.view = View::agenda;
    if (chosen.agenda) ui.agenda.act = chosen.agenda;
    if (chosen.go && chosen.go->view == View::bill)
        ctx.ask(ChoosePathRequest{PathUse::bill});  // which opens it
    else if (chosen.go)
        show_named(ui, chosen.go->token);
    if (chosen.go || chosen.agenda || chosen.search || chosen.filter) close_drawer(ctx, ui.drawer);
    if (chosen.filter) ui.board.filter.quick = *chosen.filter;
    if (chosen.search) go_search(ui);
    if (open) {
        ui.board.selected = *open;
        ui.board.reveal_selected = true;
    }
    take_events(ctx, ui, chosen.board);
    if (chosen.tab) ui.drawer.tab = *chosen.tab;
    if (chosen.edit && ui.drawer.case_uuid) edit_open_case(ctx, ui.drawer);
}

void take_view_keys(Context& ctx, UiState& ui, bool with_ctrl) {
    for (const auto& entry : kViews)
        if (!entry.key.text.empty() && entry.key.ctrl == with_ctrl && ctx.key(entry.key.key, with_ctrl))
            show_named(ui, entry.token);
}

void view_keys(Context& ctx, UiState& ui) {
    take_view_keys(ctx, ui, true);
    if (ui.text_focus.any()) return;
    if (ctx.key(Key::n)) {
        new_case(ui);
        ctx.out.forget_letter = true;
    }
    if (ctx.key(Key::slash)) {
        go_search(ui);
        ctx.out.forget_letter = true;
    }
    take_view_keys(ctx, ui, false);
    const bool first = ui.view == View::board || ui.view == View::today;
    if (!first && ctx.key(Key::escape)) ui.view = View::board;
}

void global_keys(Context& ctx, UiState& ui) {
    scale_keys(ctx);
    if (ctx.key(Key::q, true)) ctx.ask(QuitRequest{});
    if (is_modal(ui) || ui.new_case.open) return;
    const bool agenda = ui.view == View::agenda && !ui.drawer.case_uuid;
    const bool today = ui.view == View::today;
    tool_keys(ctx, ui.tools,
              {.case_uuid = ui.drawer.case_uuid ? ui.drawer.case_uuid
                            : agenda            ? ui.agenda.case_uuid
                            : today             ? ui.today.selected_case()
                                                : ui.board.selected,
               .deadline_uuid = agenda ? ui.agenda.selected : std::nullopt});
    if (ui.tools.modal()) return;
    if (ctx.key(Key::o, true)) ctx.ask(ChoosePathRequest{PathUse::open_file});
    if (ctx.key(Key::z, true)) ctx.ask(UndoRequest{});
    if (ctx.key(Key::z, true, true) || ctx.key(Key::y, true)) ctx.ask(RedoRequest{});
    if (ctx.key(Key::p, true)) print(ctx, ui);
    if (ui.tools.any()) return;
    if (ctx.key(Key::v, true)) paste(ctx, ui);
    if (ui.view == View::board && ui.board.selected && !ui.new_case.open && ctx.key(Key::v, true, true))
        paste_what_they_said(ctx, ui.drawer, *ui.board.selected);
    view_keys(ctx, ui);
}

}  // namespace

bool may_switch(const UiState& ui) {
    return !is_modal(ui) && !ui.new_case.open && !ui.tools.modal();
}

namespace {

// What the drawer left: onto the new-case dialog, a card, or the board, where it becomes a new case; what may be a bill
// is looked through first.
void take_drops(Context& ctx, UiState& ui, const Rect& board_area) {
    if (ctx.input.dropped_files.empty()) return;
    ImportRequest request{std::move(ctx.input.dropped_files), std::nullopt, std::nullopt};
    ctx.input.dropped_files.clear();
    if (!ui.new_case.open && ui.view == View::board)
        request.case_uuid = case_at(ctx, ui.board, board_area, ctx.input.drop_at);
    const bool may_be_bill = ui.view == View::bill || core::is_bill_name(request.paths.front());
    const bool for_a_case = request.case_uuid || ui.new_case.open || ui.drawer.case_uuid || ui.tools.any();
    if (request.paths.size() == 1 && may_be_bill && !for_a_case)
        return ctx.ask(OpenBillRequest{std::move(request.paths.front())});
    ctx.ask(std::move(request));
}

}  // namespace

void draw_guide_view(Context& ctx, UiState& ui, const Rect& area) {
    const auto events = draw_guide(ctx, ui.guide, area);
    if (!events.new_case) return;
    new_case(ui);
    ui.new_case.playbook = *events.new_case;
}

void draw_insights_view(Context& ctx, UiState& ui, const Rect& area) {
    if (!ctx.app.insights) return ctx.wake_after(0);  // made for the next frame
    if (ctx.app.insights->empty) {
        if (draw_no_insights(ctx, area)) new_case(ui);
        return;
    }
    const auto events = draw_insights(ctx, ui.insights, area);
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
    if (events.platform) open_platforms(ui, *events.platform);
}

void draw_settings_view(Context& ctx, UiState& ui, const Rect& area) {
    const auto events = draw_settings(ctx, ui.settings, area);
    if (events.about) ui.tools.about.emplace();
    if (events.restore) ui.tools.restore = RestoreUi{*events.restore};
    BoardEvents away;
    away.put_away = events.put_away;
    take_events(ctx, ui, away);
}

void draw_put_away_view(Context& ctx, UiState& ui, const Rect& area) {
    const auto events = draw_put_away(ctx, ui.put_away, ui.board.filter.search, area);
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
}

void draw_watch_view(Context& ctx, UiState& ui, const Rect& area) {
    const auto events = draw_watch(ctx, ui.watch, area);
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
}

void draw_bill_view(Context& ctx, UiState& ui, const Rect& area) {
    const auto events = draw_bill(ctx, ui.bill, area);
    if (events.back) ui.next_view = ui.before_bill;
    if (events.open) open_drawer(ctx, ui.drawer, *events.open);
}

namespace {

void draw_view(Context& ctx, UiState& ui, const Rect& area) {
    if (ui.view != View::settings) ui.settings.asked_backups = false;  // the list is made anew each time
    entry_of(ui.view).draw(ctx, ui, area);
}

// Returns where the board lies.
Rect draw_base(Context& ctx, UiState& ui, Rect display) {
    fill(ctx, display, Role::background);
    draw_rail(ctx, ui, display.take_left(ctx.px(kRailWidth)));
    const auto searched = ui.board.filter.search;
    if (!entry_of(ui.view).own_bar)
        take_events(ctx, ui,
                    draw_top_bar(ctx, ui.board, display.take_top(ctx.px(kTopBar)), ctx.tr(entry_of(ui.view).heading),
                                 ui.view == View::today ? core::day_heading(ctx.reader) : std::string()));
    if (ui.board.filter.search != searched && !entry_of(ui.view).searched) ui.next_view = View::board;
    draw_banner(ctx, display);
    // Today has a row for each.
    if (ui.view != View::today || nothing_kept(ctx.app.board)) draw_tray(ctx, display);
    ui.board.on_screen.clear();
    draw_view(ctx, ui, display);
    return display;
}

void draw_new_case_dialog(Context& ctx, UiState& ui) {
    if (!ui.new_case.open) return;
    const bool was_active = std::exchange(ctx.layer_active, !is_modal(ui) && !ui.tools.any());
    const auto events = draw_new_case(ctx, ui.new_case);
    if (events.create) ctx.send(*events.create);
    if (events.attach_to) ctx.ask(AttachDraftsRequest{*events.attach_to});
    if (events.cancelled) ctx.ask(DropDraftRequest{});
    if (events.pick) ui.tools.picker.emplace();
    if (events.refused) ui.tools.refused.emplace();
    if (!ui.new_case.open) ui.text_focus.drop();
    if (ctx.key(Key::v, true)) paste(ctx, ui);
    ctx.layer_active = was_active;
}

// A click chose another view: what it shows is made for the next frame, and comes with its heading.
void go_on(Context& ctx, UiState& ui) {
    if (!ui.next_view) return;
    ui.view = *std::exchange(ui.next_view, std::nullopt);
    ctx.wake_after(0);
}

void draw_toasts(Context& ctx, UiState& ui, const Rect& display) {
    ToastRoom room{.area = display, .taken = {}, .cards = ui.board.on_screen};
    std::vector<Rect> taken;
    if (ui.drawer.case_uuid) {
        const float left = drawer_left(ctx, display);
        constexpr float kLeast = 260;
        if (left - display.min.x >= ctx.px(kLeast)) room.area.max.x = left;
    }
    if (ui.board.bulk.shown) taken.push_back(*ui.board.bulk.shown);
    if (ctx.app.import.total > 0) taken.push_back(import_box(ctx, display));
    room.taken = taken;
    const auto events = ui.toasts.draw(ctx, room);
    if (events.move) {
        // What it waits for is known mostly: the message that was logged has set it.
        const auto* record = ctx.app.state.find(events.move->case_uuid);
        if (record && record->next_deadline())
            ctx.send(*events.move);
        else if (record)
            move_case(ctx, ui, *events.move);
    }
    if (!events.open) return;
    ui.view = View::board;
    ui.board.selected = *events.open;
    open_drawer(ctx, ui.drawer, *events.open);
}

// What could not be taken in shows itself when all is over and no dialog is being filled in.
void show_refused(Context& ctx, UiState& ui) {
    if (ctx.app.refused.empty() || ctx.app.import.total > 0 || ui.new_case.open || ui.tools.any() || is_modal(ui))
        return;
    ui.tools.refused.emplace();
    ctx.wake_after(0);
}

}  // namespace

const Theme& theme_for(const AppView& app) {
    const bool dark =
        app.choices.theme == ThemeChoice::dark || (app.choices.theme == ThemeChoice::system && app.dark_system);
    return dark ? dark_theme() : light_theme();
}

// What a press said stands before what a place has to say of itself.
void draw_tooltip(Context& ctx) {
    auto& tip = ctx.tooltip;
    const double note_left = tip.note_until_s - ctx.input.time_s;
    if (!tip.note.empty() && note_left > 0) {
        ctx.wake_after(note_left);
        return draw_words_beside(ctx, tip.note, tip.note_beside);
    }
    tip.note.clear();
    if (!tip.wanted) {
        tip.id = 0;
        return;
    }
    const double left = tip.since_s + kTooltipDelay_s - ctx.input.time_s;
    if (left > 0) return ctx.wake_after(left);
    draw_words_beside(ctx, tip.text, tip.beside);
}

Context context_for(const RootInput& in, TextFocus& text_focus, Focus& focus, Tooltip& tooltip, Output& out) {
    const auto& theme = theme_for(in.app);
    out.dark = theme.dark;
    return {{in.reader, theme, in.text, in.frame, in.pictures, text_focus, in.clipboard, focus, tooltip, out, in.probes,
             in.app.still},
            in.app,
            out.commands,
            out.requests};
}

Output draw_root(const RootInput& in, UiState& ui) {
    Output out;
    Context ctx = context_for(in, ui.text_focus, ui.focus, ui.tooltip, out);
    const Rect display{{0, 0}, in.frame.display_px};
    settle_tools(ui.tools, ui.text_focus, ui.focus);
    ui.focus.begin_frame();
    ui.text_focus.begin_frame();
    ui.tooltip.wanted = false;
    Rect board_area;
    {
        const bool covered = is_modal(ui) || ui.tools.any() || ui.new_case.open;
        const Layer layer(ctx, "base", display, !covered && !ui.drawer.case_uuid);
        board_area = draw_base(ctx, ui, display);
    }
    draw_drawer_layer(ctx, ui, display, !is_modal(ui) && !ui.tools.any() && !ui.new_case.open);
    take_drops(ctx, ui, board_area);
    draw_new_case_dialog(ctx, ui);
    draw_board_menu(ctx, ui);
    draw_filter_menu(ctx, ui.board.narrow, ui.board.filter);
    draw_bulk_menu(ctx, ui.board.bulk);
    draw_agenda_layers(ctx, ui.agenda);
    draw_recent_menu(ctx, ui.settings);
    take_chosen(ctx, ui, draw_tools(ctx, ui.tools, kViews, !is_modal(ui)));
    if (const auto move = draw_move_dialog(ctx, ui.move_dialog, display)) ctx.send(*move);
    if (!ui.new_case.open || !in.app.import.for_new_case) draw_import(ctx, display);
    show_refused(ctx, ui);
    draw_toasts(ctx, ui, display);
    draw_tooltip(ctx);
    global_keys(ctx, ui);
    go_on(ctx, ui);
    if (ctx.key(Key::tab)) ui.focus.walk(+1);
    if (ctx.key(Key::tab, false, true)) ui.focus.walk(-1);
    ui.focus.end_frame();
    return out;
}

}  // namespace recoup::ui
