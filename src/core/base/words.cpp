#include "core/base/words.h"

namespace recoup::core::inline base {
namespace {

constexpr Word kStages[] = {
    {"evidence", "stage_evidence"_tr}, {"contacted", "stage_contacted"_tr}, {"under_review", "stage_under_review"_tr},
    {"refunded", "stage_refunded"_tr}, {"escalated", "stage_escalated"_tr},
};

constexpr Word kOutcomes[] = {
    {"", "outcome_none"_tr},
    {"full", "outcome_full"_tr},
    {"partial", "outcome_partial"_tr},
    {"rejected", "outcome_rejected"_tr},
    {"abandoned", "outcome_abandoned"_tr},
};

constexpr Word kProblems[] = {
    {"payment_failure", "problem_payment_failure"_tr},
    {"service_outage", "problem_service_outage"_tr},
    {"data_error", "problem_data_error"_tr},
    {"goods_quality", "problem_goods_quality"_tr},
    {"not_received", "problem_not_received"_tr},
    {"not_as_described", "problem_not_as_described"_tr},
    {"amount_dispute", "problem_amount_dispute"_tr},
    {"subscription", "problem_subscription"_tr},
    {"warranty", "problem_warranty"_tr},
    {"other", "other"_tr},
};

constexpr Word kEvidenceKinds[] = {
    {"payment_proof", "kind_payment_proof"_tr},
    {"error_screen", "kind_error_screen"_tr},
    {"support_chat", "kind_support_chat"_tr},
    {"fault_time", "kind_fault_time"_tr},
    {"order_detail", "kind_order_detail"_tr},
    {"terms", "kind_terms"_tr},
    {"bank_record", "kind_bank_record"_tr},
    {"product_photo", "kind_product_photo"_tr},
    {"others_reports", "kind_others_reports"_tr},
    {"shipping_proof", "kind_shipping_proof"_tr},
    {"invoice", "kind_invoice"_tr},
    {"logistics", "kind_logistics"_tr},
    {"repair_record", "kind_repair_record"_tr},
    {"renewal_notice", "kind_renewal_notice"_tr},
    {"inspection", "kind_inspection"_tr},
    {"guardianship", "kind_guardianship"_tr},
    {"recording", "kind_recording"_tr},
    {"other", "other"_tr},
};

constexpr Word kTurns[] = {
    {"me", "turn_me"_tr},
    {"merchant", "turn_merchant"_tr},
    {"platform", "turn_platform"_tr},
    {"authority", "turn_authority"_tr},
    {"nobody", "turn_nobody"_tr},
};

constexpr Word kParties[] = {
    {"seller", "party_seller"_tr},       {"platform", "party_platform"_tr}, {"payment_firm", "party_payment_firm"_tr},
    {"bank", "party_bank"_tr},           {"courier", "party_courier"_tr},   {"operator", "party_operator"_tr},
    {"authority", "party_authority"_tr}, {"other", "party_other"_tr},
};

constexpr Word kRoutes[] = {
    {"", "route_none"_tr},
    {"official_email", "route_official_email"_tr},
    {"platform_dispute", "route_platform_dispute"_tr},
    {"social_media", "route_social_media"_tr},
    {"consumer_association", "route_consumer_association"_tr},
    {"market_regulator", "route_market_regulator"_tr},
    {"payment_provider", "route_payment_provider"_tr},
    {"bank_chargeback", "route_bank_chargeback"_tr},
    {"court", "route_court"_tr},
    {"report", "route_report"_tr},
    {"ministry", "route_ministry"_tr},
};

constexpr Word kFileClasss[] = {
    {"picture", "file_picture"_tr}, {"other_picture", "file_other_picture"_tr},
    {"pdf", "file_pdf"_tr},         {"audio", "file_audio"_tr},
    {"video", "file_video"_tr},     {"text", "file_text"_tr},
    {"office", "file_office"_tr},   {"other", "file_other"_tr},
};

constexpr Word kCapturedFroms[] = {
    {"unknown", "captured_unknown"_tr},
    {"exif", "captured_exif"_tr},
    {"name", "captured_name"_tr},
    {"file_time", "captured_file_time"_tr},
};

constexpr Word kDeadlineStates[] = {
    {"ok", "deadline_state_ok"_tr},         {"soon", "deadline_state_soon"_tr},
    {"urgent", "deadline_state_urgent"_tr}, {"overdue", "deadline_state_overdue"_tr},
    {"done", "deadline_state_done"_tr},     {"stopped", "deadline_state_stopped"_tr},
};

constexpr Word kDirections[] = {
    {"out", "direction_out"_tr},
    {"in", "direction_in"_tr},
};

constexpr Word kChannels[] = {
    {"chat", "channel_chat"_tr},          {"phone", "channel_phone"_tr},   {"email", "channel_email"_tr},
    {"form", "channel_form"_tr},          {"letter", "channel_letter"_tr}, {"in_person", "channel_in_person"_tr},
    {"public", "channel_public_post"_tr}, {"other", "other"_tr},
};

constexpr Word kPushbacks[] = {
    {"", "pushback_none"_tr},
    {"user_error", "pushback_user_error"_tr},
    {"system_normal", "pushback_system_normal"_tr},
    {"need_more_proof", "pushback_need_more_proof"_tr},
    {"device_problem", "pushback_device_problem"_tr},
    {"partial_offer", "pushback_partial_offer"_tr},
    {"silence", "pushback_silence"_tr},
    {"refusal", "pushback_refusal"_tr},
    {"other", "pushback_other"_tr},
};

constexpr Word kKept[] = {
    {"", "kept_unknown"_tr},
    {"yes", "kept_yes"_tr},
    {"no", "kept_no"_tr},
};

constexpr Word kActors[] = {
    {"me", "actor_me"_tr},     {"merchant", "actor_merchant"_tr},   {"platform", "actor_platform"_tr},
    {"bank", "actor_bank"_tr}, {"authority", "actor_authority"_tr},
};

constexpr Word kTriggers[] = {
    {"", "trigger_none"_tr},
    {"paid", "trigger_paid"_tr},
    {"received", "trigger_received"_tr},
    {"occurred", "trigger_occurred"_tr},
    {"first_contact", "trigger_first_contact"_tr},
    {"promise", "trigger_promise"_tr},
    {"stage:contacted", "trigger_stage_contacted"_tr},
    {"stage:under_review", "trigger_stage_under_review"_tr},
    {"stage:escalated", "trigger_stage_escalated"_tr},
    {"date", "trigger_date"_tr},
    {"event", "trigger_event"_tr},
};

constexpr Word kRouteStates[] = {
    {"waiting", "route_state_waiting"_tr},     {"accepted", "route_state_accepted"_tr},
    {"refused", "route_state_refused"_tr},     {"settled", "route_state_settled"_tr},
    {"withdrawn", "route_state_withdrawn"_tr},
};

constexpr Word kWatches[] = {
    {"", "watch_none"_tr},
    {"subscription", "watch_subscription"_tr},
    {"purchase", "watch_purchase"_tr},
};

constexpr Word kCycles[] = {
    {"", "cycle_none"_tr},           {"week", "cycle_week"_tr},           {"month", "cycle_month"_tr},
    {"quarter", "cycle_quarter"_tr}, {"half_year", "cycle_half_year"_tr}, {"year", "cycle_year"_tr},
};

constexpr Word kBillSources[] = {
    {"wechat", "bill_source_wechat"_tr},
    {"alipay", "bill_source_alipay"_tr},
    {"jd", "bill_source_jd"_tr},
    {"other", "bill_source_other"_tr},
};

constexpr Word kFlows[] = {
    {"out", "bill_flow_out"_tr},
    {"in", "bill_flow_in"_tr},
    {"neutral", "bill_flow_neutral"_tr},
};

constexpr Word kRefundWays[] = {
    {"original_route", "refund_way_original_route"_tr},
    {"bank_transfer", "refund_way_bank_transfer"_tr},
    {"other", "refund_way_other"_tr},
};

}  // namespace

std::span<const Word> words_of(WordsOf<Stage>) {
    return kStages;
}

std::span<const Word> words_of(WordsOf<Outcome>) {
    return kOutcomes;
}

std::span<const Word> words_of(WordsOf<Problem>) {
    return kProblems;
}

std::span<const Word> words_of(WordsOf<EvidenceKind>) {
    return kEvidenceKinds;
}

std::span<const Word> words_of(WordsOf<Turn>) {
    return kTurns;
}

std::span<const Word> words_of(WordsOf<Party>) {
    return kParties;
}

std::span<const Word> words_of(WordsOf<Route>) {
    return kRoutes;
}

std::span<const Word> words_of(WordsOf<FileClass>) {
    return kFileClasss;
}

std::span<const Word> words_of(WordsOf<CapturedFrom>) {
    return kCapturedFroms;
}

std::span<const Word> words_of(WordsOf<DeadlineState>) {
    return kDeadlineStates;
}
std::span<const Word> words_of(WordsOf<Direction>) {
    return kDirections;
}
std::span<const Word> words_of(WordsOf<Channel>) {
    return kChannels;
}
std::span<const Word> words_of(WordsOf<Pushback>) {
    return kPushbacks;
}
std::span<const Word> words_of(WordsOf<Kept>) {
    return kKept;
}
std::span<const Word> words_of(WordsOf<Actor>) {
    return kActors;
}
std::span<const Word> words_of(WordsOf<Trigger>) {
    return kTriggers;
}
std::span<const Word> words_of(WordsOf<RouteState>) {
    return kRouteStates;
}
std::span<const Word> words_of(WordsOf<Watch>) {
    return kWatches;
}
std::span<const Word> words_of(WordsOf<Cycle>) {
    return kCycles;
}
std::span<const Word> words_of(WordsOf<BillSource>) {
    return kBillSources;
}
std::span<const Word> words_of(WordsOf<Flow>) {
    return kFlows;
}
std::span<const Word> words_of(WordsOf<RefundWay>) {
    return kRefundWays;
}

}  // namespace recoup::core::inline base
