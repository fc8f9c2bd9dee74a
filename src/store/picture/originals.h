// Originals and their thumbnails, by SHA-256 in lower-case hexadecimal. On the connection's thread. Throws SqlFailure.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "store/picture/original.h"
#include "store/sql/connection.h"

namespace recoup::store::inline picture {

struct OriginalPlace {
    std::int64_t rowid = 0;
    std::int64_t bytes = 0;
};

std::optional<OriginalPlace> find_original(Connection& connection, std::string_view sha256);

// Inside a transaction: writes what is not there yet and reads it back. False when the bytes do not fit the digest or
// are more than kMaxOriginalBytes.
bool store_original(Connection& connection, const Original& original);
// Inside a transaction; the original is there.
void replace_thumbnail(Connection& connection, const Original& original);

// Errors are of kind work: it is not there, or its bytes do not fit the digest.
core::Result<Bytes> read_original(Connection& connection, std::string_view sha256);
// What the thumbnail's digest column has to say.
std::string thumbnail_digest(const Original& original);

std::optional<Bytes> read_thumbnail(Connection& connection, std::string_view sha256);

// The digest of the bytes as they lie in the file, read in pieces; `bytes` gets how many they are.
std::string digest_of_original(Connection& connection, const OriginalPlace& place, std::int64_t* bytes = nullptr);
Bytes bytes_of_original(Connection& connection, const OriginalPlace& place);

}  // namespace recoup::store::inline picture
