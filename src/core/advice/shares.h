// The usual shares of a price as claims: unused days of a membership, hours of an outage, what an item cost once a
// coupon is spread over its order. Rounded to the nearest minor unit, halves up. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace recoup::core::inline advice {

struct Share {
    std::int64_t minor = 0;
    std::string formula;  // "¥120.00 × 300 ÷ 365 = ¥98.63"

    bool operator==(const Share&) const = default;
};

// `part` of `whole` equal pieces of the price: days of a membership, hours of a period. Nothing when the price is not
// within 0 and kMaxAmountMinor, whole not within 1 and 1,000,000 or part not within 0 and whole.
std::optional<Share> part_share(std::int64_t price_minor, std::int64_t part, std::int64_t whole,
                                const std::string& currency);

// What was really paid for an item of `item_minor` in an order of `order_minor` from which `coupon_minor` was taken
// off. Nothing when the item costs more than the order, or the coupon does, or one is no amount of a case.
std::optional<Share> coupon_share(std::int64_t item_minor, std::int64_t order_minor, std::int64_t coupon_minor,
                                  const std::string& currency);

}  // namespace recoup::core::inline advice
