// Cases from elsewhere on their way into the open file: what of them is new, and the command that brings them in one
// step. Waits for the disk where files come along; any thread that may
// read the state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/incoming/arrival_files.h"
#include "core/edit/command.h"
#include "core/incoming/board.h"
#include "core/incoming/plan.h"

namespace recoup::app::inline incoming {

struct ArrivalPlan {
    core::ImportRows command;
    std::vector<Original> originals;
    core::IncomingPlan counts;              // without its rows
    std::vector<std::string> known_orders;  // titles of those whose order number a case has already
    std::vector<core::ArrivingList> lists;
    std::vector<core::Loss> lost;
    std::vector<core::SumInText> sums;

    std::size_t known() const { return counts.cases_known + known_orders.size(); }
};

// `source` is what their identities are made in: "trello", "csv". Errors are those of core::plan_incoming.
core::Result<ArrivalPlan> plan_arrival(core::Arrival arrival, std::string_view source, const core::State& state,
                                       const FileHabit& habit);

}  // namespace recoup::app::inline incoming
