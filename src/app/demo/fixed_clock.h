// A clock that stands where it is put: --now, the demo's story, tests. Set and read on one thread unless it stays put.
#pragma once

#include "app/ports.h"

namespace recoup::app::inline demo {

class FixedClock final : public Clock {
  public:
    explicit FixedClock(std::chrono::sys_seconds now) : now_(now) {}
    std::chrono::sys_seconds now() const override { return now_; }
    void set(std::chrono::sys_seconds now) { now_ = now; }

  private:
    std::chrono::sys_seconds now_;
};

}  // namespace recoup::app::inline demo
