// What the cases on the screen ask for, written once for each and kept while it holds: a card and a row of today say
// the same. Main thread.
#pragma once

#include <chrono>
#include <map>

#include "core/today/row.h"
#include "ui/context/context.h"

namespace recoup::ui::inline context {

// With what the program knows in this frame.
core::TodayFrom today_from(const Context& ctx);

class TodayRows {
  public:
    struct Told {
        core::Task task;
        core::TodayRow row;
    };
    // Both hold until the next call. Nothing in them tells seconds but the chip, which is that of now.
    const Told& of(const Context& ctx, const core::CaseRecord& record);
    const core::CardLine& line(const Context& ctx, const core::CaseRecord& record);

  private:
    struct From {
        std::uint64_t revision = 0;
        core::Lang lang{};
        std::chrono::sys_time<std::chrono::minutes> at{};
        const core::Message* messages = nullptr;
        const core::Playbook* playbooks = nullptr;

        bool operator==(const From&) const = default;
    };
    void keep_up(const Context& ctx);

    From from_;
    std::map<core::Uuid, Told> told_;
    std::map<core::Uuid, core::CardLine> lines_;
};

}  // namespace recoup::ui::inline context
