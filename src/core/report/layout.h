// A report laid out on A4. Pure, any thread that `type` may be used on.
#pragma once

#include "core/report/page.h"
#include "core/report/report.h"

namespace recoup::core::inline report {

// Pictures keep their shape; those too long for a page go on on the next, cut where no text stands.
Pages lay_out(const Report& report, TypeSource& type);

}  // namespace recoup::core::inline report
