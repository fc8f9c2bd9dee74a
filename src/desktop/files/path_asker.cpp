#include "desktop/files/path_asker.h"

#include <algorithm>

#include "core/base/text.h"
#include "portable/path_parts.h"
#include "portable/path_text.h"
#include "ui/dialogs/path_dialog.h"

namespace recoup::desktop::inline files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 20'000;
constexpr std::size_t kMostCompletions = 20;

core::Tr type_of(ui::PathUse use) {
    if (use == ui::PathUse::calendar) return "files_kind_calendar"_tr;
    return use == ui::PathUse::evidence ? "files_kind_evidence"_tr : "files_kind"_tr;
}

}  // namespace

void PathAsker::ask(const ui::ChoosePathRequest& choice, const app::PathQuestion& question) {
    asking_.reset();
    const auto answer = [this, choice](app::PathAnswer given) {
        {
            const std::lock_guard lock(mutex_);
            answered_ = Answer{choice, std::move(given)};
        }
        wake_();
    };
    if (!chooser_) return answer({});
    asking_ = chooser_->ask(question, answer);
}

std::optional<PathAsker::Answer> PathAsker::take() {
    std::optional<Answer> answer;
    {
        const std::lock_guard lock(mutex_);
        answer = std::exchange(answered_, std::nullopt);
    }
    if (answer) asking_.reset();
    return answer;
}

app::PathQuestion path_question(ui::PathUse use, core::Lang lang) {
    using Kind = app::PathQuestion::Kind;
    app::PathQuestion question;
    question.title = core::tr(lang, ui::path_title(use));
    question.type = core::tr(lang, type_of(use));
    switch (use) {
        case ui::PathUse::open_file:
            question.globs = {"*.recoup"};
            break;
        case ui::PathUse::new_file:
        case ui::PathUse::save_copy:
        case ui::PathUse::rescue_copy:
        case ui::PathUse::restore_as:
            question.kind = Kind::save;
            question.globs = {"*.recoup"};
            break;
        case ui::PathUse::calendar:
            question.kind = Kind::save;
            question.globs = {"*.ics"};
            break;
        case ui::PathUse::export_folder:
        case ui::PathUse::watch_folder:
            question.kind = Kind::folder;
            break;
        case ui::PathUse::bill:
            break;
        case ui::PathUse::evidence:
            question.kind = Kind::open_many;
            break;
    }
    return question;
}

fs::path path_of(const std::string& utf8, const app::Folders& folders) {
    const auto path = portable::path_of(utf8);
    return utf8.starts_with("~/") ? folders.home() / path.lexically_relative("~") : path;
}

fs::path recoup_file(const fs::path& path) {
    return path.has_extension() ? path : portable::with_ending(path, ".recoup");
}

std::vector<std::string> completions(const std::string& typed, bool folders_only, const app::Folders& folders) {
    std::vector<std::string> found;
    const auto slash = portable::last_separator(typed);
    if (slash == std::string::npos) return found;
    const auto folder = typed.substr(0, slash + 1);
    const auto begins = typed.substr(slash + 1);
    std::vector<std::string> files;
    std::error_code error;
    std::size_t looked_at = 0;
    for (fs::directory_iterator it(path_of(folder, folders), error), end;
         !error && it != end && looked_at < kMostEntries; it.increment(error), ++looked_at) {
        const auto name = portable::utf8(it->path().filename());
        if (!name.starts_with(begins) || (begins.empty() && name.starts_with('.')) || !core::is_valid_utf8(name))
            continue;
        std::error_code ignored;
        if (it->is_directory(ignored))
            found.push_back(folder + name + portable::separator());
        else if (!folders_only)
            files.push_back(folder + name);
    }
    std::sort(found.begin(), found.end());
    std::sort(files.begin(), files.end());
    found.insert(found.end(), files.begin(), files.end());
    if (found.size() > kMostCompletions) found.resize(kMostCompletions);
    return found;
}

}  // namespace recoup::desktop::inline files
