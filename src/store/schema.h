// What a Recoup file is made of: its mark, its tables, the steps from older versions. Any thread; constant.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>

namespace recoup::store {

inline constexpr std::uint32_t kApplicationId = 0x52435550;  // "RCUP"
inline constexpr int kSchemaVersion = 2;
inline constexpr int kPageSize = 4096;  // the slack of half a page an original costs more than the pointers saved

// Makes the tables of version 1 and goes on from there. Inside a transaction of the caller, foreign keys off.
void migrate(SQLite::Database& db, int from_version);

// The first thing in the file that is not ours, or of ours that is missing or different, for its version of the schema;
// nothing when all is well.
std::optional<std::string> schema_difference(SQLite::Database& db, int version);

}  // namespace recoup::store
