// The settings: appearance, reminders, the file, the way to what is put away, about. Every change acts at once. Main
// thread.
#pragma once

#include <optional>
#include <string>

#include "ui/context/context.h"
#include "ui/kit/kit.h"
#include "ui/kit/menu.h"
#include "ui/put_away/put_away.h"

namespace recoup::ui::inline settings {

struct SettingsUi {
    float scroll = 0;
    std::optional<std::size_t> go_to;  // a section of the list at the left
    bool asked_backups = false;        // while this view is open
    MenuUi recent;                     // the files that were open before
    SelectState currencies;
};

struct SettingsEvents {
    bool about = false;
    std::optional<PutAway> put_away;
    std::optional<std::string> restore;  // a backup, to be asked about
};

// Behind the layer of the settings.
void draw_recent_menu(Context& ctx, SettingsUi& ui);

SettingsEvents draw_settings(Context& ctx, SettingsUi& ui, const Rect& area);

}  // namespace recoup::ui::inline settings
