// What may be claimed: by which rules in this case, and how much by one of them, with every step shown. Amounts are in
// minor units of the case's currency, rounded to the nearest, halves up. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/amount_text.h"
#include "core/base/error.h"
#include "core/law/rule.h"
#include "core/model/state.h"

namespace recoup::core::inline advice {

inline constexpr std::int64_t kMostPieces = 1'000'000;       // of a count
inline constexpr std::int64_t kMostDaysOfInterest = 36'500;  // of `days`
inline constexpr std::int64_t kMostRate = 100 * kRateUnits;  // a hundred percent

// What was said of the inputs of a rule.
class ClaimValues {
  public:
    std::optional<std::int64_t>& operator[](ClaimInput input) { return all_[static_cast<std::size_t>(input)]; }
    const std::optional<std::int64_t>& operator[](ClaimInput input) const {
        return all_[static_cast<std::size_t>(input)];
    }

  private:
    std::array<std::optional<std::int64_t>, static_cast<std::size_t>(ClaimInput::fee) + 1> all_;
};

struct Claim {
    std::int64_t total_minor = 0;    // 0 to kMaxAmountMinor
    std::int64_t owed_minor = 0;     // of it, once what the case received is taken off; not below 0
    std::vector<std::string> steps;  // "¥120.00 × 300 ÷ 365 = ¥98.63"
};

// Those of the case's region, currency and sectors; first those that fit its problem. Into `rules`.
std::vector<const ClaimRule*> claims_for(const Rulebook& rules, const CaseRecord& record);

// What the case knows already.
ClaimValues known_values(const ClaimRule& rule, const CaseRow& row);

// An amount, a count up to kMostPieces, or a rate in percent up to 100 with at most four decimals. Errors are of kind
// usage.
Result<std::int64_t> read_claim_input(ClaimInput input, std::string_view text, const AmountHabit& habit);

// By the rule and no more than it gives. Errors are of kind usage: a value is missing or does not fit another, or the
// claim is above kMaxAmountMinor.
Result<Claim> reckon(const ClaimRule& rule, const ClaimValues& values, const CaseRow& row, Lang lang);

// "《消费者权益保护法》第五十五条", or that no law fixes it.
std::string cite(const ClaimRule& rule, Lang lang);
// "剩余天数"; in the words of the rule.
std::string_view label_of(const ClaimRule& rule, ClaimInput input, Lang lang);

}  // namespace recoup::core::inline advice
