// The newest pictures of the machine, for the picker: listed by a worker when they are asked for. Main thread.
#pragma once

#include <memory>
#include <vector>

#include "app/jobs.h"
#include "desktop/base/surroundings.h"
#include "portable/path_text.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline imports {

class NewestPictures {
  public:
    // Both outlive it.
    NewestPictures(app::Jobs& jobs, const Surroundings& surroundings) : jobs_(jobs), surroundings_(surroundings) {}

    void list() {
        constexpr std::size_t kMost = 120;
        loading_ = true;
        jobs_.submit(
            [this, &folders = surroundings_.machine().folders](portable::StopToken) -> app::Jobs::Finish {
                const auto files = std::make_shared<std::vector<app::PictureFile>>(folders.newest_pictures(kMost));
                return [this, files] { take(*files); };
            },
            app::Jobs::Urgency::now);
    }
    const std::vector<ui::PictureFileView>& listed() const { return listed_; }
    bool loading() const { return loading_; }

  private:
    void take(const std::vector<app::PictureFile>& files) {
        loading_ = false;
        listed_.clear();
        const auto reader = surroundings_.reader();
        for (const auto& file : files)
            listed_.push_back({portable::utf8(file.path), portable::utf8(file.path.filename()),
                               core::show_instant(reader, file.modified)});
    }

    app::Jobs& jobs_;
    const Surroundings& surroundings_;
    std::vector<ui::PictureFileView> listed_;
    bool loading_ = false;
};

}  // namespace recoup::desktop::inline imports
