// What a Recoup file is made of: its mark, its tables, the steps from older versions. Any thread; constant.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace recoup::store {

inline constexpr std::uint32_t kApplicationId = 0x52435550;  // "RCUP"
inline constexpr int kSchemaVersion = 1;
inline constexpr int kPageSize = 4096;  // the slack of half a page an original costs more than the pointers saved

struct SchemaItem {
    std::string_view type;
    std::string_view name;
    std::string_view table;
    std::string_view sql;  // empty: made by SQLite for a UNIQUE or PRIMARY KEY
};

std::span<const SchemaItem> schema_items();

// Makes the tables of version 1 and goes on from there. Inside a transaction of the caller.
void migrate(SQLite::Database& db, int from_version);

// The first thing in the file that is not ours, or of ours that is missing or different; nothing when all is well.
std::optional<std::string> schema_difference(SQLite::Database& db);

}  // namespace recoup::store
