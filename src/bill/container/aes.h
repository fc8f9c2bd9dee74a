// AES (FIPS 197) forwards, and the counter mode of WinZip's encryption, which counts from 1 on, the lowest byte first.
// For reading archives: it takes no care against who measures its time. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>

#include "bill/base/limits.h"

namespace recoup::bill::inline container {

class Aes {
  public:
    using Block = std::array<std::uint8_t, 16>;
    // Of 16, 24 or 32 bytes.
    explicit Aes(ByteView key);
    Block encrypted(Block block) const;

  private:
    std::array<Block, 15> keys_{};
    std::size_t rounds_ = 0;
};

void winzip_counter_mode(const Aes& aes, std::span<std::byte> bytes);

}  // namespace recoup::bill::inline container
