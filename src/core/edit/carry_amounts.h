// What a change of a case's currency does to its amounts. Pure; any thread.
#pragma once

#include "core/base/error.h"
#include "core/edit/command.h"

namespace recoup::core::inline edit {

// Amounts that stay keep their meaning in the currency `fields` sets: those it does not name are carried over. An error
// of kind usage names the first that does not come out even.
Result<void> carry_amounts(const CaseRow& row, CaseFields& fields);

}  // namespace recoup::core::inline edit
