// The system's file manager, as a port: implemented in platform, replaced in tests.
#pragma once

#include <filesystem>

namespace recoup::app {

// Any thread; waits for the desktop's answer, so not on a frame's path.
class FileManager {
  public:
    virtual ~FileManager() = default;
    // The folder that holds `path`, with it chosen where the system can. False: nothing here shows folders.
    virtual bool show(const std::filesystem::path& path) = 0;
};

}  // namespace recoup::app
