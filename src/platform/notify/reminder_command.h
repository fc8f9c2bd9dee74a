// What a system is told to call when it is time to look for deadlines. Pure; any thread.
#pragma once

#include <string>

namespace recoup::platform::inline notify {

struct ReminderCommand {
    std::string program;  // absolute
    std::string file;     // absolute
    std::string lang;
};

}  // namespace recoup::platform::inline notify
