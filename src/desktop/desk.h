// The program behind the window: the open file, what a frame is drawn from, and what becomes of what the user wants.
// The window and the pictures of `recoup screenshot` are both drawn by it. Main thread. Knows no GLFW and no OpenGL.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/importer.h"
#include "app/jobs.h"
#include "app/library.h"
#include "app/ports.h"
#include "app/session.h"
#include "app/settings.h"
#include "desktop/desk_reminders.h"
#include "desktop/intake.h"
#include "desktop/path_asker.h"
#include "desktop/picture_cache.h"
#include "ui/root.h"

namespace recoup::desktop {

// The machine; outlives the desk.
struct DeskPorts {
    app::Ports machine;
    TextureSink& textures;
    std::function<void()> wake;  // from any thread: there is something to take in
    app::FileWatches* watches = nullptr;
    app::PathChooser* chooser = nullptr;  // none: paths are typed
    std::optional<core::Lang> lang;       // by --lang; else the settings, else the locale
    core::Lang locale_lang = core::Lang::en;
    std::string locale;  // as the system names it; the region is guessed from it
    bool dark_system = false;
    bool still_system = true;  // the desktop wants nothing to move
    float display_scale = 1;
};

class Desk {
  public:
    Desk(std::unique_ptr<app::Session> session, app::Settings settings, DeskPorts ports);
    ~Desk();

    // Takes in what workers, the writer and other programs have done. True when a frame is called for.
    bool take_news();
    // Draws one frame between ui::new_frame() and ui::render_frame(), then carries out what came of it.
    ui::Output frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard,
                     ui::Probes* probes = nullptr);

    void set_display_scale(float scale) { ports_.display_scale = scale; }
    float scale() const { return settings_.scale > 0 ? static_cast<float>(settings_.scale) : ports_.display_scale; }
    core::Lang lang() const;
    // Decoding, importing or exporting something.
    bool busy() const { return jobs_.pending() > 0; }
    bool wants_to_quit() const { return quit_; }
    const app::Settings& settings() const { return settings_; }
    // Deadlines that are late or end today, as last drawn.
    int urgent() const { return board_.urgent; }
    void remember_window(const app::WindowPlace& place);
    // What can wait until the first frames stand: the structure of a large file, the backup that is due.
    void begin_chores();
    // From now on deadlines speak; before, and of the demo, they are silent.
    void start_reminders();
    // Something asks for attention, or an answer from the desktop for the window itself; once each.
    bool take_attention() { return std::exchange(attention_, false); }
    bool take_summons() { return std::exchange(summoned_, false); }
    // A note of what happened before the desk was there.
    void announce(std::string text) { say(ui::ToastLook::done, std::move(text)); }
    // Waits for the writer; what could not be saved.
    core::Result<void> close();

    ui::UiState ui;

  private:
    core::Reader reader() const;
    ui::AppView view();
    void refresh_board(const core::Reader& reader);
    void refresh_insights(const core::Reader& reader);
    void refresh_history(const core::Reader& reader);
    void refresh_export_folders();
    std::vector<std::string> usual_folders() const;
    void refresh_agenda(const core::Reader& reader);
    void carry_out(ui::Output& out);
    void dispatch(const core::Command& command);
    void carry_out(const ui::Request& request);
    void report(const core::Result<core::Change>& change, bool may_undo);
    void trouble(const core::Error& error) { say(ui::ToastLook::trouble, core::sentence(lang(), error)); }
    void say(ui::ToastLook look, std::string text, bool undo = false, std::optional<core::Uuid> about = {});
    bool offer_next_stage(const core::Command& command);

