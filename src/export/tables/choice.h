// What of a file goes into a table or a document that leaves it. Plain values; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/state.h"

namespace recoup::exporting::inline tables {

using ChosenCases = std::span<const core::CaseRecord* const>;

struct Content {
    // Of each case.
    bool amounts = true;
    bool contacts = true;
    bool notes = true;                      // of cases, deadlines and routes
    std::vector<std::string> covered = {};  // words that were covered in a picture, which no text may say either

    bool whole() const { return amounts && contacts && notes && covered.empty(); }
};

// The cases of a state by their short number, which is the order of all that is written.
std::vector<const core::CaseRecord*> by_number(const core::State& state);

}  // namespace recoup::exporting::inline tables
