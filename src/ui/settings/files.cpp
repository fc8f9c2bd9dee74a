#include <algorithm>
#include <cmath>

#include "ui/context/save_state.h"
#include "ui/frame/icons.h"
#include "ui/settings/parts.h"
#include "ui/settings/settings.h"

namespace recoup::ui::inline settings {
namespace {

constexpr float kBackupRow = 36;
constexpr std::size_t kMostBackups = 8;
constexpr std::size_t kRows = 6;

std::size_t backups_shown(const Context& ctx) {
    return std::min(kMostBackups, ctx.app.backups.size());
}

void draw_open_file(Context& ctx, Rect row, SettingsUi& ui) {
    const ButtonSpec recent{.text = ctx.tr("files_recent"_tr),
                            .icon = icon::menu_down,
                            .why_not = ctx.app.recent.empty() ? ctx.tr("files_recent_none"_tr) : ""};
    const float width = button_width(ctx, recent);
    const auto right = row.max.x;
    if (end_button(ctx, "settings/recent", row, recent))
        open_menu(ctx, ui.recent, Rect::at(right - width, row.centre().y - ctx.px(17), width, ctx.px(34)));
    if (end_button(ctx, "settings/open", row, {.text = ctx.tr("files_open"_tr)}))
        ctx.ask(ChoosePathRequest{PathUse::open_file});
    if (end_button(ctx, "settings/new", row, {.text = ctx.tr("files_new"_tr)}))
        ctx.ask(ChoosePathRequest{PathUse::new_file});
    auto name = ctx.app.file_name + " · " + std::string(ctx.tr(save_text(ctx.app.save)));
    if (!ctx.app.file_holds.empty()) name += " · " + ctx.app.file_holds;
    draw_text(ctx, row, icon::database, name, ctx.app.file_path,
              is_trouble(ctx.app.save) ? Role::bad_text : Role::muted);
}

void draw_copy(Context& ctx, Rect row) {
    if (end_button(ctx, "settings/copy_path", row, {.text = ctx.tr("action_copy_path"_tr), .icon = icon::copy}))
        ctx.copy(ctx.app.file_path);
    if (end_button(ctx, "settings/save_copy", row, {.text = ctx.tr("files_save_copy"_tr)}))
        ctx.ask(ChoosePathRequest{PathUse::save_copy});
    draw_text(ctx, row, icon::save, ctx.tr("files_copy"_tr), ctx.tr("files_copy_help"_tr));
}

// Only the own file, and one that takes changes.
std::string_view why_no_purge(const Context& ctx) {
    if (ctx.app.demo) return ctx.tr("purge_not_demo"_tr);
    if (ctx.app.save == SaveLook::read_only) return ctx.tr("why_not_read_only_change"_tr);
    return is_trouble(ctx.app.save) ? ctx.tr(save_text(ctx.app.save)) : std::string_view();
}

// A word that can be pressed, at the right end of the row.
bool end_link(Context& ctx, const std::string& id, Rect& row, Role role, std::string_view text) {
    const auto style = role == Role::accent ? small_bold(ctx) : small(ctx);
    const float width = std::ceil(ctx.text.measure(style, text)) + ctx.px(12);
    const auto box = row.take_right(width, ctx.px(8)).inset(0, ctx.px(4));
    const auto pressed = hit(ctx, id.c_str(), box, Reach::focusable, 6);
    if (pressed.hovered) {
        fill(ctx, box, Role::accent_bg, 6);
        ctx.out.cursor = Cursor::hand;
    }
    label(ctx, box, style, role, text, Align::centre);
    return pressed.clicked;
}

struct StateLook {
    char32_t icon;
    Role role;
    core::Tr text;
};

StateLook look_of(BackupLook::State state) {
    switch (state) {
        case BackupLook::State::whole:
            return {icon::check_circle, Role::ok_text, "files_backup_whole"_tr};
        case BackupLook::State::damaged:
            return {icon::alert_circle, Role::bad_text, "files_backup_damaged"_tr};
        case BackupLook::State::reading:
            return {icon::timer_sand, Role::muted, "files_backup_reading"_tr};
        case BackupLook::State::unread:
            break;
    }
    return {icon::history, Role::muted, "files_backup_unread"_tr};
}

// The path of the backup that is to be restored, if that was pressed.
std::optional<std::string> draw_backup(Context& ctx, Rect row, std::size_t index) {
    const auto& backup = ctx.app.backups[index];
    const auto id = "settings/backup/" + std::to_string(index);
    std::optional<std::string> restore;
    row.take_left(ctx.px(34));
    const bool readable = backup.state != BackupLook::State::damaged && !ctx.app.looking_at;
    if (readable && end_link(ctx, id + "/restore", row, Role::accent, ctx.tr("files_restore_here"_tr)))
        restore = backup.path;
    if (readable && end_link(ctx, id + "/look", row, Role::muted, ctx.tr("files_look"_tr)))
        ctx.ask(LookAtBackupRequest{backup.path});
    const auto look = look_of(backup.state);
    const auto mark = row.take_left(ctx.px(18), ctx.px(10));
    icon_label(ctx, mark, 16, look.role, look.icon);
    tooltip(ctx, hit(ctx, (id + "/state").c_str(), mark, Reach::pointer_only), mark, ctx.tr(look.text));
    label(ctx, row.take_left(std::min(ctx.px(170), row.width() * 0.45F), ctx.px(10)), body(ctx), Role::text,
          backup.when);
    label(ctx, row, small(ctx), Role::muted, backup.holds);
    return restore;
}

}  // namespace

void draw_recent_menu(Context& ctx, SettingsUi& ui) {
    if (!ui.recent.open) return;
    std::vector<MenuItem> items;
    for (const auto& file : ctx.app.recent)
        items.push_back({.text = file.name, .icon = icon::database, .hint = file.detail});
    const int chosen = draw_menu(ctx, "settings/recent_menu", ui.recent, items);
    if (chosen >= 0) ctx.ask(OpenFileRequest{ctx.app.recent[static_cast<std::size_t>(chosen)].path});
}

float file_section_height(const Context& ctx) {
    return kSheetRow * static_cast<float>(kRows) + kBackupRow * static_cast<float>(backups_shown(ctx));
}

std::optional<std::string> draw_file_section(Context& ctx, Sheet& sheet, SettingsUi& ui) {
    std::optional<std::string> restore;
    sheet.section_of(ctx.tr("settings_files"_tr), file_section_height(ctx));
    if (const auto row = sheet.row()) draw_open_file(ctx, *row, ui);
    if (const auto row = sheet.row()) draw_copy(ctx, *row);
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/backup", *row, {.text = ctx.tr("settings_backup"_tr)})) ctx.ask(BackupRequest{});
        draw_text(ctx, *row, icon::history, ctx.tr("settings_backups"_tr),
                  ctx.tr(ctx.app.backups_loading   ? "files_backups_loading"_tr
                         : ctx.app.backups.empty() ? "files_backups_none"_tr
                                                   : "settings_backups_help"_tr));
    }
    for (std::size_t i = 0; i < backups_shown(ctx); ++i)
        if (const auto row = sheet.row(kBackupRow))
            if (auto pressed = draw_backup(ctx, *row, i)) restore = std::move(pressed);
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/check", *row, {.text = ctx.tr("settings_check"_tr)})) ctx.ask(CheckRequest{});
        draw_text(ctx, *row, icon::shield_outline, ctx.tr("settings_integrity"_tr),
                  ctx.tr("settings_integrity_help"_tr));
    }
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/purge", *row, {.text = ctx.tr("purge_open"_tr), .why_not = why_no_purge(ctx)}))
            ctx.ask(LookAtPurgeRequest{});
        draw_text(ctx, *row, icon::remove, ctx.tr("purge_title"_tr), ctx.tr("purge_help"_tr));
    }
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/demo", *row, {.text = ctx.tr("settings_demo_open"_tr)}))
            ctx.ask(OpenDemoRequest{});
        draw_text(ctx, *row, icon::lightbulb, ctx.tr("settings_demo"_tr), ctx.tr("settings_demo_help"_tr));
    }
    return restore;
}

}  // namespace recoup::ui::inline settings
