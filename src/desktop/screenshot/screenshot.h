// Draws a view as a PNG without display or GPU: the same views, the same pictures, by the software rasteriser.
// Main thread.
#pragma once

#include <filesystem>
#include <string>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/uuid.h"
#include "media/base/bytes.h"

namespace recoup::desktop::inline screenshot {

struct ScreenshotRun {
    std::filesystem::path file;
    std::string view;  // as show_view() takes it; start-trouble of a file that fails
    int width_px = 1440;
    int height_px = 900;
    float scale = 1;
    bool dark = false;
    core::Lang lang = core::Lang::en;
    app::Ports ports;
};

// The PNG. Errors: of Session::open, of show_view().
core::Result<media::Bytes> draw_screenshot(const ScreenshotRun& run);

}  // namespace recoup::desktop::inline screenshot
