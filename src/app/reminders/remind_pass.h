// One look at a file while no window needs to be open: what has to be said now, recorded as delivered so that nobody
// else says it, and when to look again. Holds the file only while it looks. Any thread but a frame's: it waits for the
// disk.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/data/settings.h"
#include "app/ports.h"
#include "app/reminders/reminders.h"
#include "core/base/error.h"

namespace recoup::app::inline reminders {

// A deadline that was delivered, with all it takes to speak of it.
struct Heard {
    Reminder reminder;
    core::CaseRow of;
    core::DeadlineRow row;
};
std::optional<Heard> heard_of(const core::State& state, const Reminder& reminder);

struct RemindPass {
    std::vector<Heard> heard;  // oldest first; nobody else speaks of them
    std::optional<core::Instant> next;
    std::int64_t open = 0;  // deadlines that may still speak
};

ReminderChoices reminder_choices(const Settings& settings, const core::Zones& zones);

// Reads the file; writes to it only to record what is delivered. Errors: the file is missing or cannot be used, or what
// is delivered cannot be recorded: then nothing is to be said, or it would be said again each time.
core::Result<RemindPass> remind_pass(const std::filesystem::path& file, const ReminderChoices& choices,
                                     core::Instant now, const core::Zones& zones);
// The same, recording nothing and telling nothing: `heard` is what would be said.
core::Result<RemindPass> look_ahead(const std::filesystem::path& file, const ReminderChoices& choices,
                                    core::Instant now, const core::Zones& zones);

// What remind_pass() gave and nobody was shown: it is due again. An error when the file cannot take that now.
core::Result<void> take_back(const std::filesystem::path& file, const std::vector<Heard>& unheard);

// The notification of one deadline; its id is the deadline's.
Notice notice_of(const core::Reader& reader, const Heard& heard);
// What is shown for all of them: one each, or a single list when they are many.
std::vector<Notice> notices_of(const core::Reader& reader, const std::vector<Heard>& heard);

}  // namespace recoup::app::inline reminders
