#include "core/law/message.h"

namespace recoup::core::inline law {
namespace {

constexpr Word kNeeds[] = {
    {"owed", "need_owed"_tr},
    {"contacted", "need_contacted"_tr},
    {"not_contacted", "need_not_contacted"_tr},
    {"unanswered", "need_unanswered"_tr},
    {"open_promise", "need_open_promise"_tr},
    {"nothing_due", "need_nothing_due"_tr},
    {"offer", "need_offer"_tr},
    {"part_received", "need_part_received"_tr},
    {"not_escalated", "need_not_escalated"_tr},
    {"said", "need_said"_tr},
    {"card", "need_card"_tr},
    {"payment_firm", "need_payment_firm"_tr},
    {"breach", "need_breach"_tr},
    {"no_refund", "need_no_refund"_tr},
};

}  // namespace

std::span<const Word> words_of(WordsOf<Need>) {
    return kNeeds;
}

}  // namespace recoup::core::inline law
