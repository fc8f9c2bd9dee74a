// Asks a person for a path with the desktop's dialog and brings the answer back to the main thread; and what could
// follow a path typed by hand. Main thread, except completions().
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/ports.h"
#include "core/base/i18n.h"
#include "portable/path_text.h"
#include "ui/context/requests.h"

namespace recoup::desktop::inline files {

class PathAsker {
  public:
    // `wake` is called from any thread when there is an answer to take. No chooser: every answer is `unavailable`, at
    // once. The chooser outlives it.
    PathAsker(app::PathChooser* chooser, std::function<void()> wake) : chooser_(chooser), wake_(std::move(wake)) {}
    PathAsker(const PathAsker&) = delete;
    PathAsker& operator=(const PathAsker&) = delete;
    ~PathAsker() = default;

    // A question that is still open is taken back.
    void ask(const ui::ChoosePathRequest& choice, const app::PathQuestion& question);
    struct Answer {
        ui::ChoosePathRequest choice;
        app::PathAnswer answer;
    };
    std::optional<Answer> take();

  private:
    app::PathChooser* chooser_;
    std::function<void()> wake_;
    std::mutex mutex_;  // guards answered_
    std::optional<Answer> answered_;
    std::unique_ptr<app::PathChooser::Asking> asking_;  // last: it answers into the others
};

// Title, filter and name for a use; where to begin and under what name are for the caller to add.
app::PathQuestion path_question(ui::PathUse use, core::Lang lang);

// What a person typed or chose: UTF-8, "~/" for the home folder.
std::filesystem::path path_of(const std::string& utf8, const app::Folders& folders);
// With ".recoup" where it has no extension.
std::filesystem::path recoup_file(const std::filesystem::path& path);

// Existing paths that begin with `typed`, folders first and with a slash behind; UTF-8. Any thread; reads a directory.
std::vector<std::string> completions(const std::string& typed, bool folders_only, const app::Folders& folders);

}  // namespace recoup::desktop::inline files
