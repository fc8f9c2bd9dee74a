#include "ui/dialogs/versions_dialog.h"

#include <array>

#include "ui/dialogs/question.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline dialogs {
namespace {

using Which = ChooseVersionRequest::Which;

std::string held_help(const Context& ctx, const VersionsLook& look) {
    if (look.held_is_kept) return look.held;
    return std::string(ctx.tr(look.failed.empty() ? "versions_keeping"_tr : "versions_not_kept"_tr));
}

std::array<Way, 2> version_rows(const Context& ctx, const VersionsLook& look) {
    const bool last_time = look.left_from_last_time;
    return {Way{.icon = last_time ? icon::restore : icon::board,
                .name = std::string(ctx.tr(last_time ? "versions_rescued"_tr : "versions_held"_tr)),
                .help = held_help(ctx, look),
                .id = "versions/held",
                .enabled = look.held_is_kept},
            Way{.icon = icon::folder_outline,
                .name = std::string(ctx.tr("versions_file"_tr)),
                .help = look.file_is_whole ? look.file : std::string(ctx.tr("versions_unread"_tr)),
                .id = "versions/file",
                .enabled = look.file_is_whole && look.held_is_kept}};
}

}  // namespace

bool draw_versions(Context& ctx, VersionsUi& ui) {
    if (!ctx.app.versions) return true;
    const auto& look = *ctx.app.versions;
    const bool last_time = look.left_from_last_time;
    const auto rows = version_rows(ctx, look);
    const auto answer = draw_question(
        ctx,
        {.name = "versions",
         .heading = std::string(ctx.tr(last_time ? "versions_found_title"_tr : "versions_title"_tr)),
         .text = look.failed.empty() ? std::string(ctx.tr(last_time ? "versions_found_text"_tr : "versions_text"_tr))
                                     : look.failed,
         .role = look.failed.empty() ? Role::muted : Role::bad_text,
         .ways = rows},
        ui.chosen);
    if (answer.taken) ctx.ask(ChooseVersionRequest{*answer.taken == 0 ? Which::held : Which::file});
    if (answer.dismissed) ctx.ask(ChooseVersionRequest{Which::later});
    return answer.dismissed;
}

}  // namespace recoup::ui::inline dialogs
