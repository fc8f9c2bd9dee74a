// The desk's part about files: opening others, copies, backups looked at and restored, and the paths for all that.
#include <algorithm>

#include "app/backup.h"
#include "app/check.h"
#include "app/library.h"
#include "app/opening.h"
#include "desktop/desk.h"

namespace recoup::desktop {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBackups = 8;
// What is larger was verified when it was made, and is when it is restored.
constexpr std::uintmax_t kMostVerifiedBytes = 200 << 20;

bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    return a == b || fs::equivalent(a, b, ignored);
}

std::size_t cases_of(const core::State& state) {
    const auto cases = state.cases();
    return static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(), [](const auto& record) { return !record.in_bin(); }));
}

std::size_t evidence_of(const core::State& state) {
    std::size_t count = 0;
    for (const auto& record : state.cases())
        if (!record.in_bin()) count += record.evidence.size();
    return count;
}

// What a backup holds beside what the file holds now.
std::string holds(core::Lang lang, const app::FileLook& backup, const core::Result<app::FileLook>& now) {
    if (!now) return core::trf(lang, "files_backup_cases"_tr, backup.cases);
    const auto behind = now->last_seq - backup.last_seq;
    if (behind > 0) return core::trf(lang, "files_backup_behind"_tr, backup.cases, behind);
    if (behind == 0) return core::trf(lang, "files_backup_same"_tr, backup.cases);
    return core::trf(lang, "files_backup_cases"_tr, backup.cases);
}

}  // namespace

// ---- paths

void Desk::choose_path(const ui::ChoosePathRequest& choice) {
    auto question = path_question(choice.use, lang());
    const auto home = ports_.machine.folders.home();
    std::error_code ignored;
    question.folder = own_file_.parent_path();
    if (choice.use == ui::PathUse::export_folder || choice.use == ui::PathUse::evidence) question.folder = home;
    if (choice.use == ui::PathUse::calendar) question.folder = path_of(usual_folders().front(), ports_.machine.folders);
    if (!fs::is_directory(question.folder, ignored)) question.folder = home;
    if (choice.use == ui::PathUse::new_file) question.name = core::tr(lang(), "files_new_name"_tr);
    if (choice.use == ui::PathUse::save_copy || choice.use == ui::PathUse::calendar)
        question.name = text_of(own_file_.stem());
    if (choice.use == ui::PathUse::restore_as) question.name = text_of(fs::path(choice.backup).stem());
    if (!question.name.empty()) question.name += choice.use == ui::PathUse::calendar ? ".ics" : ".recoup";
    asker_.ask(choice, question);
}

bool Desk::take_path() {
    const auto given = asker_.take();
    if (!given) return false;
    using State = app::PathAnswer::State;
    if (given->answer.state == State::chosen) use_path(given->choice, given->answer.paths);
    if (given->answer.state == State::unavailable) type_path(given->choice);
    return true;
}

// No dialog of the desktop here.
void Desk::type_path(const ui::ChoosePathRequest& choice) {
    if (choice.use == ui::PathUse::calendar) return export_calendar({});
    completions_.clear();
    auto& typed = ui.tools.path.emplace();
    typed.choice = choice;
    const auto folder = choice.use == ui::PathUse::export_folder || choice.use == ui::PathUse::evidence
                            ? ports_.machine.folders.home()
                            : own_file_.parent_path();
    typed.text = text_of(folder) + "/";
}

void Desk::use_path(const ui::ChoosePathRequest& choice, const std::vector<fs::path>& paths) {
    if (paths.empty()) return;
    const auto& path = paths.front();
    switch (choice.use) {
        case ui::PathUse::open_file:
            return open_file(path);
        case ui::PathUse::new_file:
            return new_file(recoup_file(path));
        case ui::PathUse::save_copy:
            return save_copy(recoup_file(path));
        case ui::PathUse::restore_as:
            return restore_as(choice.backup, recoup_file(path));
        case ui::PathUse::calendar:
            return export_calendar(path);
        case ui::PathUse::export_folder:
            if (ui.tools.exporting) ui.tools.exporting->folder = text_of(path);
            return;
        case ui::PathUse::evidence: {
            ui::ImportRequest files{{}, choice.case_uuid, choice.kind};
            for (const auto& file : paths) files.paths.push_back(text_of(file));
            ui.tools.picker.reset();
            return import(files);
        }
    }
}

