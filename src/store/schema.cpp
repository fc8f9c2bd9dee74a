#include "store/schema.h"

#include <algorithm>
#include <vector>

#include "store/statement.h"

namespace recoup::store {
namespace {

// SQLite keeps these texts as they stand; every later version adds a step below and leaves older steps alone.
constexpr SchemaItem kItems[] = {
    {"table", "meta", "meta", R"(CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_meta_1", "meta", ""},
    {"table", "cases", "cases", R"(CREATE TABLE cases (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  number INTEGER UNIQUE NOT NULL,
  title TEXT NOT NULL,
  platform TEXT NOT NULL,
  problem TEXT NOT NULL,
  stage TEXT NOT NULL,
  outcome TEXT NOT NULL,
  turn TEXT NOT NULL,
  currency TEXT NOT NULL,
  paid_minor INTEGER,
  claimed_minor INTEGER,
  offered_minor INTEGER,
  received_minor INTEGER,
  fee_minor INTEGER,
  order_no TEXT NOT NULL,
  payment_method TEXT NOT NULL,
  refund_method TEXT NOT NULL,
  note TEXT NOT NULL,
  playbook TEXT NOT NULL,
  route TEXT NOT NULL,
  paid_at TEXT,
  occurred_at TEXT,
  received_at TEXT,
  stage_since TEXT NOT NULL,
  ended_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  removed_at TEXT,
  position INTEGER NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_cases_1", "cases", ""},
    {"index", "sqlite_autoindex_cases_2", "cases", ""},
    {"table", "originals", "originals", R"(CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,
  data BLOB NOT NULL
))"},
    {"index", "sqlite_autoindex_originals_1", "originals", ""},
    {"table", "thumbnails", "thumbnails", R"(CREATE TABLE thumbnails (
  sha256 TEXT PRIMARY KEY NOT NULL REFERENCES originals (sha256),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  data BLOB NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_thumbnails_1", "thumbnails", ""},
    {"table", "evidence", "evidence", R"(CREATE TABLE evidence (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  number INTEGER UNIQUE NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  caption TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES originals (sha256),
  bytes INTEGER NOT NULL,
  file_class TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  captured_at TEXT,
  captured_from TEXT NOT NULL,
  added_at TEXT NOT NULL,
  position INTEGER NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_evidence_1", "evidence", ""},
    {"index", "sqlite_autoindex_evidence_2", "evidence", ""},
    {"table", "deadlines", "deadlines", R"(CREATE TABLE deadlines (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  number INTEGER UNIQUE NOT NULL,
  title TEXT NOT NULL,
  due TEXT NOT NULL,
  estimate INTEGER NOT NULL CHECK (estimate IN (0, 1)),
  rule TEXT NOT NULL,
  done_at TEXT,
  snoozed_until TEXT,
  created_at TEXT NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_deadlines_1", "deadlines", ""},
    {"index", "sqlite_autoindex_deadlines_2", "deadlines", ""},
    {"table", "slots", "slots", R"(CREATE TABLE slots (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_slots_1", "slots", ""},
    {"table", "history", "history", R"(CREATE TABLE history (
  seq INTEGER PRIMARY KEY NOT NULL,
  uuid TEXT UNIQUE NOT NULL CHECK (length(uuid) = 36),
  copy_uuid TEXT NOT NULL,
  at TEXT NOT NULL,
  case_uuid TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  target TEXT,
  deed TEXT NOT NULL,
  args TEXT NOT NULL,
  changes TEXT NOT NULL,
  digest TEXT NOT NULL
))"},
    {"index", "sqlite_autoindex_history_1", "history", ""},
    {"index", "history_by_case", "history", "CREATE INDEX history_by_case ON history (case_uuid, seq)"},
};

void create_version_1(SQLite::Database& db) {
    for (const auto& item : kItems)
        if (!item.sql.empty()) Statement(db, item.sql).run();
}

// kSteps[n] leads from version n to n + 1.
constexpr void (*kSteps[])(SQLite::Database&) = {create_version_1};
static_assert(std::size(kSteps) == kSchemaVersion);

}  // namespace

std::span<const SchemaItem> schema_items() {
    return kItems;
}

void migrate(SQLite::Database& db, int from_version) {
    for (int version = from_version; version < kSchemaVersion; ++version) kSteps[version](db);
    db.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

std::optional<std::string> schema_difference(SQLite::Database& db) {
    Statement rows(db, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
    std::size_t known = 0;
    while (rows.step()) {
        const bool ours = std::any_of(std::begin(kItems), std::end(kItems), [&](const SchemaItem& item) {
            return rows.text(0) == item.type && rows.text(1) == item.name && rows.text(2) == item.table &&
                   rows.text(3) == item.sql;
        });
        if (!ours) return std::string(rows.text(1));
        ++known;
    }
    if (known < std::size(kItems)) return std::string("sqlite_schema");
    return std::nullopt;
}

}  // namespace recoup::store
