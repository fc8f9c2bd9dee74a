#include "app/data/settings.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/money.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::app::inline data {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFile = "settings.json";
constexpr std::size_t kMaxBytes = 256 * 1024;
constexpr std::array kThemes = {"system", "light", "dark"};
constexpr std::array kFirstViews = {"today", "board"};
constexpr std::size_t kMostRecent = 8;
constexpr std::size_t kMostSeen = 100;
constexpr std::size_t kMostFine = 1000;
constexpr std::size_t kMostFineBytes = 300;
constexpr int kMaxPlace_px = 100'000;
constexpr std::size_t kMaxRegionBytes = 16;
constexpr double kMinScale = 0.5;
constexpr double kMaxScale = 4;

template <class T>
std::optional<T> get(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return std::nullopt;
    try {
        return found->get<T>();
    } catch (const json::exception&) {
        return std::nullopt;  // of another type: as if it were not there
    }
}

std::optional<WindowPlace> window_of(const json& object) {
    const auto found = object.find("window");
    if (found == object.end() || !found->is_object()) return std::nullopt;
    WindowPlace place;
    for (const auto& [key, member] : {std::pair("x", &place.x), std::pair("y", &place.y),
                                      std::pair("width", &place.width), std::pair("height", &place.height)}) {
        const auto value = get<double>(*found, key);
        if (!value || !(*value >= -kMaxPlace_px && *value <= kMaxPlace_px)) return std::nullopt;
        *member = static_cast<int>(*value);
    }
    if (place.width <= 0 || place.height <= 0) return std::nullopt;
    place.maximised = get<bool>(*found, "maximised").value_or(false);
    return place;
}

