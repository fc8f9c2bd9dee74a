#include "ui/dialogs/folder_row.h"

#include "portable/path_parts.h"
#include "ui/capture/picker.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline dialogs {
namespace {

std::string_view last_folder_part(std::string_view path) {
    const auto slash = portable::last_separator(path);
    return slash == std::string_view::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

void draw_usual_folders(Context& ctx, const std::string& name, FolderRowUi& ui, Rect& column) {
    if (ctx.app.export_folders.size() < 2) return;
    auto row = column.take_top(ctx.px(30), ctx.px(14));
    for (std::size_t i = 0; i < ctx.app.export_folders.size(); ++i) {
        const auto& folder = ctx.app.export_folders[i];
        const bool on = folder == ui.folder;
        const auto shown = last_folder_part(folder);
        const float width = chip_width(ctx, shown, on);
        if (width > row.width()) return;
        const auto id = name + "/folder/" + std::to_string(i);
        if (chip(ctx, id.c_str(), row.take_left(width, ctx.px(8)), shown, on)) ui.folder = folder;
    }
}

}  // namespace

float folder_row_height(const Context& ctx) {
    return ctx.app.export_folders.size() < 2 ? 78.0F : 122.0F;
}

bool draw_folder_row(Context& ctx, const std::string& name, FolderRowUi& ui, Rect& column) {
    if (!ui.filled && !ctx.app.export_folders.empty()) ui.folder = ctx.app.export_folders.front();
    ui.filled = ui.filled || !ctx.app.export_folders.empty();
    auto box = captioned(ctx, column, ctx.tr("export_folder"_tr));
    const ButtonSpec choose{.text = ctx.tr("files_choose"_tr)};
    const auto place = box.take_right(button_width(ctx, choose), ctx.px(8));
    const bool usable = !path_from_text(ui.folder).empty();
    const auto result = field(
        ctx, (name + "/folder").c_str(), box, ui.folder, ui.field,
        {.hint = ctx.tr("export_folder_hint"_tr), .icon = icon::folder_outline, .bad = !usable && !ui.folder.empty()});
    if (button(ctx, (name + "/choose").c_str(), place, choose))
        ctx.ask(ChoosePathRequest{.use = PathUse::export_folder});
    draw_usual_folders(ctx, name, ui, column);
    return result.submitted || (!result.focused && ctx.key(Key::enter));
}

}  // namespace recoup::ui::inline dialogs
