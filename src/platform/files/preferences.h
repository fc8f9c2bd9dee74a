// What the desktop says about looks and language, read without asking any other program. Any thread.
#pragma once

#include <string>

namespace recoup::platform::inline files {

// Linux: from $GTK_THEME, else GTK's settings files. Light when nothing is said.
bool desktop_prefers_dark();
// Animations are off: Linux: in GTK's or KDE's settings files.
bool desktop_wants_stillness();
// "zh_CN.UTF-8", "zh-CN". Linux: from $LC_ALL, $LC_MESSAGES or $LANG, the first that is set.
std::string locale_name();
bool locale_is_chinese();

}  // namespace recoup::platform::inline files
