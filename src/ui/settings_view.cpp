#include "ui/settings_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/show.h"
#include "core/words.h"
#include "ui/icons.h"
#include "ui/save_state.h"
#include "ui/settings_parts.h"

namespace recoup::ui {
namespace {

constexpr float kMostWidth = 760;
constexpr std::array kScales = {0.0F, 1.0F, 1.25F, 1.5F, 2.0F};

int scale_index(float scale) {
    const auto* found = std::find(kScales.begin(), kScales.end(), scale);
    return found == kScales.end() ? 0 : static_cast<int>(found - kScales.begin());
}

void draw_appearance(Context& ctx, Sheet& sheet) {
    sheet.section(ctx.tr("settings_appearance"_tr), 3);
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

std::vector<const core::CaseRecord*> cases_put_away(const Context& ctx, bool bin) {
    std::vector<const core::CaseRecord*> found;
    for (const auto& record : ctx.app.state.cases())
        if (bin ? record.in_bin() : !record.in_bin() && record.row.archived) found.push_back(&record);
    const auto since = [&](const core::CaseRecord* record) {
        return bin ? *record->row.removed_at : record->row.updated_at;
    };
    std::sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return since(a) > since(b); });
    return found;
}

std::string joined(std::string first, std::string_view second) {
    if (first.empty()) return std::string(second);
    return second.empty() ? first : first + " · " + std::string(second);
}

void draw_empty_row(Context& ctx, Sheet& sheet, char32_t icon, core::Tr text) {
    auto row = sheet.row();
    if (!row) return;
    icon_label(ctx, row->take_left(ctx.px(22), ctx.px(12)), 20, Role::faint, icon);
    label(ctx, *row, body(ctx), Role::muted, ctx.tr(text));
}

std::string counted(const Context& ctx, core::Tr name, std::size_t count) {
    return joined(std::string(ctx.tr(name)), count > 0 ? std::to_string(count) : "");
}

void draw_archive(Context& ctx, Sheet& sheet) {
    const auto cases = cases_put_away(ctx, false);
    sheet.section(counted(ctx, "settings_archive"_tr, cases.size()), std::max<std::size_t>(1, cases.size()));
    if (cases.empty()) draw_empty_row(ctx, sheet, icon::archive, "settings_archive_empty"_tr);
    for (const auto* record : cases) {
        auto row = sheet.row();
        if (!row) continue;
        const IdScope id(record->row.uuid);
        if (end_button(ctx, "settings/unarchive", *row, {.text = ctx.tr("settings_unarchive"_tr), .icon = icon::board}))
            ctx.send(core::ArchiveCase{record->row.uuid, false, core::Outcome::none});
        const auto state = record->ended() ? core::label(ctx.reader.lang, record->row.outcome)
                                           : core::label(ctx.reader.lang, record->row.stage);
        draw_text(ctx, *row, icon::archive, record->row.title, joined(record->row.platform, state));
    }
}

void draw_bin(Context& ctx, Sheet& sheet) {
    const auto cases = cases_put_away(ctx, true);
    sheet.section(counted(ctx, "settings_bin"_tr, cases.size()), std::max<std::size_t>(1, cases.size()));
    if (cases.empty()) draw_empty_row(ctx, sheet, icon::remove, "settings_bin_empty"_tr);
    for (const auto* record : cases) {
        auto row = sheet.row();
        if (!row) continue;
        const IdScope id(record->row.uuid);
        if (end_button(ctx, "settings/restore", *row, {.text = ctx.tr("settings_restore"_tr), .icon = icon::restore}))
            ctx.send(core::RestoreCase{record->row.uuid});
        const auto when = ctx.trf("settings_removed_at"_tr, core::show_instant(ctx.reader, *record->row.removed_at));
        draw_text(ctx, *row, icon::remove, record->row.title, joined(record->row.platform, when));
    }
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
    const auto put_away = cases_put_away(ctx, false).size();
    const auto removed = cases_put_away(ctx, true).size();
    const auto rows =
        3 + kReminderRows + 4 + 1 + std::max<std::size_t>(1, put_away) + std::max<std::size_t>(1, removed);
    return ctx.px(6 * (kSheetHeading + kSheetGap) + kSheetRow * static_cast<float>(rows) + 24);
}

}  // namespace

SettingsEvents draw_settings(Context& ctx, SettingsUi& ui, const Rect& area) {
    SettingsEvents events;
    const float width = std::min(ctx.px(kMostWidth), area.width() - ctx.px(40));
    const Rect room = Rect::at(std::round(area.centre().x - width / 2), area.min.y, std::round(width), area.height());
    const Scroll scroll(ctx, "settings/scroll", area, content_height(ctx), ui.scroll);
    Sheet sheet(ctx, room, scroll.top() + ctx.px(24), area);
    draw_appearance(ctx, sheet);
    draw_reminders(ctx, sheet);
    draw_file(ctx, sheet);
    draw_archive(ctx, sheet);
    draw_bin(ctx, sheet);
    draw_about_section(ctx, sheet, events);
    return events;
}

}  // namespace recoup::ui
