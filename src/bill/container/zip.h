// ZIP archives as bills come in them: stored or deflated, plain or with a password (ZipCrypto, WinZip's AE-1 and AE-2).
// Strict: what does not fit together is damaged, and no archive grows beyond the limits. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bill/base/limits.h"
#include "core/base/error.h"

namespace recoup::bill::inline container {

bool looks_like_zip(ByteView file);

struct ZipEntry {
    std::string name;  // bytes of whatever encoding
    std::uint16_t flags = 0, method = 0, time = 0;
    std::uint32_t crc = 0, packed_bytes = 0, bytes = 0, at = 0;
    // Of WinZip's encryption.
    std::uint16_t aes_version = 0, aes_method = 0;
    std::uint8_t aes_strength = 0;

    bool encrypted() const { return flags & 1; }
};

class Zip {
  public:
    // `file` outlives it. Errors of kind work: no archive (code damaged).
    static core::Result<Zip> open(ByteView file);

    const std::vector<ZipEntry>& entries() const { return entries_; }
    const ZipEntry* find(std::string_view name) const;
    // What all entries that were read may come to, together with what was read before.
    std::size_t left() const { return left_; }
    void limit(std::size_t bytes) { left_ = bytes; }

    // Errors of kind work: damaged (by its code), too large unpacked, wants a password, or another one.
    core::Result<Bytes> read(const ZipEntry& entry, const std::optional<std::string_view>& password = {});

  private:
    core::Result<Bytes> packed(const ZipEntry& entry) const;

    ByteView file_;
    std::vector<ZipEntry> entries_;
    std::size_t left_ = kMostUnpackedBytes;
};

}  // namespace recoup::bill::inline container
