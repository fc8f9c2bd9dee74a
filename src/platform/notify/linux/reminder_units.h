// The texts that make a desktop call `recoup remind`: a systemd service and its timer, or an autostart entry. Pure; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/notify/reminder_command.h"

namespace recoup::platform::inline notify {

// Nothing when a path holds what these files cannot carry (line breaks and other control characters, or no UTF-8).
std::optional<std::string> service_unit(const ReminderCommand& command);
std::string timer_unit();
std::optional<std::string> autostart_entry(const ReminderCommand& command);

// The file one of these texts is for; empty when it names none.
std::string file_of_unit(std::string_view text);

}  // namespace recoup::platform::inline notify
