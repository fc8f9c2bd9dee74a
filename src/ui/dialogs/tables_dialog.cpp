#include "ui/dialogs/tables_dialog.h"

#include <array>

#include "ui/capture/picker.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr float kFormRow = 48;

struct Form {
    ExportForm form;
    const char* id;
    core::Tr name, says;
};
constexpr std::array<Form, 4> kForms{{{ExportForm::page, "tables/page", "tables_page"_tr, "tables_page_says"_tr},
                                      {ExportForm::csv, "tables/csv", "tables_csv"_tr, "tables_csv_says"_tr},
                                      {ExportForm::json, "tables/json", "tables_json"_tr, "tables_json_says"_tr},
                                      {ExportForm::markdown, "tables/md", "tables_md"_tr, "tables_md_says"_tr}}};

void draw_forms(Context& ctx, TablesUi& ui, Rect& column) {
    for (const auto& form : kForms) {
        auto row = column.take_top(ctx.px(kFormRow), ctx.px(4));
        const bool on = ui.form == form.form;
        const float width = chip_width(ctx, ctx.tr(form.name), on);
        auto left = row.take_left(ctx.px(150), ctx.px(12));
        left = left.take_left(width);
        const float room = (left.height() - ctx.px(30)) / 2;
        if (chip(ctx, form.id, left.inset(0, room), ctx.tr(form.name), on)) ui.form = form.form;
        label(ctx, row, small(ctx), on ? Role::text : Role::muted, ctx.tr(form.says));
    }
}

}  // namespace

bool draw_tables(Context& ctx, TablesUi& ui) {
    const auto* record = ui.case_uuid ? ctx.app.state.find(*ui.case_uuid) : nullptr;
    if (ui.case_uuid && !record) return true;
    const auto detail = record ? record->row.title : ctx.trf("tables_all"_tr, ctx.app.state.cases().size());
    Modal modal(ctx, {.name = "tables",
                      .design_size = {600, 160 + 4 * (kFormRow + 4) + folder_row_height(ctx)},
                      .heading = ctx.tr("action_export"_tr),
                      .detail = detail});
    auto column = modal.body;
    draw_forms(ctx, ui, column);
    const bool entered = draw_folder_row(ctx, "tables", ui.folder, column);
    const auto folder = path_from_text(ui.folder.folder);
    auto row = modal.footer;
    const ButtonSpec spec{.text = ctx.tr("action_export"_tr),
                          .icon = icon::exporting,
                          .look = ButtonLook::primary,
                          .why_not = folder.empty() ? ctx.tr("export_why_not"_tr) : std::string_view()};
    const bool pressed = button(ctx, "tables/do", row.take_right(button_width(ctx, spec), ctx.px(12)), spec);
    label(ctx, row, small(ctx), Role::faint, ctx.tr("export_no_overwrite"_tr));
    if (modal.dismissed()) return true;
    if (folder.empty() || !(pressed || entered)) return false;
    ctx.ask(ExportTablesRequest{ui.form, ui.case_uuid, folder});
    return true;
}

}  // namespace recoup::ui::inline dialogs
