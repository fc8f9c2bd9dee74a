// What the pictures of the new-case dialog say together, made anew when one of them was read. Main thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "desktop/base/surroundings.h"
#include "desktop/reading/readings.h"
#include "ui/context/app_view.h"

namespace recoup::desktop::inline reading {

class DraftReadings {
  public:
    // All outlive it.
    DraftReadings(const OpenFile& file, Readings& readings, const Surroundings& surroundings)
        : file_(file), readings_(readings), surroundings_(surroundings) {}

    // Has them read. The result holds until the next call.
    const ui::DraftsRead* refresh(std::span<const ui::Draft> drafts);
    // The kind of proof that a picture of the last call seems to be.
    core::EvidenceKind kind_of(const std::string& sha256) const;

  private:
    void read(std::span<const ui::Draft> drafts);
    void find_case(std::span<const core::Reading> readings);

    const OpenFile& file_;
    Readings& readings_;
    const Surroundings& surroundings_;
    std::vector<std::string> seen_;  // digests
    std::uint64_t generation_ = 0, revision_ = 0;
    core::Lang lang_{};
    ui::DraftsRead read_;
};

}  // namespace recoup::desktop::inline reading
