#include "desktop/reading/arrivals.h"

#include <algorithm>
#include <set>

#include "app/reading/habit.h"
#include "core/today/today.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline reading {
namespace {

// Those that are watched, then those that would be worth it.
std::vector<ui::WatchedView> watched_views(const std::vector<app::WatchedFolder>& watched,
                                           const app::Folders& folders) {
    std::vector<ui::WatchedView> all;
    for (const auto& folder : watched) {
        std::error_code ignored;
        all.push_back({portable::utf8(folder.path), true, !std::filesystem::is_directory(folder.path, ignored)});
    }
    for (const auto& path : folders.arrival_folders())
        if (std::ranges::find(watched, path, &app::WatchedFolder::path) == watched.end())
            all.push_back({portable::utf8(path), false, false});
    return all;
}

}  // namespace

struct Arrivals::Found {
    std::vector<app::NewPicture> pictures;
    std::vector<ui::WatchedView> watched;
};

void Arrivals::begin() {
    begun_ = true;
    watch_all();
    something_came_ = true;
}

void Arrivals::file_changed() {
    pictures_.clear();
    groups_.clear();
    waiting_.clear();
    something_came_ = begun_;
}

void Arrivals::watch_all() {
    watches_.clear();
    auto* watches = surroundings_.ports.watches;
    if (!watches || !begun_) return;
    for (const auto& folder : surroundings_.settings.watched)
        watches_.push_back(watches->watch_folder(folder.path, [this, wake = surroundings_.ports.wake] {
            something_came_ = true;
            wake();
        }));
}

void Arrivals::watch(const std::filesystem::path& folder, bool watch) {
    auto& settings = surroundings_.settings;
    if (watch)
        app::watch_folder(settings, {folder, surroundings_.reader().now});
    else
        std::erase_if(settings.watched, [&](const auto& one) { return one.path == folder; });
    surroundings_.save();
    watch_all();
    something_came_ = true;
}

bool Arrivals::take_news() {
    const auto revision = file_.is_own() && file_->is_whole() ? file_.state().revision() : 0;
    const bool changed = revision != revision_ && !pictures_.empty();
    if (begun_ && revision != 0 && !looking_ && (something_came_.exchange(false) || changed)) look();
    revision_ = revision;
    if (generation_ == readings_.generation()) return false;
    group();
    return true;
}

// What the worker needs of the state it gets as a copy.
void Arrivals::look() {
    looking_ = true;
    std::set<std::string, std::less<>> refused;
    for (const auto& row : file_.state().refused()) refused.insert(row.sha256);
    const auto stamp = file_.stamp();
    jobs_.submit([this, stamp, refused = std::move(refused), watched = surroundings_.settings.watched, looked = looked_,
                  &session = file_.session(),
                  &folders = surroundings_.machine().folders](portable::StopToken) -> app::Jobs::Finish {
        const auto is_known = [&](std::string_view sha256) {
            return refused.contains(sha256) || session.holds_original(sha256);
        };
        auto found = std::make_shared<Found>();
        found->pictures = app::new_pictures(watched, folders, is_known, *looked);
        found->watched = watched_views(watched, folders);
        return [this, stamp, found] {
            looking_ = false;
            watched_ = std::move(found->watched);
            if (!file_.is(stamp)) return;
            pictures_ = std::move(found->pictures);
            group();
        };
    });
}

void Arrivals::group() {
    generation_ = readings_.generation();
    groups_.clear();
    waiting_.clear();
    if (pictures_.empty()) return;
    const auto platforms = app::known_platforms(file_.state());
    const auto habit = app::reading_habit(surroundings_.machine(), surroundings_.reader().now, surroundings_.zone,
                                          surroundings_.settings.home, platforms);
    const auto text_of = [&](const app::NewPicture& picture) {
        const auto* text = readings_.find(picture.sha256);
        if (!text) readings_.want(picture.sha256, picture.file.path);
        return text;
    };
    groups_ = app::grouped(pictures_, text_of, habit, file_.state(), surroundings_.lang());
    for (const auto& group : groups_) waiting_.push_back(app::waiting_of(group));
}

std::vector<ui::TrayGroup> Arrivals::tray() const {
    std::vector<ui::TrayGroup> tray;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        const auto* record = groups_[i].case_uuid ? file_.state().find(*groups_[i].case_uuid) : nullptr;
        auto& shown = tray.emplace_back(ui::TrayGroup{.pictures = waiting_[i]});
        shown.text = core::pictures_line(surroundings_.lang(), waiting_[i].count, record);
        if (record) shown.why = waiting_[i].why + " · " + record->row.title;
        for (auto one = groups_[i].pictures.rbegin(); one != groups_[i].pictures.rend(); ++one)
            if (shown.paths.size() < ui::TrayGroup::kMostShown)
                shown.paths.push_back(portable::utf8(one->picture.file.path));
    }
    return tray;
}

}  // namespace recoup::desktop::inline reading
