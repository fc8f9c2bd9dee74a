// What the directory of platforms shows: which there are, the person's own figures of one, and the pictures that may
// show its terms. Plain values with ready-made strings. Counts every case that is not in the bin. Pure; any thread that
// may read the state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/show.h"
#include "core/state.h"

namespace recoup::core {

struct PlatformItem {
    Uuid uuid;  // nil: only cases name it
    std::string name;
    int cases = 0;

    bool kept() const { return static_cast<bool>(uuid); }
};
// Those of the directory by name, then those that only cases name.
std::vector<PlatformItem> platform_items(const State& state);

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

}  // namespace recoup::core
