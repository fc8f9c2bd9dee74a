// The fields of a case that a person sets, each described once: where it is kept, what it is called, how long it may
// be. Taking and checking a command, the form, the options of the command line, what is shown and JSON read this.
// Constants; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/i18n.h"
#include "core/dates/date_habit.h"
#include "core/model/rows.h"

namespace recoup::core::inline edit {

// Longest texts a case keeps, in bytes of UTF-8.
inline constexpr std::size_t kMaxTitleBytes = 600;
inline constexpr std::size_t kMaxFieldBytes = 1'000;
inline constexpr std::size_t kMaxNoteBytes = 200'000;

// Left empty: unchanged (edit) or the default (add). For amounts and moments the inner optional clears the field.
struct CaseFields {
    std::optional<std::string> title;
    std::optional<std::string> platform;
    std::optional<Problem> problem;
    std::optional<std::string> currency;
    std::optional<std::optional<std::int64_t>> paid_minor;
    std::optional<std::optional<std::int64_t>> claimed_minor;
    std::optional<std::optional<std::int64_t>> offered_minor;
    std::optional<std::optional<std::int64_t>> received_minor;
    std::optional<std::optional<std::int64_t>> fee_minor;
    std::optional<std::string> order_no;
    std::optional<std::string> payment_method;
    std::optional<std::string> refund_method;
    std::optional<std::string> note;
    std::optional<std::string> playbook;
    std::optional<std::string> jurisdiction;
    std::optional<Turn> turn;
    std::optional<std::optional<When>> paid_at;
    std::optional<std::optional<When>> occurred_at;
    std::optional<std::optional<When>> received_at;
    std::optional<std::optional<When>> refunded_at;
    std::optional<Watch> watch;
    std::optional<Cycle> cycle;
    std::optional<std::optional<When>> renews_at;
    std::optional<std::string> cancel_how;
    std::optional<std::vector<std::string>> tags;
};

// In the order of the form.
enum class CaseField : std::uint8_t {
    platform,
    problem,
    paid,
    claimed,
    offered,
    received,
    fee,
    region,
    order_no,
    payment_method,
    occurred_at,
    refund_method,
    paid_at,
    goods_at,
    renews_at,
    cycle,
    cancel_how,
    note,
    title,
    currency,
    playbook,
    refunded_at,
    count_
};
inline constexpr std::size_t kCaseFieldCount = static_cast<std::size_t>(CaseField::count_);

// Where it stands in a row and in a command.
template <class T>
struct FieldMembers {
    T CaseRow::*row;
    std::optional<T> CaseFields::*wanted;
};
using TextMembers = FieldMembers<std::string>;
using AmountMembers = FieldMembers<std::optional<std::int64_t>>;
using MomentMembers = FieldMembers<std::optional<When>>;
using ProblemMembers = FieldMembers<Problem>;
using CycleMembers = FieldMembers<Cycle>;

struct CaseFieldInfo {
    CaseField field{};
    std::variant<TextMembers, AmountMembers, MomentMembers, ProblemMembers, CycleMembers> members;
    std::string_view token;  // in JSON
    std::string_view name;   // of its control in the window
    Tr label{};              // beside it there
    Tr fact{};               // beside it in `recoup show`

    // A text. No limit: it is one of a list.
    std::size_t most_bytes = 0;
    Tr noun{};             // in a complaint
    bool trimmed = false;  // white space round it is not kept
    // An amount.
    bool above_zero = false;  // where a person types it

    // Of `add` and `edit`, or of `edit` alone.
    struct Option {
        std::string_view name, example;
        Tr help{};
        bool only_edit = false;
    } option;

