// The settings: appearance, the file, the archive, the bin, about. Every change acts at once. Main thread.
#pragma once

#include "ui/kit.h"

namespace recoup::ui {

struct SettingsUi {
    float scroll = 0;
};

struct SettingsEvents {
    bool about = false;
};

SettingsEvents draw_settings(Context& ctx, SettingsUi& ui, const Rect& area);

}  // namespace recoup::ui
