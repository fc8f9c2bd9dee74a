// app::ReminderSchedule of this system: timers of the user's systemd, or entries that the desktop starts at login;
// tasks of Windows' Task Scheduler. Any thread; starts programs and waits for them.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline notify {

class SystemReminderSchedule final : public app::ReminderSchedule {
  public:
    std::vector<Entry> entries() const override;
    tl::expected<Kind, std::error_code> install(const std::filesystem::path& file, std::string_view lang) override;
    std::error_code uninstall(const std::optional<std::filesystem::path>& file) override;
};

}  // namespace recoup::platform::inline notify
