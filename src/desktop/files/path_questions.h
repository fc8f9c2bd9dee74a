// Paths for what the desk does with files: asked with the desktop's dialog where there is one, else typed, with what
// could follow. Main thread; workers read directories.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/jobs.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/files/path_asker.h"

namespace recoup::desktop::inline files {

class PathQuestions {
  public:
    // All outlive it.
    PathQuestions(const OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings)
        : file_(file),
          jobs_(jobs),
          surroundings_(surroundings),
          asker_(surroundings.ports.chooser, surroundings.ports.wake) {}

    // A question that is still open is taken back.
    void ask(const ui::ChoosePathRequest& choice);
    // The answer, once; unavailable: it has to be typed.
    std::optional<PathAsker::Answer> take() { return asker_.take(); }
    // What stands in the field at first, as a folder. Forgets what followed another.
    std::string begin_typing(ui::PathUse use);

    // An answer for something that is not typed any more is dropped.
    void complete(const ui::CompletePathRequest& request);
    const std::vector<std::string>& completions() const { return completions_; }

  private:
    std::filesystem::path first_folder(ui::PathUse use) const;
    std::string first_name(const ui::ChoosePathRequest& choice) const;

    const OpenFile& file_;
    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    std::string typed_;
    std::vector<std::string> completions_;
    PathAsker asker_;
};

}  // namespace recoup::desktop::inline files
