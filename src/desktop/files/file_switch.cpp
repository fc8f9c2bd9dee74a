#include "desktop/files/file_switch.h"

#include <memory>
#include <utility>

#include "app/data/library.h"
#include "app/demo/demo.h"
#include "app/file/backup.h"
#include "app/file/opening.h"
#include "app/file/rescue_copies.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

namespace fs = std::filesystem;

bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    return a == b || fs::equivalent(a, b, ignored);
}

}  // namespace

FileSwitch::FileSwitch(OpenFile& file, app::Jobs& jobs, Surroundings& surroundings, Voice& voice, Chores& chores,
                       std::function<void()> changed)
    : file_(file),
      jobs_(jobs),
      surroundings_(surroundings),
      voice_(voice),
      chores_(chores),
      changed_(std::move(changed)) {}

bool FileSwitch::has(const fs::path& path) const {
    return !file_.looking_at() && same_file(path, file_.path());
}

void FileSwitch::open(const fs::path& path) {
    if (has(path)) return;
    jobs_.submit(
        [this, path, at = file_.stamp(),
         &around = std::as_const(surroundings_)](portable::StopToken) -> app::Jobs::Finish {
            const auto found = std::make_shared<Found>(find(path, around));
            return [this, found, at] {
                if (found->damage) voice_.trouble(*found->damage);
                if (!found->session) return found->damage ? void() : voice_.trouble(found->session.error());
                if (file_.is(at) && may_leave()) work_with(std::move(*found->session));
            };
        },
        app::Jobs::Urgency::now);
}

FileSwitch::Found FileSwitch::find(const fs::path& path, const Surroundings& around) {
    Found found{app::Session::open(path, false, around.session_ports()), std::nullopt};
    if (found.session || found.session.error().code != core::ErrorCode::damaged) return found;
    found.damage = app::with_newest_backup(found.session.error(), path, around.machine().folders);
    found.session = app::Session::look_at_damaged(path, around.session_ports());
    return found;
}

bool FileSwitch::may_leave() {
    const auto finished = file_.finish();
    if (!finished) voice_.trouble(finished.error());
    return finished.has_value();
}

void FileSwitch::make(const fs::path& path) {
    if (!may_leave()) return;
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(path, ignored)))
        return voice_.trouble({core::ErrorKind::work, "store_exists"_tr, {}, portable::utf8(path)});
    auto session = app::open_or_make(path, true, surroundings_.machine().files, surroundings_.session_ports());
    if (!session) return voice_.trouble(session.error());
    work_with(std::move(*session));
}

void FileSwitch::work_with(std::unique_ptr<app::Session> session) {
    chores_.note_use();
    file_.use_as_own(std::move(session));
    surroundings_.settings.last_file = file_.own();
    changed_();
    if (file_->is_damaged()) return chores_.begin();
    chores_.note_use();
    voice_.done(core::trf(surroundings_.lang(), "files_opened"_tr, portable::utf8(file_.own().filename())));
    chores_.back_up_when_due();
}

void FileSwitch::use(std::unique_ptr<app::Session> session) {
    file_.use(std::move(session));
    changed_();
}

void FileSwitch::open_demo() {
    if (!may_leave()) return;
    const auto file = surroundings_.demo_file();
    const auto& machine = surroundings_.machine();
    chores_.note_use();
    std::error_code ignored;
    fs::remove(file, ignored);
    fs::remove(portable::with_ending(file, "-journal"), ignored);
    machine.files.make_folder(machine.folders.data());
    if (const auto made = app::make_demo(file, surroundings_.lang(), machine.clock.now(), machine.zones, machine.ids,
                                         machine.library);
        !made)
        return voice_.trouble(made.error());
    auto session = app::Session::open(file, false, surroundings_.session_ports());
    if (!session) return voice_.trouble(session.error());
    use(std::move(*session));
}

void FileSwitch::open_own() {
    if (!may_leave()) return;
    auto session = app::open_or_make(file_.own(), true, surroundings_.machine().files, surroundings_.session_ports());
    if (!session) return voice_.trouble(session.error());
    use(std::move(*session));
}

void FileSwitch::look_at(const fs::path& backup) {
    if (!may_leave()) return;
    auto session = app::Session::look(backup, surroundings_.session_ports());
    if (!session) return voice_.trouble(session.error());
    chores_.note_use();
    file_.look_at(std::move(*session));
    changed_();
}

void FileSwitch::restore_here(const fs::path& backup) {
    if (!may_leave()) return;
    put_in_place(backup, app::restore_with_backup, "files_restored"_tr);
}

void FileSwitch::choose_held(const fs::path& held) {
    file_->forget_unsaved();
    put_in_place(held, app::choose_held, "versions_chosen_held"_tr);
}

void FileSwitch::put_in_place(const fs::path& fresh, Put put, core::Tr done) {
    const auto now = surroundings_.machine().clock.now();
    jobs_.submit([this, fresh, put, done, own = file_.own(), now, at = file_.stamp(),
                  &around = std::as_const(surroundings_)](portable::StopToken) -> app::Jobs::Finish {
        const auto& machine = around.machine();
        const auto kept = put(fresh, own, machine.folders, machine.files, now);
        const auto opened = std::make_shared<Opened>(kept ? app::Session::open(own, false, around.session_ports())
                                                          : tl::unexpected(kept.error()));
        return [this, done, kept, opened, at] {
            if (!*opened) return voice_.trouble(opened->error());
            if (file_.is(at)) use(std::move(**opened));
            voice_.done(core::trf(surroundings_.lang(), done, portable::utf8(*kept)));
        };
    });
}

void FileSwitch::choose_file(const fs::path& held) {
    auto session = app::Session::open(file_.own(), false, surroundings_.session_ports());
    if (!session) return voice_.trouble(session.error());
    use(std::move(*session));
    voice_.done(core::trf(surroundings_.lang(), "versions_chosen_file"_tr, portable::utf8(held)));
}

void FileSwitch::restore_as(const fs::path& backup, const fs::path& out) {
    jobs_.submit([this, backup, out, at = file_.stamp()](portable::StopToken) -> app::Jobs::Finish {
        const auto restored = app::restore_as(backup, out);
        return [this, restored, out, at] {
            if (!restored) return voice_.trouble(restored.error());
            if (file_.is(at)) open(out);
        };
    });
}

}  // namespace recoup::desktop::inline files
