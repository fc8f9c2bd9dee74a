// What was read in a picture, as the JSON of the command line. Pure, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/output/json.h"
#include "core/base/time.h"
#include "core/reading/belongs.h"
#include "core/reading/facts.h"

namespace recoup::cli::inline output {

// {"kind","facts":[{"field","role","value","score","line"}]}; an amount has "minor" and "currency" as well, a time
// "at": a moment with the offset of `zone`, or a day. `value` is what was read. Of a picture in a case also
// "differs":[{"field","case","picture","line"}].
void write_facts(const core::Reading& reading, const std::optional<std::vector<core::Difference>>& differs,
                 const core::Zones& zones, std::string_view zone, std::string& out);
void write_differences(Json& json, std::span<const core::Difference> differs);

}  // namespace recoup::cli::inline output
