#include "app/incoming/identity.h"

#include <algorithm>
#include <array>
#include <span>

#include "bill/container/sha1.h"

namespace recoup::app::inline incoming {
namespace {

// Drawn once; another one would make every card a stranger.
constexpr std::array<std::uint8_t, 16> kNamespace{0x5d, 0x0c, 0x41, 0x9e, 0x7b, 0x3a, 0x4f, 0x62,
                                                  0x9c, 0x15, 0xe8, 0x27, 0x60, 0xd4, 0xb1, 0x3f};

}  // namespace

core::Uuid name_uuid(std::string_view source, std::string_view name) {
    bill::Sha1 sha1;
    sha1.add(std::as_bytes(std::span(kNamespace)));
    for (const auto part : {source, std::string_view("\n"), name}) sha1.add(std::as_bytes(std::span(part)));
    const auto digest = sha1.digest();
    core::Uuid uuid;
    std::copy_n(digest.begin(), uuid.bytes.size(), uuid.bytes.begin());
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0F) | 0x50);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
    return uuid;
}

}  // namespace recoup::app::inline incoming
