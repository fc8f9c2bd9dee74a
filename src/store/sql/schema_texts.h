// The tables as each version of the schema brought them, for schema.cpp alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/sql/columns.h"

namespace recoup::store::inline sql {

// SQLite keeps these texts as they stand; every later version adds a step below and leaves older steps alone.
inline constexpr std::string_view kVersion1[] = {
    R"(CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE cases (
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
))",
    R"(CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,
  data BLOB NOT NULL
))",
    R"(CREATE TABLE thumbnails (
  sha256 TEXT PRIMARY KEY NOT NULL REFERENCES originals (sha256),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  data BLOB NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE evidence (
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
))",
    R"(CREATE TABLE deadlines (
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
))",
    R"(CREATE TABLE slots (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE history (
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
))",    "CREATE INDEX history_by_case ON history (case_uuid, seq)",
};

inline constexpr std::string_view kNewTables2[] = {
    R"(CREATE TABLE contacts (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  number INTEGER UNIQUE NOT NULL,
  at TEXT NOT NULL,
  direction TEXT NOT NULL,
  channel TEXT NOT NULL,
  party TEXT NOT NULL,
  ticket TEXT NOT NULL,
  text TEXT NOT NULL,
  pushback TEXT NOT NULL,
  promised_by TEXT,
  kept TEXT NOT NULL,
  created_at TEXT NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE turns (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE routes (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  route TEXT NOT NULL,
  state TEXT NOT NULL,
  ticket TEXT NOT NULL,
  note TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  closed_at TEXT,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE platforms (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  name TEXT NOT NULL,
  channels TEXT NOT NULL,
  complaint_address TEXT NOT NULL,
  review_days INTEGER,
  cooling_hours INTEGER,
  note TEXT NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE clauses (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  platform_uuid TEXT NOT NULL REFERENCES platforms (uuid),
  title TEXT NOT NULL,
  clause TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE told (
  key TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  digest TEXT NOT NULL
))",
};

// A table that gets columns is made anew beside the old one, so that the digest stays the last column.
struct Widened {
    std::string_view name;
    std::string_view sql;  // under the name "wider"
    std::vector<Value> added;
};

inline const Widened kWidened2[] = {
    {"cases",
     R"(CREATE TABLE wider (
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
  jurisdiction TEXT NOT NULL,
  tags TEXT NOT NULL,
  refunded_at TEXT,
  digest TEXT NOT NULL
))",
     {std::string("CN"), std::string(), {}}},
    {"evidence",
     R"(CREATE TABLE wider (
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
  contact_uuid TEXT,
  digest TEXT NOT NULL
))",
     {Value{}}},
    {"deadlines",
     R"(CREATE TABLE wider (
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
  rule_version TEXT NOT NULL,
  trigger TEXT NOT NULL,
  counted_from TEXT,
  earliest TEXT,
  latest TEXT,
  by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
  actor TEXT NOT NULL,
  stopped_at TEXT,
  stopped_seconds INTEGER NOT NULL,
  note TEXT NOT NULL,
  leads TEXT NOT NULL,
  contact_uuid TEXT,
  digest TEXT NOT NULL
))",
     {std::string(),
      std::string(),
      {},
      {},
      {},
      std::int64_t{0},
      std::string("me"),
      {},
      std::int64_t{0},
      std::string(),
      std::string(),
      {}}},
};

inline const Widened kWidened3[] = {
    {"contacts",
     R"(CREATE TABLE wider (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  number INTEGER UNIQUE NOT NULL,
  at TEXT NOT NULL,
  direction TEXT NOT NULL,
  channel TEXT NOT NULL,
  party TEXT NOT NULL,
  ticket TEXT NOT NULL,
  text TEXT NOT NULL,
  pushback TEXT NOT NULL,
  promised_by TEXT,
  kept TEXT NOT NULL,
  created_at TEXT NOT NULL,
  words TEXT NOT NULL,
  digest TEXT NOT NULL
))",
     {std::string()}},
    {"routes",
     R"(CREATE TABLE wider (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  route TEXT NOT NULL,
  state TEXT NOT NULL,
  ticket TEXT NOT NULL,
  note TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  closed_at TEXT,
  party TEXT,
  digest TEXT NOT NULL
))",
     {Value{}}},
    {"platforms",
     R"(CREATE TABLE wider (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  name TEXT NOT NULL,
  channels TEXT NOT NULL,
  complaint_address TEXT NOT NULL,
  review_days INTEGER,
  cooling_hours INTEGER,
  note TEXT NOT NULL,
  legal_name TEXT NOT NULL,
  legal_address TEXT NOT NULL,
  digest TEXT NOT NULL
))",
     {std::string(), std::string()}},
};

inline constexpr std::string_view kNewTables3[] = {
    R"(CREATE TABLE answers (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  digest TEXT NOT NULL
))",
};

// The text of pictures, which can be read again, is no row of the model.
inline constexpr std::string_view kNewTables4[] = {
    R"(CREATE TABLE phrases (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  pushback TEXT NOT NULL,
  text TEXT NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE refused (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  sha256 TEXT NOT NULL,
  digest TEXT NOT NULL
))",
    R"(CREATE TABLE texts (
  sha256 TEXT PRIMARY KEY NOT NULL REFERENCES originals (sha256),
  engine TEXT NOT NULL,
  lines TEXT NOT NULL,
  digest TEXT NOT NULL
))",
};

inline const Widened kWidened5[] = {
    {"evidence",
     R"(CREATE TABLE wider (
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
  contact_uuid TEXT,
  proves TEXT NOT NULL,
  digest TEXT NOT NULL
))",
     {std::string()}},
};

inline constexpr std::string_view kNewTables5[] = {
    R"(CREATE TABLE redactions (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  case_uuid TEXT NOT NULL REFERENCES cases (uuid),
  evidence_uuid TEXT UNIQUE NOT NULL REFERENCES evidence (uuid),
  boxes TEXT NOT NULL,
  made_at TEXT NOT NULL,
  digest TEXT NOT NULL
))",
};

inline const Widened kWidened6[] = {
    {"cases",
     R"(CREATE TABLE wider (
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
  jurisdiction TEXT NOT NULL,
  tags TEXT NOT NULL,
  refunded_at TEXT,
  watch TEXT NOT NULL,
  cycle TEXT NOT NULL,
  renews_at TEXT,
  cancel_how TEXT NOT NULL,
  digest TEXT NOT NULL
))",
     {std::string(), std::string(), {}, std::string()}},
};

inline constexpr std::string_view kNewTables6[] = {
    R"(CREATE TABLE payments (
  uuid TEXT PRIMARY KEY NOT NULL CHECK (length(uuid) = 36),
  source TEXT NOT NULL,
  number TEXT NOT NULL,
  merchant_number TEXT NOT NULL,
  at TEXT NOT NULL,
  counterpart TEXT NOT NULL,
  goods TEXT NOT NULL,
  kind TEXT NOT NULL,
  direction TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  refunded_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  method TEXT NOT NULL,
  state TEXT NOT NULL,
  case_uuid TEXT REFERENCES cases (uuid),
  file_sha256 TEXT NOT NULL,
  row INTEGER NOT NULL,
  until TEXT NOT NULL,
  digest TEXT NOT NULL
))",
};

}  // namespace recoup::store::inline sql
