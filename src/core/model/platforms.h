// The platforms of a file: those of the directory and those that cases name. Pure; any thread that may read the state.
#pragma once

#include <string>
#include <vector>

#include "core/model/state.h"

namespace recoup::core::inline model {

struct PlatformItem {
    Uuid uuid;  // nil: only cases name it
    std::string name;
    int cases = 0;  // without those in the bin

    bool kept() const { return static_cast<bool>(uuid); }
};
// Those of the directory by name, then those that only cases name.
std::vector<PlatformItem> platform_items(const State& state);

}  // namespace recoup::core::inline model
