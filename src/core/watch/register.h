// What is looked after until it becomes a case: subscriptions by their next charge, purchases by what closes next, with
// ready-made strings. Pure; any thread that may read the state.
#pragma once

#include <string>
#include <vector>

#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline watch {

struct WatchedDay {
    std::string title, day;
    const DeadlineRow* row = nullptr;  // of the state
    bool over = false;                 // it has passed: nothing to be done any more
};

struct WatchedRow {
    const CaseRecord* record = nullptr;  // of the state
    std::string about;                   // "爱奇艺 · 每月 · 下次扣款 12 月 15 日"
    std::string amount;                  // "—" where nobody said
    std::vector<WatchedDay> days;        // that are not done
    bool charged = false;                // its day has come: is it as wished?
    const DeadlineRow* next = nullptr;   // the soonest that is still ahead
};

// What subscriptions cost.
struct WatchedCost {
    std::string currency;
    std::int64_t year_minor = 0;  // by cycles; without one it counts once
    std::int64_t month_minor() const { return (year_minor + 6) / 12; }
};

struct WatchRegister {
    std::vector<WatchedRow> rows;    // charged ones first, then by what comes next; then without a day, by name
    std::vector<WatchedCost> costs;  // of subscriptions, by currency
};

// Those in the bin and, unless `ended`, in the archive left out; with `ended` the archive alone.
WatchRegister watch_register(const State& state, Watch kind, const Reader& reader, bool ended = false);
// How many are neither put away nor a case.
std::size_t count_watched(const State& state, Watch kind);

// "每月约 ¥123.00，一年 ¥1,476.00"; empty where nothing is paid regularly.
std::string cost_line(const WatchedCost& cost, Lang lang);

}  // namespace recoup::core::inline watch
