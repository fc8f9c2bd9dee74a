#include "export/tables/column_names.h"

#include <algorithm>
#include <iterator>

#include "core/incoming/case_columns.h"

namespace recoup::exporting::inline tables {
namespace {

struct Label {
    std::string_view column;
    core::Tr text;
};

// Beside those by which a table of cases is read again.
constexpr Label kLabels[] = {
    {"number", "column_number"_tr},
    {"outcome", "cli_fact_outcome"_tr},
    {"turn", "filter_turn"_tr},
    {"refund_method", "column_refund_method"_tr},
    {"playbook", "case_playbook"_tr},
    {"route", "cli_fact_route"_tr},
    {"stage_since", "column_stage_since"_tr},
    {"ended_at", "column_ended_at"_tr},
    {"updated_at", "column_updated_at"_tr},
    {"archived", "cli_fact_archived"_tr},
    {"removed_at", "column_removed_at"_tr},
    {"position", "column_position"_tr},
    {"jurisdiction", "column_jurisdiction"_tr},
    {"refunded_at", "column_refunded_at"_tr},
    {"watch", "column_watch"_tr},
    {"cycle", "case_cycle"_tr},
    {"renews_at", "case_renews_at"_tr},
    {"cancel_how", "case_cancel_how"_tr},
    {"case_uuid", "column_case_uuid"_tr},
    {"case_number", "column_case_number"_tr},
    {"kind", "evidence_kind"_tr},
    {"name", "platform_name"_tr},
    {"caption", "viewer_caption"_tr},
    {"sha256", "column_sha256"_tr},
    {"bytes", "column_bytes"_tr},
    {"file_class", "column_file_class"_tr},
    {"width", "column_width"_tr},
    {"height", "column_height"_tr},
    {"captured_at", "evidence_captured"_tr},
    {"captured_from", "column_captured_from"_tr},
    {"added_at", "viewer_added"_tr},
    {"contact_uuid", "column_contact_uuid"_tr},
    {"estimate", "column_estimate"_tr},
    {"rule", "rule"_tr},
    {"done_at", "column_done_at"_tr},
    {"snoozed_until", "cli_column_snoozed"_tr},
    {"rule_version", "column_rule_version"_tr},
    {"trigger", "column_trigger"_tr},
    {"counted_from", "column_counted_from"_tr},
    {"earliest", "column_earliest"_tr},
    {"latest", "column_latest"_tr},
    {"by_hand", "column_by_hand"_tr},
    {"actor", "column_actor"_tr},
    {"stopped_at", "column_stopped_at"_tr},
    {"stopped_seconds", "column_stopped_seconds"_tr},
    {"leads", "column_leads"_tr},
    {"at", "cli_column_at"_tr},
    {"direction", "column_direction"_tr},
    {"channel", "column_channel"_tr},
    {"party", "shared_other_side"_tr},
    {"ticket", "contact_ticket_hint"_tr},
    {"text", "column_text"_tr},
    {"pushback", "talk_pushback"_tr},
    {"promised_by", "column_promised_by"_tr},
    {"kept", "column_kept"_tr},
    {"words", "column_words"_tr},
    {"who", "shared_who"_tr},
    {"state", "column_state"_tr},
    {"taken_at", "column_taken_at"_tr},
    {"closed_at", "column_closed_at"_tr},
    {"question", "column_question"_tr},
    {"value", "column_value"_tr},
    {"channels", "column_channels"_tr},
    {"complaint_address", "column_complaint_address"_tr},
    {"review_days", "column_review_days"_tr},
    {"cooling_hours", "column_cooling_hours"_tr},
    {"legal_name", "column_legal_name"_tr},
    {"legal_address", "column_legal_address"_tr},
    {"platform_uuid", "column_platform_uuid"_tr},
    {"clause", "column_clause"_tr},
    {"proves", "column_proves"_tr},
    {"evidence_uuid", "column_evidence_uuid"_tr},
    {"boxes", "column_boxes"_tr},
    {"made_at", "column_made_at"_tr},
    {"source", "column_source"_tr},
    {"merchant_number", "bill_field_merchant_number"_tr},
    {"counterpart", "bill_field_counterpart"_tr},
    {"goods", "bill_field_goods"_tr},
    {"amount", "bill_field_amount"_tr},
    {"refunded", "bill_field_refunded"_tr},
    {"method", "field_payment_method"_tr},
    {"file_sha256", "column_file_sha256"_tr},
    {"row", "cli_column_row"_tr},
    {"until", "column_until"_tr},
};

}  // namespace

std::string column_label(core::Lang lang, std::string_view column) {
    if (const auto known = core::parse_word<core::CaseColumn>(column)) return std::string(core::label(lang, *known));
    const auto* found = std::ranges::find(kLabels, column, &Label::column);
    if (found != std::end(kLabels)) return std::string(core::tr(lang, found->text));
    for (const auto& [ending, text] : {Label{"_minor", "column_minor"_tr}, Label{"_day", "column_day"_tr}})
        if (column.ends_with(ending))
            return core::trf(lang, text, column_label(lang, column.substr(0, column.size() - ending.size())));
    return std::string(column);
}

}  // namespace recoup::exporting::inline tables
