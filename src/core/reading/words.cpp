#include "core/reading/words.h"

#include <array>

#include "core/reading/plain_text.h"

namespace recoup::core::inline reading {
namespace {

constexpr std::array<Word, 9> kFields{{{"none", {}},
                                       {"amount", "fact_field_amount"_tr},
                                       {"order", "field_order_no"_tr},
                                       {"transaction", "fact_field_transaction"_tr},
                                       {"ticket", "field_ticket"_tr},
                                       {"time", "fact_field_time"_tr},
                                       {"platform", "fact_field_platform"_tr},
                                       {"status", "fact_field_status"_tr},
                                       {"tail", "fact_field_tail"_tr}}};
constexpr std::array<Word, 11> kRoles{{{"none", {}},
                                       {"paid", "fact_role_paid"_tr},
                                       {"refundable", "fact_role_refundable"_tr},
                                       {"offered", "fact_role_offered"_tr},
                                       {"fee", "fact_role_fee"_tr},
                                       {"balance", "fact_role_balance"_tr},
                                       {"price", "fact_role_price"_tr},
                                       {"ordered", "fact_role_ordered"_tr},
                                       {"said", "fact_role_said"_tr},
                                       {"promised", "fact_role_promised"_tr},
                                       {"other", "fact_role_other"_tr}}};

}  // namespace

std::span<const Word> words_of(WordsOf<FactField>) {
    return kFields;
}

std::span<const Word> words_of(WordsOf<FactRole>) {
    return kRoles;
}

std::u32string plain_word(std::string_view text) {
    std::u32string plain;
    while (!text.empty())
        if (const auto c = plain_sign(take_code_point(text)); c != U' ') plain += c;
    return plain;
}

}  // namespace recoup::core::inline reading
