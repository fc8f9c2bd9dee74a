// Payments of bills that a file keeps: those of a bill that it has, what becomes of the others, and the kept ones as
// bills to look through. Pure; any thread that may read the state.
#pragma once

#include <string_view>
#include <vector>

#include "core/edit/command.h"
#include "core/model/show.h"
#include "core/payments/findings.h"

namespace recoup::core::inline payments {

// Whose bill it is that is looked at, by the digest of its file. Days are in the zone of the reader.
struct BillFile {
    const Bill& bill;
    std::string_view sha256;
    const Reader& reader;
};

// For each payment the kept row that says the same; nothing where there is none. Equal payments have each their own.
std::vector<const PaymentRow*> kept_rows(const BillFile& file, const State& state);
// Without a uuid and a case.
PaymentRow row_to_keep(const BillFile& file, const Payment& payment);
Instant last_moment(const Bill& bill);

// All of one source, by moment; `row` of a payment is its number among all that are kept, from 1 on.
struct KeptBill {
    Bill bill;
    std::vector<Uuid> rows;  // of each payment
};
std::vector<KeptBill> kept_bills(const State& state);

}  // namespace recoup::core::inline payments
