// Deadlines that speak while the window is open: notes in it and on the desktop, the list of those that came due while
// nothing ran, what was answered, and who reminds while no window is open. Of the person's own file only. Main thread;
// the schedule is asked by workers.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/jobs.h"
#include "core/edit/command.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "desktop/reminding/reminders.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline reminding {

class Reminding {
  public:
    // All outlive it.
    Reminding(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings, Voice& voice)
        : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice) {}

    // From now on deadlines speak; before, they are silent.
    void start();
    // True when something was told.
    bool take_news(const app::SessionNews& news);
    // What was answered on the desktop; once.
    struct Wish {
        core::Uuid case_uuid;
        std::optional<core::Command> command;  // nothing: the case is to be shown
    };
    std::vector<Wish> take_wishes();
    // Another file is open.
    void file_changed();

    // What was done about or moved meanwhile needs no attention any more, and goes.
    std::vector<ui::MissedDeadline> missed();
    bool has_missed() const { return !missed_.empty(); }
    void forget_missed() { missed_.clear(); }
    // Something asks for attention, or an answer from the desktop for the window itself; once each.
    bool take_attention() { return std::exchange(attention_, false); }
    bool take_summons() { return std::exchange(summoned_, false); }

    // Reminders of the own file while no window is open. A failure is told.
    void schedule(bool on);
    ui::ScheduleLook schedule() const { return schedule_; }

  private:
    std::optional<Wish> wish_of(const DeskReminders::Answer& answer);
    void look_at_schedule();

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    Voice& voice_;
    std::unique_ptr<DeskReminders> reminders_;  // none: silent
    std::vector<core::DeadlineRow> missed_;
    ui::ScheduleLook schedule_ = ui::ScheduleLook::unknown;
    bool attention_ = false;
    bool summoned_ = false;
};

}  // namespace recoup::desktop::inline reminding
