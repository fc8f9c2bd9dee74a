// The cases a picture may belong to, and why. Pure; any thread that may read the state.
#pragma once

#include <vector>

#include "core/model/state.h"
#include "core/reading/facts.h"

namespace recoup::core::inline reading {

struct Belonging {
    Uuid case_uuid;
    bool number = false;  // an order, transaction or ticket number of the picture stands in the case
    bool platform = false, amount = false, day = false;
    bool fills_slot = false;  // its kind is still missing there
    std::string value;        // the number, as the picture has it; empty without
    std::uint32_t line = 0;   // of the picture: the number's, else the amount's

    bool operator==(const Belonging&) const = default;
};
// Those that share a number, or platform and amount and day; numbers first, then those that changed last. Without the
// bin. Letters that an engine takes for digits are the same here.
std::vector<Belonging> cases_of(const Reading& reading, const State& state);

}  // namespace recoup::core::inline reading
