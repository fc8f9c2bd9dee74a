// What the files of the drawer share. Only they include it. Main thread.
#pragma once

#include "core/view/case.h"
#include "core/view/why.h"
#include "ui/context/context.h"
#include "ui/drawer/drawer.h"
#include "ui/kit/panel.h"

namespace recoup::ui::inline drawer {

struct DrawerFrame {
    const core::CaseRecord& record;
    const core::CaseView& view;
    DrawerUi& ui;
    DrawerEvents& events;
    std::optional<core::EvidenceKind> under_pointer = {};  // the slot there
    std::optional<core::EvidenceKind> dropped_on = {};     // files were let go over this one
};

// The labels of a list of words, for a select.
template <class E>
std::vector<std::string> names_of(const Context& ctx) {
    std::vector<std::string> names;
    for (const auto& word : core::words<E>()) names.emplace_back(ctx.tr(word.label));
    return names;
}

// ---- evidence aimed at a slot

// A place for one kind of evidence: what is pasted while the pointer or the keyboard is on it, or dropped on it, is of
// that kind. Whether it is lit.
bool aim_at(Context& ctx, DrawerFrame& frame, core::EvidenceKind kind, const Rect& box, const Hit& pressed);
// Where Ctrl+V goes.
std::optional<core::EvidenceKind> aimed_kind(const DrawerFrame& frame);
// The tile of a slot that is still empty.
void draw_missing_slot(Context& ctx, DrawerFrame& frame, const core::SlotView& slot, const Rect& box, const char* id);
// What came without a target, with the missing slots to choose from.
void draw_unaimed(Context& ctx, DrawerFrame& frame, Rect& column);

// ---- what pictures of the case say

// The lines below a piece of evidence: what it seems to be, what differs, what can be answered. Design pixels.
float read_height(const Context& ctx, const core::Uuid& evidence);
void draw_read(Context& ctx, DrawerFrame& frame, const core::EvidenceView& item, Rect& cell);
void take_first_proposal(Context& ctx, const DrawerFrame& frame);

void draw_drawer_header(Context& ctx, DrawerFrame& frame, Rect& area);

// Each takes its height from the top of `column`.
void draw_overview(Context& ctx, DrawerFrame& frame, Rect& column);
void draw_evidence_tab(Context& ctx, DrawerFrame& frame, Rect& column);
void draw_contacts_tab(Context& ctx, DrawerFrame& frame, Rect& column);
void draw_deadlines_tab(Context& ctx, DrawerFrame& frame, Rect& column);
void draw_messages_tab(Context& ctx, DrawerFrame& frame, Rect& column);
void draw_routes_tab(Context& ctx, DrawerFrame& frame, Rect& column);
// The rules that fit the case.
void draw_offers(Context& ctx, DrawerFrame& frame, Rect& column);
// Those of them that are among `rules`, without a box.
void draw_offers_among(Context& ctx, DrawerFrame& frame, std::span<const std::string> rules, Rect& column);
void draw_why(Context& ctx, DrawerFrame& frame, const core::DeadlineRow& row, Rect& column);
// Why a rule holds, before it is taken.
void draw_explained(Context& ctx, const core::Rule& rule, Rect& column);
// What can be done with one deadline.
void draw_deadline_menu(Context& ctx, DrawerFrame& frame);
// A line that unfolds what is below it.
bool draw_fold(Context& ctx, const char* id, Rect& column, std::string_view text, bool open);
// The holiday table the case's dates are looked up in.
std::string_view calendar_of(const DrawerFrame& frame);
void draw_history_tab(Context& ctx, DrawerFrame& frame, Rect& column);

// What the case's playbook says to do now.
void draw_next_step(Context& ctx, DrawerFrame& frame, Rect& column);
// Who held the case for how long; nothing while it was nobody's but mine.
void draw_stalling(Context& ctx, DrawerFrame& frame, Rect& column);
Role turn_role(core::Turn who);
// The newest exchanges, a line each.
void draw_recent_contacts(Context& ctx, DrawerFrame& frame, Rect& column, std::size_t most);
// Small chips, each gone with a press, and the way to one more.
void draw_tags(Context& ctx, DrawerFrame& frame, Rect& column);
// Something may be claimed of the case by a rule the program knows.
bool can_claim(Context& ctx, const DrawerFrame& frame);
void open_claim(Context& ctx, DrawerFrame& frame);
void draw_claim(Context& ctx, DrawerFrame& frame, Rect& column);
// Some lines of the history, as a line in time.
void draw_timeline(Context& ctx, Rect& column, std::size_t most);
void open_drawer_menu(Context& ctx, DrawerFrame& frame, DrawerMenu what, const core::Uuid& target, const Rect& beside);
void edit_case(Context& ctx, DrawerFrame& frame, CaseField first);

// ---- evidence on its way to a contact

// A picture may be dragged from here; true when the press was no drag.
bool drag_shot(Context& ctx, DrawerFrame& frame, const Hit& pressed, const Rect& box, const core::Uuid& evidence);
bool is_dragged(const DrawerFrame& frame, const core::Uuid& evidence);
// Of a contact as it was drawn: marks it while the picture is over it.
void mark_target(Context& ctx, DrawerFrame& frame, const core::Uuid& contact, const Rect& box);
// The place the picture would take among those of the contact.
bool takes_shot(const DrawerFrame& frame, const core::Uuid& contact);
// Behind all contacts: follows the pointer, links where it is let go.
void follow_shot(Context& ctx, DrawerFrame& frame);

}  // namespace recoup::ui::inline drawer
