#include <algorithm>

#include "ui/capture/parts.h"
#include "ui/frame/icons.h"
#include "ui/viewer/picture.h"

namespace recoup::ui::inline capture {
namespace {

// A picture slimmer than this, a screenshot of a long page, is shown by its beginning.
constexpr float kSlim = 0.4F;

void draw_invitation(Context& ctx, NewCaseEvents& events, const Rect& pane) {
    const auto box = pane.inset(ctx.px(22));
    ctx.list().AddRect(box.min, box.max, ctx.theme[Role::line], ctx.px(10), 0, std::max(1.0F, ctx.px(1.5F)));
    auto column = Rect::at(box.min.x + ctx.px(16), box.centre().y - ctx.px(92), box.width() - ctx.px(32), ctx.px(184));
    icon_label(ctx, column.take_top(ctx.px(44), ctx.px(10)), 40, Role::faint, icon::images);
    label(ctx, column.take_top(ctx.px(22), ctx.px(2)), body_bold(ctx), Role::text, ctx.tr("new_drop_title"_tr),
          Align::centre);
    for (const auto key : {"new_drop_paste"_tr, "new_drop_drag"_tr})
        for (const auto& line : ctx.text.break_lines(small(ctx), ctx.tr(key), column.width(), 2))
            label(ctx, column.take_top(ctx.px(20)), small(ctx), Role::muted,
                  ctx.tr(key).substr(line.begin, line.end - line.begin), Align::centre);
    column.take_top(ctx.px(12));
    const ButtonSpec pick{.text = ctx.tr("choose_screenshots"_tr), .icon = icon::folder_image};
    const float width = button_width(ctx, pick);
    events.pick = button(ctx, "new/pick",
                         Rect::at(column.centre().x - width / 2, column.min.y, width, ctx.px(kButtonHeight)), pick);
}

// Where it stands whole; nothing where it does not.
std::optional<Rect> draw_preview(Context& ctx, const Draft& draft, const Rect& box) {
    const auto& item = draft.evidence;
    if (item.file_class != core::FileClass::picture || item.width <= 0 || item.height <= 0) {
        thumbnail(ctx, box, {item.sha256, item.file_class, item.name}, 8);
        return std::nullopt;
    }
    const ImVec2 size{static_cast<float>(item.width), static_cast<float>(item.height)};
    const float shape = size.x / size.y;
    if (shape > kSlim)
        if (const auto placed = draw_still(ctx, item.sha256, size, box)) return placed;
    const float height = std::min(box.height(), box.width() / std::max(shape, 0.56F));
    const float width = std::min(box.width(), height * std::max(shape, 0.56F));
    const auto placed = Rect::at(box.centre().x - width / 2, box.min.y, width, height);
    thumbnail(ctx, placed, {item.sha256, item.file_class, item.name}, 8);
    return std::nullopt;
}

void draw_strip(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& row) {
    const auto count = ctx.app.drafts.size();
    const float cell = ctx.px(46), gap = ctx.px(8);
    const auto shown = std::min<std::size_t>(count, 4);
    float x = row.centre().x - (static_cast<float>(shown + 1) * (cell + gap) - gap) / 2;
    const auto first = ui.shown_draft >= shown ? ui.shown_draft - shown + 1 : 0;
    for (std::size_t i = first; i < first + shown; ++i, x += cell + gap) {
        const auto box = Rect::at(x, row.min.y, cell, ctx.px(60));
        const auto& item = ctx.app.drafts[i].evidence;
        const auto pressed = hit(ctx, ("new/draft/" + std::to_string(i)).c_str(), box, Reach::focusable, 6);
        thumbnail(ctx, box, {item.sha256, item.file_class, item.name});
        if (i == ui.shown_draft) outline(ctx, box.inset(-ctx.px(2)), Role::accent, 8, 2);
        if (pressed.clicked) ui.shown_draft = i;
        const auto corner = Rect::at(box.max.x - ctx.px(16), box.min.y - ctx.px(4), ctx.px(20), ctx.px(20));
        if (!pressed.hovered && !corner.contains(ImGui::GetMousePos())) continue;
        ctx.list().AddCircleFilled(corner.centre(), ctx.px(9), ctx.theme[Role::text]);
        icon_label(ctx, corner, 12, Role::surface, icon::close);
        if (ImGui::IsMouseClicked(0) && corner.contains(ImGui::GetMousePos())) ctx.ask(DropDraftRequest{item.sha256});
    }
    const auto more = Rect::at(x, row.min.y, cell, ctx.px(60));
    const auto pressed = hit(ctx, "new/pick", more, Reach::focusable, 6);
    outline(ctx, more, pressed.hovered ? Role::accent : Role::faint, 6);
    icon_label(ctx, more, 18, pressed.hovered ? Role::accent : Role::muted, icon::plus);
    tooltip(ctx, pressed, more, ctx.tr("choose_screenshots"_tr));
    events.pick = pressed.clicked;
}

// How far it has come, and what did not come; takes its lines from the bottom.
void draw_coming(Context& ctx, NewCaseEvents& events, Rect& pane) {
    const auto& app = ctx.app;
    if (!app.refused.empty()) {
        auto row = pane.take_bottom(ctx.px(28), ctx.px(6)).inset(ctx.px(12), 0);
        const auto text = ctx.trf("refused_look"_tr, app.refused.size());
        const auto pressed = hit(ctx, "new/refused", row, Reach::focusable, 6);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        icon_label(ctx, row.take_left(ctx.px(18), ctx.px(8)), 16, Role::under_review, icon::alert);
        label(ctx, row, small_bold(ctx), Role::text, text);
        events.refused = pressed.clicked;
    }
    if (app.import.total == 0 || !app.import.for_new_case) return;
    auto row = pane.take_bottom(ctx.px(34), ctx.px(4)).inset(ctx.px(12), 0);
    progress(ctx, row.take_bottom(ctx.px(4), ctx.px(6)),
             static_cast<float>(app.import.done) / static_cast<float>(app.import.total));
    if (icon_button(ctx, "new/stop", row.take_right(ctx.px(24)), icon::close, ctx.tr("import_stop"_tr), Role::muted))
        ctx.ask(CancelImportRequest{});
    label(ctx, row, small(ctx), Role::muted, ctx.trf("import_running"_tr, app.import.done, app.import.total));
    probe(ctx.probes, "new/progress", row.min, row.max);
}

}  // namespace

std::vector<ReadFrame> draw_case_pictures(Context& ctx, NewCaseUi& ui, NewCaseEvents& events, const Rect& whole) {
    fill(ctx, whole, Role::background, 10);
    auto pane = whole;
    draw_coming(ctx, events, pane);
    const auto& drafts = ctx.app.drafts;
    if (drafts.empty()) {
        draw_invitation(ctx, events, pane);
        return {};
    }
    ui.shown_draft = std::min(ui.shown_draft, drafts.size() - 1);
    auto inner = pane.inset(ctx.px(32), ctx.px(22));
    const auto strip = inner.take_bottom(ctx.px(60), ctx.px(18));
    const auto placed = draw_preview(ctx, drafts[ui.shown_draft], inner);
    draw_strip(ctx, ui, events, strip);
    return placed ? draw_frames(ctx, ui, *placed) : std::vector<ReadFrame>();
}

}  // namespace recoup::ui::inline capture
