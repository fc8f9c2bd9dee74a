// app::Notifications of this system. Any thread.
#pragma once

#include <memory>

#include "app/ports.h"

namespace recoup::platform::inline notify {

std::unique_ptr<app::Notifications> system_notifications();

}  // namespace recoup::platform::inline notify
