#include "ui/acts.h"

#include "core/edit/new_case.h"
#include "core/letter/compose.h"

namespace recoup::ui {
namespace {

void open_tab(Context& ctx, UiState& ui, const core::Uuid& case_uuid, DrawerTab tab) {
    open_drawer(ctx, ui.drawer, case_uuid);
    ui.drawer.tab = tab;
    ui.board.selected = case_uuid;
}

void show_message(Context& ctx, UiState& ui, const core::CaseRecord& record, const core::Message* message) {
    open_tab(ctx, ui, record.row.uuid, DrawerTab::messages);
    if (message) ui.drawer.messages = MessagesUi{.shown = message->id};
}

// As it is written now: what was whole a minute ago may lack something.
void copy_and_log(Context& ctx, UiState& ui, const core::CaseRecord& record, const core::Message& message) {
    const auto from = core::compose_from(today_from(ctx), record);
    const auto filled = core::compose(from, message, {});
    if (!filled || !filled->whole()) return show_message(ctx, ui, record, &message);
    auto text = filled->text();
    ctx.copy(text);
    ctx.send(core::contact_of(from, message, std::move(text), ctx.reader.lang));
}

}  // namespace

void move_case(Context& ctx, UiState& ui, const core::MoveCase& move) {
    if (moves_at_once(ctx, move)) return ctx.send(move);
    open_move_dialog(ctx, ui.move_dialog, move);
}

void act_on(Context& ctx, UiState& ui, const core::Uuid& case_uuid) {
    const auto* record = ctx.app.state.find(case_uuid);
    if (!record) return;
    const auto from = today_from(ctx);
    const auto act = core::today_row(from, *record, core::task_of(core::compose_from(from, *record))).act;
    if (act.writes() && ctx.app.save == SaveLook::read_only) return;  // its button says why
    using enum core::ActKind;
    switch (act.kind) {
        case copy_answer:
        case copy_chase:
        case copy_letter:
            return copy_and_log(ctx, ui, *record, *act.message);
        case write:
            return show_message(ctx, ui, *record, act.message);
        case open_slot:
            open_tab(ctx, ui, case_uuid, DrawerTab::evidence);
            ui.tools.picker = PickerUi{.case_uuid = case_uuid, .kind = act.slot};
            return;
        case take_route:
            return open_tab(ctx, ui, case_uuid, DrawerTab::routes);
        case mark_received:
            return move_case(ctx, ui, core::MoveCase{.case_uuid = case_uuid, .stage = core::Stage::refunded});
        case complete:
            return ctx.send(core::CompleteDeadline{.case_uuid = case_uuid, .deadline_uuid = act.deadline->uuid});
        case read:
            return open_tab(ctx, ui, case_uuid, DrawerTab::contacts);
        case start_case:
            return ctx.send(core::start_case(*record, ctx.app.playbooks, ctx.app.rules, ctx.reader));
        case open_case:
        case put_in:
        case make_case:
            return open_tab(ctx, ui, case_uuid, DrawerTab::overview);
    }
}

}  // namespace recoup::ui
