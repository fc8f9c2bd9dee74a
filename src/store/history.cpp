#include "store/history.h"

#include "store/columns.h"
#include "store/file.h"

namespace recoup::store {
namespace {

constexpr std::string_view kColumns = "seq,uuid,copy_uuid,at,case_uuid,kind,target,deed,args,changes";

std::vector<Value> values_of(const core::Change& change) {
    return {change.seq,
            to_value(change.uuid),
            to_value(change.copy_uuid),
            to_value(change.at),
            to_value(change.case_uuid),
            to_value(change.kind),
            change.target ? to_value(change.target) : Value{},
            to_value(change.deed),
            nlohmann::json(change.args).dump(),
            rows_to_json(change.rows)};
}

bool args_from_json(std::string_view text, std::vector<std::string>& args) {
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return false;
    for (const auto& item : list) {
        if (!item.is_string()) return false;
        args.push_back(item.get<std::string>());
    }
    return true;
}

}  // namespace

bool read_change(const Statement& row, core::Change& change, int first) {
    std::optional<core::Uuid> target;
    int column = first;
    const auto take = [&](auto& member) { return from_column(row, column++, member); };
    if (!take(change.seq) || !take(change.uuid) || !take(change.copy_uuid) || !take(change.at) ||
        !take(change.case_uuid) || !take(change.kind) || !take(target) || !take(change.deed) ||
        !args_from_json(row.text(first + 8), change.args))
        return false;
    if (target) change.target = *target;
    auto rows = rows_from_json(row.text(first + 9));
    if (!rows) return false;
    change.rows = std::move(*rows);
    return true;
}

NewestEntry newest_entry(Connection& connection) {
    auto& row = connection.prepared("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 1");
    const ResetAfter reset(row);
    if (!row.step()) return {};
    return {row.integer(0), std::string(row.text(1))};
}

void append_history(Connection& connection, const core::Change& change, NewestEntry& newest) {
    const auto values = values_of(change);
    auto chained = values;
    chained.emplace_back(newest.digest);
    newest = {change.seq, digest_of_values("history", chained)};
    auto& insert =
        connection.prepared("INSERT INTO history(" + std::string(kColumns) + ",digest) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    bind_values(insert, 1, values);
    insert.bind(kHistoryColumns + 1, newest.digest).run();
}

std::string history_digest(const Statement& row, std::string_view previous) {
    RowDigest digest("history");
    for (int i = 0; i < kHistoryColumns; ++i) add_column(digest, row, i);
    digest.text(previous);
    return digest.hex();
}

std::string_view history_columns() {
    return kColumns;
}

std::string history_select(std::string_view where, bool with_digest) {
    return "SELECT " + std::string(kColumns) + (with_digest ? ",digest" : "") + " FROM history " + std::string(where);
}

core::Result<std::vector<core::Change>> read_changes(const File& file, Statement& rows) {
    try {
        const ResetAfter reset(rows);
        std::vector<core::Change> changes;
        while (rows.step())
            if (!read_change(rows, changes.emplace_back()))
                return tl::unexpected(header_error(Header::Kind::recoup, file.path()));
        return changes;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(file.error(failure));
    }
}

}  // namespace recoup::store
