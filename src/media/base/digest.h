// SHA-256 (FIPS 180-4, by libsodium), the identity of an original. Pure, any thread.
#pragma once

#include <sodium/crypto_hash_sha256.h>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "media/base/bytes.h"

namespace recoup::media::inline base {

struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const Sha256&) const = default;
};

class Sha256Hasher {
  public:
    Sha256Hasher();
    void add(ByteView bytes);
    // Ends it; nothing may be added afterwards.
    Sha256 finish();

  private:
    crypto_hash_sha256_state state_;
};

Sha256 sha256(ByteView bytes);

// 64 lower-case hexadecimal digits.
std::string to_string(const Sha256& digest);
// Takes what to_string() gives, upper case allowed; nothing else.
std::optional<Sha256> parse_sha256(std::string_view text);

}  // namespace recoup::media::inline base
