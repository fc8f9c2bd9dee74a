// Opening the file somebody works with, and making it with its folder when it may be made. The same for the window and
// every verb. Reads and writes files, so not on a frame's path.
#pragma once

#include <filesystem>
#include <memory>

#include "app/ports.h"
#include "app/session.h"

namespace recoup::app {

// The folder `path` lies in, made for its owner only when it is missing.
core::Result<void> make_folder_for(const std::filesystem::path& path, Files& files);

// As Session::open, but a new home has no data folder yet.
core::Result<std::unique_ptr<Session>> open_or_make(const std::filesystem::path& path, bool may_make, Files& files,
                                                    SessionPorts ports);

}  // namespace recoup::app
