// ZIP archives as packs have them (APPNOTE 6.3.10): stored, names in UTF-8, one time for all, ZIP64 where it is needed,
// every byte decided by what goes in. Written in one go forwards, so that a pipe would do and nothing is held. Pure;
// one thread at a time. Our own because the reader of hostile archives has to compare every byte of the frame with what
// the writer would have written, which no library tells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/base/time.h"

namespace recoup::exporting::inline archive {

// What a field holds whose value is too large for it.
inline constexpr std::uint32_t kFull32 = 0xFFFFFFFF;
inline constexpr std::uint16_t kFull16 = 0xFFFF;

// Where the bytes go, in their order; its first failure ends the writing.
using ZipSink = std::function<std::error_code(std::span<const std::byte>)>;

// The date and the time of day as MS-DOS keeps them, in UTC so that the same pack has the same bytes everywhere. Years
// 1980 to 2107.
struct ZipTime {
    std::uint16_t time = 0, date = 0;

    bool operator==(const ZipTime&) const = default;
};
ZipTime zip_time(core::Instant at);

struct ZipEntry {
    std::string path;  // with slashes
    std::uint64_t bytes = 0;
    std::uint32_t crc = 0;
    std::uint64_t at = 0;    // of its local header
    std::uint64_t data = 0;  // where its bytes begin
    ZipTime time;

    bool operator==(const ZipEntry&) const = default;
};

// CRC-32 of what came before and `bytes` together; 0 to begin with.
std::uint32_t zip_crc(std::uint32_t before, std::span<const std::byte> bytes);

class ZipWriter {
  public:
    ZipWriter(ZipSink sink, ZipTime time) : sink_(std::move(sink)), time_(time) {}

    // Each path once.
    std::error_code add(std::string_view path, std::span<const std::byte> bytes);
    // The same in pieces, which follow by append() and are as many bytes as announced.
    std::error_code begin(std::string_view path, std::uint64_t bytes, std::uint32_t crc);
    std::error_code append(std::span<const std::byte> piece);
    // The list of all, behind which nothing comes.
    std::error_code finish();

  private:
    std::error_code put(std::span<const std::byte> bytes);
    std::error_code put(std::string_view text);

    ZipSink sink_;
    ZipTime time_;
    std::uint64_t at_ = 0;
    std::vector<ZipEntry> entries_;
};

// What an archive that ZipWriter made has in front of an entry, of it in its list, and behind its list.
std::string local_header(const ZipEntry& entry);
std::string listed_header(const ZipEntry& entry);
std::string end_of_list(std::uint64_t entries, std::uint64_t at, std::uint64_t bytes);

}  // namespace recoup::exporting::inline archive
