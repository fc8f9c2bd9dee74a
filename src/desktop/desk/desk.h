// The program behind the window: wires its parts to the open file, gives them what happened, draws a frame from what
// they hold, and hands them what the user wants. The window and the pictures of `recoup screenshot` are both drawn by
// it. Main thread. Knows no GLFW and no OpenGL.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/jobs.h"
#include "app/session/session.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "desktop/files/backups.h"
#include "desktop/files/chores.h"
#include "desktop/files/exports.h"
#include "desktop/files/file_switch.h"
#include "desktop/files/packing.h"
#include "desktop/files/path_questions.h"
#include "desktop/files/purging.h"
#include "desktop/files/report_preview.h"
#include "desktop/files/safekeeping.h"
#include "desktop/imports/bill_desk.h"
#include "desktop/imports/import_queue.h"
#include "desktop/imports/newest_pictures.h"
#include "desktop/reading/arrivals.h"
#include "desktop/reading/case_readings.h"
#include "desktop/reading/chat_words.h"
#include "desktop/reading/draft_readings.h"
#include "desktop/reading/evidence_readings.h"
#include "desktop/reading/readings.h"
#include "desktop/reminding/reminding.h"
#include "desktop/views/picture_cache.h"
#include "desktop/views/view_caches.h"
#include "portable/path_text.h"
#include "ui/root.h"

namespace recoup::desktop::inline desk {

class Desk {
  public:
    Desk(std::unique_ptr<app::Session> session, app::Settings settings, DeskPorts ports);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    ~Desk();

    // Takes in what workers, the writer and other programs have done. True when a frame is called for.
    bool take_news();
    // Draws one frame between ui::new_frame() and ui::render_frame(), then carries out what came of it.
    ui::Output frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard,
                     ui::Probes* probes = nullptr);

    Surroundings& surroundings() { return surroundings_; }
    // Decoding, importing or exporting something.
    bool busy() const { return jobs_.pending() > 0; }
    bool wants_to_quit() const { return quit_ || unreadable_; }
    // The window was asked to close. False: something is not in the file, and the person is asked about it first.
    bool may_close();
    // The program is being ended: what the file does not take goes into a rescue copy.
    void end_suddenly() { safekeeping_.end_suddenly(); }
    // The file turned out to be none to work with, once all of it was read.
    const std::optional<core::Error>& unreadable() const { return unreadable_; }
    // Deadlines that are late or end today, as last drawn.
    int urgent() const { return views_.board().urgent; }
    void remember_window(const app::WindowPlace& place) { chores_.remember_window(place); }
    // What can wait until the first frames stand and the file is read: the structure of a large file, the backup that
    // is due.
    void begin_chores();
    // From now on deadlines speak; before, and of the demo, they are silent.
    void start_reminders() { reminding_.start(); }
    // Something asks for attention, or an answer from the desktop for the window itself; once each.
    bool take_attention() { return reminding_.take_attention(); }
    bool take_summons() { return reminding_.take_summons(); }
    // Another start of the program names this file: it is opened as if it was chosen here, once nothing stands in front
    // of the view that would be lost by it.
    void visit(const std::filesystem::path& file);
    // A note of what happened before the desk was there.
    void announce(std::string text) { voice_.done(std::move(text)); }
    // Behind may_close().
    void close();

    ui::UiState ui;

  private:
    ui::AppView view();
    bool takes_pictures() const;
    ViewCaches::Aside aside() const;
    void begin_due_chores();
    void show_library(ui::AppView& view);
    const ui::CaseRead* read_case();
    void show_files(ui::AppView& view) const;
    void carry_out(ui::Output& out);
    void carry_out(const ui::Request& request);
    // `copied`: it goes with what was put on the clipboard in the same frame.
    void dispatch(const core::Command& command, bool copied = false);
    void tell(const core::Result<core::Change>& change, const core::Command& command, bool copied);
    bool offer_next_stage(const core::Command& command, bool copied);
    void carry_out(const Reminding::Wish& wish);
    void attach_drafts(const core::Uuid& case_uuid);
    void take_from_tray(const ui::TrayRequest& request);
    bool remind(const app::SessionNews& news);
    void file_changed();
    void show_first_view();
    void backups_changed();
    void load_history(const core::Uuid& case_uuid);

    bool take_path();
    bool take_visit();
    void open_bill(const std::filesystem::path& path, std::optional<std::string> password);
    void type_path(const ui::ChoosePathRequest& choice);
    void use_path(const ui::ChoosePathRequest& choice, const std::vector<std::filesystem::path>& paths);
    std::filesystem::path path_of(const std::string& utf8) const;

    std::string licences_;  // unpacked when somebody wants to read them
    // What workers read comes before the jobs, so that it outlives them.
    Surroundings surroundings_;
    OpenFile file_;
    ToastVoice voice_;
    app::Jobs jobs_;
    PictureCache pictures_;
    ViewCaches views_;
    NewestPictures newest_;
    PathQuestions paths_;
    Exports exports_;
    Packing packing_;
    ReportPreview preview_;
    Backups backups_;
    Chores chores_;
    Reminding reminding_;
    ImportQueue imports_;
    BillDesk bills_;
    Readings readings_;
    DraftReadings draft_readings_;
    CaseReadings case_readings_;
    EvidenceReadings evidence_readings_;
    ChatWords chat_words_;
    Arrivals arrivals_;
    std::vector<ui::TrayGroup> tray_;  // of the frame
    FileSwitch switch_;
    Purging purging_;
    Safekeeping safekeeping_;
    bool drawn_ = false;                                          // the first frame stands
    core::Rulebook no_rules_;                                     // of the first frame
    std::shared_ptr<const std::vector<core::Message>> messages_;  // of the frame
    bool chores_due_ = false;
    std::filesystem::path visited_;  // another start's file that waits
    std::optional<core::Error> unreadable_;
    bool quit_ = false;
};

}  // namespace recoup::desktop::inline desk
