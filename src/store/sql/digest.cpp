#include "store/sql/digest.h"

namespace recoup::store::inline sql {

void Sha256::add(std::string_view text) {
    hash_.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string Sha256::hex() {
    const auto digest = hash_.finish();
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const auto byte : digest) {
        text += kHex[byte >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

std::string sha256_hex(std::span<const std::uint8_t> bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

RowDigest::RowDigest(std::string_view table) {
    hash_.add(table);
    hash_.add("\n");
}

void RowDigest::null() {
    hash_.add("-\n");
}

void RowDigest::integer(std::int64_t value) {
    hash_.add(std::to_string(value) + "\n");
}

void RowDigest::text(std::string_view value) {
    hash_.add(std::to_string(value.size()) + ":");
    hash_.add(value);
    hash_.add("\n");
}

void RowDigest::blob(std::span<const std::uint8_t> value) {
    hash_.add(std::to_string(value.size()) + "#");
    hash_.add(value);
    hash_.add("\n");
}

}  // namespace recoup::store::inline sql