    bool in_form = true;        // in a row of the form; a note has its own
    bool subscription = false;  // … of a subscription alone
    Looks looks = Looks::back;  // where a moment mostly lies
    // In the panel of a case: with a dash while unknown, once it is known, or by its own rule.
    enum class Shown : std::uint8_t { known, always, apart } shown = Shown::known;
    // What it is told among in `recoup show` and JSON; `apart` is placed by hand.
    enum class Part : std::uint8_t { order, money, dates, apart } part = Part::order;
};

// In the order of the options.
inline constexpr CaseFieldInfo kCaseFields[] = {
    {.field = CaseField::title,
     .members = TextMembers{&CaseRow::title, &CaseFields::title},
     .token = "title",
     .most_bytes = kMaxTitleBytes,
     .noun = "field_title"_tr,
     .trimmed = true,
     .option = {"title", "T", "field_title"_tr},
     .in_form = false,
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::platform,
     .members = TextMembers{&CaseRow::platform, &CaseFields::platform},
     .token = "platform",
     .name = "platform",
     .label = "case_platform"_tr,
     .fact = "case_platform"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_platform"_tr,
     .trimmed = true,
     .option = {"platform", "P", "cli_help_platform"_tr},
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::problem,
     .members = ProblemMembers{&CaseRow::problem, &CaseFields::problem},
     .token = "problem",
     .name = "problem",
     .label = "case_problem"_tr,
     .fact = "case_problem"_tr,
     .option = {"problem", "K", "cli_help_problem"_tr},
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::paid,
     .members = AmountMembers{&CaseRow::paid_minor, &CaseFields::paid_minor},
     .token = "paid_minor",
     .name = "paid",
     .label = "case_paid"_tr,
     .fact = "cli_fact_paid"_tr,
     .above_zero = true,
     .option = {"paid", "328.00", "amount_paid"_tr},
     .shown = CaseFieldInfo::Shown::always,
     .part = CaseFieldInfo::Part::money},
    {.field = CaseField::claimed,
     .members = AmountMembers{&CaseRow::claimed_minor, &CaseFields::claimed_minor},
     .token = "claimed_minor",
     .name = "claimed",
     .label = "case_claimed"_tr,
     .fact = "case_claimed"_tr,
     .above_zero = true,
     .option = {"claimed", "328.00", "amount_claimed"_tr},
     .shown = CaseFieldInfo::Shown::always,
     .part = CaseFieldInfo::Part::money},
    {.field = CaseField::currency,
     .members = TextMembers{&CaseRow::currency, &CaseFields::currency},
     .token = "currency",
     .option = {"currency", "CNY", "cli_help_currency"_tr},
     .in_form = false,
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::order_no,
     .members = TextMembers{&CaseRow::order_no, &CaseFields::order_no},
     .token = "order_no",
     .name = "order_no",
     .label = "case_order_no"_tr,
     .fact = "cli_fact_order"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_order_no"_tr,
     .trimmed = true,
     .option = {"order", "NO", "field_order_no"_tr},
     .shown = CaseFieldInfo::Shown::always},
    {.field = CaseField::paid_at,
     .members = MomentMembers{&CaseRow::paid_at, &CaseFields::paid_at},
     .token = "paid_at",
     .name = "paid_at",
     .label = "case_paid_at"_tr,
     .fact = "case_paid_at"_tr,
     .option = {"paid-at", "T", "cli_help_paid_at"_tr},
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::dates},
    {.field = CaseField::occurred_at,
     .members = MomentMembers{&CaseRow::occurred_at, &CaseFields::occurred_at},
     .token = "occurred_at",
     .name = "occurred_at",
     .label = "case_occurred_at"_tr,
     .fact = "cli_fact_occurred_at"_tr,
     .option = {"occurred-at", "T", "cli_help_occurred_at"_tr},
     .shown = CaseFieldInfo::Shown::always,
     .part = CaseFieldInfo::Part::dates},
    {.field = CaseField::goods_at,
     .members = MomentMembers{&CaseRow::received_at, &CaseFields::received_at},
     .token = "received_at",
     .name = "goods_at",
     .label = "case_goods_at"_tr,
     .fact = "cli_fact_received_at"_tr,
     .option = {"received-at", "T", "cli_help_received_at"_tr},
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::dates},
    {.field = CaseField::payment_method,
     .members = TextMembers{&CaseRow::payment_method, &CaseFields::payment_method},
     .token = "payment_method",
     .name = "payment_method",
     .label = "case_payment_method"_tr,
     .fact = "case_payment_method"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_payment_method"_tr,
     .option = {"payment-method", "M", "cli_help_payment_method"_tr},
     .shown = CaseFieldInfo::Shown::always},
    {.field = CaseField::refund_method,
     .members = TextMembers{&CaseRow::refund_method, &CaseFields::refund_method},
     .token = "refund_method",
     .name = "refund_method",
     .label = "case_refund_method"_tr,
     .fact = "cli_fact_refund_method"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_refund_method"_tr,
     .option = {"refund-method", "M", "cli_help_refund_method"_tr},
     .shown = CaseFieldInfo::Shown::always},
    {.field = CaseField::renews_at,
     .members = MomentMembers{&CaseRow::renews_at, &CaseFields::renews_at},
     .token = "renews_at",
     .name = "renews_at",
     .label = "case_renews_at"_tr,
     .fact = "case_renews_at"_tr,
     .option = {"renews-at", "T", "cli_help_renews_at"_tr},
     .subscription = true,
     .looks = Looks::ahead,
     .part = CaseFieldInfo::Part::dates},
    {.field = CaseField::cycle,
     .members = CycleMembers{&CaseRow::cycle, &CaseFields::cycle},
     .token = "cycle",
     .name = "cycle",
     .label = "case_cycle"_tr,
     .fact = "case_cycle"_tr,
     .option = {"cycle", "month", "cli_help_cycle"_tr},
     .subscription = true},
    {.field = CaseField::cancel_how,
     .members = TextMembers{&CaseRow::cancel_how, &CaseFields::cancel_how},
     .token = "cancel_how",
     .name = "cancel_how",
     .label = "case_cancel_how"_tr,
     .fact = "case_cancel_how"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_cancel_how"_tr,
     .option = {"cancel-how", "TEXT", "field_cancel_how"_tr},
     .subscription = true},
    {.field = CaseField::playbook,
     .members = TextMembers{&CaseRow::playbook, &CaseFields::playbook},
     .token = "playbook",
     .fact = "case_playbook"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_playbook"_tr,
     .option = {"playbook", "ID", "cli_help_playbook"_tr},
     .in_form = false,
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::region,
     .members = TextMembers{&CaseRow::jurisdiction, &CaseFields::jurisdiction},
     .token = "jurisdiction",
     .name = "region",
     .label = "case_region"_tr,
     .most_bytes = kMaxFieldBytes,
     .noun = "field_jurisdiction"_tr,
     .option = {"region", "CN", "cli_help_region"_tr},
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::note,
     .members = TextMembers{&CaseRow::note, &CaseFields::note},
     .token = "note",
     .name = "note",
     .label = "case_note"_tr,
     .most_bytes = kMaxNoteBytes,
     .noun = "field_note"_tr,
     .option = {"note", "TEXT", "field_note"_tr},
     .in_form = false,
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
    {.field = CaseField::offered,
     .members = AmountMembers{&CaseRow::offered_minor, &CaseFields::offered_minor},
     .token = "offered_minor",
     .name = "offered",
     .label = "case_offered"_tr,
     .fact = "case_offered"_tr,
     .option = {"offered", "100.00", "amount_offered"_tr, true},
     .shown = CaseFieldInfo::Shown::always,
     .part = CaseFieldInfo::Part::money},
    {.field = CaseField::received,
     .members = AmountMembers{&CaseRow::received_minor, &CaseFields::received_minor},
     .token = "received_minor",
     .name = "received",
     .label = "case_received"_tr,
     .fact = "case_received"_tr,
     .option = {"received", "100.00", "cli_help_received"_tr, true},
     .shown = CaseFieldInfo::Shown::always,
     .part = CaseFieldInfo::Part::money},
    {.field = CaseField::fee,
     .members = AmountMembers{&CaseRow::fee_minor, &CaseFields::fee_minor},
     .token = "fee_minor",
     .name = "fee",
     .label = "case_fee"_tr,
     .fact = "cli_fact_fee"_tr,
     .option = {"fee", "5.00", "cli_help_fee"_tr, true},
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::money},
    {.field = CaseField::refunded_at,
     .members = MomentMembers{&CaseRow::refunded_at, &CaseFields::refunded_at},
     .token = "refunded_at",
     .label = "case_refunded_at"_tr,
     .fact = "cli_fact_refunded_at"_tr,
     .option = {"refunded-at", "T", "cli_help_refunded_at"_tr, true},
     .in_form = false,
     .shown = CaseFieldInfo::Shown::apart,
     .part = CaseFieldInfo::Part::apart},
};
static_assert(std::size(kCaseFields) == kCaseFieldCount);

constexpr const CaseFieldInfo& info_of(CaseField field) {
    std::size_t at = 0;
    while (kCaseFields[at].field != field) ++at;
    return kCaseFields[at];
}

template <class Members>
bool is_kept_as(const CaseFieldInfo& info) {
    return std::holds_alternative<Members>(info.members);
}

// Calls `visit` with each that is kept so and where, in the order of the options.
template <class Members, class Visit>
void for_fields(Visit visit) {
    for (const auto& info : kCaseFields)
        if (const auto* members = std::get_if<Members>(&info.members)) visit(info, *members);
}

}  // namespace recoup::core::inline edit
