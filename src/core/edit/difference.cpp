#include "core/edit/difference.h"

#include <algorithm>
#include <unordered_map>

namespace recoup::core::inline edit {
namespace {

// What others refer to comes first.
std::vector<Row> rows_of(const State& state) {
    std::vector<Row> rows;
    const auto add = [&](const auto& some) { rows.insert(rows.end(), some.begin(), some.end()); };
    for (const auto& platform : state.platforms()) {
        rows.emplace_back(platform.row);
        add(platform.clauses);
    }
    for (const auto& record : state.cases()) {
        rows.emplace_back(record.row);
        add(record.contacts);
        add(record.evidence);
        add(record.deadlines);
        add(record.slots);
        add(record.turns);
        add(record.routes);
    }
    return rows;
}

Uuid uuid_of(const Row& row) {
    return std::visit([](const auto& any) { return any.uuid; }, row);
}

using ByUuid = std::unordered_map<Uuid, const Row*>;

ByUuid by_uuid(const std::vector<Row>& rows) {
    ByUuid found;
    for (const auto& row : rows) found.emplace(uuid_of(row), &row);
    return found;
}

}  // namespace

std::vector<RowChange> difference(const State& from, const State& to) {
    const auto old_rows = rows_of(from);
    const auto new_rows = rows_of(to);
    const auto old_ones = by_uuid(old_rows);
    const auto new_ones = by_uuid(new_rows);
    std::vector<RowChange> changes;
    std::for_each(old_rows.rbegin(), old_rows.rend(), [&](const Row& row) {
        if (!new_ones.contains(uuid_of(row))) changes.push_back({row, {}});
    });
    for (const auto& row : new_rows) {
        const auto old = old_ones.find(uuid_of(row));
        if (old == old_ones.end())
            changes.push_back({{}, row});
        else if (*old->second != row)
            changes.push_back({*old->second, row});
    }
    return changes;
}

}  // namespace recoup::core::inline edit
