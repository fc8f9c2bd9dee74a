// The text that makes launchd call `recoup remind`, and what is read of it again: launchd.plist(5). Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/notify/reminder_command.h"

namespace recoup::platform::inline notify {

// Every five minutes and when the person logs in. Nothing when a path holds what such a text cannot carry (control
// characters, or no UTF-8).
std::optional<std::string> launch_agent(const ReminderCommand& command, const std::string& label);

// The file that the text is for; empty when it names none.
std::string file_of_agent(std::string_view text);

}  // namespace recoup::platform::inline notify
