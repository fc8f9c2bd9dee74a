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

// ---- its parts

void draw_case_pictures(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& whole);
// These take their height from the top of `column`.
void draw_playbook_cards(Context& ctx, NewCaseUi& ui, Rect& column);
void draw_case_plan(Context& ctx, NewCaseUi& ui, Rect& column);
void draw_playbook_menu(Context& ctx, NewCaseUi& ui);
// The chip that says whose rules hold, at the right end of `head`.
void draw_region_chip(Context& ctx, NewCaseUi& ui, Rect head);
void draw_region_menu(Context& ctx, NewCaseUi& ui);

}  // namespace recoup::ui::inline capture
