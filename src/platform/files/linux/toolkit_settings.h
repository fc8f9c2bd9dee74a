// What the settings files of GTK and KDE say of looks. Pure, any thread.
#pragma once

#include <string_view>

namespace recoup::platform::inline files {

// Of the text of a gtk-3.0 or gtk-4.0 settings.ini.
bool gtk_settings_prefer_dark(std::string_view settings_ini);
bool gtk_settings_want_stillness(std::string_view settings_ini);
// Of the text of kdeglobals.
bool kde_settings_want_stillness(std::string_view kdeglobals);

}  // namespace recoup::platform::inline files
