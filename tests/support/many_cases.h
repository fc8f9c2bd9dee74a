// A Recoup file with as many cases as wanted: the same texts, amounts and stages for the same number. Deadlines lie
// days after `now`, so that no card counts seconds.
#pragma once

#include <filesystem>

#include "core/base/time.h"

namespace recoup::test {

// Makes `path`; throws when the store refuses.
void make_many_cases(const std::filesystem::path& path, int count, core::Instant now);

}  // namespace recoup::test
