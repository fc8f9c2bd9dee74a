// One zone of the IANA database, read from the bytes of a TZif file (RFC 8536). Pure, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/time.h"
#include "platform/time/posix_tz.h"

namespace recoup::platform::inline time {

// The largest file of the database has about 4 KB, or 20 KB in its "fat" form.
inline constexpr std::size_t kMaxTzFileBytes = 256 * 1024;

class TzFile {
  public:
    // Version 2 and later; nothing for anything damaged, too large or older.
    static std::optional<TzFile> parse(std::span<const std::uint8_t> bytes);

    // East of UTC.
    std::chrono::seconds utc_offset(core::Instant utc) const;

  private:
    struct Transition {
        core::Instant at;
        std::chrono::seconds offset;
    };
    std::chrono::seconds before_{};
    std::vector<Transition> transitions_;  // by time
    std::optional<PosixTz> after_;
};

}  // namespace recoup::platform::inline time
