#include "ui/settings_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/icons.h"
#include "ui/save_state.h"
#include "ui/settings_parts.h"

namespace recoup::ui {
namespace {

constexpr float kMostWidth = 760;
constexpr std::size_t kAppearanceRows = 4;
constexpr std::array kScales = {0.0F, 1.0F, 1.25F, 1.5F, 2.0F};

int scale_index(float scale) {
    const auto* found = std::find(kScales.begin(), kScales.end(), scale);
    return found == kScales.end() ? 0 : static_cast<int>(found - kScales.begin());
}

void draw_appearance(Context& ctx, Sheet& sheet) {
    sheet.section(ctx.tr("settings_appearance"_tr), kAppearanceRows);
    auto settings = ctx.app.settings;
    if (auto row = sheet.row()) {
        const std::array choices{ctx.tr("settings_follow_system"_tr), std::string_view("中文"),
                                 std::string_view("English")};
        const int chosen =
            end_segments(ctx, "settings/lang", *row, 330, choices, static_cast<int>(ctx.app.settings.lang));
        if (chosen >= 0) settings.lang = static_cast<LangChoice>(chosen);
        draw_text(ctx, *row, icon::translate, ctx.tr("settings_lang"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array choices{ctx.tr("settings_follow_system"_tr), ctx.tr("settings_light"_tr),
                                 ctx.tr("settings_dark"_tr)};
        const int chosen =
            end_segments(ctx, "settings/theme", *row, 330, choices, static_cast<int>(ctx.app.settings.theme));
        if (chosen >= 0) settings.theme = static_cast<ThemeChoice>(chosen);
        draw_text(ctx, *row, icon::theme, ctx.tr("settings_theme"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array<std::string_view, 5> choices{ctx.tr("settings_automatic"_tr), "100%", "125%", "150%", "200%"};
        const int chosen = end_segments(ctx, "settings/scale", *row, 400, choices, scale_index(ctx.app.settings.scale));
        if (chosen >= 0) settings.scale = kScales[static_cast<std::size_t>(chosen)];
        draw_text(ctx, *row, icon::text_size, ctx.tr("settings_scale"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array choices{ctx.tr("settings_follow_system"_tr), ctx.tr("settings_on"_tr),
                                 ctx.tr("settings_off"_tr)};
        const int chosen =
            end_segments(ctx, "settings/motion", *row, 330, choices, static_cast<int>(ctx.app.settings.motion));
        if (chosen >= 0) settings.motion = static_cast<MotionChoice>(chosen);
        draw_text(ctx, *row, icon::play, ctx.tr("settings_motion"_tr), "");
    }
    if (settings != ctx.app.settings) ctx.ask(SettingsRequest{settings});
}

void draw_file(Context& ctx, Sheet& sheet) {
    sheet.section(ctx.tr("settings_file"_tr), 4);
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/copy_path", *row, {.text = ctx.tr("settings_copy_path"_tr), .icon = icon::copy}))
            ctx.ask(CopyTextRequest{ctx.app.file_path});
        const auto state = ctx.app.file_name + " · " + std::string(ctx.tr(save_text(ctx.app.save)));
        draw_text(ctx, *row, icon::database, state, ctx.app.file_path,
                  ctx.app.save == SaveLook::failed ? Role::bad_text : Role::muted);
    }
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/backup", *row, {.text = ctx.tr("settings_backup"_tr)})) ctx.ask(BackupRequest{});
        draw_text(ctx, *row, icon::history, ctx.tr("settings_backups"_tr), ctx.tr("settings_backups_help"_tr));
    }
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/check", *row, {.text = ctx.tr("settings_check"_tr)})) ctx.ask(CheckRequest{});
        draw_text(ctx, *row, icon::shield_outline, ctx.tr("settings_integrity"_tr),
                  ctx.tr("settings_integrity_help"_tr));
    }
    if (auto row = sheet.row()) {
        if (end_button(ctx, "settings/demo", *row, {.text = ctx.tr("settings_demo_open"_tr)}))
            ctx.ask(OpenDemoRequest{});
        draw_text(ctx, *row, icon::lightbulb, ctx.tr("settings_demo"_tr), ctx.tr("settings_demo_help"_tr));
    }
}

// Two lists of their own; the way there stands on the board as well.
void draw_put_away_section(Context& ctx, Sheet& sheet, SettingsEvents& events) {
    sheet.section(ctx.tr("settings_put_away"_tr), 1);
    auto row = sheet.row();
    if (!row) return;
    const auto counted = [&](core::Tr name, int count) {
        return std::string(ctx.tr(name)) + (count > 0 ? " " + std::to_string(count) : "");
    };
    const auto bin = counted("settings_bin"_tr, ctx.app.board.in_bin);
    const auto archive = counted("settings_archive"_tr, ctx.app.board.archived);
    if (end_button(ctx, "settings/bin", *row, {.text = bin, .icon = icon::remove})) events.put_away = PutAway::bin;
    if (end_button(ctx, "settings/archive", *row, {.text = archive, .icon = icon::archive}))
        events.put_away = PutAway::archive;
    draw_text(ctx, *row, icon::archive, ctx.tr("settings_put_away_name"_tr), ctx.tr("settings_put_away_help"_tr));
}

void draw_about_section(Context& ctx, Sheet& sheet, SettingsEvents& events) {
    sheet.section(ctx.tr("settings_about"_tr), 1);
    auto row = sheet.row();
    if (!row) return;
    events.about = end_button(ctx, "settings/about", *row, {.text = ctx.tr("settings_about_open"_tr)});
    const auto name = std::string(ctx.tr("app_name"_tr)) + " " + ctx.app.version;
    draw_text(ctx, *row, icon::information_outline, name, ctx.tr("about_no_advice"_tr));
}

float content_height(const Context& ctx) {
    constexpr auto kRows = kAppearanceRows + kReminderRows + 4 + 1 + 1;
    return ctx.px(5 * (kSheetHeading + kSheetGap) + kSheetRow * static_cast<float>(kRows) + 24);
}

}  // namespace

SettingsEvents draw_settings(Context& ctx, SettingsUi& ui, const Rect& area) {
    SettingsEvents events;
    const float width = std::min(ctx.px(kMostWidth), area.width() - ctx.px(40));
    const Rect room = Rect::at(std::round(area.centre().x - width / 2), area.min.y, std::round(width), area.height());
    const Scroll scroll(ctx, "settings/scroll", area, content_height(ctx), ui.scroll);
    const ReadingOrder order(ctx.focus);
    Sheet sheet(ctx, room, scroll.top() + ctx.px(24), area);
    draw_appearance(ctx, sheet);
    draw_reminders(ctx, sheet);
    draw_file(ctx, sheet);
    draw_put_away_section(ctx, sheet, events);
    draw_about_section(ctx, sheet, events);
    return events;
}

}  // namespace recoup::ui
