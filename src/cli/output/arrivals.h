// What comes in from a board or a table, and what does not, for people and as JSON. Main thread.
#pragma once

#include <string>

#include "app/incoming/arrival_plan.h"
#include "app/incoming/case_table.h"
#include "cli/command_line/call.h"

namespace recoup::cli::inline output {

struct ShownArrival {
    std::string heading;  // for people: “Trello board “Refunds””
    std::string source;   // "trello", "csv"
    const app::ArrivalPlan& plan;
    const app::CaseTable* table = nullptr;  // of a table: its columns and the rows that are no case
    bool done = false;                      // it is in the file; else it would be
};

// The mapping of lists and columns, the first cases, all that is lost by name.
void print_arrival(Call& call, const ShownArrival& shown);
// {"done","source","cases","cases_known","deadlines","slots","evidence","lists":[…],"columns":{…},"first":[…],"lost":[…],
// "proposed":[…],"rejected":[…]}
void write_arrival(const Call& call, const ShownArrival& shown, std::string& out);
void tell_arrival(Call& call, const ShownArrival& shown);  // as one of both

}  // namespace recoup::cli::inline output
