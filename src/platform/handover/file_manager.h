// app::FileManager of this system. Any thread.
#pragma once

#include <memory>

#include "app/file_manager.h"

namespace recoup::platform::inline handover {

std::unique_ptr<app::FileManager> system_file_manager();

}  // namespace recoup::platform::inline handover
