#include "core/advice/shares.h"

#include <fmt/format.h>

#include "core/base/money.h"

namespace recoup::core::inline advice {
namespace {

constexpr std::int64_t kMostPieces = 1'000'000;

// a × b ÷ c to the nearest, halves up, without leaving 64 bits: bit by bit. 0 <= a <= kMaxAmountMinor, 0 <= b <= c.
std::int64_t scaled(std::int64_t a, std::int64_t b, std::int64_t c) {
    std::int64_t quotient = 0, rest = 0;
    for (int bit = 62; bit >= 0; --bit) {
        quotient *= 2;
        rest *= 2;
        if ((a >> bit & 1) != 0) rest += b;
        quotient += rest / c;
        rest %= c;
    }
    return quotient + (rest * 2 >= c ? 1 : 0);
}

bool is_price(std::int64_t minor) {
    return minor >= 0 && minor <= kMaxAmountMinor;
}

}  // namespace

std::optional<Share> part_share(std::int64_t price_minor, std::int64_t part, std::int64_t whole,
                                const std::string& currency) {
    if (!is_price(price_minor) || whole < 1 || whole > kMostPieces || part < 0 || part > whole) return std::nullopt;
    const auto minor = scaled(price_minor, part, whole);
    return Share{minor, fmt::format("{} × {} ÷ {} = {}", format_amount(price_minor, currency), part, whole,
                                    format_amount(minor, currency))};
}

std::optional<Share> coupon_share(std::int64_t item_minor, std::int64_t order_minor, std::int64_t coupon_minor,
                                  const std::string& currency) {
    if (!is_price(item_minor) || !is_price(order_minor) || !is_price(coupon_minor)) return std::nullopt;
    if (order_minor < 1 || item_minor > order_minor || coupon_minor > order_minor) return std::nullopt;
    const auto amount = [&](std::int64_t minor) { return format_amount(minor, currency); };
    const auto minor = item_minor - scaled(coupon_minor, item_minor, order_minor);
    return Share{minor, fmt::format("{} − {} × {} ÷ {} = {}", amount(item_minor), amount(coupon_minor),
                                    amount(item_minor), amount(order_minor), amount(minor))};
}

}  // namespace recoup::core::inline advice
