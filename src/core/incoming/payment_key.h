// By what two rows are told to be of one payment. Pure; any thread.
#pragma once

#include <string>

#include "core/model/rows.h"

namespace recoup::core::inline incoming {

// By its number where it has one, which two banks may give alike; else by when, with whom and how much. A payment and
// its refund may share a number, and equal rows of one bill their key: they stay two.
std::string payment_key(const PaymentRow& row);

}  // namespace recoup::core::inline incoming
