// SHA-256, the identity of an original. Pure, any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "media/base/bytes.h"
#include "portable/sha256.h"

namespace recoup::media::inline base {

struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const Sha256&) const = default;
};

class Sha256Hasher {
  public:
    void add(ByteView bytes);
    // Ends it; nothing may be added afterwards.
    Sha256 finish();

  private:
    portable::Sha256 hash_;
};

Sha256 sha256(ByteView bytes);

// 64 lower-case hexadecimal digits.
std::string to_string(const Sha256& digest);
// Takes what to_string() gives, upper case allowed; nothing else.
std::optional<Sha256> parse_sha256(std::string_view text);

}  // namespace recoup::media::inline base
