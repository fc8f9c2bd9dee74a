#include "platform/handover/file_manager.h"

#include "platform/files/programs.h"

namespace recoup::platform::inline handover {
namespace {

class Finder final : public app::FileManager {
  public:
    bool show(const std::filesystem::path& path) override { return start_detached({"open", "-R", path.string()}); }
};

}  // namespace

std::unique_ptr<app::FileManager> system_file_manager() {
    return std::make_unique<Finder>();
}

}  // namespace recoup::platform::inline handover
