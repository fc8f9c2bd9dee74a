#include "core/words.h"

namespace recoup::core {
namespace {

constexpr Word kStages[] = {
    {"evidence", Tr::stage_evidence}, {"contacted", Tr::stage_contacted}, {"under_review", Tr::stage_under_review},
    {"refunded", Tr::stage_refunded}, {"escalated", Tr::stage_escalated},
};

constexpr Word kOutcomes[] = {
    {"", Tr::outcome_none},
    {"full", Tr::outcome_full},
    {"partial", Tr::outcome_partial},
    {"rejected", Tr::outcome_rejected},
    {"abandoned", Tr::outcome_abandoned},
};

constexpr Word kProblems[] = {
    {"payment_failure", Tr::problem_payment_failure},
    {"service_outage", Tr::problem_service_outage},
    {"data_error", Tr::problem_data_error},
    {"goods_quality", Tr::problem_goods_quality},
    {"not_received", Tr::problem_not_received},
    {"not_as_described", Tr::problem_not_as_described},
    {"amount_dispute", Tr::problem_amount_dispute},
    {"subscription", Tr::problem_subscription},
    {"warranty", Tr::problem_warranty},
    {"other", Tr::problem_other},
};

constexpr Word kEvidenceKinds[] = {
    {"payment_proof", Tr::kind_payment_proof},
    {"error_screen", Tr::kind_error_screen},
    {"support_chat", Tr::kind_support_chat},
    {"fault_time", Tr::kind_fault_time},
    {"order_detail", Tr::kind_order_detail},
    {"terms", Tr::kind_terms},
    {"bank_record", Tr::kind_bank_record},
    {"product_photo", Tr::kind_product_photo},
    {"others_reports", Tr::kind_others_reports},
    {"shipping_proof", Tr::kind_shipping_proof},
    {"other", Tr::kind_other},
};

constexpr Word kTurns[] = {
    {"me", Tr::turn_me},
    {"merchant", Tr::turn_merchant},
    {"platform", Tr::turn_platform},
    {"authority", Tr::turn_authority},
    {"nobody", Tr::turn_nobody},
};

constexpr Word kRoutes[] = {
    {"", Tr::route_none},
    {"official_email", Tr::route_official_email},
    {"platform_dispute", Tr::route_platform_dispute},
    {"social_media", Tr::route_social_media},
    {"consumer_association", Tr::route_consumer_association},
    {"market_regulator", Tr::route_market_regulator},
    {"payment_provider", Tr::route_payment_provider},
    {"bank_chargeback", Tr::route_bank_chargeback},
    {"court", Tr::route_court},
};

constexpr Word kFileClasss[] = {
    {"picture", Tr::file_picture}, {"other_picture", Tr::file_other_picture},
    {"pdf", Tr::file_pdf},         {"audio", Tr::file_audio},
    {"video", Tr::file_video},     {"text", Tr::file_text},
    {"office", Tr::file_office},   {"other", Tr::file_other},
};

constexpr Word kCapturedFroms[] = {
    {"unknown", Tr::captured_unknown},
    {"exif", Tr::captured_exif},
    {"name", Tr::captured_name},
    {"file_time", Tr::captured_file_time},
};

constexpr Word kDeadlineStates[] = {
    {"ok", Tr::deadline_state_ok},           {"soon", Tr::deadline_state_soon}, {"urgent", Tr::deadline_state_urgent},
    {"overdue", Tr::deadline_state_overdue}, {"done", Tr::deadline_state_done},
};

}  // namespace

template <>
std::span<const Word> words<Stage>() {
    return kStages;
}

template <>
std::span<const Word> words<Outcome>() {
    return kOutcomes;
}

template <>
std::span<const Word> words<Problem>() {
    return kProblems;
}

template <>
std::span<const Word> words<EvidenceKind>() {
    return kEvidenceKinds;
}

template <>
std::span<const Word> words<Turn>() {
    return kTurns;
}

template <>
std::span<const Word> words<Route>() {
    return kRoutes;
}

template <>
std::span<const Word> words<FileClass>() {
    return kFileClasss;
}

template <>
std::span<const Word> words<CapturedFrom>() {
    return kCapturedFroms;
}

template <>
std::span<const Word> words<DeadlineState>() {
    return kDeadlineStates;
}

}  // namespace recoup::core
