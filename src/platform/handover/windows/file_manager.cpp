#include "platform/handover/file_manager.h"

#include "platform/files/programs.h"
#include "portable/path_text.h"

namespace recoup::platform::inline handover {
namespace {

class Explorer final : public app::FileManager {
  public:
    bool show(const std::filesystem::path& path) override {
        return start_detached({"explorer.exe", portable::utf8(path.parent_path())});
    }
};

}  // namespace

std::unique_ptr<app::FileManager> system_file_manager() {
    return std::make_unique<Explorer>();
}

}  // namespace recoup::platform::inline handover
