#include "bill/container/sha1.h"

#include <algorithm>
#include <bit>

namespace recoup::bill::inline container {
namespace {

constexpr std::size_t kBlock = 64;

void put_big(std::uint8_t* out, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) out[i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

}  // namespace

void Sha1::add(ByteView bytes) {
    for (const auto byte : bytes) {
        buffer_[size_++ % kBlock] = std::to_integer<std::uint8_t>(byte);
        if (size_ % kBlock == 0) block(buffer_.data());
    }
}

void Sha1::block(const std::uint8_t* bytes) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = std::uint32_t{bytes[4 * i]} << 24 | std::uint32_t{bytes[4 * i + 1]} << 16 |
               std::uint32_t{bytes[4 * i + 2]} << 8 | bytes[4 * i + 3];
    for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state_;
    for (std::size_t i = 0; i < 80; ++i) {
        std::uint32_t f = b ^ c ^ d, k = 0xCA62C1D6;
        if (i < 20) {
            f = (b & c) | (~b & d);
            k = 0x5A827999;
        } else if (i < 40) {
            k = 0x6ED9EBA1;
        } else if (i < 60) {
            f = (b & c) | (b & d) | (c & d);
            k = 0x8F1BBCDC;
        }
        const auto next = std::rotl(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    state_[0] += a;
    state_[1] += b;
    state_[2] += c;
    state_[3] += d;
    state_[4] += e;
}

Sha1Digest Sha1::digest() {
    const auto bits = size_ * 8;
    add(std::array{std::byte{0x80}});
    while (size_ % kBlock != kBlock - 8) add(std::array{std::byte{}});
    for (int shift = 56; shift >= 0; shift -= 8) add(std::array{static_cast<std::byte>(bits >> shift & 255)});
    Sha1Digest out{};
    for (std::size_t i = 0; i < state_.size(); ++i) put_big(out.data() + 4 * i, state_[i]);
    return out;
}

HmacSha1::HmacSha1(ByteView key) {
    std::array<std::byte, kBlock> padded{};
    if (key.size() > kBlock) {
        Sha1 shorter;
        shorter.add(key);
        const auto digest = shorter.digest();
        std::ranges::copy(std::as_bytes(std::span(digest)), padded.begin());
    } else {
        std::ranges::copy(key, padded.begin());
    }
    for (auto& byte : padded) byte ^= std::byte{0x36};
    inner_.add(padded);
    for (auto& byte : padded) byte ^= std::byte{0x36 ^ 0x5C};
    outer_.add(padded);
}

Sha1Digest HmacSha1::digest() {
    const auto inner = inner_.digest();
    outer_.add(std::as_bytes(std::span(inner)));
    return outer_.digest();
}

Bytes pbkdf2_sha1(std::string_view password, ByteView salt, int rounds, std::size_t size) {
    const HmacSha1 keyed(std::as_bytes(std::span(password)));
    Bytes out;
    for (std::uint32_t number = 1; out.size() < size; ++number) {
        std::array<std::uint8_t, 4> counter{};
        put_big(counter.data(), number);
        auto mac = keyed;
        mac.add(salt);
        mac.add(std::as_bytes(std::span(counter)));
        auto last = mac.digest();
        auto sum = last;
        for (int round = 1; round < rounds; ++round) {
            mac = keyed;
            mac.add(std::as_bytes(std::span(last)));
            last = mac.digest();
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] ^= last[i];
        }
        for (const auto byte : sum)
            if (out.size() < size) out.push_back(std::byte{byte});
    }
    return out;
}

}  // namespace recoup::bill::inline container
