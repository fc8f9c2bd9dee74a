#include "core/model/stalling.h"

#include <algorithm>
#include <numeric>

namespace recoup::core::inline model {
namespace {}  // namespace

std::int64_t Stalling::their_days() const {
    return days[static_cast<std::size_t>(Turn::merchant)] + days[static_cast<std::size_t>(Turn::platform)] +
           days[static_cast<std::size_t>(Turn::authority)];
}

std::int64_t Stalling::all_days() const {
    return std::accumulate(days.begin(), days.end(), std::int64_t{0});
}

Stalling stalling(const CaseRecord& record, const Reader& reader) {
    Stalling result;
    for (const auto& span : turns(record)) {
        if (span.who == Turn::nobody) continue;
        const auto to = std::max(span.from, span.to.value_or(reader.now));
        const auto days = day_of(reader, to) - day_of(reader, span.from);
        result.spans.push_back({span.who, span.from, span.to, days.count()});
        result.days[static_cast<std::size_t>(span.who)] += days.count();
        result.held[static_cast<std::size_t>(span.who)] += to - span.from;
    }
    result.handovers = std::max(0, static_cast<int>(result.spans.size()) - 1);
    for (const auto& contact : record.contacts) {
        if (contact.promised_by) ++result.promises;
        if (promise_kept(record, contact, *reader.zones, reader.now) == Kept::no) ++result.broken;
        if (contact.pushback == Pushback::none) continue;
        ++result.pushbacks[static_cast<std::size_t>(contact.pushback)];
        ++result.pushback_count;
    }
    return result;
}

}  // namespace recoup::core::inline model
