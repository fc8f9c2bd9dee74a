#include "core/law/claim_rule.h"

namespace recoup::core::inline law {
namespace {

constexpr Word kFormulas[] = {
    {"share", "formula_share"_tr},   {"less", "formula_less"_tr},         {"bonus", "formula_bonus"_tr},
    {"coupon", "formula_coupon"_tr}, {"interest", "formula_interest"_tr}, {"multiple", "formula_multiple"_tr},
    {"daily", "formula_daily"_tr},   {"capped", "formula_capped"_tr},
};

constexpr Word kInputs[] = {
    {"price", "claim_price"_tr}, {"part", "claim_part"_tr},     {"whole", "claim_whole"_tr},
    {"used", "claim_used"_tr},   {"bonus", "claim_bonus"_tr},   {"item", "claim_item"_tr},
    {"order", "claim_order"_tr}, {"coupon", "claim_coupon"_tr}, {"rate", "claim_rate"_tr},
    {"days", "claim_days"_tr},   {"refund", "claim_refund"_tr}, {"loss", "claim_loss"_tr},
    {"fee", "claim_fee"_tr},
};

using In = ClaimInput;
constexpr ClaimInput kShare[] = {In::price, In::part, In::whole};
constexpr ClaimInput kLess[] = {In::price, In::used};
constexpr ClaimInput kBonus[] = {In::price, In::bonus, In::used};
constexpr ClaimInput kCoupon[] = {In::item, In::order, In::coupon};
constexpr ClaimInput kInterest[] = {In::price, In::rate, In::days};
constexpr ClaimInput kMultiple[] = {In::price, In::refund, In::loss};
constexpr ClaimInput kDaily[] = {In::price, In::days};
constexpr ClaimInput kCapped[] = {In::loss, In::fee};

}  // namespace

std::span<const Word> words_of(WordsOf<ClaimFormula>) {
    return kFormulas;
}

std::span<const Word> words_of(WordsOf<ClaimInput>) {
    return kInputs;
}

ClaimUnit unit_of(ClaimInput input) {
    switch (input) {
        case In::part:
        case In::whole:
        case In::days:
            return ClaimUnit::count;
        case In::rate:
            return ClaimUnit::rate;
        default:
            return ClaimUnit::amount;
    }
}

std::span<const ClaimInput> inputs_of(const ClaimRule& rule) {
    constexpr std::span<const ClaimInput> kAll[] = {kShare,    kLess,     kBonus, kCoupon,
                                                    kInterest, kMultiple, kDaily, kCapped};
    const auto all = kAll[static_cast<std::size_t>(rule.formula)];
    const bool without_loss = rule.formula == ClaimFormula::multiple && rule.loss_times == 0;
    return without_loss ? all.first(all.size() - 1) : all;
}

bool is_optional(const ClaimRule& rule, ClaimInput input) {
    return rule.formula == ClaimFormula::multiple && input != In::price;
}

}  // namespace recoup::core::inline law
