// What may be claimed, as values: a formula, the numbers that a law puts into it, and where that is written. They come
// from assets/claims and the user's own files; core/advice/claim.h reckons by them. Pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "core/base/words.h"
#include "core/law/question.h"

namespace recoup::core::inline law {

enum class Standing : std::uint8_t;

enum class ClaimFormula : std::uint8_t {
    share,     // price × part ÷ whole
    less,      // price − used, never below nothing
    bonus,     // price − used × price ÷ (price + bonus)
    coupon,    // item − coupon × item ÷ order
    interest,  // price + price × rate × days ÷ 365
    multiple,  // refund + the most of times × price, loss_times × loss and least; refund is at most price
    daily,     // price × daily_rate × days
    capped,    // loss, at most times × fee
};
std::span<const Word> words_of(WordsOf<ClaimFormula>);

// What a formula asks for: amounts in minor units of the case's currency, counts, or a rate a year.
enum class ClaimInput : std::uint8_t {
    price,
    part,
    whole,
    used,
    bonus,
    item,
    order,
    coupon,
    rate,
    days,
    refund,
    loss,
    fee,
};
std::span<const Word> words_of(WordsOf<ClaimInput>);

enum class ClaimUnit : std::uint8_t { amount, count, rate };
ClaimUnit unit_of(ClaimInput input);

struct ClaimRule {
    std::string id;
    std::string version;
    std::vector<std::string> jurisdictions;  // "CN", …; "INT": anywhere
    std::vector<std::string> sectors;        // it is about, ids of Sector; none: any
    std::vector<Problem> problems;           // it is the first to think of
    Bilingual title, conditions;             // what must hold, and be proved, before it may be claimed
    ClaimFormula formula = ClaimFormula::share;
    std::vector<Bilingual> labels;     // of its inputs, in their order
    Bilingual hint = {};               // where an input is found; may be empty
    std::int64_t times = 0;            // of `multiple` and `capped`, above 0
    std::int64_t loss_times = 0;       // of `multiple`; 0: no loss is asked for
    std::int64_t least_minor = 0;      // of `multiple`, in `currency`
    std::int64_t daily_rate = 0;       // of `daily`, in kRateUnits of a percent
    std::string currency = {};         // of `least_minor`; empty: any
    std::optional<Standing> standing;  // nothing: it rests on arithmetic, and on no law
    Bilingual source_title, article;   // see cite()
    std::string source_url;
    Day verified_on{};
};

// What the rule asks for, in this order. Static.
std::span<const ClaimInput> inputs_of(const ClaimRule& rule);
// Without an answer it is 0.
bool is_optional(const ClaimRule& rule, ClaimInput input);

// A percent has so many: a rate of 3.45 % is 34,500.
inline constexpr std::int64_t kRateUnits = 10'000;

}  // namespace recoup::core::inline law
