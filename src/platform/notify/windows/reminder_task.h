// The text that makes the Task Scheduler call `recoup remind`, and what is read of it again. Pure; any thread.
// https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/notify/reminder_command.h"

namespace recoup::platform::inline notify {

// Every five minutes and when `user` ("COMPUTER\name") logs in, unseen. Nothing when a path holds what such a text
// cannot carry (control characters, or no UTF-8).
std::optional<std::string> reminder_task(const ReminderCommand& command, const std::string& user);

// The file that the text is for; empty when it names none.
std::string file_of_task(std::string_view text);

}  // namespace recoup::platform::inline notify
