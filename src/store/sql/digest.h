// SHA-256 of originals, rows and the history. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "portable/sha256.h"

namespace recoup::store::inline sql {

class Sha256 {
  public:
    void add(std::string_view text);
    void add(std::span<const std::uint8_t> bytes) { hash_.add(bytes); }
    std::string hex();  // lower case; ends it

  private:
    portable::Sha256 hash_;
};

std::string sha256_hex(std::span<const std::uint8_t> bytes);

// The digest kept in the last column of every row: over the table's name and its columns, each in a form that cannot be
// mistaken for another (docs/FILE_FORMAT.md, "Digests").
class RowDigest {
  public:
    explicit RowDigest(std::string_view table);
    void null();
    void integer(std::int64_t value);
    void text(std::string_view value);
    void blob(std::span<const std::uint8_t> value);
    std::string hex() { return hash_.hex(); }

  private:
    Sha256 hash_;
};

}  // namespace recoup::store::inline sql
