// What goes on beside the work: a file's structure and bytes are checked, what is due is backed up, the recent files,
// the window's place and the person's messages are kept, and cases are found whose estimates could be settled. Main
// thread; workers read.
#pragma once

#include <string>
#include <vector>

#include "app/file/check.h"
#include "app/jobs.h"
#include "core/law/message.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "desktop/files/backups.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline files {

class Chores {
  public:
    // All outlive it.
    Chores(const OpenFile& file, app::Jobs& jobs, Surroundings& surroundings, Voice& voice, Backups& backups);

    // What the program knows, off the frame's path; what is wrong in the person's own files is told then, and the
    // estimates that could be settled are found.
    void read_library();
    // What can wait until the first frames stand and the file is whole.
    void begin();
    void back_up_when_due();
    // Every byte of the open file; what came of it is told, unless another is open by then.
    void check_file();
    // Of a damaged file that is open: what is damaged, the first in words; empty until it is known.
    const std::string& damage() const { return damage_; }

    // The own file is among the recent ones, with what it holds now. Never the demo or a backup. Saves the settings.
    void note_use();
    void remember_window(const app::WindowPlace& place);
    // The person's own; the library reads them again.
    void save_message(const core::Message& message);
    void remove_message(const core::Message& message);

    // Another file is open.
    void file_changed();
    // Cases whose estimates a new holiday table settles, as found behind the first frame of the file.
    const std::vector<core::Uuid>& recountable() const { return recountable_; }
    void recounted(const core::Uuid& case_uuid) { std::erase(recountable_, case_uuid); }

    // What the settings view tells of the open file, and the other files that were used.
    std::string file_holds() const;
    std::vector<ui::RecentFile> recent() const;

  private:
    void check_structure();
    void name_damage();
    void damage_found(const app::CheckReport& report);
    // The open file was found damaged in more than pictures: nothing new goes into it until a person allows that. False
    // where that is so already, or nothing goes into it anyway.
    bool hold();
    void hold_and_name();
    void clear_leftovers();
    void find_recountable();

    const OpenFile& file_;
    app::Jobs& jobs_;
    Surroundings& surroundings_;
    Voice& voice_;
    Backups& backups_;
    bool library_read_ = false;
    std::vector<core::Uuid> recountable_;
    std::string damage_;
};

}  // namespace recoup::desktop::inline files
