// A refund that was agreed, promised or told, and by when it should be there; whether the kept rows of a bill show that
// it is not. Pure; any thread that may read the state.
#pragma once

#include <optional>

#include "core/model/state.h"

namespace recoup::core::inline payments {

enum class RefundWord : std::uint8_t {
    promised,  // by a day
    told,      // that it was sent
    agreed,    // the card stands in that column, or a route was settled
};

struct ExpectedRefund {
    RefundWord why{};
    Instant by{};
};
// Nothing where no money is on its way, or is known to have come.
std::optional<ExpectedRefund> expected_refund(const CaseRecord& record, const Zones& zones);

struct MissingRefund {
    RefundWord why{};
    Instant by{};     // it should have been there
    Instant until{};  // its bill goes, which has the payment and no refund
};
// By the kept rows of the case.
std::optional<MissingRefund> missing_refund(const CaseRecord& record, const Zones& zones);

// Whether the words say that the money was sent: "已经退款成功", "has been refunded".
bool tells_of_refund(std::string_view words);

}  // namespace recoup::core::inline payments
