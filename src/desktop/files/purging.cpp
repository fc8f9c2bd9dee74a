#include "desktop/files/purging.h"

#include "portable/path_text.h"

namespace recoup::desktop::inline files {

using Step = ui::PurgeLook::Step;

void Purging::look(int days) {
    if (!file_.is_own()) return;
    look_ = ui::PurgeLook{.days = days};
    before_ = surroundings_.machine().clock.now() - std::chrono::days{days};
    jobs_.submit(
        [this, path = file_.path(), before = before_](portable::StopToken) -> app::Jobs::Finish {
            const auto gone = app::look_at_purge(path, before);
            return [this, gone, before] {
                if (look_ && look_->step == Step::reading && before == before_) found(gone);
            };
        },
        app::Jobs::Urgency::now);
}

void Purging::found(const core::Result<app::Purge>& gone) {
    if (!gone) return failed(gone.error(), Step::asking);
    look_->step = Step::asking;
    look_->what = app::in_words(surroundings_.lang(), *gone);
}

void Purging::purge() {
    if (!look_ || look_->step != Step::asking) return;
    look_->step = Step::purging;
    const auto& machine = surroundings_.machine();
    jobs_.submit([this, path = file_.path(), before = before_, uuid = machine.ids.next(), now = machine.clock.now(),
                  &folders = machine.folders](portable::StopToken stop) -> app::Jobs::Finish {
        const auto purged = app::purge(path, before, uuid, now, app::until_stopped(stop));
        if (!purged) return [this, error = purged.error()] { failed(error, Step::asking); };
        const auto held = app::backups_that_hold(path, folders);
        return [this, held, afterwards = purged->afterwards] {
            if (afterwards) voice_.trouble(*afterwards);
            done(held);
        };
    });
}

void Purging::failed(const core::Error& error, Step back_to) {
    if (!look_) return voice_.trouble(error);
    look_->step = back_to;
    look_->failed = core::sentence(surroundings_.lang(), error);
}

void Purging::done(const core::Result<std::vector<app::Backup>>& held) {
    file_->look_again();
    if (!held) voice_.trouble(held.error());
    held_ = held.value_or(std::vector<app::Backup>());
    if (!look_) return voice_.done(std::string(core::tr(surroundings_.lang(), "purge_done"_tr)));
    look_->step = Step::purged;
    look_->failed.clear();
    look_->held.clear();
    for (const auto& backup : held_)
        look_->held.push_back(core::trf(surroundings_.lang(), "pair_by_dot"_tr,
                                        core::show_instant(surroundings_.reader(), backup.made_at),
                                        portable::utf8(backup.path.filename())));
}

void Purging::replace_backups() {
    if (!look_ || look_->step != Step::purged) return;
    look_->step = Step::replacing;
    const auto& machine = surroundings_.machine();
    jobs_.submit([this, path = file_.path(), held = held_, now = machine.clock.now(),
                  &machine](portable::StopToken) -> app::Jobs::Finish {
        const auto place = app::replace_backups(path, held, machine.folders, machine.files, now);
        return [this, place, count = held.size()] {
            if (!place) return failed(place.error(), Step::purged);
            voice_.done(core::trf(surroundings_.lang(), "purge_backups_replaced"_tr, count, portable::utf8(*place)));
            close();
            replaced_();
        };
    });
}

}  // namespace recoup::desktop::inline files
