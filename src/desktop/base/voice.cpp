#include "desktop/base/voice.h"

#include <utility>

namespace recoup::desktop::inline base {
namespace {

// Done in passing and seen at once; a note would only be in the way.
bool speaks_for_itself(core::Action action) {
    return action == core::Action::reorder_case || action == core::Action::edit_case ||
           action == core::Action::edit_evidence || action == core::Action::edit_deadline ||
           action == core::Action::add_slot || action == core::Action::edit_contact ||
           action == core::Action::edit_route || action == core::Action::set_turn || action == core::Action::set_tags;
}

}  // namespace

void ToastVoice::done(std::string text) {
    toasts_.add(ui::ToastLook::done, std::move(text), false, time_s_);
}

void ToastVoice::trouble(const core::Error& error) {
    toasts_.add(ui::ToastLook::trouble, core::sentence(surroundings_.lang(), error), false, time_s_);
}

void ToastVoice::changed(const core::Result<core::Change>& change, bool may_undo) {
    if (!change) return trouble(change.error());
    if (change->rows.empty() || speaks_for_itself(change->action)) return;
    toasts_.add(ui::ToastLook::done, core::describe(surroundings_.lang(), *change), may_undo, time_s_,
                change->case_uuid);
}

void ToastVoice::copied_and_logged(const core::Uuid& case_uuid) {
    toasts_.add(ui::ToastLook::done, std::string(core::tr(surroundings_.lang(), "toast_copied_logged"_tr)), true,
                time_s_, case_uuid);
}

void ToastVoice::reminder(std::string text, const core::Uuid& case_uuid) {
    toasts_.remind(std::move(text), case_uuid, time_s_);
}

}  // namespace recoup::desktop::inline base
