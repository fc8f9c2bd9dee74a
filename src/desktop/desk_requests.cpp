#include <fmt/format.h>

#include <algorithm>

#include "app/backup.h"
#include "app/check.h"
#include "app/demo.h"
#include "app/library.h"
#include "app/opening.h"
#include "app/read_texts.h"
#include "core/text.h"
#include "desktop/desk.h"

namespace recoup::desktop {
namespace {

constexpr std::size_t kNewestPictures = 120;
constexpr std::size_t kHistoryLines = 200;

std::string utf8(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

// A name, and the sentence without the path it ends with.
ui::Refusal refusal(core::Lang lang, core::Error error) {
    const auto path = std::exchange(error.path, {});
    auto sentence = core::sentence(lang, error);
    for (const std::string_view colon : {"：", ":"})
        if (sentence.ends_with(colon)) sentence.resize(sentence.size() - colon.size());
    return {core::one_line(std::filesystem::path(path).filename().string()), std::move(sentence)};
}

}  // namespace

void Desk::carry_out(const ui::Request& request) {
    struct Visit {
        Desk& desk;
        void operator()(const ui::PasteRequest& r) const { desk.paste(r); }
        void operator()(const ui::ImportRequest& r) const { desk.import(r); }
        void operator()(const ui::CancelImportRequest&) const { desk.intake_.stop(); }
        void operator()(const ui::CloseRefusedRequest&) const { desk.intake_.forget_refused(); }
        void operator()(const ui::AnswerFolderRequest& r) const { desk.intake_.answer_folder(r.take); }
        void operator()(const ui::CloseUnaimedRequest& r) const { desk.close_unaimed(r); }
        void operator()(const ui::DropDraftRequest& r) const { desk.drop_draft(r); }
        void operator()(const ui::ListPicturesRequest&) const { desk.list_pictures(); }
        void operator()(const ui::LoadHistoryRequest& r) const { desk.load_history(r.case_uuid); }
        void operator()(const ui::ExportRequest& r) const { desk.export_originals(r); }
        void operator()(const ui::UndoRequest&) const { desk.report(desk.session_->undo(), false); }
        void operator()(const ui::RedoRequest&) const { desk.report(desk.session_->redo(), true); }
        void operator()(const ui::SettingsRequest& r) const { desk.change_settings(r.settings); }
        void operator()(const ui::CopyTextRequest&) const {}  // the window's
        void operator()(const ui::SaveMessageRequest& r) const { desk.save_message(r.message); }
        void operator()(const ui::RemoveMessageRequest& r) const { desk.remove_message(r.message); }
        void operator()(const ui::OpenDemoRequest&) const { desk.open_demo(); }
        void operator()(const ui::OpenOwnRequest&) const { desk.open_own(); }
        void operator()(const ui::BackupRequest&) const { desk.back_up(false); }
        void operator()(const ui::CheckRequest&) const { desk.check_file(); }
        void operator()(const ui::CloseMissedRequest&) const { desk.missed_.clear(); }
        void operator()(const ui::ScheduleRemindersRequest& r) const { desk.schedule_reminders(r.on); }
        void operator()(const ui::ExportCalendarRequest&) const { desk.choose_path({.use = ui::PathUse::calendar}); }
        void operator()(const ui::ChoosePathRequest& r) const { desk.choose_path(r); }
        void operator()(const ui::UsePathRequest& r) const {
            desk.use_path(r.choice, {path_of(r.path, desk.ports_.machine.folders)});
        }
        void operator()(const ui::CompletePathRequest& r) const { desk.complete_path(r); }
        void operator()(const ui::OpenFileRequest& r) const {
            desk.open_file(path_of(r.path, desk.ports_.machine.folders));
        }
        void operator()(const ui::ListBackupsRequest&) const { desk.list_backups(); }
        void operator()(const ui::LookAtBackupRequest& r) const { desk.look_at(r.path); }
        void operator()(const ui::RestoreBackupRequest& r) const { desk.restore_here(r.path); }
        void operator()(const ui::QuitRequest&) const { desk.quit_ = true; }
    };
    std::visit(Visit{*this}, request);
}

// ---- taking in pictures

// What a new case is to hold needs a place at once: keys that come meanwhile are for its dialog.
void Desk::open_for_drafts() {
    if (!ui.new_case.open) ui::open_new_case(ui.new_case);
}

bool Desk::may_import() {
    if (session_->save_state() != app::SaveState::read_only) return true;
    trouble({core::ErrorKind::file, "store_read_only"_tr, {}, utf8(session_->path())});
    return false;
}

void Desk::paste(const ui::PasteRequest& request) {
    if (!may_import()) return;
    const auto place = intake_.reserve({request.case_uuid, request.kind});
    const bool for_new_case = !request.case_uuid;
    jobs_.submit(
        [this, place, for_new_case](std::stop_token) -> app::Jobs::Finish {
            auto content = std::make_shared<app::ClipboardContent>(ports_.machine.clipboard.read_images());
            return [this, place, for_new_case, content] { import_clipboard(*content, place, for_new_case); };
        },
        app::Jobs::Urgency::now);
}

void Desk::import_clipboard(app::ClipboardContent& content, Intake::Place place, bool for_new_case) {
    using State = app::ClipboardContent::State;
    const bool holds_files = content.state == State::files;
    if (!holds_files && content.state != State::picture) {
        intake_.release(place);
        const auto why = content.state == State::too_large   ? "paste_too_large"_tr
                         : content.state == State::no_answer ? "paste_no_answer"_tr
                                                             : "paste_nothing"_tr;
        return say(ui::ToastLook::trouble, std::string(core::tr(lang(), why)));
    }
    if (for_new_case && intake_.reserved(place)) open_for_drafts();
    if (holds_files) return intake_.fill(place, std::move(content.files));
    auto name = fmt::format("{}{}", core::tr(lang(), "paste_name"_tr),
                            std::filesystem::path(content.name).extension().string());
    intake_.fill(place, std::make_shared<const app::Bytes>(std::move(content.picture)), std::move(name));
}

void Desk::import(const ui::ImportRequest& request) {
    if (request.paths.empty() || !may_import()) return;
    if (!request.case_uuid) open_for_drafts();
    std::vector<std::filesystem::path> paths;
    for (const auto& path : request.paths) paths.push_back(path_of(path, ports_.machine.folders));
    intake_.add_paths(std::move(paths), {request.case_uuid, request.kind});
}

// What is complete goes to its case, as one step.
void Desk::receive() {
    for (const auto& complete : intake_.take_complete()) {
        const auto count = complete.command.evidence.size();
        const auto change = session_->state().find(complete.command.case_uuid)
                                ? session_->dispatch(complete.command)
                                : core::fail(core::ErrorKind::work, "import_case_gone"_tr, {std::to_string(count)});
        if (!change) intake_.give_up(complete);
        report(change, true);
        if (!change) continue;
        if (change->rows.empty()) say(ui::ToastLook::done, std::string(core::tr(lang(), "import_all_known"_tr)));
        if (!complete.aimed) note_unaimed(*change);
    }
}

// A few that nobody said anything about are asked about; of many nobody wants to be asked.
void Desk::note_unaimed(const core::Change& change) {
    constexpr std::size_t kMostAsked = 8;
    std::vector<core::Uuid> came;
    for (const auto& row : change.rows)
        if (const auto* item = row.after ? std::get_if<core::EvidenceRow>(&*row.after) : nullptr)
            if (item->kind == core::EvidenceKind::other) came.push_back(item->uuid);
    unaimed_ = came.size() <= kMostAsked ? std::move(came) : std::vector<core::Uuid>();
}

void Desk::close_unaimed(const ui::CloseUnaimedRequest& request) {
    std::erase_if(unaimed_, [&](const auto& id) { return !request.evidence_uuid || id == *request.evidence_uuid; });
}

void Desk::drop_draft(const ui::DropDraftRequest& request) {
    if (request.sha256) return intake_.drop_draft(*request.sha256);
    const bool importing = intake_.progress().for_new_case;
    const auto count = intake_.drop_drafts();
    if (importing) say(ui::ToastLook::done, core::trf(lang(), "import_cancelled"_tr, count));
}

void Desk::view_intake(ui::AppView& view) const {
    const auto progress = intake_.progress();
    view.import = {static_cast<int>(progress.done), static_cast<int>(progress.total), progress.for_new_case};
    if (ui.new_case.open)
        for (auto& evidence : intake_.drafts()) view.drafts.push_back({std::move(evidence)});
    if (const auto folder = intake_.folder()) view.folder = ui::FolderOffer{folder->name, folder->files};
    view.unaimed = unaimed_;
    for (const auto& error : intake_.refused()) view.refused.push_back(refusal(lang(), error));
}

// ---- the rest

void Desk::export_originals(const ui::ExportRequest& request) {
    const auto* record = session_->state().find(request.case_uuid);
    if (!record) return;
    std::vector<core::EvidenceRow> items;
    for (const auto& item : record->evidence)
        if (std::find(request.evidence.begin(), request.evidence.end(), item.uuid) != request.evidence.end())
            items.push_back(item);
    jobs_.submit([this, items, folder = path_of(request.folder, ports_.machine.folders),
                  session = session_.get()](std::stop_token stop) -> app::Jobs::Finish {
        std::size_t written = 0;
        std::optional<core::Error> error;
        if (const auto failed = ports_.machine.files.make_folder(folder))
            error = core::Error{core::ErrorKind::work, "export_no_folder"_tr, {failed.message()}, folder.string()};
        for (const auto& item : items) {
            if (error || stop.stop_requested()) break;
            const auto bytes = session->read_original(item.sha256);
            if (!bytes) {
                error = bytes.error();
                break;
            }
            if (const auto file = ports_.machine.files.write_new_file(folder, item.name, *bytes); !file)
                error = core::Error{
                    core::ErrorKind::work, "export_not_written"_tr, {file.error().message()}, folder.string()};
            else
                ++written;
        }
        return [this, written, error, folder] {
            if (error) return trouble(*error);
            const auto name = folder.u8string();
            say(ui::ToastLook::done,
                core::trf(lang(), "export_done"_tr, written, std::string(name.begin(), name.end())));
        };
    });
}

void Desk::list_pictures() {
    newest_loading_ = true;
    jobs_.submit(
        [this](std::stop_token) -> app::Jobs::Finish {
            auto files = std::make_shared<std::vector<app::PictureFile>>(
                ports_.machine.folders.newest_pictures(kNewestPictures));
            return [this, files] {
                newest_loading_ = false;
                newest_.clear();
                for (const auto& file : *files) {
                    const auto path = file.path.u8string();
                    const auto name = file.path.filename().u8string();
                    newest_.push_back({std::string(path.begin(), path.end()), std::string(name.begin(), name.end()),
                                       core::show_instant(reader(), file.modified)});
                }
            };
        },
        app::Jobs::Urgency::now);
}

void Desk::load_history(const core::Uuid& case_uuid) {
    if (auto changes = session_->history(case_uuid, kHistoryLines))
        history_ = std::move(*changes);
    else
        trouble(changes.error());
    history_lines_for_.reset();
}

void Desk::change_settings(const ui::Settings& choice) {
    settings_.language.reset();
    if (choice.lang != ui::LangChoice::system)
        settings_.language = choice.lang == ui::LangChoice::zh ? core::Lang::zh : core::Lang::en;
    ports_.lang.reset();  // a choice made in the window stands above the command line
    settings_.theme = static_cast<app::Theme>(choice.theme);
    settings_.motion.reset();
    if (choice.motion != ui::MotionChoice::system) settings_.motion = choice.motion == ui::MotionChoice::on;
    settings_.scale = static_cast<double>(choice.scale);
    settings_.remind_leads = choice.leads;
    settings_.quiet.reset();
    if (const auto& quiet = choice.quiet)
        settings_.quiet = app::QuietHours{std::chrono::minutes{quiet->first}, std::chrono::minutes{quiet->second}};
    settings_.desktop_notifications = choice.desktop_notifications;
    if (choice.home_chosen) settings_.home = choice.home;
    app::save_settings(ports_.machine.folders.settings(), settings_);
}

void Desk::begin_chores() {
    note_use();
    check_structure();
    back_up(true);
}

// In silence when all is well, as on opening a small file.
void Desk::check_structure() {
    jobs_.submit([this, path = session_->path()](std::stop_token stop) -> app::Jobs::Finish {
        const auto whole = app::check_structure(path, [&] { return stop.stop_requested(); });
        return [this, whole] {
            if (!whole) trouble(app::with_newest_backup(whole.error(), session_->path(), ports_.machine.folders));
        };
    });
}

void Desk::back_up(bool only_when_due) {
    const auto path = session_->path();
    if (only_when_due && (ports_.machine.folders.on_removable_disk(path) || path != own_file_)) return;
    const auto now = ports_.machine.clock.now();
    jobs_.submit([this, path, now, only_when_due](std::stop_token stop) -> app::Jobs::Finish {
        const auto going = [&](std::int64_t, std::int64_t) { return !stop.stop_requested(); };
        core::Result<std::filesystem::path> made{std::filesystem::path()};
        if (only_when_due) {
            const auto due = app::backup_if_due(path, ports_.machine.folders, ports_.machine.files, now, going);
            if (due) return [] {};
            made = tl::unexpected(due.error());
        } else {
            const auto folder = app::hand_backups(ports_.machine.folders);
            ports_.machine.files.make_folder(folder);
            const auto out = folder / app::backup_name(path, now);
            const auto copied = app::backup_file(path, out, going);
            made = copied ? core::Result<std::filesystem::path>(out) : tl::unexpected(copied.error());
        }
        return [this, made] {
            if (!made) return trouble(made.error());
            const auto name = made->u8string();
            say(ui::ToastLook::done, core::trf(lang(), "backup_done"_tr, std::string(name.begin(), name.end())));
            if (ui.view == ui::View::settings) list_backups();
        };
    });
}

void Desk::check_file() {
    say(ui::ToastLook::done, std::string(core::tr(lang(), "check_running"_tr)));
    const auto path = session_->path();
    jobs_.submit([this, path](std::stop_token stop) -> app::Jobs::Finish {
        const auto report = app::check_file(path, [&](std::int64_t, std::int64_t) { return !stop.stop_requested(); });
        return [this, report] {
            if (!report) return trouble(report.error());
            if (report->findings.empty())
                return say(ui::ToastLook::done, core::trf(lang(), "check_whole"_tr, report->cases, report->originals));
            for (const auto& finding : report->findings) trouble(finding);
        };
    });
}

void Desk::save_message(const core::Message& message) {
    if (const auto saved = app::save_message(ports_.machine.folders.data(), message); !saved)
        return trouble(saved.error());
    ports_.machine.library.read_messages_again();
    say(ui::ToastLook::done, core::trf(lang(), "message_saved"_tr, message.title.in(lang())));
}

void Desk::remove_message(const core::Message& message) {
    if (const auto removed = app::remove_message(message); !removed) return trouble(removed.error());
    ports_.machine.library.read_messages_again();
    say(ui::ToastLook::done, core::trf(lang(), "message_removed"_tr, message.title.in(lang())));
}

void Desk::open_demo() {
    const auto file = demo_file();
    note_use();
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    ports_.machine.files.make_folder(ports_.machine.folders.data());
    if (const auto made = app::make_demo(file, lang(), ports_.machine.clock.now(), ports_.machine.zones,
                                         ports_.machine.ids, ports_.machine.library);
        !made)
        return trouble(made.error());
    auto session = app::Session::open(file, false, session_ports());
    if (!session) return trouble(session.error());
    use(std::move(*session));
}

void Desk::open_own() {
    auto session = app::open_or_make(own_file_, true, ports_.machine.files, session_ports());
    if (!session) return trouble(session.error());
    use(std::move(*session));
}

}  // namespace recoup::desktop
