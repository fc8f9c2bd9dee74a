#include "ui/board/case_menu.h"

#include <vector>

#include "core/edit/move_to.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline board {
namespace {

enum class Act : std::uint8_t { none, open, move, tables, upload, archive, unarchive, remove, restore, end };

struct MenuEntry {
    Act act = Act::none;
    int value = 0;  // the stage or the outcome
};

// Items and what each does, side by side.
struct MenuEntries {
    std::vector<MenuItem> items;
    std::vector<MenuEntry> acts;

    void add(MenuEntry entry, MenuItem item) {
        acts.push_back(entry);
        items.push_back(std::move(item));
    }
};

MenuEntries outcome_entries(const Context& ctx) {
    MenuEntries list;
    list.add({}, {.text = std::string(ctx.tr("menu_why"_tr)), .heading = true});
    for (const auto outcome : {core::Outcome::rejected, core::Outcome::abandoned})
        list.add({Act::end, static_cast<int>(outcome)}, {.text = std::string(core::label(ctx.reader.lang, outcome))});
    list.add({Act::end, static_cast<int>(core::Outcome::none)},
             {.text = std::string(ctx.tr("menu_put_away"_tr)), .line_above = true});
    return list;
}

void add_stages(const Context& ctx, MenuEntries& list, core::Stage here) {
    list.add({}, {.text = std::string(ctx.tr("menu_move_to"_tr)), .heading = true});
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        list.add({Act::move, i}, {.text = std::string(core::label(ctx.reader.lang, stage)),
                                  .dot = stage_role(stage),
                                  .checked = stage == here});
    }
}

MenuEntries entries_for(const Context& ctx, const CaseMenuUi& ui, const core::CaseRecord& record) {
    if (ui.asks_outcome) return outcome_entries(ctx);
    MenuEntries list;
    const auto text = [&](core::Tr key) { return std::string(ctx.tr(key)); };
    if (ui.from_board) list.add({Act::open}, {.text = text("action_open"_tr), .icon = icon::open_new, .hint = "Enter"});
    if (ui.from_board) add_stages(ctx, list, record.row.stage);
    if (record.in_bin()) {
        list.add({Act::restore}, {.text = text("menu_restore"_tr), .icon = icon::restore});
        return list;
    }
    if (record.row.archived)
        list.add({Act::unarchive}, {.text = text("menu_unarchive"_tr), .icon = icon::archive});
    else
        list.add({Act::archive},
                 {.text = text("action_archive"_tr), .icon = icon::archive, .line_above = ui.from_board});
    list.add({Act::tables}, {.text = text("menu_tables"_tr), .icon = icon::exporting, .line_above = true});
    if (!record.evidence.empty()) list.add({Act::upload}, {.text = text("menu_upload"_tr), .icon = icon::images});
    list.add({Act::remove}, {.text = text("action_bin"_tr), .icon = icon::remove, .danger = true, .line_above = true});
    return list;
}

void archive(Context& ctx, const CaseMenuUi& ui, core::Outcome outcome, CaseMenuEvents& events) {
    ctx.send(core::ArchiveCase{ui.case_uuid, true, outcome});
    events.out_of_sight = ui.case_uuid;
}

void carry_out(Context& ctx, CaseMenuUi& ui, const core::CaseRecord& record, MenuEntry entry, CaseMenuEvents& events) {
    switch (entry.act) {
        case Act::none:
            return;
        case Act::open:
            events.open = ui.case_uuid;
            return;
        case Act::move: {
            const auto stage = static_cast<core::Stage>(entry.value);
            if (stage == record.row.stage) return;
            events.moved = core::move_to(ctx.app.state, record, stage);
            return;
        }
        case Act::tables:
            events.tables = ui.case_uuid;
            return;
        case Act::upload:
            events.upload = ui.case_uuid;
            return;
        case Act::archive:
            if (record.ended()) return archive(ctx, ui, core::Outcome::none, events);
            open_menu(ctx, ui.menu, ui.menu.beside);
            ui.asks_outcome = true;
            return;
        case Act::end:
            return archive(ctx, ui, static_cast<core::Outcome>(entry.value), events);
        case Act::unarchive:
            return ctx.send(core::ArchiveCase{ui.case_uuid, false, core::Outcome::none});
        case Act::restore:
            return ctx.send(core::RestoreCase{ui.case_uuid});
        case Act::remove:
            ctx.send(core::RemoveCase{ui.case_uuid});
            events.out_of_sight = ui.case_uuid;
            return;
    }
}

}  // namespace

void open_case_menu(Context& ctx, CaseMenuUi& ui, const core::Uuid& case_uuid, const Rect& beside, bool from_board) {
    ui = {.case_uuid = case_uuid, .from_board = from_board};
    open_menu(ctx, ui.menu, beside);
}

CaseMenuEvents draw_case_menu(Context& ctx, CaseMenuUi& ui) {
    CaseMenuEvents events;
    if (!ui.menu.open) return events;
    const auto* record = ctx.app.state.find(ui.case_uuid);
    if (!record) {
        ui.menu.open = false;
        return events;
    }
    const auto list = entries_for(ctx, ui, *record);
    const int chosen = draw_menu(ctx, "case_menu", ui.menu, list.items);
    if (chosen >= 0) carry_out(ctx, ui, *record, list.acts[static_cast<std::size_t>(chosen)], events);
    return events;
}

}  // namespace recoup::ui::inline board