void Desk::complete_path(const ui::CompletePathRequest& request) {
    jobs_.submit(
        [this, request](std::stop_token) -> app::Jobs::Finish {
            auto found = completions(request.typed, request.folders_only, ports_.machine.folders);
            return [this, request, found = std::move(found)] {
                if (ui.tools.path && ui.tools.path->text == request.typed) completions_ = found;
            };
        },
        app::Jobs::Urgency::now);
}

// ---- other files

void Desk::open_file(const fs::path& path) {
    if (!looking_at_ && same_file(path, session_->path())) return;
    jobs_.submit(
        [this, path](std::stop_token) -> app::Jobs::Finish {
            const auto opened = std::make_shared<core::Result<std::unique_ptr<app::Session>>>(
                app::Session::open(path, false, session_ports()));
            return [this, opened, path] {
                if (!*opened) return trouble(app::with_newest_backup(opened->error(), path, ports_.machine.folders));
                work_with(std::move(**opened));
            };
        },
        app::Jobs::Urgency::now);
}

void Desk::new_file(const fs::path& path) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(path, ignored)))
        return trouble({core::ErrorKind::work, "store_exists"_tr, {}, path.string()});
    auto session = app::open_or_make(path, true, ports_.machine.files, session_ports());
    if (!session) return trouble(session.error());
    work_with(std::move(*session));
}

// From now on this file is the person's own.
void Desk::work_with(std::unique_ptr<app::Session> session) {
    note_use();
    own_file_ = session->path();
    settings_.last_file = own_file_;
    use(std::move(session));
    note_use();
    say(ui::ToastLook::done, core::trf(lang(), "files_opened"_tr, text_of(own_file_.filename())));
    back_up(true);
}

// Among the recent files, with what it holds now.
void Desk::note_use() {
    if (looking_at_ || session_->path() != own_file_ || own_file_ == demo_file()) return;
    std::error_code ignored;
    app::note_used(settings_, {.path = fs::absolute(own_file_, ignored),
                               .used_at = ports_.machine.clock.now(),
                               .cases = static_cast<std::int64_t>(cases_of(session_->state())),
                               .evidence = static_cast<std::int64_t>(evidence_of(session_->state()))});
    app::save_settings(ports_.machine.folders.settings(), settings_);
}

void Desk::save_copy(const fs::path& out) {
    if (const auto saved = session_->flush(); !saved) return trouble(saved.error());
    jobs_.submit([this, path = session_->path(), out](std::stop_token stop) -> app::Jobs::Finish {
        const auto made =
            app::backup_file(path, out, [&](std::int64_t, std::int64_t) { return !stop.stop_requested(); });
        return [this, made, out] {
            if (!made) return trouble(made.error());
            say(ui::ToastLook::done, core::trf(lang(), "files_copied"_tr, text_of(out)));
        };
    });
}

void Desk::show_files(ui::AppView& view) {
    const auto reads = reader();
    if (ui.view == ui::View::settings) {
        std::error_code error;
        const auto bytes = fs::file_size(session_->path(), error);
        view.file_holds =
            core::trf(lang(), "files_size_holds"_tr, core::show_bytes(error ? 0 : static_cast<std::int64_t>(bytes)),
                      core::trf(lang(), "files_holds"_tr, cases_of(session_->state()), evidence_of(session_->state())));
        view.backups = backups_;
        view.backups_loading = backups_loading_;
    }
    const bool listed = ui.view == ui::View::settings || ui.tools.palette;
    for (const auto& file : settings_.recent) {
        if (!listed || file.path == session_->path()) continue;
        view.recent.push_back(
            {text_of(file.path), text_of(file.path.filename()),
             core::trf(lang(), "files_recent_detail"_tr, core::trf(lang(), "files_holds"_tr, file.cases, file.evidence),
                       core::show_instant(reads, file.used_at))});
    }
    if (ui.tools.path) view.completions = completions_;
    if (looking_at_) view.looking_at = text_of(*looking_at_);
}

