#include "cli/documents.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/tables.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "core/text.h"

namespace recoup::cli {

using core::CaseRecord;
using core::Tr;

namespace {

struct ShowOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, ShowOptions& options) {
    grammar.id("ID", options.id, Tr::cli_help_case_id);
}

struct Fact {
    Tr name;
    std::string value;
};

std::string when_text(const Context& context, const std::optional<core::When>& when) {
    return when ? local_when(context, *when) : std::string();
}

std::vector<Fact> facts_of(const Context& context, const core::CaseRow& row) {
    const auto label = [&](auto word) { return std::string(core::label(context.lang, word)); };
    return {
        {Tr::cli_fact_stage, label(row.stage)},
        {Tr::cli_fact_outcome, row.outcome == core::Outcome::none ? "" : label(row.outcome)},
        {Tr::cli_fact_turn, label(row.turn)},
        {Tr::cli_fact_platform, row.platform},
        {Tr::cli_fact_problem, label(row.problem)},
        {Tr::cli_fact_paid, amount(row.paid_minor, row.currency)},
        {Tr::cli_fact_claimed, amount(row.claimed_minor, row.currency)},
        {Tr::cli_fact_offered, amount(row.offered_minor, row.currency)},
        {Tr::cli_fact_received, amount(row.received_minor, row.currency)},
        {Tr::cli_fact_fee, amount(row.fee_minor, row.currency)},
        {Tr::cli_fact_order, row.order_no},
        {Tr::cli_fact_payment_method, row.payment_method},
        {Tr::cli_fact_refund_method, row.refund_method},
        {Tr::cli_fact_playbook, row.playbook},
        {Tr::cli_fact_route, row.route == core::Route::none ? "" : label(row.route)},
        {Tr::cli_fact_paid_at, when_text(context, row.paid_at)},
        {Tr::cli_fact_occurred_at, when_text(context, row.occurred_at)},
        {Tr::cli_fact_received_at, when_text(context, row.received_at)},
        {Tr::cli_fact_created_at, local_time(context, row.created_at)},
        {Tr::cli_fact_updated_at, local_time(context, row.updated_at)},
        {Tr::cli_fact_archived, row.archived ? std::string(core::tr(context.lang, Tr::cli_yes)) : ""},
        {Tr::cli_fact_removed_at, row.removed_at ? local_time(context, *row.removed_at) : ""},
    };
}

void print_facts(Context& context, const core::CaseRow& row) {
    const auto facts = facts_of(context, row);
    int width = 0;
    for (const auto& fact : facts) width = std::max(width, core::display_width(core::tr(context.lang, fact.name)));
    for (const auto& fact : facts) {
        if (fact.value.empty()) continue;
        const auto name = core::tr(context.lang, fact.name);
        context.out += inked(name, Ink::muted, context.colour);
        context.out.append(static_cast<std::size_t>(width - core::display_width(name) + 2), ' ');
        context.out += core::one_line(fact.value) + '\n';
    }
}

void print_heading(Context& context, Tr heading) {
    context.out += '\n' + inked(core::tr(context.lang, heading), Ink::strong, context.colour) + '\n';
}

void print_slots(Context& context, const CaseRecord& record) {
    if (record.slots.empty()) return;
    print_heading(context, Tr::cli_heading_slots);
    for (const auto& slot : record.slots) {
        bool filled = false;
        for (const auto& item : record.evidence) filled = filled || item.kind == slot.kind;
        context.out += inked(filled ? "[x] " : "[ ] ", filled ? Ink::good : Ink::warn, context.colour);
        context.out += std::string(core::label(context.lang, slot.kind)) + '\n';
    }
}

void print(Context& context, const CaseRecord& record) {
    const auto& row = record.row;
    const auto heading = std::to_string(row.number) + "  " + core::one_line(row.title);
    context.out += inked(heading, Ink::strong, context.colour) + "\n\n";
    print_facts(context, row);
    if (!row.note.empty()) {
        print_heading(context, Tr::cli_heading_note);
        context.out += core::escape_controls(row.note) + '\n';
    }
    print_slots(context, record);
    if (!record.evidence.empty()) {
        print_heading(context, Tr::cli_heading_evidence);
        evidence_table(context, record).print(context.out, context.colour);
    }
    if (!record.deadlines.empty()) {
        print_heading(context, Tr::cli_heading_deadlines);
        deadline_table(context, record).print(context.out, context.colour);
    }
}

Exit run(Context& context, const ShowOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    if (context.json)
        write_case(context, **record, context.out);
    else
        print(context, **record);
    return kDone;
}

}  // namespace

const Verb kShow{"show", Tr::cli_verb_show, define<ShowOptions, declare, run>};

}  // namespace recoup::cli
