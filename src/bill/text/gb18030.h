// GB18030 into UTF-8, the same bytes on every system. Constant once made; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bill/base/limits.h"

namespace recoup::bill::inline text {

class Gb18030 {
  public:
    // `table` is what tools/gen_gb18030.py made; without one only ASCII and the four-byte codes beyond the BMP are
    // read.
    explicit Gb18030(ByteView table);

    // What is no GB18030 becomes U+FFFD, and is counted in `wrong`.
    std::string utf8(ByteView bytes, std::size_t& wrong) const;

  private:
    struct Taken {
        char32_t code = 0;
        std::size_t bytes = 1;
    };
    Taken two(unsigned first, unsigned second) const;
    Taken four(ByteView bytes) const;

    std::vector<std::uint16_t> two_;   // by first and second byte
    std::vector<std::uint16_t> four_;  // the rest of the BMP, in its order
};

}  // namespace recoup::bill::inline text
