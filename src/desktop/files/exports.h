// What leaves the open file for where the person wants it: originals, the calendar, a copy of the whole. Workers write;
// what came of it is told when it is done, whatever is open by then, for it names its place. Main thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/base/voice.h"
#include "ui/context/requests.h"

namespace recoup::desktop::inline files {

class Exports {
  public:
    // All outlive it.
    Exports(const OpenFile& file, app::Jobs& jobs, Surroundings& surroundings, Voice& voice)
        : file_(file), jobs_(jobs), surroundings_(surroundings), voice_(voice) {}

    // Byte for byte, into a folder that is made when it is not there; what lies there already stays. Ends at the first
    // that cannot be read or written.
    void originals(const ui::ExportRequest& request);
    // Of all cases. Nowhere: into the first of the usual folders, under the file's name. Takes the place of an older
    // one.
    void calendar(const std::filesystem::path& chosen);
    // One case or all in a form for people or programs; what lies there already stays.
    void tables(const ui::ExportTablesRequest& request);
    // Pictures of a case that fit, into a new folder; the limits are remembered for its route.
    void upload_set(const ui::UploadSetRequest& request);
    // As `recoup print` does it, the report as is usual for the regulator. Of what is saved by then.
    void print(const ui::PrintRequest& request);
    // Of all that is saved by then; waits for the writer. Nothing may lie there.
    void copy(const std::filesystem::path& out);

    // In its folder, by the desktop's file manager; else says where it is.
    void show(const std::filesystem::path& path);

    // To offer, while they are asked for; looked for once.
    void look_for_folders(bool asked_for);
    const std::vector<std::string>& folders() const { return folders_; }

  private:
    const OpenFile& file_;
    app::Jobs& jobs_;
    Surroundings& surroundings_;
    Voice& voice_;
    std::vector<std::string> folders_;
};

}  // namespace recoup::desktop::inline files
