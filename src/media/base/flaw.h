// What is missing from a picture that is shown all the same; the worse one is the greater. Constant; any thread.
#pragma once

#include <cstdint>

namespace recoup::media::inline base {

enum class Flaw : std::uint8_t {
    none,
    cut_off,  // the file ends before the picture does
    damaged,  // the bytes are not what was written
};

}  // namespace recoup::media::inline base
