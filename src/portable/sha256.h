// SHA-256 (FIPS 180-4): by the instructions that the processor has for it, else by libsodium. One thread each.
#pragma once

#include <sodium/crypto_hash_sha256.h>

#include <array>
#include <cstdint>
#include <span>

namespace recoup::portable {

class Sha256 {
  public:
    Sha256() { crypto_hash_sha256_init(&state_); }
    void add(std::span<const std::uint8_t> bytes);
    // Ends it; nothing may be added afterwards.
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> finish();

  private:
    void add_plainly(std::span<const std::uint8_t> bytes);

    crypto_hash_sha256_state state_;
};

}  // namespace recoup::portable
