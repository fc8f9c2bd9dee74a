// The writer of JSON documents under the name that verbs use. Any thread.
#pragma once

#include "core/written/json.h"

namespace recoup::cli::inline output {

using core::Json;

}  // namespace recoup::cli::inline output
