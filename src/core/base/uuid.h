// The identity of everything a user makes: 16 random bytes, written as RFC 4122 text. Pure values, any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline base {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    // The all-zero value stands for "none".
    explicit operator bool() const { return *this != Uuid{}; }
    auto operator<=>(const Uuid&) const = default;  // NOLINT(modernize-use-nullptr): its false alarm on <=>
};

// Lower-case 8-4-4-4-12 hexadecimal.
std::string to_string(const Uuid& id);

// Takes exactly what to_string gives, upper case allowed; nothing else.
std::optional<Uuid> parse_uuid(std::string_view text);

// Where new identities come from. Not thread-safe unless an implementation says so.
class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual Uuid next() = 0;
};

}  // namespace recoup::core::inline base

template <>
struct std::hash<recoup::core::Uuid> {
    std::size_t operator()(const recoup::core::Uuid& id) const noexcept {
        std::uint64_t h = 0;
        for (int i = 0; i < 8; ++i) h = h << 8 | static_cast<std::uint64_t>(id.bytes[i] ^ id.bytes[i + 8]);
        return static_cast<std::size_t>(h);
    }
};
