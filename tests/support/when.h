// A moment in a test, as a person would type it.
#pragma once

#include "core/dates/read_when.h"

namespace recoup::test {

inline std::optional<core::When> parse_when(std::string_view text, const core::Zones& zones, std::string_view zone,
                                            core::Instant now) {
    const auto read = core::read_when(text, {&zones, zone, now});
    return read ? std::optional(read->when) : std::nullopt;
}

}  // namespace recoup::test
