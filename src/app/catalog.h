// The product's own data: which evidence a case asks for, by its problem. Any thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/words.h"

namespace recoup::app {

// From the program's assets/slots.json.
std::vector<core::EvidenceKind> slots_of(core::Problem problem);

// Of that file's text; nothing where it does not name the problem. Unknown kinds are left out.
std::vector<core::EvidenceKind> slots_in(std::string_view slots_json, core::Problem problem);

}  // namespace recoup::app
