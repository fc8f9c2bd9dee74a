#include "core/watch/register.h"

#include <algorithm>
#include <tuple>

#include "core/base/money.h"
#include "core/dates/cycle.h"

namespace recoup::core::inline watch {
namespace {

bool is_of(const CaseRecord& record, Watch kind, bool ended) {
    return record.row.watch == kind && !record.in_bin() && record.row.archived == ended;
}

std::string about(const CaseRow& row, const Reader& reader) {
    std::string text = row.platform == row.title ? std::string() : row.platform;
    const auto add = [&](std::string_view part) { text.append(text.empty() ? "" : " · ").append(part); };
    if (row.cycle != Cycle::none) add(label(reader.lang, row.cycle));
    if (row.renews_at) add(trf(reader.lang, "watch_next"_tr, show_when(reader, *row.renews_at)));
    if (row.watch == Watch::purchase && row.paid_at)
        add(trf(reader.lang, "watch_bought"_tr, show_when(reader, *row.paid_at)));
    return text;
}

WatchedRow row_of(const CaseRecord& record, const Reader& reader) {
    const auto& row = record.row;
    WatchedRow made{.record = &record,
                    .about = about(row, reader),
                    .amount = row.paid_minor ? format_amount(*row.paid_minor, row.currency) : "—",
                    .charged = is_charged(row, *reader.zones, reader.now)};
    for (const auto& deadline : record.deadlines) {
        if (deadline.done_at || is_theirs(deadline)) continue;
        const bool over = last_second(deadline.due, *reader.zones) < reader.now;
        made.days.push_back({deadline.title, show_when(reader, deadline.due), &deadline, over});
        if (!over && !made.next) made.next = &deadline;
    }
    return made;
}

Instant comes_next(const WatchedRow& row, const Zones& zones) {
    if (row.next) return last_second(row.next->due, zones);
    const auto& renews_at = row.record->row.renews_at;
    return renews_at ? last_second(*renews_at, zones) : Instant::max();
}

void add_cost(std::vector<WatchedCost>& costs, const CaseRow& row) {
    if (row.watch != Watch::subscription || row.cycle == Cycle::none || row.paid_minor.value_or(0) == 0) return;
    auto at = std::ranges::find(costs, row.currency, &WatchedCost::currency);
    if (at == costs.end()) at = costs.insert(at, {row.currency});
    at->year_minor += *row.paid_minor * times_a_year(row.cycle);
}

}  // namespace

WatchRegister watch_register(const State& state, Watch kind, const Reader& reader, bool ended) {
    WatchRegister made;
    for (const auto& record : state.cases()) {
        if (!is_of(record, kind, ended)) continue;
        made.rows.push_back(row_of(record, reader));
        add_cost(made.costs, record.row);
    }
    std::ranges::sort(made.rows, {}, [&](const WatchedRow& row) {
        return std::tuple(!row.charged, comes_next(row, *reader.zones), std::string_view(row.record->row.title),
                          row.record->row.number);
    });
    return made;
}

std::size_t count_watched(const State& state, Watch kind) {
    return static_cast<std::size_t>(
        std::ranges::count_if(state.cases(), [&](const CaseRecord& record) { return is_of(record, kind, false); }));
}

std::string cost_line(const WatchedCost& cost, Lang lang) {
    return trf(lang, "watch_cost"_tr, format_amount(cost.month_minor(), cost.currency),
               format_amount(cost.year_minor, cost.currency));
}

}  // namespace recoup::core::inline watch
