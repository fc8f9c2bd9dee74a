#include "core/base/uuid.h"

namespace recoup::core::inline base {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

bool dash_at(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

// Of a hexadecimal digit; kNoDigit for any other byte. A table, because a file of 10,000 cases holds 150,000 of them.
constexpr std::uint8_t kNoDigit = 0xFF;
constexpr auto kDigitValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoDigit);
    for (std::uint8_t i = 0; i < 16; ++i) values[static_cast<unsigned char>(kHex[i])] = i;
    for (std::uint8_t i = 10; i < 16; ++i) values[static_cast<unsigned char>("ABCDEF"[i - 10])] = i;
    return values;
}();

}  // namespace

std::string to_string(const Uuid& id) {
    std::string text;
    text.reserve(36);
    for (const auto byte : id.bytes) {
        if (dash_at(text.size())) text += '-';
        text += kHex[byte >> 4];
        text += kHex[byte & 15];
    }
    return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (auto& byte : id.bytes) {
        if (dash_at(at) && text[at++] != '-') return std::nullopt;
        const auto high = kDigitValues[static_cast<unsigned char>(text[at])];
        const auto low = kDigitValues[static_cast<unsigned char>(text[at + 1])];
        if (high == kNoDigit || low == kNoDigit) return std::nullopt;
        byte = static_cast<std::uint8_t>(high << 4 | low);
        at += 2;
    }
    return id;
}

}  // namespace recoup::core::inline base
