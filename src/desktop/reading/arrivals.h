// New screenshots of the folders that are watched: looked for when a folder says so and once at the start, never by the
// clock; read, and put together by the case they seem to belong to. Main thread; a worker looks.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/inbox/groups.h"
#include "app/jobs.h"
#include "core/today/today.h"
#include "desktop/base/open_file.h"
#include "desktop/base/surroundings.h"
#include "desktop/reading/readings.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline reading {

class Arrivals {
  public:
    // All outlive it.
    Arrivals(const OpenFile& file, app::Jobs& jobs, Readings& readings, Surroundings& surroundings)
        : file_(file), jobs_(jobs), readings_(readings), surroundings_(surroundings) {}

    // From now on; nothing is offered in the demo and in a backup.
    void begin();
    void file_changed();
    // Remembered in the settings.
    void watch(const std::filesystem::path& folder, bool watch);

    // Looks where something came; whether what is offered has changed.
    bool take_news();

    const std::vector<app::PictureGroup>& groups() const { return groups_; }
    // The same for today and for the tray, in that order.
    const std::vector<core::WaitingPictures>& waiting() const { return waiting_; }
    std::vector<ui::TrayGroup> tray() const;
    const std::vector<ui::WatchedView>& watched() const { return watched_; }

  private:
    void watch_all();
    struct Found;
    void look();
    void group();

    const OpenFile& file_;
    app::Jobs& jobs_;
    Readings& readings_;
    Surroundings& surroundings_;
    bool begun_ = false, looking_ = false;
    std::atomic<bool> something_came_ = false;  // set by the watches' threads
    std::vector<std::unique_ptr<app::FileWatches::Watch>> watches_;
    std::shared_ptr<app::Looked> looked_ = std::make_shared<app::Looked>();  // of the job that looks, while it does
    std::vector<app::NewPicture> pictures_;
    std::vector<ui::WatchedView> watched_;  // as the worker found them last
    std::vector<app::PictureGroup> groups_;
    std::vector<core::WaitingPictures> waiting_;
    std::uint64_t generation_ = 0, revision_ = 0;
};

}  // namespace recoup::desktop::inline reading
