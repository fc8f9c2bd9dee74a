// The deadlines of a file as a calendar. Reads the file by itself, history included; any thread, long for a large file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/reminders/reminders.h"
#include "core/base/error.h"

namespace recoup::app::inline reminders {

struct CalendarChoice {
    std::optional<std::int64_t> case_number;  // nothing: all cases
    ReminderChoices reminders;                // alarms are where the program itself would speak
    core::Lang lang = core::Lang::en;
};

struct Calendar {
    std::string ics;
    std::size_t events = 0;
};

// Errors are those of opening the file, which is not written to, of kind file; of kind work where there is no such
// case.
core::Result<Calendar> make_calendar(const std::filesystem::path& path, const CalendarChoice& choice,
                                     const core::Zones& zones);

}  // namespace recoup::app::inline reminders
