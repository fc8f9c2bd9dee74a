// What people call the columns of the tables. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/base/i18n.h"

namespace recoup::exporting::inline tables {

// Of a column that nobody named, its name in the file.
std::string column_label(core::Lang lang, std::string_view column);

}  // namespace recoup::exporting::inline tables
