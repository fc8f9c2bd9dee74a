// Sees to it that nothing the window holds is lost where the file does not take it: asks before the window closes,
// keeps both versions when the file went another way, leaves a rescue copy at a sudden end and offers it the next time.
// Workers and the writer write. Main thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/file/backup.h"
#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "desktop/files/file_switch.h"
#include "ui/context/app_view.h"
#include "ui/context/requests.h"

namespace recoup::desktop::inline files {

class Safekeeping {
  public:
    // All outlive it.
    Safekeeping(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings, Voice& voice,
                FileSwitch& file_switch)
        : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice), switch_(file_switch) {}

    // Whether the window may close: all is in the file, or a person has decided. Else that is asked from now on. Waits
    // for the writer.
    bool may_close();
    void answer(ui::ClosingWay way);
    // ClosingWay::copy, once the place is chosen. Nothing may lie there.
    void copy_to(const std::filesystem::path& out);
    // What keeps it from being saved is said there, and need not be said again.
    bool asks() const { return closing_.has_value(); }
    // An answer came that lets the window close; once.
    bool take_close() { return std::exchange(close_, false); }

    // Looks for what the last time left behind; of the person's own file.
    void look_for_rescue_copy();
    void choose(ui::ChooseVersionRequest::Which which);

    // What the session tells.
    void take_news(const app::SessionNews& news);
    void show(ui::AppView& view) const;
    void file_changed();
    // The program is ended from outside: what the file does not take now goes into a rescue copy. Waits for both.
    void end_suddenly();

  private:
    struct Versions {
        std::filesystem::path held;  // empty: still being kept
        bool left_from_last_time = false;
        core::Result<app::FileLook> held_look, file_look;
        std::string failed;
        bool later = false;  // not asked about now
    };

    void ask_about_closing(const std::optional<core::Error>& why);
    void keep_held();
    void held_kept(const core::Result<app::RescueCopy>& kept);
    void look_at_both();

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    Voice& voice_;
    FileSwitch& switch_;
    std::optional<ui::ClosingLook> closing_;
    std::filesystem::path copying_to_;  // empty: no copy is under way
    bool close_ = false;
    std::optional<Versions> versions_;
};

}  // namespace recoup::desktop::inline files
