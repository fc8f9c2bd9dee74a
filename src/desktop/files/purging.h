// What was removed leaves the person's own file for good, once they have seen what that is, and the backups that hold
// it still are told and replaced. Workers read and write. Main thread.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/file/purge.h"
#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline files {

class Purging {
  public:
    // All outlive it. `replaced`: there are other backups now.
    Purging(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings, Voice& voice,
            std::function<void()> replaced)
        : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice), replaced_(std::move(replaced)) {}

    // What would go of what was removed longer ago than that; shown from now on.
    void look(int days);
    // Erases that. What comes of it is told although it is not shown any more.
    void purge();
    void replace_backups();
    // What is under way goes on.
    void close() { look_.reset(); }
    void show(ui::AppView& view) const { view.purge = look_; }

  private:
    void found(const core::Result<app::Purge>& gone);
    void failed(const core::Error& error, ui::PurgeLook::Step back_to);
    void done(const core::Result<std::vector<app::Backup>>& held);

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    Voice& voice_;
    std::function<void()> replaced_;
    std::optional<ui::PurgeLook> look_;
    core::Instant before_{};
    std::vector<app::Backup> held_;
};

}  // namespace recoup::desktop::inline files
