#include "ui/settings/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "ui/frame/icons.h"
#include "ui/settings/parts.h"

namespace recoup::ui::inline settings {
namespace {

constexpr float kMostWidth = 840;
constexpr float kListWidth = 184;
constexpr float kListFrom = 760;  // narrower views go without the list
constexpr float kTopRoom = 20;
constexpr std::size_t kAppearanceRows = 5;
constexpr std::array kScales = {0.0F, 1.0F, 1.25F, 1.5F, 2.0F};

int scale_index(float scale) {
    const auto* found = std::find(kScales.begin(), kScales.end(), scale);
    return found == kScales.end() ? 0 : static_cast<int>(found - kScales.begin());
}

void draw_appearance(Context& ctx, Sheet& sheet) {
    sheet.section(ctx.tr("settings_appearance"_tr), kAppearanceRows);
    auto choices = ctx.app.choices;
    if (auto row = sheet.row()) {
        const std::array words{ctx.tr("settings_follow_system"_tr), std::string_view("中文"),
                               std::string_view("English")};
        const int chosen = end_segments(ctx, "settings/lang", *row, 330, words, static_cast<int>(ctx.app.choices.lang));
        if (chosen >= 0) choices.lang = static_cast<LangChoice>(chosen);
        draw_text(ctx, *row, icon::translate, ctx.tr("settings_lang"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array words{ctx.tr("settings_follow_system"_tr), ctx.tr("settings_light"_tr),
                               ctx.tr("settings_dark"_tr)};
        const int chosen =
            end_segments(ctx, "settings/theme", *row, 330, words, static_cast<int>(ctx.app.choices.theme));
        if (chosen >= 0) choices.theme = static_cast<ThemeChoice>(chosen);
        draw_text(ctx, *row, icon::theme, ctx.tr("settings_theme"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array<std::string_view, 5> words{ctx.tr("settings_automatic"_tr), "100%", "125%", "150%", "200%"};
        const int chosen = end_segments(ctx, "settings/scale", *row, 400, words, scale_index(ctx.app.choices.scale));
        if (chosen >= 0) choices.scale = kScales[static_cast<std::size_t>(chosen)];
        draw_text(ctx, *row, icon::text_size, ctx.tr("settings_scale"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array words{ctx.tr("settings_follow_system"_tr), ctx.tr("settings_on"_tr),
                               ctx.tr("settings_off"_tr)};
        const int chosen =
            end_segments(ctx, "settings/motion", *row, 330, words, static_cast<int>(ctx.app.choices.motion));
        if (chosen >= 0) choices.motion = static_cast<MotionChoice>(chosen);
        draw_text(ctx, *row, icon::play, ctx.tr("settings_motion"_tr), "");
    }
    if (auto row = sheet.row()) {
        const std::array words{ctx.tr("today"_tr), ctx.tr("rail_board"_tr)};
        const int chosen =
            end_segments(ctx, "settings/first_view", *row, 220, words, static_cast<int>(ctx.app.choices.first_view));
        if (chosen >= 0) choices.first_view = static_cast<FirstView>(chosen);
        draw_text(ctx, *row, icon::light, ctx.tr("settings_first_view"_tr), "");
    }
    if (choices != ctx.app.choices) ctx.ask(SettingsRequest{choices});
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

struct SectionArgs {
    Context& ctx;
    Sheet& sheet;
    SettingsUi& ui;
    SettingsEvents& events;
};

// A section of the settings, as the list at the left and the sheet know it.
struct Section {
    core::Tr name;
    char32_t icon;
    float (*height)(const Context& ctx);  // of its card, in design pixels
    void (*draw)(const SectionArgs& args);
};

template <std::size_t rows>
float of_rows(const Context&) {
    return kSheetRow * static_cast<float>(rows);
}

const Section kSections[] = {
    {"settings_appearance"_tr, icon::theme, of_rows<kAppearanceRows>,
     [](const SectionArgs& a) { draw_appearance(a.ctx, a.sheet); }},
    {"settings_region_section"_tr, icon::earth, of_rows<kHomeRows>,
     [](const SectionArgs& a) { draw_home(a.ctx, a.sheet, a.ui.currencies); }},
    {"reminders"_tr, icon::bell_outline, of_rows<kReminderRows>,
     [](const SectionArgs& a) { draw_reminders(a.ctx, a.sheet); }},
    {"settings_files"_tr, icon::database, file_section_height,
     [](const SectionArgs& a) { a.events.restore = draw_file_section(a.ctx, a.sheet, a.ui); }},
    {"settings_watched_section"_tr, icon::folder_image,
     [](const Context& ctx) { return kSheetRow * static_cast<float>(watched_rows(ctx)); },
     [](const SectionArgs& a) { draw_watched(a.ctx, a.sheet); }},
    {"settings_put_away"_tr, icon::archive, of_rows<1>,
     [](const SectionArgs& a) { draw_put_away_section(a.ctx, a.sheet, a.events); }},
    {"settings_about"_tr, icon::information_outline, of_rows<1>,
     [](const SectionArgs& a) { draw_about_section(a.ctx, a.sheet, a.events); }},
};
constexpr std::size_t kSectionCount = std::size(kSections);

// Where each section begins in the content, and where that ends; physical pixels.
std::array<float, kSectionCount + 1> section_tops(const Context& ctx) {
    std::array<float, kSectionCount + 1> tops{};
    float y = ctx.px(kTopRoom);
    for (std::size_t i = 0; i < kSectionCount; ++i) {
        tops[i] = y;
        y += ctx.px(kSheetHeading + kSections[i].height(ctx) + kSheetGap);
    }
    tops[kSectionCount] = y;
    return tops;
}

// The section in sight: the last that begins in the upper part of the view.
std::size_t section_in_sight(const Context& ctx, const std::array<float, kSectionCount + 1>& tops, float scroll,
                             float height) {
    if (scroll > 0 && scroll + height >= tops.back() - ctx.px(1)) return kSectionCount - 1;
    std::size_t found = 0;
    for (std::size_t i = 0; i < kSectionCount; ++i)
        if (tops[i] <= scroll + ctx.px(kTopRoom) + height / 4) found = i;
    return found;
}

void draw_list(Context& ctx, SettingsUi& ui, Rect column, std::size_t current) {
    for (std::size_t i = 0; i < kSectionCount; ++i) {
        const auto box = column.take_top(ctx.px(36), ctx.px(4));
        const bool on = i == current;
        const auto id = "settings/go/" + std::to_string(i);
        const auto pressed = hit(ctx, id.c_str(), box);
        if (on || pressed.hovered) fill(ctx, box, on ? Role::accent_bg : Role::surface, 8);
        if (pressed.hovered) ctx.out.cursor = Cursor::hand;
        auto inner = box.inset(ctx.px(10), 0);
        icon_label(ctx, inner.take_left(ctx.px(18), ctx.px(12)), 18, on ? Role::accent : Role::muted,
                   kSections[i].icon);
        label(ctx, inner, on ? body_bold(ctx) : body(ctx), on ? Role::accent : Role::muted, ctx.tr(kSections[i].name));
        if (pressed.clicked) ui.go_to = i;
    }
}

}  // namespace

SettingsEvents draw_settings(Context& ctx, SettingsUi& ui, const Rect& area) {
    SettingsEvents events;
    if (!std::exchange(ui.asked_backups, true)) ctx.ask(ListBackupsRequest{});
    const auto tops = section_tops(ctx);
    auto room = area;
    if (area.width() >= ctx.px(kListFrom)) {
        auto list = room.take_left(ctx.px(kListWidth + 12)).inset(ctx.px(12), ctx.px(kTopRoom));
        list.max.x += ctx.px(12);
        draw_list(ctx, ui, list, section_in_sight(ctx, tops, ui.scroll, area.height()));
    }
    const float width = std::min(ctx.px(kMostWidth), room.width() - ctx.px(40));
    const Rect column = Rect::at(std::round(room.min.x + ctx.px(20)), area.min.y, std::round(width), area.height());
    const float content = tops.back() + ctx.px(kTopRoom);
    if (ui.go_to) ui.scroll = std::max(0.0F, std::min(tops[*ui.go_to] - ctx.px(kTopRoom), content - area.height()));
    if (std::exchange(ui.go_to, std::nullopt)) ctx.wake_after(0);
    const Scroll scroll(ctx, "settings/scroll", room, content, ui.scroll);
    Sheet sheet(ctx, column, scroll.top() + ctx.px(kTopRoom), room);
    for (const auto& section : kSections) section.draw({ctx, sheet, ui, events});
    return events;
}

}  // namespace recoup::ui::inline settings
