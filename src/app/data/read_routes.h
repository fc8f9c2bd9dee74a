// The routes of assets/routes and of the person's own files. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/advice/route_guide.h"
#include "core/base/error.h"

namespace recoup::app::inline data {

// Mildest first within a jurisdiction; a route of the person's replaces ours. What is wrong is told in `problems` and
// its file left out.
std::vector<core::RouteGuide> read_route_guides(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app::inline data
