#include "ui/dialogs/export_dialog.h"

#include <algorithm>

#include "core/redact/covers.h"
#include "core/view/case.h"
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
    const auto folder = path_from_text(ui.folder.folder);
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
    std::int64_t bytes = 0;
    for (const auto* row : rows) bytes += row->bytes;
    const auto detail = ctx.trf("export_detail"_tr, rows.size(), core::show_bytes(bytes));
    const float files = std::clamp(static_cast<float>(rows.size()), 1.0F, 5.0F) * kRow + 8;
    const auto covered = count_covered(*record, rows);
    const float choice = covered == 0 ? 0 : 38;
    Modal modal(ctx, {.name = "export",
                      .design_size = {600, 148 + folder_row_height(ctx) + choice + files},
                      .heading = ctx.tr("export_originals"_tr),
                      .detail = detail});
    auto column = modal.body;
    const bool entered = draw_folder_row(ctx, "export", ui.folder, column);
    if (covered > 0 && checkbox(ctx, "export/shown", column.take_top(ctx.px(28), ctx.px(10)),
                                ctx.trf("export_shown"_tr, covered), ui.shown))
        ui.shown = !ui.shown;
    draw_files(ctx, ui, rows, column);
    const bool done = draw_footer(ctx, ui, rows.size(), modal.footer, entered);
    return modal.dismissed() || done;
}

}  // namespace recoup::ui::inline dialogs
