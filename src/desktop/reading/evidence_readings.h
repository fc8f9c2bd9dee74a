// What the pictures of the open case say, made anew when one of them was read or the case changed: what their evidence
// lacks, what they say apart from the case, and what the other side says in them. Main thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "desktop/base/surroundings.h"
#include "desktop/reading/readings.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline reading {

class EvidenceReadings {
  public:
    // All outlive it.
    EvidenceReadings(const OpenFile& file, Readings& readings, const Surroundings& surroundings)
        : file_(file), readings_(readings), surroundings_(surroundings) {}

    // Has them read. The result holds until the next call; of those that say nothing there is none.
    std::span<const ui::EvidenceRead> refresh(const std::optional<core::Uuid>& case_uuid);

  private:
    void read(const core::CaseRecord& record);

    const OpenFile& file_;
    Readings& readings_;
    const Surroundings& surroundings_;
    std::optional<core::Uuid> case_uuid_;
    std::uint64_t generation_ = 0, revision_ = 0;
    core::Lang lang_{};
    std::vector<ui::EvidenceRead> read_;
};

}  // namespace recoup::desktop::inline reading
