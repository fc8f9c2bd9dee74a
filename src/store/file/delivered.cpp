#include "store/file/delivered.h"

#include "store/sql/columns.h"

namespace recoup::store::inline file {
namespace {

// An undone "done" within this time tells nothing twice.
constexpr std::chrono::days kKept{90};

bool is_delivered(Connection& connection, const std::string& key) {
    auto& statement = connection.prepared("SELECT 1 FROM told WHERE key = ?1");
    const ResetAfter reset(statement);
    return statement.bind(1, key).step();
}

bool insert(Connection& connection, const std::string& key, const std::string& at) {
    const auto digest = digest_of_values("told", {key, at});
    connection.prepared("INSERT OR IGNORE INTO told(key,at,digest) VALUES(?1,?2,?3)")
        .bind(1, key)
        .bind(2, at)
        .bind(3, digest)
        .run();
    return sqlite3_changes(connection.db().handle()) > 0;
}

// Moments in storage form sort as text.
void thin(Connection& connection, core::Instant now) {
    const auto before = core::to_storage(now - kKept);
    connection
        .prepared(
            "DELETE FROM told WHERE at < ?1"
            " AND substr(key, 1, 36) NOT IN (SELECT uuid FROM deadlines WHERE done_at IS NULL)")
        .bind(1, before)
        .run();
}

}  // namespace

std::vector<std::string> find_delivered(Connection& connection, std::span<const std::string> keys) {
    std::vector<std::string> found;
    for (const auto& key : keys)
        if (is_delivered(connection, key)) found.push_back(key);
    return found;
}

std::vector<std::string> insert_delivered(Connection& connection, std::span<const std::string> keys, core::Instant at) {
    std::vector<std::string> fresh;
    if (find_delivered(connection, keys).size() == keys.size()) return fresh;
    connection.forget_pages();
    Transaction transaction(connection, "BEGIN IMMEDIATE");
    const auto stored_at = core::to_storage(at);
    for (const auto& key : keys)
        if (insert(connection, key, stored_at)) fresh.push_back(key);
    thin(connection, at);
    transaction.commit();
    return fresh;
}

void remove_delivered(Connection& connection, std::span<const std::string> keys) {
    connection.forget_pages();
    Transaction transaction(connection, "BEGIN IMMEDIATE");
    for (const auto& key : keys) connection.prepared("DELETE FROM told WHERE key = ?1").bind(1, key).run();
    transaction.commit();
}

}  // namespace recoup::store::inline file
