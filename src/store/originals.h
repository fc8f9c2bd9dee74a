// Originals and their thumbnails, by SHA-256. Throws SQLite::Exception.
#pragma once

#include <optional>
#include <string_view>

#include "core/error.h"
#include "store/connection.h"
#include "store/original.h"

namespace recoup::store {

class File;

struct OriginalPlace {
    std::int64_t rowid = 0;
    std::int64_t bytes = 0;
};

std::optional<OriginalPlace> find_original(Connection& connection, std::string_view sha256);

// Inside a transaction: writes what is not there yet and reads it back. False when the bytes do not fit the digest.
bool store_original(Connection& connection, const Original& original);
// Inside a transaction; the original is there.
void replace_thumbnail(Connection& connection, const Original& original);

core::Result<Bytes> read_original(File& file, std::string_view sha256);
// What the thumbnail's digest column has to say.
std::string thumbnail_digest(const Original& original);

std::optional<Bytes> read_thumbnail(Connection& connection, std::string_view sha256);

// The digest of the bytes as they lie in the file, in pieces.
std::string digest_of_original(Connection& connection, const OriginalPlace& place, std::int64_t* bytes = nullptr);
Bytes bytes_of_original(Connection& connection, const OriginalPlace& place);

}  // namespace recoup::store
