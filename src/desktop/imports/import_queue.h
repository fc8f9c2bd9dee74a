// Pictures and files from the clipboard, the disk or a drop, on their way into the open file: what is complete for a
// case goes into it as one step, what is for a new case waits for its dialog. Main thread; workers read, and touch
// nothing of it. Knows no window; of the dialog only that one is wanted.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/jobs.h"
#include "core/edit/command.h"
#include "core/model/change.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "desktop/imports/intake.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline imports {

class ImportQueue {
  public:
    // All outlive it. `want_dialog`: drafts are coming, and keys that come meanwhile are for the dialog.
    ImportQueue(OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings, Voice& voice,
                std::function<void()> want_dialog);

    // What cannot be taken in is told, by voice or among refused; a file that is only to be read takes nothing.
    void paste(const IntakeTarget& target);
    void add(std::vector<std::filesystem::path> paths, const IntakeTarget& target);

    // What is not read yet is left; what is read is kept.
    void cancel() { intake_.stop(); }
    void answer_folder(bool take) { intake_.answer_folder(take); }
    void forget_refused() { intake_.forget_refused(); }
    // Nothing named: all of them.
    void close_unaimed(const std::optional<core::Uuid>& evidence);
    void drop_draft(const std::optional<std::string>& sha256);

    // A case was made of drafts(); what is still to come is for it.
    void case_added(const core::Uuid& case_uuid, const core::AddCase& add);
    // They were put into that case.
    void drafts_attached(const core::Uuid& case_uuid);
    // What the session says; then starts what there is room for and gives cases what is complete.
    void take_news(const app::SessionNews& news);
    // Another file is open: all of the old one is given up.
    void file_changed();
    // Takes in what is complete and gives up the rest: for closing.
    void finish_now();

    std::vector<core::NewEvidence> drafts() const { return intake_.drafts(); }
    // All but the drafts, which are made only for their dialog.
    void show(ui::AppView& view) const;

  private:
    void take_clipboard(app::ClipboardContent& content, Intake::Place place, bool for_new_case);
    bool may_import();
    void receive();
    void receive(const Intake::Complete& complete);
    void note_unaimed(const core::Change& change);

    OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    Voice& voice_;
    std::function<void()> want_dialog_;
    Intake intake_;
    std::vector<core::Uuid> unaimed_;
};

}  // namespace recoup::desktop::inline imports
