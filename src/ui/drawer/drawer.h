// One case, opened at the right of the board: overview, evidence, contacts, deadlines, routes, history. Main thread.
// Changes go out as commands; what needs another view is told to the owner.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "core/model/amounts.h"
#include "ui/board/case_menu.h"
#include "ui/context/context.h"
#include "ui/drawer/case_form.h"
#include "ui/drawer/contact_draft.h"
#include "ui/drawer/messages_ui.h"
#include "ui/fields/date_field.h"
#include "ui/talk/talk.h"

namespace recoup::ui::inline drawer {

enum class DrawerTab : std::uint8_t { overview, evidence, contacts, deadlines, messages, routes, history };
inline constexpr int kDrawerTabs = 7;

// One line of text of the case that is being edited where it stands.
struct LineDraft {
    core::Uuid of;  // the case or the evidence
    std::string text;
    TextFieldState field;
    bool was_focused = false;
};

struct DeadlineDraft {
    core::Uuid of;  // none: a new one
    std::string title, when, when_was;
    TextFieldState title_field, when_field;
    DateFieldUi when_months;
    bool theirs = false, of_rule = false;  // a rule says itself who must act
    bool tried = false;
};

// The day a rule counts from, asked for.
struct OfferDraft {
    std::string rule;  // id
    std::string when;
    TextFieldState when_field;
    DateFieldUi when_months;
    bool tried = false;
};

// A tag being typed.
struct TagDraft {
    std::string text;
    TextFieldState field;
    SuggestUi list;
    bool was_focused = false;
};

// A picture of evidence, pressed, and farther than a press shakes: dragged.
struct ShotDrag {
    core::Uuid evidence;
    ImVec2 grip;  // from the picture's corner to the pointer
    Rect ghost;
    ImVec2 pressed_at;
    bool moving = false;
    std::optional<core::Uuid> over;  // the contact below
};

enum class DrawerMenu : std::uint8_t { snooze, kind, slot, deadline };

struct DrawerUi {
    std::optional<core::Uuid> case_uuid;
    DrawerTab tab = DrawerTab::overview;
    std::array<float, kDrawerTabs> scroll{};   // physical pixels, as the next
    std::array<float, kDrawerTabs> content{};  // heights, as last drawn
    std::optional<LineDraft> title, caption;
    std::optional<CaseForm> form;
    DeadlineDraft new_deadline;
    std::optional<DeadlineDraft> deadline;  // an old one, edited
    MessagesUi messages;
    FilledMessages filled_messages;
    TalkUi new_contact;
    std::optional<ContactDraft> contact;  // an old one, edited
    std::optional<RouteDraft> route;      // being taken
    std::optional<TicketDraft> ticket;
    std::optional<ClaimDraft> claim;
    std::optional<TagDraft> tag;
    std::optional<ShotDrag> shot;                // on its way to a contact
    core::Route open_route = core::Route::none;  // its details are shown
    std::vector<core::Double> doubles;           // of the case, as of history_revision
    std::optional<core::Uuid> why;               // the deadline that explains itself
    std::optional<OfferDraft> offer;
    bool all_offers = false;
    bool done_shown = false, withheld_shown = false;  // unfolded in the deadlines tab
    std::string explained;                            // the offered rule that explains itself
    std::optional<core::EvidenceKind> aim;            // the slot that was clicked: what is pasted next is this
    CaseMenuUi case_menu;
    MenuUi menu;
    DrawerMenu menu_for{};
    core::Uuid menu_target;  // the deadline or evidence
    std::optional<std::uint64_t> history_revision;
};

struct WantEvidence {
    core::Uuid case_uuid;
    std::optional<core::EvidenceKind> kind;
};

// What the drawer asks of its owner besides commands.
struct DrawerEvents {
    std::optional<core::MoveCase> moved;  // may need a question first
    std::optional<WantEvidence> add_evidence;
    std::optional<core::Uuid> view;  // this evidence, large
    bool transcript = false;         // of a chat, with what was said beside it
    std::optional<core::Uuid> open;  // another case
    bool platform = false;           // its place in the directory
    bool export_originals = false;
    bool tables = false, upload = false;  // it leaves in another form
    bool pack = false;
    std::optional<std::string> guide_page;
};

void open_drawer(Context& ctx, DrawerUi& ui, const core::Uuid& case_uuid);
// The text on the clipboard is what the other side of that case said: it is opened, and the text waits for its answer.
// Where there is none, but the screenshot of a chat: what that says, once it is read.
void paste_what_they_said(Context& ctx, DrawerUi& ui, const core::Uuid& case_uuid);
// The words, of the open case, in the box they are answered from.
void answer_words(Context& ctx, DrawerUi& ui, const std::string& words);
// Keeps what a form holds if it can be kept.
void close_drawer(Context& ctx, DrawerUi& ui);
// The open case as a form.
void edit_open_case(Context& ctx, DrawerUi& ui);
// Where it begins on a display of this width.
float drawer_left(const Context& ctx, const Rect& display);
// `active`: no layer lies above.
DrawerEvents draw_drawer(Context& ctx, DrawerUi& ui, const Rect& display, bool active);

}  // namespace recoup::ui::inline drawer
