// What the words of a row mean. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/payments/payment.h"

namespace recoup::core::inline payments {

// By kind, state, goods, counterpart and flow of the payment.
PaymentMeaning meaning_of(const Payment& payment);
// "收入", "credit", "不计收支"; nothing for any other.
std::optional<Flow> flow_in(std::string_view text);

}  // namespace recoup::core::inline payments
