// The desk's part that hands what views ask for to whom it concerns, and paths to what they were chosen for.
#include "desktop/base/choices.h"
#include "desktop/desk/desk.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline desk {

void Desk::carry_out(const ui::Request& request) {
    struct Visit {
        Desk& d;
        void operator()(const ui::PasteRequest& r) const { d.imports_.paste({r.case_uuid, r.kind}); }
        void operator()(const ui::ImportRequest& r) const {
            std::vector<std::filesystem::path> paths;
            for (const auto& path : r.paths) paths.push_back(d.path_of(path));
            d.imports_.add(std::move(paths), {r.case_uuid, r.kind});
        }
        void operator()(const ui::CancelImportRequest&) const { d.imports_.cancel(); }
        void operator()(const ui::CloseRefusedRequest&) const { d.imports_.forget_refused(); }
        void operator()(const ui::AnswerFolderRequest& r) const { d.imports_.answer_folder(r.take); }
        void operator()(const ui::CloseUnaimedRequest& r) const { d.imports_.close_unaimed(r.evidence_uuid); }
        void operator()(const ui::AttachDraftsRequest& r) const { d.attach_drafts(r.case_uuid); }
        void operator()(const ui::TrayRequest& r) const { d.take_from_tray(r); }
        void operator()(const ui::PutAwayMoneyRequest& r) const {
            app::put_away(d.surroundings_.settings, r.seen);
            d.surroundings_.save();
        }
        void operator()(const ui::ReadWordsRequest& r) const { d.chat_words_.read_clipboard(r.case_uuid); }
        void operator()(const ui::CloseHeardRequest&) const { d.chat_words_.forget(); }
        void operator()(const ui::WatchFolderRequest& r) const { d.arrivals_.watch(d.path_of(r.path), r.watch); }
        void operator()(const ui::DropDraftRequest& r) const { d.imports_.drop_draft(r.sha256); }
        void operator()(const ui::ListPicturesRequest&) const { d.newest_.list(); }
        void operator()(const ui::LoadHistoryRequest& r) const { d.load_history(r.case_uuid); }
        void operator()(const ui::ExportRequest& r) const { d.exports_.originals(r); }
        void operator()(const ui::ExportTablesRequest& r) const { d.exports_.tables(r); }
        void operator()(const ui::UploadSetRequest& r) const { d.exports_.upload_set(r); }
        void operator()(const ui::PackRequest& r) const { d.packing_.write(r); }
        void operator()(const ui::StopPackRequest&) const { d.packing_.stop(); }
        void operator()(const ui::ForgetPackRequest&) const { d.packing_.forget(); }
        void operator()(const ui::ShowReportRequest& r) const { d.preview_.want(r); }
        void operator()(const ui::PrintReportRequest& r) const { d.packing_.print(r); }
        void operator()(const ui::PrintRequest& r) const { d.exports_.print(r); }
        void operator()(const ui::ShowFileRequest& r) const { d.exports_.show(d.path_of(r.path)); }
        void operator()(const ui::OpenBillRequest& r) const { d.open_bill(d.path_of(r.path), r.password); }
        void operator()(const ui::TakeBillRequest& r) const { d.bills_.take(r.payments, r.into, r.as); }
        void operator()(const ui::CallFineRequest& r) const { d.bills_.call_fine(r.finding, r.fine); }
        void operator()(const ui::UndoRequest&) const { d.voice_.changed(d.file_->undo(), false); }
        void operator()(const ui::RedoRequest&) const { d.voice_.changed(d.file_->redo(), true); }
        void operator()(const ui::SettingsRequest& r) const { choose(d.surroundings_, r.choices); }
        void operator()(const ui::SaveMessageRequest& r) const { d.chores_.save_message(r.message); }
        void operator()(const ui::RemoveMessageRequest& r) const { d.chores_.remove_message(r.message); }
        void operator()(const ui::OpenDemoRequest&) const { d.switch_.open_demo(); }
        void operator()(const ui::OpenOwnRequest&) const { d.switch_.open_own(); }
        void operator()(const ui::BackupRequest&) const { d.backups_.make(); }
        void operator()(const ui::MendRequest&) const {
            d.unreadable_ = core::Error{core::ErrorKind::file,
                                        "store_damaged"_tr,
                                        {},
                                        portable::utf8(d.file_.path()),
                                        core::ErrorCode::damaged};
        }
        void operator()(const ui::ChangeAnywayRequest&) const { d.file_->hold_changes(false); }
        void operator()(const ui::CheckRequest&) const { d.chores_.check_file(); }
        void operator()(const ui::CloseMissedRequest&) const { d.reminding_.forget_missed(); }
        void operator()(const ui::ScheduleRemindersRequest& r) const { d.reminding_.schedule(r.on); }
        void operator()(const ui::ExportCalendarRequest&) const { d.paths_.ask({.use = ui::PathUse::calendar}); }
        void operator()(const ui::ChoosePathRequest& r) const { d.paths_.ask(r); }
        void operator()(const ui::UsePathRequest& r) const { d.use_path(r.choice, {d.path_of(r.path)}); }
        void operator()(const ui::CompletePathRequest& r) const { d.paths_.complete(r); }
        void operator()(const ui::OpenFileRequest& r) const { d.switch_.open(d.path_of(r.path)); }
        void operator()(const ui::ListBackupsRequest&) const { d.backups_.list(); }
        void operator()(const ui::LookAtBackupRequest& r) const { d.switch_.look_at(portable::path_of(r.path)); }
        void operator()(const ui::RestoreBackupRequest& r) const { d.switch_.restore_here(portable::path_of(r.path)); }
        void operator()(const ui::LookAtPurgeRequest& r) const { d.purging_.look(r.days); }
        void operator()(const ui::PurgeRequest&) const { d.purging_.purge(); }
        void operator()(const ui::ReplaceBackupsRequest&) const { d.purging_.replace_backups(); }
        void operator()(const ui::ClosePurgeRequest&) const { d.purging_.close(); }
        void operator()(const ui::QuitRequest&) const { d.quit_ = d.may_close(); }
        void operator()(const ui::ClosingRequest& r) const {
            d.safekeeping_.answer(r.way);
            d.quit_ = d.quit_ || d.safekeeping_.take_close();
        }
        void operator()(const ui::ChooseVersionRequest& r) const { d.safekeeping_.choose(r.which); }
    };
    std::visit(Visit{*this}, request);
}

