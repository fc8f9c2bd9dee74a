// app::Clock of this machine. Any thread.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline time {

class SystemClock final : public app::Clock {
  public:
    std::chrono::sys_seconds now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

}  // namespace recoup::platform::inline time
