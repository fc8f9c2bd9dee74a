// app::Printers of a window: the desktop's own dialog where there is one, else as the command line prints. Any thread.
#pragma once

#include <memory>

#include "app/printers.h"

namespace recoup::platform::inline handover {

// A dialog that stands open when this goes is taken away.
std::unique_ptr<app::Printers> desktop_printers();

}  // namespace recoup::platform::inline handover
