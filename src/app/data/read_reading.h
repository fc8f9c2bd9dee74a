// The words by which facts are known in a picture: assets/reading and the person's own files of the same form. Any
// thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/reading/words.h"

namespace recoup::app::inline data {

// Those of <own>/reading are added to the program's. What is wrong is told in `problems` and its file left out.
core::ReadingWords read_reading(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app::inline data
