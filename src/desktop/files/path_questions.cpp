#include "desktop/files/path_questions.h"

#include <utility>

#include "portable/path_parts.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {
namespace {

bool begins_at_home(ui::PathUse use) {
    return use == ui::PathUse::export_folder || use == ui::PathUse::evidence || use == ui::PathUse::bill ||
           use == ui::PathUse::watch_folder;
}

}  // namespace

std::filesystem::path PathQuestions::first_folder(ui::PathUse use) const {
    const auto& folders = surroundings_.machine().folders;
    auto folder = begins_at_home(use) ? folders.home() : file_.own().parent_path();
    if (use == ui::PathUse::calendar) folder = path_of(surroundings_.usual_folders().front(), folders);
    std::error_code ignored;
    return std::filesystem::is_directory(folder, ignored) ? folder : folders.home();
}

std::string PathQuestions::first_name(const ui::ChoosePathRequest& choice) const {
    switch (choice.use) {
        case ui::PathUse::new_file:
            return std::string(core::tr(surroundings_.lang(), "files_new_name"_tr)) + ".recoup";
        case ui::PathUse::save_copy:
        case ui::PathUse::rescue_copy:
            return portable::utf8(file_.own().stem()) + ".recoup";
        case ui::PathUse::calendar:
            return portable::utf8(file_.own().stem()) + ".ics";
        case ui::PathUse::restore_as:
            return portable::utf8(portable::path_of(choice.backup).stem()) + ".recoup";
        case ui::PathUse::open_file:
        case ui::PathUse::export_folder:
        case ui::PathUse::evidence:
        case ui::PathUse::bill:
        case ui::PathUse::watch_folder:
            break;
    }
    return {};
}

void PathQuestions::ask(const ui::ChoosePathRequest& choice) {
    auto question = path_question(choice.use, surroundings_.lang());
    question.folder = first_folder(choice.use);
    question.name = first_name(choice);
    asker_.ask(choice, question);
}

std::string PathQuestions::begin_typing(ui::PathUse use) {
    typed_.clear();
    completions_.clear();
    const auto folder = begins_at_home(use) ? surroundings_.machine().folders.home() : file_.own().parent_path();
    return portable::utf8(folder) + portable::separator();
}

void PathQuestions::complete(const ui::CompletePathRequest& request) {
    typed_ = request.typed;
    jobs_.submit(
        [this, request, &folders = surroundings_.machine().folders](portable::StopToken) -> app::Jobs::Finish {
            auto found = files::completions(request.typed, request.folders_only, folders);
            return [this, typed = request.typed, found = std::move(found)] {
                if (typed_ == typed) completions_ = found;
            };
        },
        app::Jobs::Urgency::now);
}

}  // namespace recoup::desktop::inline files
