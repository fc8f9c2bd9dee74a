// Who held a case from when to when, told from its contacts, routes, stage and what was set by hand. Pure; any thread.
#pragma once

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include "core/model/state.h"

namespace recoup::core::inline model {

// The order in time. Times are often typed to the minute: contacts of one moment stand as they were entered.
inline auto order_of(const ContactRow& row) {
    return std::tie(row.at, row.created_at, row.number);
}
inline auto order_of(const TurnRow& row) {
    return std::tie(row.at, row.uuid);
}
inline auto order_of(const RouteRow& row) {
    return std::tie(row.taken_at, row.uuid);
}
template <class R>
void sort_in_time(std::vector<R>& rows) {
    std::ranges::sort(rows, [](const R& a, const R& b) { return order_of(a) < order_of(b); });
}

struct TurnSpan {
    Turn who = Turn::me;
    Instant from{};
    std::optional<Instant> to;  // nothing: still

    bool operator==(const TurnSpan&) const = default;
};

// In time, neighbours differ, the last one is open. A contact hands the case over: ours to the other side, theirs to
// us, unless it promises something or is only their silence. A route hands it to whoever decides there, its end back to
// us. A stage speaks where no contact, route or hand has by then. What ended is nobody's.
std::vector<TurnSpan> turns(const CaseRecord& record);
Turn turn_now(const CaseRecord& record);

// Where a case mostly goes once this contact is logged: evidence has been sent to the other side. Nothing: it stays.
std::optional<Stage> next_stage_after(const CaseRecord& record, Direction direction);

// Who must act when it is theirs; nobody's is mine to act on.
Actor actor_of(Turn turn);
Actor actor_of(Party party);
// Whose turn it is when that party has it.
Turn turn_of(Party party);
// Who mostly deals with a route.
Party party_of(Route route);
// Who deals with it: as the person said, else as the route has it.
inline Party party_of(const RouteRow& row) {
    return row.party.value_or(party_of(row.route));
}
bool is_closed(RouteState state);
// Only an authority takes a complaint on or not; all others grant it or turn it down.
std::string_view label_of(Lang lang, Route route, RouteState state);

// Whether the promise of a contact came, as far as is known at `now`: as marked; else yes when its deadline was done in
// time, no when its moment has passed.
Kept promise_kept(const CaseRecord& record, const ContactRow& contact, const Zones& zones, Instant now);

}  // namespace recoup::core::inline model
