// What the pictures of the case that is looked at say: the text of the one in the viewer, and the chats of all, which a
// worker puts together anew when one of them was read or the case was changed. Main thread.
#pragma once

#include <optional>
#include <string>

#include "app/jobs.h"
#include "desktop/base/surroundings.h"
#include "desktop/reading/readings.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline reading {

class CaseReadings {
  public:
    // All outlive it.
    CaseReadings(const OpenFile& file, app::Jobs& jobs, Readings& readings, const Surroundings& surroundings)
        : file_(file), jobs_(jobs), readings_(readings), surroundings_(surroundings) {}

    struct LookedAt {
        std::optional<core::Uuid> case_uuid;
        std::optional<core::Uuid> evidence_uuid;  // in the viewer: read before all that nobody looks at
    };
    // Nothing: no case is looked at. The result holds until the next call.
    const ui::CaseRead* refresh(const LookedAt& looked_at);
    void file_changed();

  private:
    struct Key {
        core::Uuid case_uuid;
        std::uint64_t revision = 0, generation = 0;
        core::Lang lang{};
        std::chrono::local_days today{};
        bool operator==(const Key&) const = default;
    };
    void show(const core::CaseRecord& record, const core::Uuid& evidence);
    void put_together(const core::CaseRecord& record);

    const OpenFile& file_;
    app::Jobs& jobs_;
    Readings& readings_;
    const Surroundings& surroundings_;
    std::optional<Key> key_;
    app::Jobs::Id job_ = 0;
    ui::CaseRead read_;
};

}  // namespace recoup::desktop::inline reading
