// app::Clock of this machine, or one that stands still. Any thread.
#pragma once

#include "app/ports.h"

namespace recoup::platform {

class SystemClock final : public app::Clock {
  public:
    std::chrono::sys_seconds now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

// For --now: every question gets the same answer, so that output can be compared.
class FixedClock final : public app::Clock {
  public:
    explicit FixedClock(std::chrono::sys_seconds now) : now_(now) {}
    std::chrono::sys_seconds now() const override { return now_; }

  private:
    std::chrono::sys_seconds now_;
};

}  // namespace recoup::platform
