#include "ui/dialogs/upload_dialog.h"

#include "ui/capture/picker.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

void begin(const Context& ctx, UploadUi& ui, core::Route route) {
    ui.begun = true;
    const auto kept = ctx.app.choices.upload_limits.find(route);
    if (kept == ctx.app.choices.upload_limits.end()) return;
    ui.files = std::to_string(kept->second.files);
    ui.each = core::upload_bytes_text(kept->second.each_bytes);
    ui.jpg = kept->second.jpg;
    ui.png = kept->second.png;
    ui.pdf = kept->second.pdf;
}

int files_of_text(const std::string& text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || value > core::kMostUploadFiles) return 0;
        value = 10 * value + (c - '0');
    }
    return value;
}

core::UploadLimits typed_limits(const UploadUi& ui) {
    const auto each = core::read_upload_bytes(ui.each);
    return {files_of_text(ui.files), each ? *each : 0, ui.jpg, ui.png, ui.pdf};
}

void draw_limits(Context& ctx, UploadUi& ui, Rect& column) {
    auto row = column.take_top(ctx.px(64), ctx.px(14));
    auto left = row.take_left(ctx.px(150), ctx.px(16));
    auto middle = row.take_left(ctx.px(150), ctx.px(16));
    const bool bad_files =
        !ui.files.empty() && (files_of_text(ui.files) < 1 || files_of_text(ui.files) > core::kMostUploadFiles);
    field(ctx, "upload/files", captioned(ctx, left, ctx.tr("upload_files"_tr)), ui.files, ui.files_field,
          {.hint = "5", .bad = bad_files});
    field(ctx, "upload/each", captioned(ctx, middle, ctx.tr("upload_each"_tr)), ui.each, ui.each_field,
          {.hint = "2MB", .bad = !ui.each.empty() && !core::read_upload_bytes(ui.each)});
    auto types = captioned(ctx, row, ctx.tr("upload_types"_tr));
    types = types.inset(0, (types.height() - ctx.px(30)) / 2);
    const auto type = [&](const char* id, std::string_view name, bool& on) {
        if (chip(ctx, id, types.take_left(chip_width(ctx, name, on), ctx.px(8)), name, on)) on = !on;
    };
    type("upload/jpg", "JPG", ui.jpg);
    type("upload/png", "PNG", ui.png);
    type("upload/pdf", "PDF", ui.pdf);
}

}  // namespace

bool draw_upload(Context& ctx, UploadUi& ui) {
    const auto* record = ctx.app.state.find(ui.case_uuid);
    if (!record || record->evidence.empty()) return true;
    const auto route = record->row.route;
    if (!ui.begun) begin(ctx, ui, route);
    const auto detail = route == core::Route::none
                            ? std::string(ctx.tr("upload_detail"_tr))
                            : ctx.trf("upload_detail_route"_tr, core::label(ctx.reader.lang, route));
    Modal modal(ctx, {.name = "upload",
                      .design_size = {600, 260 + folder_row_height(ctx)},
                      .heading = ctx.tr("upload_title"_tr),
                      .detail = detail});
    auto column = modal.body;
    draw_limits(ctx, ui, column);
    label(ctx, column.take_top(ctx.px(20), ctx.px(12)), small(ctx), Role::faint, ctx.tr("upload_says"_tr));
    const bool entered = draw_folder_row(ctx, "upload", ui.folder, column);
    const auto limits = typed_limits(ui);
    const auto folder = path_from_text(ui.folder.folder);
    const auto why = !core::is_possible(limits) ? ctx.tr("upload_limits_wrong"_tr)
                     : folder.empty()           ? ctx.tr("export_why_not"_tr)
                                                : std::string_view();
    auto row = modal.footer;
    const ButtonSpec spec{
        .text = ctx.tr("upload_do"_tr), .icon = icon::images, .look = ButtonLook::primary, .why_not = why};
    const bool pressed = button(ctx, "upload/do", row.take_right(button_width(ctx, spec), ctx.px(12)), spec);
    label(ctx, row, small(ctx), Role::faint, ctx.tr("upload_originals_stay"_tr));
    if (modal.dismissed()) return true;
    if (!why.empty() || !(pressed || entered)) return false;
    ctx.ask(UploadSetRequest{ui.case_uuid, limits, folder});
    return true;
}

}  // namespace recoup::ui::inline dialogs