// "22:00"
std::optional<std::chrono::minutes> time_of(const json& object, const char* key) {
    const auto text = get<std::string>(object, key).value_or("");
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 99; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hour = 10 * digit(0) + digit(1);
    const int minute = 10 * digit(3) + digit(4);
    if (hour > 23 || minute > 59) return std::nullopt;
    return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

std::string time_text(std::chrono::minutes time) {
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

void read_reminders(const json& object, Settings& settings) {
    const auto leads = get<std::string>(object, "remind_leads").value_or("");
    if (core::parse_leads(leads)) settings.remind_leads = leads;
    const auto from = time_of(object, "quiet_from");
    const auto to = time_of(object, "quiet_to");
    if (from && to) settings.quiet = core::QuietHours{*from, *to};
    settings.desktop_notifications = get<bool>(object, "desktop_notifications").value_or(true);
}

void write_reminders(json& object, const Settings& settings) {
    object["remind_leads"] = settings.remind_leads;
    object["desktop_notifications"] = settings.desktop_notifications;
    if (!settings.quiet) return;
    object["quiet_from"] = time_text(settings.quiet->from);
    object["quiet_to"] = time_text(settings.quiet->to);
}

std::vector<UsedFile> recent_of(const json& object) {
    std::vector<UsedFile> files;
    const auto found = object.find("recent");
    if (found == object.end() || !found->is_array()) return files;
    for (const auto& item : *found) {
        if (!item.is_object() || files.size() == kMostRecent) continue;
        UsedFile file;
        file.path = portable::path_of(get<std::string>(item, "path").value_or(""));
        file.used_at =
            core::instant_from_storage(get<std::string>(item, "used_at").value_or("")).value_or(core::Instant{});
        file.cases = get<std::int64_t>(item, "cases").value_or(0);
        file.evidence = get<std::int64_t>(item, "evidence").value_or(0);
        if (file.path.is_absolute()) files.push_back(std::move(file));
    }
    return files;
}

json to_json(const std::vector<UsedFile>& files) {
    auto list = json::array();
    for (const auto& file : files)
        list.push_back({{"path", portable::utf8(file.path)},
                        {"used_at", core::to_storage(file.used_at)},
                        {"cases", file.cases},
                        {"evidence", file.evidence}});
    return list;
}

std::vector<WatchedFolder> watched_of(const json& object) {
    std::vector<WatchedFolder> folders;
    const auto found = object.find("watched");
    if (found == object.end() || !found->is_array()) return folders;
    for (const auto& item : *found) {
        if (!item.is_object() || folders.size() == kMostWatched) continue;
        const auto since = core::instant_from_storage(get<std::string>(item, "since").value_or(""));
        auto path = portable::path_of(get<std::string>(item, "path").value_or(""));
        if (since && path.is_absolute()) folders.push_back({std::move(path), *since});
    }
    return folders;
}

json to_json(const std::vector<WatchedFolder>& folders) {
    auto list = json::array();
    for (const auto& folder : folders)
        list.push_back({{"path", portable::utf8(folder.path)}, {"since", core::to_storage(folder.since)}});
    return list;
}

std::vector<core::SeenMoney> seen_money_of(const json& object) {
    std::vector<core::SeenMoney> seen;
    const auto found = object.find("seen_money");
    if (found == object.end() || !found->is_array()) return seen;
    for (const auto& item : *found) {
        if (!item.is_object() || seen.size() == kMostSeen) continue;
        const auto id = core::parse_uuid(get<std::string>(item, "case").value_or(""));
        const auto at = core::instant_from_storage(get<std::string>(item, "at").value_or(""));
        if (id && at) seen.push_back({*id, *at});
    }
    return seen;
}

json to_json(const std::vector<core::SeenMoney>& seen) {
    auto list = json::array();
    for (const auto& one : seen)
        list.push_back({{"case", core::to_string(one.case_uuid)}, {"at", core::to_storage(one.at)}});
    return list;
}

std::vector<std::string> fine_payments_of(const json& object) {
    std::vector<std::string> keys;
    const auto found = object.find("fine_payments");
    if (found == object.end() || !found->is_array()) return keys;
    for (const auto& item : *found)
        if (item.is_string() && keys.size() < kMostFine) keys.push_back(item.get<std::string>());
    return keys;
}

// A region may be one of the person's own rules.
void read_home(const json& object, Settings& settings) {
    const auto region = get<std::string>(object, "region").value_or("");
    const auto currency = get<std::string>(object, "currency").value_or("");
    if (region.size() <= kMaxRegionBytes) settings.home.region = region;
    if (core::is_currency(currency)) settings.home.currency = currency;
}

void write_home(json& object, const Settings& settings) {
    if (!settings.home.region.empty()) object["region"] = settings.home.region;
    if (!settings.home.currency.empty()) object["currency"] = settings.home.currency;
}

void read_brief_limits(const json& object, Settings& settings) {
    const auto found = object.find("brief_limits");
    if (found == object.end() || !found->is_object()) return;
    for (const auto& [key, value] : found->items()) {
        const auto route = key == "none" ? std::optional(core::Route::none) : core::parse_word<core::Route>(key);
        if (!route || !value.is_number_unsigned()) continue;
        const auto limit = value.get<std::size_t>();
        if (limit >= core::kLeastBriefLimit && limit <= core::kMostBriefLimit) settings.brief_limits[*route] = limit;
    }
}

void write_brief_limits(json& object, const Settings& settings) {
    for (const auto& [route, limit] : settings.brief_limits)
        object["brief_limits"][route == core::Route::none ? "none" : std::string(core::token(route))] = limit;
}

void read_upload_limits(const json& object, Settings& settings) {
    const auto found = object.find("upload_limits");
    if (found == object.end() || !found->is_object()) return;
    for (const auto& [key, value] : found->items()) {
        const auto route = key == "none" ? std::optional(core::Route::none) : core::parse_word<core::Route>(key);
        if (!route || !value.is_object()) continue;
        core::UploadLimits limits{.files = get<int>(value, "files").value_or(0),
                                  .each_bytes = get<std::int64_t>(value, "each_bytes").value_or(0)};
        const auto types = core::read_upload_types(get<std::string>(value, "types").value_or(""), limits);
        if (types && core::is_possible(limits)) settings.upload_limits[*route] = limits;
    }
}

void write_upload_limits(json& object, const Settings& settings) {
    for (const auto& [route, limits] : settings.upload_limits)
        object["upload_limits"][route == core::Route::none ? "none" : std::string(core::token(route))] = {
            {"files", limits.files}, {"each_bytes", limits.each_bytes}, {"types", core::upload_types_text(limits)}};
}

Settings settings_of(json object) {
    Settings settings;
    settings.language = core::parse_lang(get<std::string>(object, "language").value_or(""));
    const auto theme = get<std::string>(object, "theme").value_or("");
    for (std::size_t i = 0; i < kThemes.size(); ++i)
        if (theme == kThemes[i]) settings.theme = static_cast<Theme>(i);
    const auto scale = get<double>(object, "scale").value_or(0);
    if (scale >= kMinScale && scale <= kMaxScale) settings.scale = scale;
    settings.motion = get<bool>(object, "motion");
    if (get<std::string>(object, "first_view") == kFirstViews[1]) settings.first_view = FirstView::board;
    settings.window = window_of(object);
    settings.last_file = portable::path_of(get<std::string>(object, "last_file").value_or(""));
    settings.recent = recent_of(object);
    read_reminders(object, settings);
    read_home(object, settings);
    read_brief_limits(object, settings);
    read_upload_limits(object, settings);
    settings.watched = watched_of(object);
    settings.seen_money = seen_money_of(object);
    settings.fine_payments = fine_payments_of(object);
    for (const auto* key : {"language", "theme", "scale", "motion", "first_view", "window", "last_file", "recent",
                            "remind_leads", "quiet_from", "quiet_to", "desktop_notifications", "region", "currency",
                            "brief_limits", "upload_limits", "watched", "seen_money", "fine_payments"})
        object.erase(key);
    settings.others = object.dump();
    return settings;
}

json to_json(const Settings& settings) {
    auto object = json::parse(settings.others, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) object = json::object();
    if (settings.language) object["language"] = core::lang_token(*settings.language);
    object["theme"] = kThemes[static_cast<std::size_t>(settings.theme)];
    if (settings.scale > 0) object["scale"] = settings.scale;
    if (settings.motion) object["motion"] = *settings.motion;
    object["first_view"] = kFirstViews[static_cast<std::size_t>(settings.first_view)];
    if (!settings.last_file.empty()) object["last_file"] = portable::utf8(settings.last_file);
    if (!settings.recent.empty()) object["recent"] = to_json(settings.recent);
    write_reminders(object, settings);
    write_home(object, settings);
    write_brief_limits(object, settings);
    write_upload_limits(object, settings);
    if (!settings.watched.empty()) object["watched"] = to_json(settings.watched);
    if (!settings.seen_money.empty()) object["seen_money"] = to_json(settings.seen_money);
    if (!settings.fine_payments.empty()) object["fine_payments"] = settings.fine_payments;
    if (const auto& place = settings.window)
        object["window"] = {{"x", place->x},
                            {"y", place->y},
                            {"width", place->width},
                            {"height", place->height},
                            {"maximised", place->maximised}};
    return object;
}

std::optional<std::string> read_text(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::string text(kMaxBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

bool watch_folder(Settings& settings, WatchedFolder folder) {
    const bool there = std::ranges::find(settings.watched, folder.path, &WatchedFolder::path) != settings.watched.end();
    if (there || settings.watched.size() == kMostWatched) return false;
    settings.watched.push_back(std::move(folder));
    return true;
}

void put_away(Settings& settings, const core::SeenMoney& seen) {
    auto& all = settings.seen_money;
    if (std::ranges::find(all, seen) != all.end()) return;
    all.push_back(seen);
    if (all.size() > kMostSeen) all.erase(all.begin());
}

void call_fine(Settings& settings, const std::string& finding_key, bool fine) {
    auto& all = settings.fine_payments;
    std::erase(all, finding_key);
    if (!fine || finding_key.size() > kMostFineBytes) return;
    all.push_back(finding_key);
    if (all.size() > kMostFine) all.erase(all.begin());
}

void note_used(Settings& settings, UsedFile file) {
    auto& recent = settings.recent;
    std::erase_if(recent, [&](const UsedFile& other) { return other.path == file.path; });
    recent.insert(recent.begin(), std::move(file));
    if (recent.size() > kMostRecent) recent.resize(kMostRecent);
}

Settings load_settings(const fs::path& folder) {
    const auto path = folder / kFile;
    const auto text = read_text(path);
    if (!text) return {};
    const bool bounded = text->size() <= kMaxBytes && !core::too_deep_at(*text);
    auto object = bounded ? json::parse(*text, nullptr, /*allow_exceptions=*/false) : json();
    if (object.is_object()) return settings_of(std::move(object));
    std::error_code ignored;
    fs::rename(path, portable::with_ending(folder / kFile, ".damaged"), ignored);
    return {};
}

bool save_settings(const fs::path& folder, const Settings& settings, Files& files) {
    // A path may hold bytes that are no UTF-8; better one replaced character than no settings.
    const auto text = to_json(settings).dump(2, ' ', false, json::error_handler_t::replace) + '\n';
    return !files.make_folder(folder) && !files.replace_file(folder / kFile, std::as_bytes(std::span(text)));
}

}  // namespace recoup::app::inline data
