// The routes of assets/routes and of the person's own files. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/error.h"
#include "core/route_guide.h"

namespace recoup::app {

// Mildest first within a jurisdiction; a route of the person's replaces ours. What is wrong is told in `problems` and
// its file left out.
std::vector<core::RouteGuide> read_route_guides(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app
