// What stands in the window when the file cannot be opened: finds the newest whole backup, tries the ways a person
// chooses until one gives an open file, or gives up. Driven as Desk is. Main thread. Knows no GLFW and no OpenGL.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/data/settings.h"
#include "app/file/backup.h"
#include "app/jobs.h"
#include "app/session/session.h"
#include "desktop/base/surroundings.h"
#include "desktop/files/path_asker.h"
#include "ui/start_trouble.h"

namespace recoup::desktop::inline window {

ui::StartReason start_reason(const core::Error& error);

class StartDesk {
  public:
    StartDesk(std::filesystem::path file, bool may_create, const core::Error& error, const app::Settings& settings,
              const DeskPorts& ports);

    bool take_news();
    ui::Output frame(ui::FrameInput& input, ui::Text& text, const ui::TextClipboard& clipboard,
                     ui::Probes* probes = nullptr);

    Surroundings& surroundings() { return surroundings_; }
    bool busy() const { return jobs_.pending() > 0; }
    bool wants_to_quit() const { return quit_ || session_; }
    static int urgent() { return 0; }
    static bool take_attention() { return false; }
    static bool take_summons() { return false; }
    void begin_chores() {}
    static bool may_close() { return true; }
    // Another start of the program names this file: it is tried once nothing else is.
    void visit(const std::filesystem::path& file) { visited_ = file; }

    // The file that was opened in the end; nothing: the person gave up.
    std::unique_ptr<app::Session> take_session() { return std::move(session_); }
    // Another file than the one that failed is to be opened from now on.
    bool chose_other() const { return chose_other_; }
    // What is to be told once the board stands.
    std::string take_note() { return std::exchange(note_, {}); }
    const core::Error& error() const { return error_; }

    ui::StartTroubleUi ui;

  private:
    using Opened = core::Result<std::unique_ptr<app::Session>>;

    void show_error(const core::Error& error);
    void look_for_backup();
    void go(ui::StartWay way);
    std::string usual_name(ui::PathUse use) const;
    void ask(ui::PathUse use);
    void carry_out(const ui::Output& out);
    void use_path(ui::PathUse use, const std::filesystem::path& path);
    void restore();
    void rescue_into(const std::filesystem::path& out);
    // Tries off the main thread; a failure is shown, and of another file it takes the place of the first one's.
    void attempt(const std::filesystem::path& path, std::function<Opened()> open);

    Surroundings surroundings_;
    std::filesystem::path file_;
    bool may_create_;
    core::Error error_;
    std::optional<app::Backup> backup_;
    ui::StartTrouble trouble_;
    core::State state_;
    core::BoardView board_;
    core::Rulebook rules_;
    std::vector<std::string> completions_;
    std::unique_ptr<app::Session> session_;
    std::string note_;
    bool trying_ = false;
    std::filesystem::path visited_;
    bool chose_other_ = false;
    bool quit_ = false;
    PathAsker asker_;
    app::Jobs jobs_;  // last: it works on the others
};

}  // namespace recoup::desktop::inline window
