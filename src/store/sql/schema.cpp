#include "store/sql/schema.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "store/sql/columns.h"
#include "store/sql/schema_texts.h"
#include "store/sql/statement.h"

namespace recoup::store::inline sql {
namespace {

void run(Database& db, std::string_view sql) {
    Statement(db, sql).run();
}

Value value_of(const Statement& row, int column) {
    switch (row.type(column)) {
        case SQLITE_INTEGER:
            return row.integer(column);
        case SQLITE_NULL:
            return {};
        default:
            return std::string(row.text(column));
    }
}

std::string marks(std::size_t count) {
    std::string text = "?";
    for (std::size_t i = 1; i < count; ++i) text += ",?";
    return text;
}

// Changes the values of a row that is copied, without its digest.
using Adjust = void (*)(Database& db, std::vector<Value>& values);

// A row whose digest did not fit keeps it, so that it does not fit afterwards either.
void copy_wider(Database& db, const Widened& table, Adjust adjust) {
    Statement rows(db, "SELECT * FROM " + std::string(table.name));
    const int count = rows.columns() - 1;
    Statement insert(
        db, "INSERT INTO wider VALUES(" + marks(static_cast<std::size_t>(count) + table.added.size() + 1) + ")");
    while (rows.step()) {
        std::vector<Value> values;
        for (int column = 0; column < count; ++column) values.push_back(value_of(rows, column));
        const std::string old(rows.text(count));
        const bool whole = digest_of_values(table.name, values) == old;
        if (adjust) adjust(db, values);
        values.insert(values.end(), table.added.begin(), table.added.end());
        values.push_back(whole ? digest_of_values(table.name, values) : old);
        bind_values(insert, 1, values);
        insert.run();
    }
}

void widen(Database& db, const Widened& table, Adjust adjust = nullptr) {
    const std::string name(table.name);
    run(db, table.sql);
    copy_wider(db, table, adjust);
    run(db, "DROP TABLE " + name);
    run(db, "ALTER TABLE wider RENAME TO " + name);
}

void create_version_1(Database& db) {
    for (const auto sql : kVersion1) run(db, sql);
}

// Contacts, turns, routes, the directory of platforms; rules behind deadlines; what was told.
void widen_to_version_2(Database& db) {
    for (const auto& table : kWidened2) widen(db, table);
    for (const auto sql : kNewTables2) run(db, sql);
}

// The bank or payment firm to which the case was taken on the day of a contact in writing; else what stood there.
std::string party_by_route(Database& db, const std::vector<Value>& contact) {
    const auto& party = std::get<std::string>(contact[6]);
    const auto& channel = std::get<std::string>(contact[5]);
    if (party == "merchant") return "seller";
    if (party != "platform" || (channel != "form" && channel != "letter" && channel != "email")) return party;
    Statement routes(db,
                     "SELECT route FROM routes WHERE case_uuid = ?1 AND substr(taken_at, 1, 10) = substr(?2, 1, 10) "
                     "AND route IN ('bank_chargeback', 'payment_provider')");
    routes.bind(1, std::get<std::string>(contact[1])).bind(2, std::get<std::string>(contact[3]));
    if (!routes.step()) return party;
    return routes.text(0) == "bank_chargeback" ? "bank" : "payment_firm";
}

// What only the person knows of a case; whose words a contact holds and to whom it and a route belong.
void widen_to_version_3(Database& db) {
    widen(db, kWidened3[0],
          [](Database& file, std::vector<Value>& values) { values[6] = party_by_route(file, values); });
    widen(db, kWidened3[1]);
    widen(db, kWidened3[2]);
    for (const auto sql : kNewTables3) run(db, sql);
}

// The person's own phrases, pictures they refused, and the text of pictures.
void widen_to_version_4(Database& db) {
    for (const auto sql : kNewTables4) run(db, sql);
}

// What evidence is there to prove, and what of its picture nobody else is to see.
void widen_to_version_5(Database& db) {
    for (const auto& table : kWidened5) widen(db, table);
    for (const auto sql : kNewTables5) run(db, sql);
}

// Subscriptions and purchases that are not cases yet, and payments of bills.
void widen_to_version_6(Database& db) {
    for (const auto& table : kWidened6) widen(db, table);
    for (const auto sql : kNewTables6) run(db, sql);
}

// kSteps[n] leads from version n to n + 1.
constexpr void (*kSteps[])(Database&) = {create_version_1,   widen_to_version_2, widen_to_version_3,
                                         widen_to_version_4, widen_to_version_5, widen_to_version_6};

struct SchemaItem {
    std::string type, name, table, sql;
    bool operator==(const SchemaItem&) const = default;
};

std::vector<SchemaItem> schema_items(Database& db) {
    std::vector<SchemaItem> items;
    Statement rows(db, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    const auto text = [&](int column) { return std::string(rows.text(column)); };
    while (rows.step()) items.push_back({text(0), text(1), text(2), text(3)});
    return items;
}

// As SQLite lists a table: itself, and for each of its keys an index without a text.
void add_table(std::vector<SchemaItem>& items, const std::string& name, std::string sql) {
    const auto count = [&](std::string_view key) {
        int found = 0;
        for (auto at = sql.find(key); at != sql.npos; at = sql.find(key, at + 1)) ++found;
        return found;
    };
    const int keys = count(" TEXT PRIMARY KEY") + count(" UNIQUE");
    for (int key = 1; key <= keys; ++key)
        items.push_back({"index", "sqlite_autoindex_" + name + "_" + std::to_string(key), name, ""});
    items.push_back({"table", name, name, std::move(sql)});
}

// What stands between the words before it and the next space.
std::string word_after(std::string_view sql, std::string_view before) {
    const auto at = sql.find(before) + before.size();
    return std::string(sql.substr(at, sql.find(' ', at) - at));
}

void add_items(std::vector<SchemaItem>& items, std::span<const std::string_view> statements) {
    for (const auto sql : statements)
        if (sql.starts_with("CREATE TABLE"))
            add_table(items, word_after(sql, "CREATE TABLE "), std::string(sql));
        else
            items.push_back({"index", word_after(sql, "CREATE INDEX "), word_after(sql, " ON "), std::string(sql)});
}

void widen_items(std::vector<SchemaItem>& items, std::span<const Widened> tables) {
    for (const auto& table : tables) {
        const std::string name(table.name);
        std::erase_if(items, [&](const auto& item) { return item.table == name; });
        // A table that was renamed has its name in quotes.
        const auto columns = table.sql.substr(table.sql.find('('));
        add_table(items, name, "CREATE TABLE \"" + name + "\" " + std::string(columns));
    }
}

// What migrate() comes to, told without making it: a file is opened at every start and for every command.
std::vector<SchemaItem> wanted_items(int version) {
    static_assert(std::size(kSteps) == 6, "a new version adds its tables here");
    std::vector<SchemaItem> items;
    add_items(items, kVersion1);
    if (version < 2) return items;
    widen_items(items, kWidened2);
    add_items(items, kNewTables2);
    if (version < 3) return items;
    widen_items(items, kWidened3);
    add_items(items, kNewTables3);
    if (version < 4) return items;
    add_items(items, kNewTables4);
    if (version < 5) return items;
    widen_items(items, kWidened5);
    add_items(items, kNewTables5);
    if (version < 6) return items;
    widen_items(items, kWidened6);
    add_items(items, kNewTables6);
    return items;
}

bool holds(const std::vector<SchemaItem>& items, const SchemaItem& wanted) {
    return std::find(items.begin(), items.end(), wanted) != items.end();
}

}  // namespace

const int kSchemaVersion = static_cast<int>(std::size(kSteps));

void migrate(Database& db, int from_version) {
    for (int at = from_version; at < kSchemaVersion; ++at) kSteps[at](db);
    db.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

std::optional<std::string> schema_difference(Database& db, int version) {
    const auto ours = wanted_items(version);
    const auto found = schema_items(db);
    for (const auto& item : found)
        if (!holds(ours, item)) return item.name;
    if (found.size() < ours.size()) return std::string("sqlite_schema");
    return std::nullopt;
}

}  // namespace recoup::store::inline sql