std::filesystem::path Desk::path_of(const std::string& utf8) const {
    return files::path_of(utf8, surroundings_.machine().folders);
}

bool Desk::take_path() {
    const auto given = paths_.take();
    if (!given) return false;
    using State = app::PathAnswer::State;
    if (given->answer.state == State::chosen) use_path(given->choice, given->answer.paths);
    if (given->answer.state == State::unavailable) type_path(given->choice);
    return true;
}

void Desk::visit(const std::filesystem::path& file) {
    if (switch_.has(file)) return visited_.clear();
    visited_ = file;
    if (!take_visit())
        voice_.done(core::trf(surroundings_.lang(), "files_visit_waits"_tr, portable::utf8(file.filename())));
}

// What is half done would go with the file that it is for.
bool Desk::take_visit() {
    if (visited_.empty() || !ui::may_switch(ui)) return false;
    switch_.open(std::exchange(visited_, {}));
    return true;
}

void Desk::open_bill(const std::filesystem::path& path, std::optional<std::string> password) {
    ui::show_bill(ui);
    bills_.open(path, std::move(password));
}

// No dialog of the desktop here.
void Desk::type_path(const ui::ChoosePathRequest& choice) {
    if (choice.use == ui::PathUse::calendar) return exports_.calendar({});
    auto& typed = ui.tools.path.emplace();
    typed.choice = choice;
    typed.text = paths_.begin_typing(choice.use);
}

void Desk::use_path(const ui::ChoosePathRequest& choice, const std::vector<std::filesystem::path>& paths) {
    if (paths.empty()) return;
    const auto& path = paths.front();
    switch (choice.use) {
        case ui::PathUse::open_file:
            return switch_.open(path);
        case ui::PathUse::new_file:
            return switch_.make(recoup_file(path));
        case ui::PathUse::save_copy:
            return exports_.copy(recoup_file(path));
        case ui::PathUse::rescue_copy:
            return safekeeping_.copy_to(recoup_file(path));
        case ui::PathUse::restore_as:
            return switch_.restore_as(portable::path_of(choice.backup), recoup_file(path));
        case ui::PathUse::calendar:
            return exports_.calendar(path);
        case ui::PathUse::export_folder:
            if (auto* folder = ui.tools.folder_of_layer()) *folder = portable::utf8(path);
            return;
        case ui::PathUse::evidence:
            ui.tools.picker.reset();
            return imports_.add(paths, {choice.case_uuid, choice.kind});
        case ui::PathUse::bill:
            return open_bill(path, {});
        case ui::PathUse::watch_folder:
            return arrivals_.watch(path, true);
    }
}

}  // namespace recoup::desktop::inline desk
