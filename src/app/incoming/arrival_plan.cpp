#include "app/incoming/arrival_plan.h"

#include <algorithm>

#include "app/incoming/identity.h"

namespace recoup::app::inline incoming {

namespace {

// They lie behind what is in the columns already.
void put_behind(const core::State& state, std::vector<core::Row>& rows) {
    std::int64_t last = 0;
    for (const auto& record : state.cases()) last = std::max(last, record.row.position);
    for (auto& any : rows)
        if (auto* row = std::get_if<core::CaseRow>(&any)) row->position += last;
}

}  // namespace

core::Result<ArrivalPlan> plan_arrival(core::Arrival arrival, std::string_view source, const core::State& state,
                                       const FileHabit& habit) {
    const auto uuid_of = [source](std::string_view name) { return name_uuid(source, name); };
    ArrivalPlan plan;
    plan.known_orders = core::drop_known_orders(arrival.cases, state, uuid_of);
    auto files = take_files(arrival.cases, uuid_of, state, habit, arrival.losses);
    plan.originals = std::move(files.originals);
    auto rows = core::rows_of_arriving(std::move(arrival.cases), uuid_of, habit.now, arrival.losses);
    for (auto& row : files.rows) rows.emplace_back(std::move(row));
    put_behind(state, rows);
    auto incoming = core::plan_incoming(state, std::move(rows));
    if (!incoming) return tl::unexpected(incoming.error());
    plan.command.rows = std::move(incoming->rows);
    incoming->rows.clear();
    plan.counts = std::move(*incoming);
    plan.lists = std::move(arrival.lists);
    plan.lost = arrival.losses.all();
    if (plan.counts.cases > 0) plan.sums = std::move(arrival.sums);
    return plan;
}

}  // namespace recoup::app::inline incoming
