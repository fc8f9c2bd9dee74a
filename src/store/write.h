// Storing changes: rows, originals and history in one transaction. Throws nothing.
#pragma once

#include <span>

#include "store/file.h"

namespace recoup::store {

CommitResult write_entries(File& file, std::span<const Entry> entries, std::int64_t base_seq);

}  // namespace recoup::store
