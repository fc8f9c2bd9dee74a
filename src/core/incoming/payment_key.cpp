#include "core/incoming/payment_key.h"

#include <fmt/format.h>

namespace recoup::core::inline incoming {

std::string payment_key(const PaymentRow& row) {
    const bool numbered = !row.number.empty() && row.source != BillSource::other;
    return fmt::format("{}/{}/{}/{}/{}", token(row.source), token(row.direction), row.amount_minor, row.number,
                       numbered ? std::string() : fmt::format("{}/{}", to_storage(row.at), row.counterpart));
}

}  // namespace recoup::core::inline incoming
