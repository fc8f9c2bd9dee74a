#include "media/base/digest.h"

#include <algorithm>

namespace recoup::media::inline base {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

int hex_value(char c) {
    const auto lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto at = kHex.find(lower);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

void Sha256Hasher::add(ByteView bytes) {
    hash_.add({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

Sha256 Sha256Hasher::finish() {
    return {hash_.finish()};
}

Sha256 sha256(ByteView bytes) {
    Sha256Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

std::string to_string(const Sha256& digest) {
    std::string text;
    text.reserve(64);
    for (const auto byte : digest.bytes) {
        text += kHex[byte >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

std::optional<Sha256> parse_sha256(std::string_view text) {
    if (text.size() != 64 || std::ranges::any_of(text, [](char c) { return hex_value(c) < 0; })) return std::nullopt;
    Sha256 digest;
    for (std::size_t i = 0; i < digest.bytes.size(); ++i)
        digest.bytes[i] = static_cast<std::uint8_t>(hex_value(text[2 * i]) << 4 | hex_value(text[2 * i + 1]));
    return digest;
}

}  // namespace recoup::media::inline base
