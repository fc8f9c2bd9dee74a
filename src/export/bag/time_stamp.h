// What a time-stamp authority is asked, and what it answered (RFC 3161). The question is bytes of one shape around a
// SHA-256; of the answer only the digest and the time are read, strictly and within limits: whether the authority's
// signature is good is for `openssl ts -verify` to say. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/time.h"

namespace recoup::exporting::inline bag {

inline constexpr std::size_t kQueryBytes = 59;
inline constexpr std::size_t kMostAnswerBytes = 1 << 20;

// `sha256`: 64 lower-case hexadecimal digits. The certificate is asked for; no nonce, so that the same pack asks the
// same.
std::array<std::byte, kQueryBytes> time_query(std::string_view sha256);

struct TimeAnswer {
    std::string sha256;  // of what was stamped
    core::Instant at{};

    bool operator==(const TimeAnswer&) const = default;
};

// An answer that grants a stamp of a SHA-256. The error, of kind work, says what else it is.
core::Result<TimeAnswer> read_time_answer(std::span<const std::byte> answer);

}  // namespace recoup::exporting::inline bag
