#include "cli/output/bill.h"

#include <algorithm>

#include "cli/output/documents.h"
#include "cli/output/json.h"
#include "cli/output/table.h"
#include "core/base/money.h"
#include "core/model/show.h"

namespace recoup::cli::inline output {
namespace {

std::optional<std::int64_t> case_number(const ShownBill& shown, const std::optional<core::Uuid>& uuid) {
    return uuid ? output::case_number(shown.state, *uuid) : std::nullopt;
}

bool is_left_out(const ShownBill& shown, std::size_t payment) {
    return !shown.left_out.empty() && shown.left_out[payment];
}

std::string sum_of(const core::Payment& payment) {
    const auto* sign = payment.flow == core::Flow::in ? "+" : payment.flow == core::Flow::out ? "-" : "";
    return sign + core::format_amount(payment.amount_minor, payment.currency);
}

// "¥100.00 of ¥199.00, 零钱", "next on 20 Dec".
std::string said_of(const Call& call, const ShownBill& shown, const core::Finding& finding) {
    const auto& payment = shown.bill.payments[finding.payments.back()];
    std::string text(payment.counterpart.empty() ? payment.goods : payment.counterpart);
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : " · ") + more; };
    if (finding.arrived_minor > 0 && finding.of_minor > finding.arrived_minor)
        add(core::trf(call.lang, "cli_bill_part"_tr, core::format_amount(finding.arrived_minor, payment.currency),
                      core::format_amount(finding.of_minor, payment.currency)));
    else
        add(core::format_amount(finding.arrived_minor > 0 ? finding.arrived_minor : payment.amount_minor,
                                payment.currency));
    if (finding.arrived_minor > 0 && !payment.method.empty()) add(std::string(payment.method));
    if (finding.next_at)
        add(core::trf(call.lang, "cli_bill_next"_tr, core::show_instant(reader_of(call), *finding.next_at)));
    if (const auto number = case_number(shown, finding.case_uuid))
        add(core::trf(call.lang, "cli_bill_case"_tr, *number));
    return text;
}

void print_payments(Call& call, const ShownBill& shown) {
    Table table({{std::string(core::tr(call.lang, "cli_column_row"_tr)), true},
                 {std::string(core::tr(call.lang, "cli_column_at"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_amount"_tr)), true},
                 {std::string(core::tr(call.lang, "bill_field_counterpart"_tr)), false, true},
                 {std::string(core::tr(call.lang, "bill_field_state"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_case"_tr)), true}});
    const auto reader = reader_of(call);
    for (std::size_t i = 0; i < shown.bill.payments.size(); ++i) {
        if (is_left_out(shown, i)) continue;
        const auto& payment = shown.bill.payments[i];
        const auto number = case_number(shown, shown.cases[i]);
        std::string side(payment.counterpart);
        if (!payment.goods.empty()) side += (side.empty() ? "" : " · ") + std::string(payment.goods);
        table.add({{std::to_string(payment.row), Ink::muted},
                   {core::show_exact(reader, payment.at)},
                   {sum_of(payment), payment.flow == core::Flow::in ? Ink::good : Ink::plain},
                   {side},
                   {std::string(payment.state), Ink::muted},
                   {number ? std::to_string(*number) : std::string()}});
    }
    table.print(call.out, call.colour);
}

void print_findings(Call& call, const ShownBill& shown) {
    Table table({{std::string(core::tr(call.lang, "cli_column_finding"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_rows"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_sure"_tr))},
                 {std::string(core::tr(call.lang, "bill_field_counterpart"_tr)), false, true}});
    for (const auto& finding : shown.findings)
        table.add({{std::string(core::label(call.lang, finding.kind)), Ink::strong},
                   {rows_text(shown.bill, finding.payments)},
                   {std::string(core::label(call.lang, finding.strength)), Ink::muted},
                   {said_of(call, shown, finding)}});
    call.out += '\n';
    if (table.empty())
        call.say(core::tr(call.lang, "cli_bill_no_findings"_tr));
    else
        table.print(call.out, call.colour);
}

void write_payments(const Call& call, const ShownBill& shown, Json& json) {
    for (std::size_t i = 0; i < shown.bill.payments.size(); ++i) {
        if (is_left_out(shown, i)) continue;
        const auto& payment = shown.bill.payments[i];
        json.object().number("row", std::int64_t{payment.row}).text("at", iso(call, payment.at));
        json.text("counterpart", payment.counterpart).text("goods", payment.goods);
        json.text("direction", core::token(payment.flow)).number("amount_minor", payment.amount_minor);
        json.text("currency", payment.currency).text("method", payment.method).text("state", payment.state);
        json.text("number", payment.number).text("merchant_number", payment.merchant_number);
        json.boolean("known", static_cast<bool>(shown.cases[i]));
        if (shown.kept) json.number("case", case_number(shown, shown.cases[i]));
        json.end_object();
    }
}

void write_findings(const Call& call, const ShownBill& shown, Json& json) {
    for (const auto& finding : shown.findings) {
        json.object().text("kind", core::token(finding.kind)).text("strength", core::token(finding.strength));
        json.array("rows");
        for (const auto i : finding.payments) json.number({}, std::int64_t{shown.bill.payments[i].row});
        json.end_array().number("case", case_number(shown, finding.case_uuid));
        json.text("next_at", finding.next_at ? std::optional(iso(call, *finding.next_at)) : std::nullopt);
        json.end_object();
    }
}

}  // namespace

std::string rows_text(const core::Bill& bill, std::span<const std::size_t> payments) {
    std::string rows;
    for (const auto i : payments) rows += (rows.empty() ? "" : ", ") + std::to_string(bill.payments[i].row);
    return rows;
}

std::optional<std::int64_t> case_number(const core::State* state, const core::Uuid& uuid) {
    const auto* record = state ? state->find(uuid) : nullptr;
    return record ? std::optional(record->row.number) : std::nullopt;
}

void write_bills(const Call& call, std::span<const ShownBill> bills, std::string& out) {
    Json json(out);
    json.object().array("payments");
    for (const auto& shown : bills) write_payments(call, shown, json);
    json.end_array().array("findings");
    for (const auto& shown : bills) write_findings(call, shown, json);
    json.end_array().end_object();
}

void print_bill(Call& call, const ShownBill& shown) {
    print_payments(call, shown);
    print_findings(call, shown);
    const auto known = std::ranges::count_if(shown.cases, [](const core::Uuid& uuid) { return bool(uuid); });
    call.say(core::trf(call.lang, "cli_bill_sum"_tr, core::label(call.lang, shown.bill.source),
                       shown.bill.payments.size(), shown.findings.size()));
    if (shown.state) call.say(core::trf(call.lang, "cli_bill_known"_tr, known));
}

}  // namespace recoup::cli::inline output
