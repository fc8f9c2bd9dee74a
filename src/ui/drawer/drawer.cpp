#include "ui/drawer/drawer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/advice/snooze.h"
#include "core/base/text.h"
#include "ui/drawer/parts.h"
#include "ui/frame/icons.h"
#include "ui/kit/motion.h"
#include "ui/text/unicode.h"
#include "ui/watch/watch.h"

namespace recoup::ui::inline drawer {
namespace {

constexpr float kWidth = 560, kRail = 72;

void keep_form(Context& ctx, DrawerUi& ui) {
    if (!ui.form) return;
    auto reading = read_case_form(*ui.form, ctx.reader);
    if (!reading.bad && reading.changed) ctx.send(core::EditCase{*ui.case_uuid, std::move(reading.fields)});
    ui.form.reset();
}

// ---- the drawer's own menus

struct LeadsChoice {
    std::string_view leads;
    core::Tr name;
};
constexpr LeadsChoice kLeads[] = {
    {"", "menu_leads_default"_tr}, {"0", "menu_leads_at_the_time"_tr}, {"never", "menu_leads_never"_tr}};

char32_t snooze_icon(core::Snooze snooze) {
    return snooze == core::Snooze::hour       ? icon::clock
           : snooze == core::Snooze::tomorrow ? icon::calendar_today
                                              : icon::calendar;
}

void draw_snooze_menu(Context& ctx, DrawerFrame& frame) {
    const auto snoozes = core::snooze_choices();
    std::vector<MenuItem> items;
    for (const auto& choice : snoozes)
        items.push_back({.text = std::string(ctx.tr(choice.name)), .icon = snooze_icon(choice.snooze)});
    const auto* deadline = ctx.app.state.find_deadline(frame.view.uuid, frame.ui.menu_target);
    if (deadline && core::is_snoozed(*deadline, ctx.reader.now))
        items.push_back({.text = std::string(ctx.tr("snooze_wake"_tr)), .icon = icon::bell, .line_above = true});
    const auto first_leads = static_cast<int>(items.size());
    for (const auto& choice : kLeads)
        items.push_back({.text = std::string(ctx.tr(choice.name)),
                         .checked = deadline && deadline->leads == choice.leads,
                         .line_above = choice.leads.empty()});
    const int chosen = draw_menu(ctx, "drawer_menu", frame.ui.menu, items);
    if (chosen < 0 || !deadline) return;
    if (chosen >= first_leads) {
        core::EditDeadline command{frame.view.uuid, frame.ui.menu_target, {}, {}};
        command.leads = kLeads[chosen - first_leads].leads;
        return ctx.send(command);
    }
    core::SnoozeDeadline command{frame.view.uuid, frame.ui.menu_target, std::nullopt};
    const auto at = static_cast<std::size_t>(chosen);
    if (at < snoozes.size()) command.until = core::snooze_until(snoozes[at].snooze, ctx.reader);
    ctx.send(command);
}

void draw_kind_menu(Context& ctx, DrawerFrame& frame) {
    const auto* item = ctx.app.state.find_evidence(frame.view.uuid, frame.ui.menu_target);
    std::vector<MenuItem> items{{.text = std::string(ctx.tr("menu_kinds"_tr)), .heading = true}};
    for (const auto& word : core::words<core::EvidenceKind>())
        items.push_back(
            {.text = std::string(ctx.tr(word.label)), .checked = item && core::token(item->kind) == word.token});
    const int chosen = draw_menu(ctx, "drawer_menu", frame.ui.menu, items) - 1;
    if (chosen >= 0 && item)
        ctx.send(core::EditEvidence{frame.view.uuid, item->uuid, static_cast<core::EvidenceKind>(chosen), {}});
}

void draw_slot_menu(Context& ctx, DrawerFrame& frame) {
    std::vector<MenuItem> items{{.text = std::string(ctx.tr("slot_add"_tr)), .heading = true}};
    std::vector<core::EvidenceKind> kinds{{}};
    for (std::size_t i = 0; i < core::words<core::EvidenceKind>().size(); ++i) {
        const auto kind = static_cast<core::EvidenceKind>(i);
        if (std::any_of(frame.view.slots.begin(), frame.view.slots.end(),
                        [&](const auto& s) { return s.kind == kind; }))
            continue;
        kinds.push_back(kind);
        items.push_back({.text = std::string(core::label(ctx.reader.lang, kind))});
    }
    const int chosen = draw_menu(ctx, "drawer_menu", frame.ui.menu, items);
    if (chosen > 0) ctx.send(core::AddSlot{frame.view.uuid, kinds[static_cast<std::size_t>(chosen)]});
}

void draw_menus(Context& ctx, DrawerFrame& frame) {
    const auto events = draw_case_menu(ctx, frame.ui.case_menu);
    if (events.out_of_sight) close_drawer(ctx, frame.ui);
    frame.events.tables = events.tables.has_value();
    frame.events.upload = frame.events.upload || events.upload;
    if (!frame.ui.menu.open) return;
    if (frame.ui.menu_for == DrawerMenu::snooze) return draw_snooze_menu(ctx, frame);
    if (frame.ui.menu_for == DrawerMenu::kind) return draw_kind_menu(ctx, frame);
    if (frame.ui.menu_for == DrawerMenu::deadline) return draw_deadline_menu(ctx, frame);
    draw_slot_menu(ctx, frame);
}

// ---- body and keys

// A case that is out of the way says so and offers the way back.
void draw_state_banner(Context& ctx, DrawerFrame& frame, Rect& column) {
    const auto& view = frame.view;
    if (!view.in_bin && !view.archived) return;
    Panel panel(ctx, column, {.heading = "", .fill = view.in_bin ? Role::bad_bg : Role::warn_bg});
    auto row = panel.body.take_top(ctx.px(kButtonHeight));
    const ButtonSpec back{.text = ctx.tr(view.in_bin ? "action_restore"_tr : "action_unarchive"_tr),
                          .icon = icon::restore};
    if (button(ctx, "drawer/restore", row.take_right(button_width(ctx, back), ctx.px(12)), back)) {
        if (view.in_bin)
            ctx.send(core::RestoreCase{view.uuid});
        else
            ctx.send(core::ArchiveCase{view.uuid, false, core::Outcome::none});
    }
    icon_label(ctx, row.take_left(ctx.px(20), ctx.px(8)), 20, view.in_bin ? Role::bad_text : Role::warn_text,
               view.in_bin ? icon::remove : icon::archive);
    label(ctx, row, body_bold(ctx), Role::text, ctx.tr(view.in_bin ? "drawer_in_bin"_tr : "drawer_archived"_tr));
}

void draw_body(Context& ctx, DrawerFrame& frame, const Rect& area) {
    const auto tab = static_cast<std::size_t>(frame.ui.tab);
    if (frame.ui.tab != DrawerTab::contacts) frame.ui.shot.reset();
    ImGui::PushID(static_cast<int>(tab));
    auto& content = frame.ui.content[tab];
    {
        const Scroll scroll(ctx, "drawer/body", area, content, frame.ui.scroll[tab]);
        const ReadingOrder order(ctx.focus);
        auto column =
            Rect::at(area.min.x + ctx.px(22), scroll.top() + ctx.px(16), area.width() - ctx.px(44), kEndless_px);
        draw_state_banner(ctx, frame, column);
        draw_watch_banner(ctx, frame.record, column);
        if (frame.ui.tab == DrawerTab::overview || frame.ui.tab == DrawerTab::evidence)
            draw_unaimed(ctx, frame, column);
        if (ctx.alt_key(Key::enter)) take_first_proposal(ctx, frame);
        switch (frame.ui.tab) {
            case DrawerTab::overview:
                draw_overview(ctx, frame, column);
                break;
            case DrawerTab::evidence:
                draw_evidence_tab(ctx, frame, column);
                break;
            case DrawerTab::contacts:
                draw_contacts_tab(ctx, frame, column);
                break;
            case DrawerTab::deadlines:
                draw_deadlines_tab(ctx, frame, column);
                break;
            case DrawerTab::messages:
                draw_messages_tab(ctx, frame, column);
                break;
            case DrawerTab::routes:
                draw_routes_tab(ctx, frame, column);
                break;
            case DrawerTab::history:
                draw_history_tab(ctx, frame, column);
                break;
        }
        const float height = column.min.y - scroll.top() + ctx.px(8);
        if (std::abs(height - content) > 0.5F) ctx.wake_after(0);
        content = height;
    }
    ImGui::PopID();
}

// Esc undoes the innermost: an edit, then the drawer.
void escape(Context& ctx, DrawerUi& ui) {
    if (ui.title)
        ui.title.reset();
    else if (ui.caption)
        ui.caption.reset();
    else if (ui.form)
        ui.form.reset();
    else if (ui.deadline)
        ui.deadline.reset();
    else if (ui.contact)
        ui.contact.reset();
    else if (ui.route)
        ui.route.reset();
    else if (ui.ticket)
        ui.ticket.reset();
    else if (ui.claim)
        ui.claim.reset();
    else if (ui.tag)
        ui.tag.reset();
    else if (ui.messages.own)
        ui.messages.own.reset();
    else if (ctx.text_focus.any())
        ctx.text_focus.drop();
    else if (ui.aim)
        ui.aim.reset();
    else
        return close_drawer(ctx, ui);
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void take_keys(Context& ctx, DrawerFrame& frame) {
    auto& ui = frame.ui;
    const auto turn = [&](int by) {
        ui.aim.reset();
        ui.tab = static_cast<DrawerTab>((static_cast<int>(ui.tab) + by + kDrawerTabs) % kDrawerTabs);
        ctx.wake_after(0);
    };
    if (ctx.key(Key::tab, true)) turn(+1);
    if (ctx.key(Key::tab, true, true)) turn(-1);
    if (ctx.key(Key::v, true)) ctx.ask(PasteRequest{ui.case_uuid, aimed_kind(frame)});
    if (ctx.key(Key::v, true, true)) paste_what_they_said(ctx, ui, frame.view.uuid);
    if (!ctx.text_focus.any() && ctx.key(Key::right)) turn(+1);
    if (!ctx.text_focus.any() && ctx.key(Key::left)) turn(-1);
    if (ctx.key(Key::escape)) escape(ctx, ui);
}

// Files let go over the drawer are for its case, and for the slot they were let go over.
void take_drops(Context& ctx, const DrawerFrame& frame, const Rect& box) {
    if (ctx.input.dropped_files.empty() || !box.contains(ctx.input.drop_at)) return;
    const auto kind = frame.dropped_on ? frame.dropped_on : frame.ui.aim;
    ctx.ask(ImportRequest{std::exchange(ctx.input.dropped_files, {}), frame.ui.case_uuid, kind});
}

// A click beside the slots, or something in it, takes the aim off.
void settle_aim(DrawerFrame& frame) {
    auto& aim = frame.ui.aim;
    if (!aim) return;
    const auto slot = std::ranges::find(frame.view.slots, *aim, &core::SlotView::kind);
    const bool wanted = slot != frame.view.slots.end() && !slot->filled;
    if (!wanted || (ImGui::IsMouseClicked(0) && !frame.under_pointer)) aim.reset();
}

void load_history(Context& ctx, DrawerUi& ui) {
    if (ui.history_revision == ctx.app.state.revision()) return;
    ui.history_revision = ctx.app.state.revision();
    if (const auto* record = ctx.app.state.find(*ui.case_uuid)) ui.doubles = core::doubles_of(ctx.app.state, *record);
    ctx.ask(LoadHistoryRequest{*ui.case_uuid});
}

}  // namespace

void open_drawer(Context& ctx, DrawerUi& ui, const core::Uuid& case_uuid) {
    if (ui.case_uuid == case_uuid) return;
    keep_form(ctx, ui);
    const auto tab = ui.case_uuid ? ui.tab : DrawerTab::overview;
    ui = DrawerUi{.case_uuid = case_uuid, .tab = tab};
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void paste_what_they_said(Context& ctx, DrawerUi& ui, const core::Uuid& case_uuid) {
    const auto text = ctx.clipboard.get ? ctx.clipboard.get() : std::string();
    open_drawer(ctx, ui, case_uuid);
    if (core::trim(text).empty()) return ctx.ask(ReadWordsRequest{case_uuid});  // there may be a picture
    answer_words(ctx, ui, text);
}

void answer_words(Context& ctx, DrawerUi& ui, const std::string& words) {
    ui.aim.reset();
    ui.tab = DrawerTab::contacts;
    ui.scroll[static_cast<std::size_t>(ui.tab)] = 0;
    paste_words(ctx, ui.new_contact, clean_pasted(words, true));
}

void close_drawer(Context& ctx, DrawerUi& ui) {
    keep_form(ctx, ui);
    ui = DrawerUi{};
    ctx.text_focus.drop();
    ctx.wake_after(0);
}

void open_drawer_menu(Context& ctx, DrawerFrame& frame, DrawerMenu what, const core::Uuid& target, const Rect& beside) {
    frame.ui.menu_for = what;
    frame.ui.menu_target = target;
    open_menu(ctx, frame.ui.menu, beside);
}

void edit_open_case(Context& ctx, DrawerUi& ui) {
    const auto* record = ui.case_uuid ? ctx.app.state.find(*ui.case_uuid) : nullptr;
    if (!record) return;
    ui.tab = DrawerTab::overview;
    ui.form = make_case_form(record->row, ctx.reader, CaseField::platform);
    ctx.wake_after(0);
}

float drawer_left(const Context& ctx, const Rect& display) {
    const float width = std::min(ctx.px(kWidth), display.width() - ctx.px(kRail));
    return std::round(display.max.x - width);
}

void edit_case(Context& ctx, DrawerFrame& frame, CaseField first) {
    frame.ui.tab = DrawerTab::overview;
    if (!frame.ui.form) frame.ui.form = make_case_form(frame.record.row, ctx.reader, first);
}

DrawerEvents draw_drawer(Context& ctx, DrawerUi& ui, const Rect& display, bool active) {
    DrawerEvents events;
    const auto* record = ui.case_uuid ? ctx.app.state.find(*ui.case_uuid) : nullptr;
    if (!record) {
        if (ui.case_uuid) close_drawer(ctx, ui);
        return events;
    }
    load_history(ctx, ui);
    if (ctx.app.heard && ctx.app.heard->case_uuid == *ui.case_uuid) {
        answer_words(ctx, ui, ctx.app.heard->words);
        ctx.ask(CloseHeardRequest{});
    }
    const auto view = core::case_view(*record, ctx.reader);
    DrawerFrame frame{*record, view, ui, events};
    const Rect box{{drawer_left(ctx, display), display.min.y}, display.max};
    {
        const Layer layer(ctx, "drawer", {{box.min.x - ctx.px(28), box.min.y}, box.max},
                          active && !ui.menu.open && !ui.case_menu.menu.open);
        const Arrival arrival(ctx);
        const IdScope id(view.uuid);
        shadow(ctx, box, Lift::drawer, 0);
        fill(ctx, box, Role::surface);
        fill(ctx, {box.min, {box.min.x + std::max(1.0F, ctx.px(1)), box.max.y}}, Role::line);
        probe(ctx.probes, "drawer", box.min, box.max);
        auto area = box;
        draw_drawer_header(ctx, frame, area);
        if (ui.case_uuid) draw_body(ctx, frame, area);
        if (ui.case_uuid) settle_aim(frame);
        if (ui.case_uuid) take_keys(ctx, frame);
        if (ui.case_uuid) take_drops(ctx, frame, box);
    }
    if (ui.case_uuid) draw_menus(ctx, frame);
    return events;
}

}  // namespace recoup::ui::inline drawer
