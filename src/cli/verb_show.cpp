#include "cli/contact_values.h"
#include "cli/documents.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/tables.h"
#include "cli/values.h"
#include "cli/verbs.h"
#include "core/amounts.h"
#include "core/text.h"

namespace recoup::cli {

using core::CaseRecord;
using core::Tr;

namespace {

struct ShowOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, ShowOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
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
        {"cli_fact_stage"_tr, label(row.stage)},
        {"cli_fact_outcome"_tr, row.outcome == core::Outcome::none ? "" : label(row.outcome)},
        {"cli_fact_turn"_tr, label(row.turn)},
        {"cli_fact_platform"_tr, row.platform},
        {"cli_fact_problem"_tr, label(row.problem)},
        {"cli_fact_paid"_tr, amount(row.paid_minor, row.currency)},
        {"cli_fact_claimed"_tr, amount(row.claimed_minor, row.currency)},
        {"cli_fact_offered"_tr, amount(row.offered_minor, row.currency)},
        {"cli_fact_received"_tr, amount(row.received_minor, row.currency)},
        {"cli_fact_fee"_tr, amount(row.fee_minor, row.currency)},
        {"cli_fact_order"_tr, row.order_no},
        {"cli_fact_payment_method"_tr, row.payment_method},
        {"cli_fact_refund_method"_tr, core::show_refund_way(context.lang, row.refund_method)},
        {"cli_fact_open"_tr, amount(core::open_minor(row), row.currency)},
        {"cli_fact_offer_gap"_tr, amount(core::offer_gap_minor(row), row.currency)},
        {"cli_fact_tags"_tr, core::one_line(row.tags)},
        {"cli_fact_refunded_at"_tr, when_text(context, row.refunded_at)},
        {"cli_fact_playbook"_tr, row.playbook},
        {"cli_fact_route"_tr, row.route == core::Route::none ? "" : label(row.route)},
        {"cli_fact_paid_at"_tr, when_text(context, row.paid_at)},
        {"cli_fact_occurred_at"_tr, when_text(context, row.occurred_at)},
        {"cli_fact_received_at"_tr, when_text(context, row.received_at)},
        {"cli_fact_created_at"_tr, local_time(context, row.created_at)},
        {"cli_fact_updated_at"_tr, local_time(context, row.updated_at)},
        {"cli_fact_archived"_tr, row.archived ? std::string(core::tr(context.lang, "cli_yes"_tr)) : ""},
        {"cli_fact_removed_at"_tr, row.removed_at ? local_time(context, *row.removed_at) : ""},
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
    print_heading(context, "cli_heading_slots"_tr);
    for (const auto& slot : record.slots) {
        bool filled = false;
        for (const auto& item : record.evidence) filled = filled || item.kind == slot.kind;
        context.out += inked(filled ? "[x] " : "[ ] ", filled ? Ink::good : Ink::warn, context.colour);
        context.out += std::string(core::label(context.lang, slot.kind)) + '\n';
    }
}

void print_story(Context& context, const CaseRecord& record) {
    if (record.contacts.empty() && record.routes.empty()) return;
    print_heading(context, "cli_heading_contacts"_tr);
    print_contacts(context, record);
    print_heading(context, "cli_heading_stalling"_tr);
    print_stalling(context, record);
}

void print(Context& context, const core::State& state, const CaseRecord& record) {
    const auto& row = record.row;
    const auto heading = std::to_string(row.number) + "  " + core::one_line(row.title);
    context.out += inked(heading, Ink::strong, context.colour) + "\n\n";
    print_facts(context, row);
    for (const auto& found : core::doubles_of(state, record))
        context.out += inked(core::one_line(core::describe(context.lang, found)), Ink::warn, context.colour) + '\n';
    if (!row.note.empty()) {
        print_heading(context, "cli_heading_note"_tr);
        context.out += core::escape_controls(row.note) + '\n';
    }
    print_slots(context, record);
    if (!record.evidence.empty()) {
        print_heading(context, "cli_heading_evidence"_tr);
        evidence_table(context, record).print(context.out, context.colour);
    }
    if (!record.deadlines.empty()) {
        print_heading(context, "cli_heading_deadlines"_tr);
        deadline_table(context, record).print(context.out, context.colour);
    }
    print_story(context, record);
}

Exit run(Context& context, const ShowOptions& options) {
    const auto session = open_session(context);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    if (context.json)
        write_case(context, **record, context.out);
    else
        print(context, (*session)->state(), **record);
    return kDone;
}

}  // namespace

const Verb kShow{"show", "cli_verb_show"_tr, define<ShowOptions, declare, run>};

}  // namespace recoup::cli
