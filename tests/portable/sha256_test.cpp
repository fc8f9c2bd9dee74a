#include "portable/sha256.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace recoup;

namespace {

using Digest = std::array<std::uint8_t, crypto_hash_sha256_BYTES>;

std::vector<std::uint8_t> noise(std::size_t bytes) {
    std::mt19937 random(7);
    std::vector<std::uint8_t> made(bytes);
    for (auto& byte : made) byte = static_cast<std::uint8_t>(random());
    return made;
}

Digest by_libsodium(std::span<const std::uint8_t> bytes) {
    Digest digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

}  // namespace

TEST_CASE("every length around a block has the digest that libsodium finds") {
    const auto bytes = noise(400);
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        const std::span part(bytes.data(), length);
        portable::Sha256 hash;
        hash.add(part);
        CHECK(hash.finish() == by_libsodium(part));
    }
}

TEST_CASE("what is added in pieces has the digest of the whole") {
    const auto bytes = noise(10'000);
    for (const std::size_t piece : {1, 31, 63, 64, 65, 127, 200, 4096}) {
        portable::Sha256 hash;
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            hash.add(std::span(bytes).subspan(at, std::min(piece, bytes.size() - at)));
        CHECK(hash.finish() == by_libsodium(bytes));
    }
}
