// The window program: opens the file and the window, draws when there is something to draw, sleeps otherwise.
// Main thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "app/file_manager.h"
#include "app/ports.h"
#include "app/printers.h"
#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/uuid.h"

namespace recoup::desktop::inline window {

struct WindowRun {
    std::filesystem::path file;
    bool may_create = false;
    std::optional<core::Lang> lang;
    core::Lang locale_lang = core::Lang::en;
    std::string locale;
    app::Ports ports;
    app::PathChooser* chooser = nullptr;        // none: paths are typed
    app::Printers* printers = nullptr;          // none: nothing prints
    app::FileManager* file_manager = nullptr;   // none: places are told
    std::unique_ptr<app::FrontDoor> door = {};  // none: later starts open windows of their own
};

// Returns when the window is closed and everything is saved. Errors: the file cannot be used; there is no display or
// no OpenGL (work); something could not be saved (work).
core::Result<void> run_window(WindowRun run);

}  // namespace recoup::desktop::inline window
