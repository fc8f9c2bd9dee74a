// app::ReminderSchedule of this system: a timer of the user's systemd, or an entry that the desktop starts at login.
// Any thread; starts programs and waits for them.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline notify {

class SystemReminderSchedule final : public app::ReminderSchedule {
  public:
    Status status() const override;
    tl::expected<Kind, std::error_code> install(const std::filesystem::path& file, std::string_view lang) override;
    std::error_code uninstall() override;
};

}  // namespace recoup::platform::inline notify
