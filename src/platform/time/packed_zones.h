// The time zones that the program carries, for systems without the IANA database. Unpacked when the first is asked for.
// Any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace recoup::platform::inline time {

// The zone's TZif file, there as long as the program; empty for a name that is none.
std::span<const std::uint8_t> packed_zone(std::string_view name);

}  // namespace recoup::platform::inline time
