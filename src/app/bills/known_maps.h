// The maps of a person's banks that were used once: files of the data folder, each tried on a bill whose form is not
// known. Any thread; reads and writes files.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/payments/column_map.h"

namespace recoup::app::inline bills {

// Of `own`/bills, as read_column_map() reads each, by name of the file. What cannot be read is left out and told.
std::vector<core::ColumnMap> known_maps(const std::filesystem::path& own, std::vector<core::Error>& problems);

// Keeps the map, unless it is known; `json` is as read_column_map() takes it. Of kind work.
core::Result<void> remember_map(const std::filesystem::path& own, std::string_view json, Files& files);

}  // namespace recoup::app::inline bills
