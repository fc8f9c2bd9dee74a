// What the verbs of packs share. Main thread.
#pragma once

#include "app/pack/plan.h"
#include "cli/command_line/call.h"

namespace recoup::cli::inline pack {

app::PackFrom pack_from(const Call& call, const app::Session& session);

}  // namespace recoup::cli::inline pack
