// What the files of the new-case dialog share. Only they include it. Main thread.
#pragma once

#include <optional>
#include <vector>

#include "ui/capture/new_case.h"
#include "ui/context/context.h"

namespace recoup::ui::inline capture {

// ---- what the form means

const core::Playbook* playbook_of(const Context& ctx, const NewCaseUi& ui);
// The rules whose deadlines come with the playbook.
std::vector<const core::Rule*> presets_of(const Context& ctx, const NewCaseUi& ui);
bool counts_from_goods(const Context& ctx, const NewCaseUi& ui);
std::optional<core::NewDeadline> reply_deadline_of(const Context& ctx, const NewCaseUi& ui);
// When the goods came, if that was typed.
std::optional<core::When> received_of(const Context& ctx, const NewCaseUi& ui);
// Till when, once the day is known that starts its count.
std::optional<core::When> due_of(const Context& ctx, const NewCaseUi& ui, const core::Rule& rule);
void choose_playbook(NewCaseUi& ui, const core::Playbook& playbook);
void choose_none(NewCaseUi& ui);  // another problem, without a playbook

// ---- what the pictures propose; nothing once Esc has dropped it

// The best of that field.
const core::Proposal* proposal(const Context& ctx, const NewCaseUi& ui, ReadField field);
// As the field takes it; empty: nothing.
std::string proposed_text(const Context& ctx, const NewCaseUi& ui, ReadField field);
std::string proposed_title(const Context& ctx, const NewCaseUi& ui);
bool has_proposals(const Context& ctx, const NewCaseUi& ui);
// Which fields hold what was proposed.
void note_taken(const Context& ctx, NewCaseUi& ui);
// What the case then has from its pictures.
std::vector<core::ReadFrom> read_from(const Context& ctx, const NewCaseUi& ui);
// The problem that the pictures speak of, until the person chooses.
void take_problem(const Context& ctx, NewCaseUi& ui);

// With the number of its place in the picture.
void draw_caption(Context& ctx, const NewCaseUi& ui, Rect row, core::Tr text, ReadField field);
// Two pictures that say different sums.
void draw_others(Context& ctx, NewCaseUi& ui, Rect& column);
// The case they seem to belong to. True: put them there.
bool draw_belongs(Context& ctx, Rect& column);
void draw_read_chip(Context& ctx, const NewCaseUi& ui, Rect head);

// A place in the picture that is shown, on the screen.
struct ReadFrame {
    ReadField field;
    Rect box;
};
// `picture` is where the whole of it is drawn.
std::vector<ReadFrame> draw_frames(Context& ctx, const NewCaseUi& ui, const Rect& picture);
// A line from the field that has the keyboard to its place.
void join_frame(Context& ctx, const NewCaseUi& ui, const std::vector<ReadFrame>& frames, ReadField focused,
                const Rect& field);

// ---- its parts

std::vector<ReadFrame> draw_case_pictures(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& whole);
// These take their height from the top of `column`.
void draw_playbook_cards(Context& ctx, NewCaseUi& ui, Rect& column);
void draw_case_plan(Context& ctx, NewCaseUi& ui, Rect& column);
void draw_playbook_menu(Context& ctx, NewCaseUi& ui);
// The chip that says whose rules hold, at the right end of `head`.
void draw_region_chip(Context& ctx, NewCaseUi& ui, Rect head);
void draw_region_menu(Context& ctx, NewCaseUi& ui);

}  // namespace recoup::ui::inline capture
