// Opening the file somebody works with, and making it with its folder when it may be made. The same for the window and
// every verb. On the thread that is to own the session; reads and writes files, so not on a frame's path.
#pragma once

#include <filesystem>
#include <memory>

#include "app/ports.h"
#include "app/session/session.h"

namespace recoup::app::inline file {

// The folder `path` lies in, made for its owner only when it is missing. The error is of kind file, cannot_make.
core::Result<void> make_folder_for(const std::filesystem::path& path, Files& files);

// A journal of another file beside `path` is set aside before anything reads it, and where it lies now is given, to be
// told; where nothing is at `path`, any journal. Opening and making do so as well, without a word. The error, of kind
// file, is that it cannot be moved.
core::Result<std::optional<std::filesystem::path>> set_aside_foreign_journal(const std::filesystem::path& path);

// As Session::create, with its folder.
core::Result<void> make_file(const std::filesystem::path& path, Files& files, const SessionPorts& ports);

// As Session::open, but a new home has no data folder yet.
core::Result<std::unique_ptr<Session>> open_or_make(const std::filesystem::path& path, bool may_make, Files& files,
                                                    SessionPorts ports, Reading reading = Reading::whole);

}  // namespace recoup::app::inline file
