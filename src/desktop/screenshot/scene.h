// One file opened to be drawn without display or GPU, as many views of it as one likes: for `recoup screenshot`, and
// for the tests of layout and of pictures. Main thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/base/i18n.h"
#include "core/model/state.h"
#include "platform/drawing/soft_raster.h"
#include "ui/frame/layout_log.h"
#include "ui/frame/probe.h"
#include "ui/root.h"

namespace recoup::desktop::inline screenshot {

// Turns to a view: board, agenda, insights, settings, archive, bin, guide, guide:PAGE, platforms, platforms:NAME,
// new-case, case:ID, case:ID:TAB, viewer:EVIDENCE-ID, redact:EVIDENCE-ID. Errors: no such view (usage), no such case or
// evidence (work).
core::Result<void> show_view(const core::State& state, const std::string& view, ui::UiState& ui);

// Frames until a view has settled and its pictures have come.
inline constexpr int kMostFrames = 400;
inline constexpr int kLeastFrames = 3;

struct SceneLook {
    int width_px = 1440;
    int height_px = 900;
    float scale = 1;
};

class Scene {
  public:
    // Errors are those of Session::open. What `ports` refer to outlives it.
    static core::Result<std::unique_ptr<Scene>> open(const std::filesystem::path& file, const app::Ports& ports,
                                                     core::Lang lang, bool dark);
    ~Scene();
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    // Draws until the view has settled and its pictures have come. Errors are those of show_view().
    core::Result<void> draw(const std::string& view, const SceneLook& look);
    // What was drawn last.
    platform::RgbaImage picture();

    ui::LayoutLog* log = nullptr;  // filled by the last frame of draw(), if it is there
    ui::Probes probes;             // of that frame

  private:
    struct Parts;
    explicit Scene(std::unique_ptr<Parts> parts);
    void frame(const SceneLook& look, bool recorded);

    std::unique_ptr<Parts> parts_;
};

}  // namespace recoup::desktop::inline screenshot
