// app::FileWatches: what the system tells of the file and its folder; where the disk does not tell (network shares), a
// call each second.
// Any thread.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline files {

class SystemFileWatches final : public app::FileWatches {
  public:
    std::unique_ptr<Watch> watch(const std::filesystem::path& path, std::function<void()> changed) override;
    std::unique_ptr<Watch> watch_folder(const std::filesystem::path& folder, std::function<void()> changed) override;
};

}  // namespace recoup::platform::inline files
