// Rules and holiday tables: assets/rules and assets/holidays, and the person's own files of the same form. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/error.h"
#include "core/rule.h"

namespace recoup::app {

// All that can be read. A rule of <own>/rules replaces the one with its id, a year of <own>/holidays that year.
core::Rulebook read_rulebook(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app
