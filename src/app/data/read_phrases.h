// The phrases by which support is understood: assets/pushbacks and the person's own files of the same form. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/pushback/phrasebook.h"

namespace recoup::app::inline data {

// All lists of all files together, with the weights of assets/heard; those of <own>/pushbacks add to the program's, and
// no weights speak against them. What is wrong is told in `problems` and its file left out.
core::Phrasebook read_phrasebook(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app::inline data
