// What a Recoup file is made of: its mark, its tables, the steps from older versions. Constant; the functions on
// the database's thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/sql/database.h"

namespace recoup::store::inline sql {

inline constexpr std::uint32_t kApplicationId = 0x52435550;  // "RCUP"
extern const int kSchemaVersion;                             // as many as there are steps
inline constexpr int kPageSize = 4096;  // the slack of half a page an original costs more than the pointers saved

// Goes on from `from_version`, 0 being an empty file, to kSchemaVersion. Inside a transaction of the caller, foreign
// keys off. Throws SqlFailure.
void migrate(Database& db, int from_version);

// The first thing in the file that is not ours, or of ours that is missing or different, for its version of the schema;
// nothing when all is well. Throws SqlFailure.
std::optional<std::string> schema_difference(Database& db, int version);

}  // namespace recoup::store::inline sql
