// What a change did, said among the lines of its own case. Pure; any thread.
#pragma once

#include "core/change.h"

namespace recoup::core {

// As describe() says it, without the title of the case, which need not be said again: "移到已联系客服".
std::string describe_within(Lang lang, const Change& change);

}  // namespace recoup::core
