// Files to draw screens of, and a machine that does nothing to draw them on.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/data/library.h"
#include "app/demo/fixed_clock.h"
#include "desktop/screenshot/scene.h"
#include "support/ids.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::testing {

enum class Amount { nothing, demo, too_much };

// Holds the file; its scenes must not outlive it.
class Story {
  public:
    Story(Amount amount, core::Lang lang);
    ~Story();
    Story(const Story&) = delete;
    Story& operator=(const Story&) = delete;

    std::unique_ptr<desktop::Scene> scene(bool dark = false);
    core::Lang lang() const { return lang_; }

  private:
    struct Machine;
    const TempFolder folder_;
    core::Lang lang_;
    std::unique_ptr<Machine> machine_;
    std::filesystem::path file_;
};

}  // namespace recoup::testing