    void paste(const ui::PasteRequest& request);
    void import(const ui::ImportRequest& request);
    void import_clipboard(app::ClipboardContent& content, Intake::Place place, bool for_new_case);
    bool may_import();
    void open_for_drafts();
    void receive();
    void note_unaimed(const core::Change& change);
    void drop_draft(const ui::DropDraftRequest& request);
    void close_unaimed(const ui::CloseUnaimedRequest& request);
    void view_intake(ui::AppView& view) const;
    void export_originals(const ui::ExportRequest& request);
    void list_pictures();
    void load_history(const core::Uuid& case_uuid);
    void change_settings(const ui::Settings& settings);
    void save_message(const core::Message& message);
    void remove_message(const core::Message& message);
    void choose_path(const ui::ChoosePathRequest& choice);
    bool take_path();
    void type_path(const ui::ChoosePathRequest& choice);
    void use_path(const ui::ChoosePathRequest& choice, const std::vector<std::filesystem::path>& paths);
    void complete_path(const ui::CompletePathRequest& request);
    void open_file(const std::filesystem::path& path);
    void new_file(const std::filesystem::path& path);
    void work_with(std::unique_ptr<app::Session> session);
    void note_use();
    void save_copy(const std::filesystem::path& out);
    void show_files(ui::AppView& view);
    void list_backups();
    void verify_backups();
    void look_at(const std::filesystem::path& backup);
    void restore_here(const std::filesystem::path& backup);
    void restore_as(const std::filesystem::path& backup, const std::filesystem::path& out);
    std::filesystem::path demo_file() const { return ports_.machine.folders.data() / "demo.recoup"; }
    void open_demo();
    void open_own();
    void check_file();
    // A verified copy beside the user's data; when due, in silence and never of the demo or a removable disk.
    void back_up(bool only_when_due);
    void check_structure();
    void use(std::unique_ptr<app::Session> session);
    void find_recountable();

    bool remind(const app::SessionNews& news);
    void take_answers();
    void answer(const DeskReminders::Answer& answer);
    std::vector<ui::MissedDeadline> missed_view();
    void look_at_schedule();
    void schedule_reminders(bool on);
    // Nowhere: into the first of the usual folders.
    void export_calendar(const std::filesystem::path& chosen);

    app::SessionPorts session_ports() const {
        return {ports_.machine.clock,           ports_.machine.zones, ports_.machine.ids,
                ports_.machine.library.rules(), ports_.wake,          ports_.watches};
    }

    DeskPorts ports_;
    app::Settings settings_;
    std::unique_ptr<app::Session> session_;
    std::vector<std::unique_ptr<app::Session>> retired_;  // jobs may still read them
    std::filesystem::path own_file_;
    std::optional<std::filesystem::path> looking_at_;  // a backup that is open only to be read
    PathAsker asker_;
    app::Jobs jobs_;
    PictureCache pictures_;
    std::string zone_;
    Intake intake_;

    core::BoardView board_;
    std::uint64_t board_generation_ = 0;
    std::uint64_t board_revision_ = 0;
    core::BoardFilter board_filter_;
    core::Lang board_lang_{};
    bool board_stale_ = true;

    // What the insights were made of; made while that view is open only.
    struct InsightsKey {
        std::uint64_t revision = 0;
        core::StatsFilter filter;
        std::optional<core::InsightsPick> pick;
        core::Lang lang{};
        std::chrono::local_days today{};
        bool operator==(const InsightsKey&) const = default;
    };
    std::optional<InsightsKey> insights_key_;
    core::InsightsView insights_;

    core::AgendaView agenda_;
    std::uint64_t agenda_revision_ = 0;
    core::AgendaFilter agenda_filter_;
    bool agenda_stale_ = true;

    std::vector<core::Uuid> unaimed_;
    std::vector<ui::PictureFileView> newest_;
    bool newest_loading_ = false;
    std::vector<core::Change> history_;
    std::vector<core::HistoryLine> history_lines_;
    std::optional<std::pair<core::Lang, std::chrono::local_days>> history_lines_for_;  // nothing: to be made
    std::vector<std::string> export_folders_;  // looked for while the dialog is open
    std::vector<ui::BackupLook> backups_;
    bool backups_loading_ = false;
    std::unordered_map<std::string, bool> verified_;  // backups, by path
    std::vector<std::string> completions_;
    std::vector<core::Uuid> recountable_;                         // found when the file is opened
    std::shared_ptr<const std::vector<core::Message>> messages_;  // of the frame
    double time_s_ = 0;
    bool quit_ = false;

    std::unique_ptr<DeskReminders> reminders_;  // none: silent
    std::vector<core::DeadlineRow> missed_;
    ui::ScheduleLook schedule_ = ui::ScheduleLook::unknown;
    bool attention_ = false;
    bool summoned_ = false;
};

}  // namespace recoup::desktop
