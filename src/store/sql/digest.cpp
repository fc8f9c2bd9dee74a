#include "store/sql/digest.h"

#include <array>

namespace recoup::store::inline sql {

Sha256::Sha256() {
    crypto_hash_sha256_init(&state_);
}

void Sha256::add(std::string_view text) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

void Sha256::add(std::span<const std::uint8_t> bytes) {
    crypto_hash_sha256_update(&state_, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_final(&state_, digest.data());
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
