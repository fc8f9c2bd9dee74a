// A pack that is a report and nothing else. Inside this room only.
#pragma once

#include "app/pack/write.h"

namespace recoup::app::inline pack {

// Where nothing lies. Read back and compared, as a pack is.
core::Result<PackDone> write_report(const PackPlan& plan, const PackOutput& output, Files& files);

}  // namespace recoup::app::inline pack
