// What a bill tells somebody who is owed money, each finding with its rows. Nothing is merged or taken away: two equal
// payments stay two. Pure; any thread that may read the state. Time grows with the bill, whatever is in it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/state.h"
#include "core/payments/payment.h"

namespace recoup::core::inline payments {

enum class FindingKind : std::uint8_t {
    twice,             // the same sum to the same side, shortly one after the other
    refund_arrived,    // whole or in part
    refund_missing,    // agreed or told by the bill, and no row has it
    closed_but_paid,   // the deal was closed, the money went out
    price_protection,  // paid back since the price fell
    repeating          // at the same distance, three times or more
};
std::span<const Word> words_of(WordsOf<FindingKind>);

// Strong: numbers or states say it, or there is hardly another reading. Weak: worth a look.
enum class Strength : std::uint8_t { strong, weak };
std::span<const Word> words_of(WordsOf<Strength>);

struct Finding {
    FindingKind kind{};
    Strength strength{};
    std::vector<std::size_t> payments;  // their places in the bill; of a refund behind the payment that it is of
    std::optional<Uuid> case_uuid;
    std::optional<Instant> next_at;  // of what repeats
    std::int64_t arrived_minor = 0;  // of a refund
    std::int64_t of_minor = 0;       // what was paid; 0: not known

    bool whole() const { return of_minor > 0 && arrived_minor >= of_minor; }
    bool operator==(const Finding&) const = default;
};

// By kind, then as the bill has them. `state` may be nothing: no cases are known then.
std::vector<Finding> findings_of(const Bill& bill, const State* state);

// For each payment the case that it belongs to: by a number, else by platform, sum and day; the nil uuid: none.
std::vector<Uuid> cases_of_payments(const Bill& bill, const State& state);

}  // namespace recoup::core::inline payments
