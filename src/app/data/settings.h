// What the program remembers beside the file: looks, language, window. A small JSON file in the settings folder.
// One thread; reads and writes a file, so not on a frame's path.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ports.h"
#include "core/base/i18n.h"
#include "core/base/region.h"
#include "core/base/time.h"
#include "core/law/message.h"
#include "core/model/leads.h"
#include "core/today/today.h"
#include "core/upload/limits.h"

namespace recoup::app::inline data {

enum class Theme { system, light, dark };
enum class FirstView { today, board };

// In screen coordinates of the windowing system.
struct WindowPlace {
    int x = 0, y = 0, width = 0, height = 0;
    bool maximised = false;

    bool operator==(const WindowPlace&) const = default;
};

inline constexpr std::size_t kMostWatched = 20;

// A file that was open, and what it held then.
struct UsedFile {
    std::filesystem::path path;
    core::Instant used_at{};
    std::int64_t cases = 0;
    std::int64_t evidence = 0;

    bool operator==(const UsedFile&) const = default;
};

// A folder whose new pictures are offered.
struct WatchedFolder {
    std::filesystem::path path;  // absolute
    core::Instant since{};       // what lay in it before is none of it

    bool operator==(const WatchedFolder&) const = default;
};

struct Settings {
    std::optional<core::Lang> language;  // nothing: the locale's
    Theme theme = Theme::system;
    double scale = 0;            // 0.5 to 4; 0: the display's
    std::optional<bool> motion;  // nothing: the desktop's
    FirstView first_view = FirstView::today;
    std::optional<WindowPlace> window;
    std::filesystem::path last_file;                // chosen in the window instead of the default one; empty: that
    std::vector<UsedFile> recent;                   // the last used first
    std::string remind_leads{core::kDefaultLeads};  // as core::parse_leads() reads them
    std::optional<core::QuietHours> quiet;
    bool desktop_notifications = true;
    core::Home home;  // of new cases; empty: not chosen yet
    std::vector<WatchedFolder> watched;
    core::BriefLimits brief_limits;           // of short letters, where another than the usual was chosen
    core::RouteLimits upload_limits;          // of pictures, as each route takes them
    std::vector<core::SeenMoney> seen_money;  // that today tells of no more, the last put away at the end
    std::vector<std::string> fine_payments;   // core::finding_key() of what nothing is wrong with, the last at the end
    std::string others = "{}";                // what a newer program keeps here, as JSON

    bool operator==(const Settings&) const = default;
};

// False when it is watched already, or there would be more than kMostWatched.
bool watch_folder(Settings& settings, WatchedFolder folder);

// Told of no more; the oldest of very many goes, which no list shows by then.
void put_away(Settings& settings, const core::SeenMoney& seen);

// A person says so of a finding, or no more; the oldest of very many goes.
void call_fine(Settings& settings, const std::string& finding_key, bool fine);

// Puts `file` in front; the oldest beyond eight goes.
void note_used(Settings& settings, UsedFile file);

// Defaults where there is no file. A damaged file is put aside as settings.json.damaged and defaults are given.
Settings load_settings(const std::filesystem::path& folder);
// False when it cannot be written.
bool save_settings(const std::filesystem::path& folder, const Settings& settings, Files& files);

}  // namespace recoup::app::inline data
