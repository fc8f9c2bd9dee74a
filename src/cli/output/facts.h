// What was read in a picture, as the JSON of the command line. Pure, any thread.
#pragma once

#include <string>

#include "core/base/time.h"
#include "core/reading/facts.h"

namespace recoup::cli::inline output {

// {"kind","facts":[{"field","role","value","score","line"}]}; an amount has "minor" and "currency" as well, a time
// "at": a moment with the offset of `zone`, or a day. `value` is what was read.
void write_facts(const core::Reading& reading, const core::Zones& zones, std::string_view zone, std::string& out);

}  // namespace recoup::cli::inline output
