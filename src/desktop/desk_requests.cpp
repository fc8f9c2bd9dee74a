#include <fmt/format.h>

#include <algorithm>

#include "app/backup.h"
#include "app/check.h"
#include "app/demo.h"
#include "app/library.h"
#include "app/opening.h"
#include "app/read_texts.h"
#include "desktop/desk.h"

namespace recoup::desktop {
namespace {

constexpr std::size_t kNewestPictures = 120;
constexpr std::size_t kHistoryLines = 200;
// An import's originals are handed to the writer when this much has come together.
constexpr std::size_t kBatchBytes = 48 << 20;

}  // namespace

void Desk::carry_out(const ui::Request& request) {
    struct Visit {
        Desk& desk;
        void operator()(const ui::PasteRequest& r) const { desk.paste(r); }
        void operator()(const ui::ImportRequest& r) const { desk.import(r); }
        void operator()(const ui::CancelImportRequest&) const { desk.cancel_imports(); }
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

void Desk::paste(const ui::PasteRequest& request) {
    jobs_.submit(
        [this, request](std::stop_token) -> app::Jobs::Finish {
            auto content = std::make_shared<app::ClipboardContent>(ports_.machine.clipboard.read_images());
            return [this, request, content] { import_clipboard(*content, request); };
        },
        app::Jobs::Urgency::now);
}

void Desk::import_clipboard(const app::ClipboardContent& content, const ui::PasteRequest& request) {
    using State = app::ClipboardContent::State;
    if (content.state == State::files) {
        ui::ImportRequest files{{}, request.case_uuid, std::nullopt};
        for (const auto& path : content.files) {
            const auto text = path.u8string();
            files.paths.emplace_back(text.begin(), text.end());
        }
        return import(files);
    }
    if (content.state != State::picture) {
        const auto why = content.state == State::too_large   ? "paste_too_large"_tr
                         : content.state == State::no_answer ? "paste_no_answer"_tr
                                                             : "paste_nothing"_tr;
        return say(ui::ToastLook::trouble, std::string(core::tr(lang(), why)));
    }
    auto batch = std::make_shared<Batch>();
    batch->case_uuid = request.case_uuid;
    auto bytes = std::make_shared<const app::Bytes>(content.picture);
    const auto taken = ports_.machine.clock.now();
    auto name = fmt::format("{}{}", core::tr(lang(), "paste_name"_tr),
                            std::filesystem::path(content.name).extension().string());
    batch->total = 1;
    batches_.push_back(batch);
    start(batch,
          [bytes, name, taken, this] { return app::import_bytes(bytes, name, taken, ports_.machine.zones, zone_); });
}

void Desk::import(const ui::ImportRequest& request) {
    if (request.paths.empty()) return;
    auto batch = std::make_shared<Batch>();
    batch->case_uuid = request.case_uuid;
    batch->kind = request.kind;
    batch->total = static_cast<int>(request.paths.size());
    batches_.push_back(batch);
    for (const auto& path : request.paths)
        start(batch, [path = path_of(path, ports_.machine.folders), this] {
            return app::import_file(path, ports_.machine.zones, zone_);
        });
}

void Desk::start(const std::shared_ptr<Batch>& batch, std::function<core::Result<app::Import>()> work) {
    batch->jobs.push_back(jobs_.submit([this, batch, work = std::move(work)](std::stop_token) -> app::Jobs::Finish {
        auto result = std::make_shared<core::Result<app::Import>>(work());
        return [this, batch, result] { imported(batch, std::move(*result)); };
    }));
}

void Desk::imported(const std::shared_ptr<Batch>& batch, core::Result<app::Import> result) {
    ++batch->done;
    if (result) {
        if (batch->kind) result->evidence.kind = *batch->kind;
        batch->ready_bytes += static_cast<std::size_t>(result->evidence.bytes);
        batch->ready.push_back(std::move(*result));
    } else {
        batch->refused.push_back(result.error());
    }
    if (batch->done == batch->total || batch->ready_bytes > kBatchBytes) hand_over(*batch);
    if (batch->done == batch->total) finish(batch);
}

// To the case as one step, or to the new-case dialog.
void Desk::hand_over(Batch& batch) {
    if (batch.ready.empty()) return;
    if (batch.case_uuid) {
        core::AttachEvidence command{*batch.case_uuid, {}};
        std::vector<app::Original> originals;
        for (auto& item : batch.ready) {
            command.evidence.push_back(item.evidence);
            originals.push_back(std::move(item.original));
        }
        const auto change = session_->dispatch(command, std::move(originals));
        report(change, true);
        if (change && change->rows.empty())
            say(ui::ToastLook::done, std::string(core::tr(lang(), "import_all_known"_tr)));
    } else {
        if (!ui.new_case.open) ui::open_new_case(ui.new_case);
        for (auto& item : batch.ready) {
            const bool known = std::any_of(drafts_.begin(), drafts_.end(),
                                           [&](const auto& d) { return d.evidence.sha256 == item.evidence.sha256; });
            if (known) continue;
            pictures_.add_draft(item.original);
            drafts_.push_back(std::move(item));
        }
    }
    batch.ready.clear();
    batch.ready_bytes = 0;
}

void Desk::finish(const std::shared_ptr<Batch>& batch) {
    if (!batch->refused.empty()) {
        std::string text = core::trf(lang(), "import_refused"_tr, batch->refused.size());
        constexpr std::size_t kShown = 3;
        for (std::size_t i = 0; i < std::min(kShown, batch->refused.size()); ++i)
            text += "\n" + core::sentence(lang(), batch->refused[i]);
        if (batch->refused.size() > kShown) text += "\n…";
        say(ui::ToastLook::trouble, std::move(text));
    }
    std::erase(batches_, batch);
}

void Desk::cancel_imports() {
    for (const auto& batch : batches_) {
        for (const auto id : batch->jobs) jobs_.cancel(id);
        hand_over(*batch);
    }
    batches_.clear();
}

void Desk::drop_draft(const ui::DropDraftRequest& request) {
    std::erase_if(
        drafts_, [&](const app::Import& draft) { return !request.sha256 || draft.evidence.sha256 == *request.sha256; });
    if (drafts_.empty()) pictures_.drop_drafts();
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
