// The settings: appearance, reminders, the file, the way to what is put away, about. Every change acts at once. Main
// thread.
#pragma once

#include "ui/put_away.h"

namespace recoup::ui {

struct SettingsUi {
    float scroll = 0;
};

struct SettingsEvents {
    bool about = false;
    std::optional<PutAway> put_away;
};

SettingsEvents draw_settings(Context& ctx, SettingsUi& ui, const Rect& area);

}  // namespace recoup::ui
