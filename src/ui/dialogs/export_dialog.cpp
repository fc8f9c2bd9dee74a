#include "ui/dialogs/export_dialog.h"

#include <algorithm>

#include "core/redact/covers.h"
#include "core/view/case.h"
#include "portable/path_parts.h"
#include "ui/capture/picker.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr float kRow = 56;

std::vector<const core::EvidenceRow*> wanted(const core::CaseRecord& record, const ExportUi& ui) {
    std::vector<const core::EvidenceRow*> rows;
    for (const auto& row : record.evidence)
        if (ui.evidence.empty() || std::find(ui.evidence.begin(), ui.evidence.end(), row.uuid) != ui.evidence.end())
            rows.push_back(&row);
    return rows;
}

std::size_t count_covered(const core::CaseRecord& record, const std::vector<const core::EvidenceRow*>& rows) {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [&](const auto* row) { return core::redaction_of(record, row->uuid) != nullptr; }));
}

std::string_view last_part(std::string_view path) {
    const auto slash = portable::last_separator(path);
    return slash == std::string_view::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

void draw_folders(Context& ctx, ExportUi& ui, Rect& column) {
    if (ctx.app.export_folders.size() < 2) return;
    auto row = column.take_top(ctx.px(30), ctx.px(14));
    for (std::size_t i = 0; i < ctx.app.export_folders.size(); ++i) {
        const auto& folder = ctx.app.export_folders[i];
        const bool on = folder == ui.folder;
        const auto name = last_part(folder);
        const float width = chip_width(ctx, name, on);
        if (width > row.width()) return;
        const auto id = "export/folder/" + std::to_string(i);
        if (chip(ctx, id.c_str(), row.take_left(width, ctx.px(8)), name, on)) ui.folder = folder;
    }
}

void draw_files(Context& ctx, ExportUi& ui, const std::vector<const core::EvidenceRow*>& rows, const Rect& area) {
    fill(ctx, area, Role::background, 8);
    const auto inside = area.inset(0, ctx.px(4));
    const float pitch = ctx.px(kRow);
    const Scroll scroll(ctx, "export/scroll", inside, pitch * static_cast<float>(rows.size()), ui.scroll);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto line = Rect::at(area.min.x, scroll.top() + pitch * static_cast<float>(i), area.width(), pitch)
                        .inset(ctx.px(12), ctx.px(6));
        if (!line.overlaps(inside)) continue;
        const auto& row = *rows[i];
        thumbnail(ctx, line.take_left(ctx.px(34), ctx.px(12)), {row.sha256, row.file_class, row.name}, 4);
        const auto size = core::show_bytes(row.bytes);
        auto upper = line.take_top(line.height() / 2);
        label(ctx, upper.take_right(ctx.text.measure(small(ctx), size) + 1, ctx.px(12)), small(ctx), Role::muted, size);
        label(ctx, upper, body(ctx), Role::text, row.name);
        label(ctx, line, TextStyle{Face::regular, ctx.px(11), true}, Role::faint, "SHA-256 " + row.sha256);
    }
}

bool draw_footer(Context& ctx, const ExportUi& ui, std::size_t count, Rect row, bool entered) {
    const auto folder = path_from_text(ui.folder);
    const auto text = ctx.trf("export_do"_tr, count);
    const ButtonSpec spec{.text = text,
                          .icon = icon::exporting,
                          .look = ButtonLook::primary,
                          .why_not = folder.empty() ? ctx.tr("export_why_not"_tr) : std::string_view()};
    const bool pressed = button(ctx, "export/do", row.take_right(button_width(ctx, spec), ctx.px(12)), spec);
    label(ctx, row, small(ctx), Role::faint, ctx.tr("export_no_overwrite"_tr));
    if (folder.empty() || !(pressed || entered)) return false;
    ExportRequest request{ui.case_uuid, {}, folder, ui.shown};
    for (const auto* item : wanted(*ctx.app.state.find(ui.case_uuid), ui)) request.evidence.push_back(item->uuid);
    ctx.ask(std::move(request));
    return true;
}

}  // namespace

bool draw_export(Context& ctx, ExportUi& ui) {
    const auto* record = ctx.app.state.find(ui.case_uuid);
    if (!record) return true;
    const auto rows = wanted(*record, ui);
    if (rows.empty()) return true;
    if (!ui.filled && !ctx.app.export_folders.empty()) ui.folder = ctx.app.export_folders.front();
    ui.filled = true;

    std::int64_t bytes = 0;
    for (const auto* row : rows) bytes += row->bytes;
    const auto detail = ctx.trf("export_detail"_tr, rows.size(), core::show_bytes(bytes));
    const float files = std::clamp(static_cast<float>(rows.size()), 1.0F, 5.0F) * kRow + 8;
    const float chips = ctx.app.export_folders.size() < 2 ? 0 : 44;
    const auto covered = count_covered(*record, rows);
    const float choice = covered == 0 ? 0 : 38;
    Modal modal(ctx, {.name = "export",
                      .design_size = {600, 226 + chips + choice + files},
                      .heading = ctx.tr("export_originals"_tr),
                      .detail = detail});
    auto column = modal.body;
    auto box = captioned(ctx, column, ctx.tr("export_folder"_tr));
    const ButtonSpec choose{.text = ctx.tr("files_choose"_tr)};
    const auto place = box.take_right(button_width(ctx, choose), ctx.px(8));
    const bool usable = !path_from_text(ui.folder).empty();
    const auto result = field(
        ctx, "export/folder", box, ui.folder, ui.folder_field,
        {.hint = ctx.tr("export_folder_hint"_tr), .icon = icon::folder_outline, .bad = !usable && !ui.folder.empty()});
    if (button(ctx, "export/choose", place, choose)) ctx.ask(ChoosePathRequest{.use = PathUse::export_folder});
    draw_folders(ctx, ui, column);
    if (covered > 0 && checkbox(ctx, "export/shown", column.take_top(ctx.px(28), ctx.px(10)),
                                ctx.trf("export_shown"_tr, covered), ui.shown))
        ui.shown = !ui.shown;
    draw_files(ctx, ui, rows, column);
    const bool entered = result.submitted || (!result.focused && ctx.key(Key::enter));
    const bool done = draw_footer(ctx, ui, rows.size(), modal.footer, entered);
    return modal.dismissed() || done;
}

}  // namespace recoup::ui::inline dialogs
