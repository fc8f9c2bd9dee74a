// Draws a view to a PNG without display or GPU: the same views, the same pictures, by the software rasteriser.
// Main thread.
#pragma once

#include <filesystem>
#include <string>

#include "app/ports.h"
#include "core/error.h"
#include "core/time.h"
#include "core/uuid.h"

namespace recoup::desktop {

struct ScreenshotRun {
    std::filesystem::path file;
    std::string view;  // board, settings, new-case, case:ID, viewer:EVIDENCE-ID; start-trouble of a file that fails
    int width_px = 1440;
    int height_px = 900;
    float scale = 1;
    bool dark = false;
    std::filesystem::path out;
    core::Lang lang = core::Lang::en;
    app::Ports ports;
};

core::Result<void> draw_screenshot(const ScreenshotRun& run);

}  // namespace recoup::desktop
