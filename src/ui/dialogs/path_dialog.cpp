#include "ui/dialogs/path_dialog.h"

#include <algorithm>

#include "core/base/text.h"
#include "portable/path_parts.h"
#include "ui/capture/picker.h"
#include "ui/frame/icons.h"
#include "ui/kit/modal.h"
#include "ui/text/unicode.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr std::size_t kMostCompletions = 6;
constexpr float kPathRow = 32;

bool wants_folder(PathUse use) {
    return use == PathUse::export_folder || use == PathUse::watch_folder;
}

core::Tr accept_text(PathUse use) {
    switch (use) {
        case PathUse::open_file:
        case PathUse::bill:
            return "action_open"_tr;
        case PathUse::new_file:
            return "path_accept_new"_tr;
        case PathUse::restore_as:
            return "action_restore"_tr;
        case PathUse::export_folder:
        case PathUse::evidence:
        case PathUse::watch_folder:
            return "path_accept_choose"_tr;
        case PathUse::save_copy:
        case PathUse::rescue_copy:
        case PathUse::calendar:
            break;
    }
    return "action_save"_tr;
}

void take(PathUi& ui, const std::string& path) {
    ui.text = path;
    ui.field.want_focus = true;  // the caret goes behind it
    ui.highlighted = 0;
}

// Before the field, which would take them for itself.
void completion_keys(Context& ctx, PathUi& ui, std::size_t count) {
    if (count == 0) return;
    const int last = static_cast<int>(count) - 1;
    ui.highlighted = std::clamp(ui.highlighted, 0, last);
    if (ctx.key(Key::down)) ui.highlighted = std::min(last, ui.highlighted + 1);
    if (ctx.key(Key::up)) ui.highlighted = std::max(0, ui.highlighted - 1);
    if (ctx.key(Key::tab)) take(ui, ctx.app.completions[static_cast<std::size_t>(ui.highlighted)]);
}

void draw_completions(Context& ctx, PathUi& ui, Rect column, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = column.take_top(ctx.px(kPathRow));
        const auto& path = ctx.app.completions[i];
        const auto pressed = hit(ctx, ("path/completion/" + std::to_string(i)).c_str(), row, Reach::pointer_only, 6);
        const bool on = static_cast<int>(i) == ui.highlighted;
        if (on || pressed.hovered) fill(ctx, row, on ? Role::accent_bg : Role::background, 6);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        auto inner = row.inset(ctx.px(10), 0);
        const bool folder = !path.empty() && portable::is_separator(path.back());
        icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(10)), 18, Role::muted,
                   folder ? icon::folder_outline : icon::file);
        label(ctx, inner, body(ctx), Role::text, shortened_path(ctx.text, body(ctx), path, inner.width()));
        if (pressed.clicked) take(ui, path);
    }
}

}  // namespace

core::Tr path_title(PathUse use) {
    switch (use) {
        case PathUse::open_file:
            return "path_title_open"_tr;
        case PathUse::new_file:
            return "path_title_new"_tr;
        case PathUse::save_copy:
        case PathUse::rescue_copy:
            return "path_title_copy"_tr;
        case PathUse::restore_as:
            return "path_title_restore"_tr;
        case PathUse::export_folder:
            return "path_title_folder"_tr;
        case PathUse::watch_folder:
            return "settings_watch_other"_tr;
        case PathUse::calendar:
            return "path_title_calendar"_tr;
        case PathUse::bill:
            return "palette_bill"_tr;
        case PathUse::evidence:
            break;
    }
    return "path_title_evidence"_tr;
}

std::string shortened_path(Text& text, const TextStyle& style, const std::string& path, float room_px) {
    if (text.measure(style, path) <= room_px) return path;
    const auto slash = portable::last_separator(path, path.empty() ? 0 : path.size() - 1);
    const auto name = slash == std::string::npos ? path : path.substr(slash);
    auto head = path.substr(0, path.size() - name.size());
    const auto tail = "…" + name;
    while (!head.empty() && text.measure(style, head + tail) > room_px) {
        while (head.size() > 1 && (static_cast<unsigned char>(head.back()) & 0xC0) == 0x80) head.pop_back();
        head.pop_back();
    }
    return head + "…" + name;
}

bool draw_path_dialog(Context& ctx, PathUi& ui) {
    if (!std::exchange(ui.begun, true)) ui.field.want_focus = true;
    if (ui.completed_for != ui.text) {
        ctx.ask(CompletePathRequest{ui.text, wants_folder(ui.choice.use)});
        ui.completed_for = ui.text;
    }
    const auto count = std::min(kMostCompletions, ctx.app.completions.size());
    Modal modal(ctx, {.name = "path",
                      .design_size = {600, 380},
                      .heading = ctx.tr(path_title(ui.choice.use)),
                      .detail = ctx.tr("path_detail"_tr)});
    completion_keys(ctx, ui, count);
    const auto path = path_from_text(ui.text);
    const auto box = modal.body.take_top(ctx.px(kButtonHeight), ctx.px(8));
    const auto result =
        field(ctx, "path/field", box, ui.text, ui.field,
              {.hint = ctx.tr("path_hint"_tr), .icon = icon::folder_outline, .bad = !ui.text.empty() && path.empty()});
    draw_completions(ctx, ui, modal.body, count);
    auto row = modal.footer;
    const ButtonSpec accept{.text = ctx.tr(accept_text(ui.choice.use)),
                            .look = ButtonLook::primary,
                            .why_not = path.empty() ? ctx.tr("path_why_not"_tr) : ""};
    const bool pressed = button(ctx, "path/accept", row.take_right(button_width(ctx, accept), ctx.px(12)), accept);
    const bool entered = result.submitted || (!result.focused && ctx.key(Key::enter));
    const bool done = !path.empty() && (pressed || entered);
    if (done) ctx.ask(UsePathRequest{ui.choice, path});
    return modal.dismissed() || done;
}

}  // namespace recoup::ui::inline dialogs
