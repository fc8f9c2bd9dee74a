// SHA-1 with HMAC (RFC 2104) and PBKDF2 (RFC 8018): what WinZip's encryption is made of, and for nothing else. Pure;
// any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "bill/base/limits.h"

namespace recoup::bill::inline container {

using Sha1Digest = std::array<std::uint8_t, 20>;

class Sha1 {
  public:
    void add(ByteView bytes);
    Sha1Digest digest();  // once

  private:
    void block(const std::uint8_t* bytes);

    std::array<std::uint32_t, 5> state_{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    std::array<std::uint8_t, 64> buffer_{};
    std::uint64_t size_ = 0;
};

class HmacSha1 {
  public:
    explicit HmacSha1(ByteView key);
    void add(ByteView bytes) { inner_.add(bytes); }
    Sha1Digest digest();  // once

  private:
    Sha1 inner_, outer_;
};

Bytes pbkdf2_sha1(std::string_view password, ByteView salt, int rounds, std::size_t size);

}  // namespace recoup::bill::inline container
