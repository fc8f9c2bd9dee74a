// Rows that come from a document of another copy or another file: which of them are new here, and whether they can be
// taken at all. The document is a stranger's. Pure; any thread that may read the state.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/error.h"
#include "core/model/state.h"

namespace recoup::core::inline incoming {

struct IncomingPlan {
    std::vector<Row> rows;  // that are not here yet, each behind what it belongs to
    std::size_t cases = 0, platforms = 0, phrases = 0, refused = 0, payments = 0;  // of those
    std::size_t cases_known = 0, others_known = 0;  // that are here already, and stay as they are
    Uuid first_case;                                // of the new ones; nil: none
};

// A case that is here, by its uuid, is left with all its rows as it is. Short numbers that are taken here become
// others. Refused, of kind work: two rows of one identity, a row that refers to nothing, a value that no case can have.
Result<IncomingPlan> plan_incoming(const State& state, std::vector<Row> rows);

}  // namespace recoup::core::inline incoming
