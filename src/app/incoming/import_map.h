// What a person says of a board or a table that its names do not tell, as a small JSON file. Any thread.
//   {"stages": {"Backlog": "evidence", "Ideas": null}, "columns": {"title": "宝贝"}, "order": "dmy", "currency": "CNY"}
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/incoming/board.h"
#include "core/incoming/case_columns.h"
#include "core/payments/column_map.h"

namespace recoup::app::inline incoming {

struct ImportMap {
    core::StageMap stages;
    core::CaseColumnMap columns;  // those that it names; "-" for one that shall not be taken
    core::DateOrder order = core::DateOrder::guess;
    std::string currency;  // of sums that name none; empty: the person's own
};

// Of kind work, naming the member that is wrong; `name` is the file's.
core::Result<ImportMap> read_import_map(std::string_view json, const std::string& name);

// The same as typed, over what the map says: "Backlog=evidence", "Ideas=-" for a list that stays away; "title=Item".
// Of kind usage.
core::Result<void> take_typed_stage(std::string_view text, ImportMap& map);
core::Result<void> take_typed_column(std::string_view text, ImportMap& map);

}  // namespace recoup::app::inline incoming
