#include "store/file/history.h"

#include <charconv>

#include "store/sql/columns.h"

namespace recoup::store::inline file {
namespace {

constexpr std::string_view kColumns = "seq,uuid,copy_uuid,at,case_uuid,kind,target,deed,args,changes";

// All but the last, its rows.
std::vector<Value> values_before_rows(const core::Change& change) {
    return {change.seq,
            to_value(change.uuid),
            to_value(change.copy_uuid),
            to_value(change.at),
            to_value(change.case_uuid),
            to_value(change.kind),
            change.target ? to_value(change.target) : Value{},
            to_value(change.action),
            nlohmann::json(change.args).dump()};
}

// What a change has in the place of its rows once they were erased: a digest of what is left of it and of its place in
// the chain, which cannot be worked out any more.
std::string purge_mark(std::vector<Value> left, const std::string& digest) {
    left.emplace_back(digest);
    return nlohmann::json{{"purged", digest_of_values("history", left)}}.dump();
}

bool is_purge_mark(std::string_view text) {
    const auto mark = nlohmann::json::parse(text, nullptr, false);
    if (!mark.is_object() || mark.size() != 1) return false;
    const auto digest = mark.find("purged");
    return digest != mark.end() && digest->is_string();
}

bool args_from_json(std::string_view text, std::vector<std::string>& args) {
    const auto list = json_of_text(text);
    if (!list.is_array()) return false;
    for (const auto& item : list) {
        if (!item.is_string()) return false;
        args.push_back(item.get<std::string>());
    }
    return true;
}

// Of the words of a purge; 0 of none.
std::int64_t newest_purged(std::string_view args_of_purge) {
    std::vector<std::string> args;
    std::int64_t seq = 0;
    if (!args_of_purge.empty() && args_from_json(args_of_purge, args) && args.size() > kNewestPurgedArg)
        std::from_chars(args[kNewestPurgedArg].data(), args[kNewestPurgedArg].data() + args[kNewestPurgedArg].size(),
                        seq);
    return seq;
}

}  // namespace

bool read_change(const Statement& row, core::Change& change, int first) {
    std::optional<core::Uuid> target;
    int column = first;
    const auto take = [&](auto& member) { return from_column(row, column++, member); };
    if (!take(change.seq) || !take(change.uuid) || !take(change.copy_uuid) || !take(change.at) ||
        !take(change.case_uuid) || !take(change.kind) || !take(target) || !take(change.action) ||
        !args_from_json(row.text(first + 8), change.args))
        return false;
    if (target) change.target = *target;
    change.purged = row.text(first + 9).starts_with('{');
    if (change.purged) return change.args.empty() && is_purge_mark(row.text(first + 9));
    auto rows = rows_from_json(row.text(first + 9));
    if (!rows) return false;
    change.rows = std::move(*rows);
    return true;
}

Head newest_entry(Connection& connection) {
    auto& row = connection.prepared("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 1");
    const ResetAfter reset(row);
    if (!row.step()) return {};
    return {row.integer(0), std::string(row.text(1))};
}

std::string digest_of_entry(Connection& connection, std::int64_t seq) {
    auto& row = connection.prepared("SELECT digest FROM history WHERE seq = ?1");
    const ResetAfter reset(row);
    return row.bind(1, seq).step() ? std::string(row.text(0)) : std::string();
}

void append_history(Connection& connection, const core::Change& change, Head& newest) {
    auto values = values_before_rows(change);
    if (!change.purged) values.emplace_back(rows_to_json(change.rows));
    auto chained = values;
    chained.emplace_back(newest.digest);
    newest = {change.seq, digest_of_values("history", chained)};
    if (change.purged) values.emplace_back(purge_mark(values, newest.digest));
    auto& insert =
        connection.prepared("INSERT INTO history(" + std::string(kColumns) + ",digest) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    bind_values(insert, 1, values);
    insert.bind(kHistoryColumns + 1, newest.digest).run();
}

std::optional<std::string> purged_rows(const Statement& row) {
    core::Change change;
    if (!read_change(row, change)) return std::nullopt;
    change.args.clear();
    return purge_mark(values_before_rows(change), std::string(row.text(kHistoryColumns)));
}

std::string history_digest(const Statement& row, std::string_view previous) {
    RowDigest digest("history");
    for (int i = 0; i < kHistoryColumns; ++i) add_column(digest, row, i);
    digest.text(previous);
    return digest.hex();
}

void check_history(Connection& connection, const std::function<void(const Statement&)>& broken) {
    std::string previous;
    Statement rows(connection.db(), history_select("ORDER BY seq", true));
    for (std::int64_t seq = 1; rows.step(); ++seq) {
        core::Change change;
        const std::string digest(rows.text(kHistoryColumns));
        const bool good =
            rows.integer(0) == seq && read_change(rows, change) &&
            (change.purged ? purge_mark(values_before_rows(change), digest) == rows.text(kHistoryColumns - 1)
                           : history_digest(rows, previous) == digest);
        if (!good) broken(rows);
        previous = digest;
    }
}

std::string_view history_columns() {
    return kColumns;
}

std::string history_select(std::string_view where, bool with_digest) {
    return "SELECT " + std::string(kColumns) + (with_digest ? ",digest" : "") + " FROM history " + std::string(where);
}

core::Result<std::vector<core::Change>> read_changes(const Connection& connection, Statement& rows) {
    const ResetAfter reset(rows);
    std::vector<core::Change> changes;
    while (rows.step())
        if (!read_change(rows, changes.emplace_back()))
            return tl::unexpected(header_error(Header::Kind::recoup, connection.path()));
    return changes;
}

core::Result<std::vector<Step>> read_steps(Connection& connection, std::int64_t before_seq, std::int64_t most) {
    auto& rows = connection.prepared(
        "SELECT seq, uuid, kind, target, CASE WHEN deed = 'purge' THEN args END FROM history"
        " WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
    const ResetAfter reset(rows);
    rows.bind(1, before_seq).bind(2, most);
    std::vector<Step> steps;
    while (rows.step()) {
        auto& step = steps.emplace_back();
        std::optional<core::Uuid> target;
        if (!from_column(rows, 0, step.seq) || !from_column(rows, 1, step.uuid) || !from_column(rows, 2, step.kind) ||
            !from_column(rows, 3, target))
            return tl::unexpected(header_error(Header::Kind::recoup, connection.path()));
        step.target = target.value_or(core::Uuid{});
        step.purged_to = newest_purged(rows.text(4));
    }
    return steps;
}

}  // namespace recoup::store::inline file
