#include "ui/frame/icons.h"
#include "ui/settings/parts.h"

namespace recoup::ui::inline settings {
namespace {

void draw_folder(Context& ctx, Rect row, const WatchedView& folder) {
    const auto id = "settings/watch/" + folder.path;
    const ButtonSpec spec{.text = ctx.tr(folder.watched ? "settings_unwatch"_tr : "settings_watch"_tr)};
    if (end_button(ctx, id.c_str(), row, spec)) ctx.ask(WatchFolderRequest{folder.path, !folder.watched});
    const auto detail = folder.missing   ? "settings_watch_missing"_tr
                        : folder.watched ? "settings_watched"_tr
                                         : "settings_watch_suggested"_tr;
    draw_text(ctx, row, icon::folder_image, folder.path, ctx.tr(detail),
              folder.missing ? Role::warn_text : Role::muted);
}

}  // namespace

std::size_t watched_rows(const Context& ctx) {
    return ctx.app.watched.size() + 1;
}

void draw_watched(Context& ctx, Sheet& sheet) {
    sheet.section(ctx.tr("settings_watched_section"_tr), watched_rows(ctx));
    for (const auto& folder : ctx.app.watched)
        if (const auto row = sheet.row()) draw_folder(ctx, *row, folder);
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/watch_other", *row, {.text = ctx.tr("files_choose"_tr)}))
            ctx.ask(ChoosePathRequest{.use = PathUse::watch_folder});
        draw_text(ctx, *row, icon::folder_image, ctx.tr("settings_watch_other"_tr), ctx.tr("settings_watch_help"_tr));
    }
}

}  // namespace recoup::ui::inline settings
