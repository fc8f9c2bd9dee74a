// What a failure of the file system is called before people: what failed and what to do. Pure; any thread.
#pragma once

#include <system_error>

#include "core/base/i18n.h"

namespace recoup::store::inline disk {

// A sentence that a path follows; one of them takes the system's own words as {0}.
core::Tr sentence_of(std::error_code why);
// There is no room left, by whatever limit.
bool is_disk_full(std::error_code why);

}  // namespace recoup::store::inline disk
