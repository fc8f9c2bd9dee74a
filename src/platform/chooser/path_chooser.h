// app::PathChooser of this system: the dialog for files and folders that its other programs have. Any thread.
#pragma once

#include <memory>

#include "app/ports.h"

namespace recoup::platform::inline chooser {

std::unique_ptr<app::PathChooser> system_chooser();

}  // namespace recoup::platform::inline chooser
