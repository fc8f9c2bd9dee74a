// A report laid out on A4. Pure, any thread that `type` may be used on.
#pragma once

#include "core/report/page.h"
#include "core/report/report.h"

namespace recoup::core::inline report {

// Pictures keep their shape; those too long for a page go on on the next, cut where no text stands.
Pages lay_out(const Report& report, TypeSource& type);

// A list: its heading and its tables, one below the other, or each on a page of its own.
enum class TablesStand : std::uint8_t { together, apart };
Pages lay_out_list(const Report& list, TablesStand stand, TypeSource& type);

}  // namespace recoup::core::inline report
