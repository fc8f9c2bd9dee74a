// What the desktop says about looks and language, read without asking any other program. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace recoup::platform::inline files {

// From $GTK_THEME, else GTK's settings files; light when nothing is said.
bool desktop_prefers_dark();
// GTK's or KDE's settings files have animations off.
bool desktop_wants_stillness();
// From $LC_ALL, $LC_MESSAGES or $LANG, the first that is set.
std::string locale_name();
bool locale_is_chinese();

// Of the text of a gtk-3.0 or gtk-4.0 settings.ini.
bool gtk_settings_prefer_dark(std::string_view settings_ini);
bool gtk_settings_want_stillness(std::string_view settings_ini);
// Of the text of kdeglobals.
bool kde_settings_want_stillness(std::string_view kdeglobals);

}  // namespace recoup::platform::inline files
