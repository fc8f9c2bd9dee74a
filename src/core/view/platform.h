// What the directory of platforms shows: the person's own figures of one, and the pictures that may
// show its terms. Plain values with ready-made strings. Counts every case that is not in the bin. Pure; any thread that
// may read the state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/platforms.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline view {

// In one currency.
struct PlatformFigures {
    std::string cases, recovered, median_days, pushbacks;
};
std::vector<PlatformFigures> platform_figures(const State& state, const std::string& platform, const Reader& reader);

// An original of one of its cases.
struct PlatformShot {
    Uuid case_uuid, evidence_uuid;
    std::string sha256;
    FileClass file_class{};
    std::string title;  // what it is called
};
// Terms first, then the newest; each original once.
std::vector<PlatformShot> platform_shots(const State& state, std::string_view platform, std::size_t most,
                                         const Reader& reader);

}  // namespace recoup::core::inline view
