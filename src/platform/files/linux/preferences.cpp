#include "platform/files/preferences.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "platform/files/linux/toolkit_settings.h"
#include "platform/files/read_file.h"
#include "platform/files/system_folders.h"

namespace recoup::platform::inline files {
namespace {

constexpr std::size_t kMaxSettingsBytes = 64 * 1024;

std::string without_spaces(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

// What follows "key=" on the last line that begins so, in small letters.
std::string value_of(std::string_view text, std::string_view key) {
    std::string value;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = lower(without_spaces(text.substr(0, end)));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (line.starts_with(key) && line.size() > key.size() && line[key.size()] == '=')
            value = line.substr(key.size() + 1);
    }
    return value;
}

}  // namespace

bool gtk_settings_prefer_dark(std::string_view settings_ini) {
    bool dark = false;
    while (!settings_ini.empty()) {
        const auto end = settings_ini.find('\n');
        const auto line = lower(without_spaces(settings_ini.substr(0, end)));
        settings_ini.remove_prefix(end == settings_ini.npos ? settings_ini.size() : end + 1);
        constexpr std::string_view kPrefer = "gtk-application-prefer-dark-theme=";
        if (line.starts_with(kPrefer)) dark = line.ends_with("=1") || line.ends_with("=true");
        if (line.starts_with("gtk-theme-name=") && line.find("dark") != line.npos) return true;
    }
    return dark;
}

bool desktop_prefers_dark() {
    if (const char* theme = std::getenv("GTK_THEME"); theme != nullptr && *theme != '\0')
        return lower(theme).find("dark") != std::string::npos;
    const auto config = SystemFolders().settings().parent_path();
    for (const auto* file : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini"})
        if (const auto text = read_small_file(config / file, kMaxSettingsBytes)) return gtk_settings_prefer_dark(*text);
    return false;
}

bool gtk_settings_want_stillness(std::string_view settings_ini) {
    const auto animates = value_of(settings_ini, "gtk-enable-animations");
    return animates == "0" || animates == "false";
}

bool kde_settings_want_stillness(std::string_view kdeglobals) {
    const auto factor = value_of(kdeglobals, "animationdurationfactor");
    return !factor.empty() && factor.find_first_not_of("0.") == std::string::npos;
}

bool desktop_wants_stillness() {
    const auto config = SystemFolders().settings().parent_path();
    if (const auto text = read_small_file(config / "kdeglobals", kMaxSettingsBytes))
        if (kde_settings_want_stillness(*text)) return true;
    for (const auto* file : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini"})
        if (const auto text = read_small_file(config / file, kMaxSettingsBytes))
            return gtk_settings_want_stillness(*text);
    return false;
}

}  // namespace recoup::platform::inline files
