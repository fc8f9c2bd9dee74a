// The backups of the person's own file: made, listed with what they hold, and verified. Workers read and write; results
// for a file that is not the own one any more are dropped. Main thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/file/backup.h"
#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline files {

// Tells what came of a copy at `out`; `whole`: the sentence for one without damage.
void tell(Voice& voice, core::Lang lang, const core::Result<app::Copied>& copied, const std::filesystem::path& out,
          core::Tr whole);

class Backups {
  public:
    // All outlive it. `made`: there is another one by hand, and it was told.
    Backups(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings, Voice& voice,
            std::function<void()> made)
        : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice), made_(std::move(made)) {}

    // A verified copy beside the user's data, of what is open.
    void make();
    // In silence, and never of the demo, a backup or on a removable disk. Trouble is told, once for each reason;
    // `damaged`: it is the file's.
    void make_when_due(std::function<void()> damaged);
    // The same again when that was some minutes ago. Cheap; for every turn of the loop.
    void look_again();

    // Newest first; each is verified once in the life of the window, unless it is large.
    void list();
    // Another file is open.
    void forget() { listed_.clear(); }
    const std::vector<ui::BackupLook>& listed() const { return listed_; }
    bool loading() const { return loading_; }

  private:
    void verify();
    void verify(ui::BackupLook& backup);

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    Voice& voice_;
    std::function<void()> made_;
    std::function<void()> damaged_ = [] {};
    std::vector<ui::BackupLook> listed_;
    bool loading_ = false;
    bool making_ = false;  // the automatic one
    std::optional<core::Instant> asked_at_;
    std::optional<core::Error> failed_;
    std::unordered_map<std::string, bool> verified_;  // by path: whole or not
};

}  // namespace recoup::desktop::inline files
