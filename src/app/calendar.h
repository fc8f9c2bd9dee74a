// The deadlines of a file as a calendar. Reads the file by itself, history included; any thread, long for a large file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "app/reminders.h"
#include "core/error.h"

namespace recoup::app {

struct CalendarChoice {
    std::optional<std::int64_t> case_number;  // nothing: all cases
    ReminderChoices reminders;                // alarms are where the program itself would speak
    core::Lang lang = core::Lang::en;
};

struct Calendar {
    std::string ics;
    std::size_t events = 0;
};

core::Result<Calendar> make_calendar(const std::filesystem::path& file, const CalendarChoice& choice,
                                     const core::Zones& zones);

// Replaces the file as a whole; readable by its owner only.
core::Result<void> write_calendar(const std::filesystem::path& path, const Calendar& calendar);

}  // namespace recoup::app
