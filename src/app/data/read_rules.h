// Rules, holiday tables and the names of platforms: assets/rules, assets/holidays, assets/platforms, and the person's
// own files of the same form. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/law/rule.h"

namespace recoup::app::inline data {

// All that can be read. A rule of <own>/rules replaces the one with its id, a year of <own>/holidays that year;
// the names of <own>/platforms are added.
core::Rulebook read_rulebook(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app::inline data