// ---- backups

void Desk::list_backups() {
    backups_loading_ = backups_.empty();
    jobs_.submit(
        [this, own = own_file_](std::stop_token) -> app::Jobs::Finish {
            const auto now = app::look_into(own);
            auto found = std::make_shared<std::vector<std::pair<app::Backup, app::FileLook>>>();
            for (const auto& backup : app::all_backups_of(own, ports_.machine.folders)) {
                if (found->size() == kMostBackups) break;
                const auto look = app::look_into(backup.path);
                // Backups by hand lie together, of files of one name.
                if (look && now && look->file_uuid != now->file_uuid) continue;
                found->emplace_back(backup, look.value_or(app::FileLook{}));
            }
            return [this, found, now, own] {
                backups_loading_ = false;
                if (own != own_file_) return;
                backups_.clear();
                for (const auto& [backup, look] : *found)
                    backups_.push_back({text_of(backup.path), core::show_instant(reader(), backup.made_at),
                                        look.file_uuid ? holds(lang(), look, now) : std::string()});
                verify_backups();
            };
        },
        app::Jobs::Urgency::now);
}

// Each once in the life of the window.
void Desk::verify_backups() {
    using State = ui::BackupLook::State;
    for (auto& backup : backups_) {
        const auto known = verified_.find(backup.path);
        if (known != verified_.end()) backup.state = known->second ? State::whole : State::damaged;
        std::error_code error;
        if (known != verified_.end() || fs::file_size(backup.path, error) > kMostVerifiedBytes) continue;
        backup.state = State::reading;
        jobs_.submit([this, path = backup.path](std::stop_token stop) -> app::Jobs::Finish {
            const auto report =
                app::check_file(path, [&](std::int64_t, std::int64_t) { return !stop.stop_requested(); });
            return [this, path, whole = report && report->findings.empty()] {
                verified_[path] = whole;
                for (auto& look : backups_)
                    if (look.path == path) look.state = whole ? State::whole : State::damaged;
            };
        });
    }
}

void Desk::look_at(const fs::path& backup) {
    auto session = app::Session::look(backup, session_ports());
    if (!session) return trouble(session.error());
    note_use();
    looking_at_ = backup;
    use(std::move(*session));
}

void Desk::restore_here(const fs::path& backup) {
    if (const auto saved = session_->flush(); !saved) return trouble(saved.error());
    jobs_.submit(
        [this, backup, own = own_file_, now = ports_.machine.clock.now()](std::stop_token) -> app::Jobs::Finish {
            const auto kept = app::restore_with_backup(backup, own, ports_.machine.folders, ports_.machine.files, now);
            const auto opened = std::make_shared<core::Result<std::unique_ptr<app::Session>>>(
                kept ? app::Session::open(own, false, session_ports()) : tl::unexpected(kept.error()));
            return [this, kept, opened] {
                if (!*opened) return trouble(opened->error());
                use(std::move(**opened));
                say(ui::ToastLook::done, core::trf(lang(), "files_restored"_tr, text_of(*kept)));
            };
        });
}

void Desk::restore_as(const fs::path& backup, const fs::path& out) {
    jobs_.submit([this, backup, out](std::stop_token) -> app::Jobs::Finish {
        const auto restored = app::restore_as(backup, out);
        return [this, restored, out] {
            if (!restored) return trouble(restored.error());
            open_file(out);
        };
    });
}

}  // namespace recoup::desktop
