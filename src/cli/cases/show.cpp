#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/chats.h"
#include "cli/output/contacts.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "cli/output/tables.h"
#include "core/base/text.h"
#include "core/edit/case_fields.h"
#include "core/model/amounts.h"

namespace recoup::cli::inline cases {

using core::CaseFieldInfo;
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

std::string shown(const Call&, const core::CaseRow&, const std::string& text) {
    return text;
}
std::string shown(const Call&, const core::CaseRow& row, const std::optional<std::int64_t>& minor) {
    return amount(minor, row.currency);
}
std::string shown(const Call& call, const core::CaseRow&, const std::optional<core::When>& when) {
    return when ? local_when(call, *when) : std::string();
}
std::string shown(const Call& call, const core::CaseRow&, core::Problem problem) {
    return std::string(core::label(call.lang, problem));
}
std::string shown(const Call& call, const core::CaseRow&, core::Cycle cycle) {
    return cycle == core::Cycle::none ? std::string() : std::string(core::label(call.lang, cycle));
}

class Facts {
  public:
    Facts(const Call& call, const core::CaseRow& row) : call_(call), row_(row) {}

    void add(Tr name, std::string value) { facts_.push_back({name, std::move(value)}); }
    void add(core::CaseField field) { add_field(core::info_of(field)); }
    void add(CaseFieldInfo::Part part) {
        for (const auto& info : core::kCaseFields)
            if (info.part == part) add_field(info);
    }
    std::vector<Fact> take() { return std::move(facts_); }

  private:
    void add_field(const CaseFieldInfo& info) {
        if (info.field == core::CaseField::refund_method)
            return add(info.fact, core::show_refund_way(call_.lang, row_.refund_method));
        add(info.fact,
            std::visit([&](const auto& members) { return shown(call_, row_, row_.*members.row); }, info.members));
    }

    const Call& call_;
    const core::CaseRow& row_;
    std::vector<Fact> facts_;
};

std::vector<Fact> facts_of(const Call& call, const core::CaseRow& row) {
    const auto label = [&](auto word) { return std::string(core::label(call.lang, word)); };
    Facts facts(call, row);
    facts.add("case_stage"_tr, row.watch == core::Watch::none ? label(row.stage) : label(row.watch));
    facts.add("cli_fact_outcome"_tr, row.outcome == core::Outcome::none ? "" : label(row.outcome));
    facts.add("cli_fact_turn"_tr, row.watch == core::Watch::none ? label(row.turn) : "");
    facts.add(core::CaseField::platform);
    facts.add(core::CaseField::problem);
    facts.add(CaseFieldInfo::Part::money);
    facts.add(CaseFieldInfo::Part::order);
    facts.add("case_open"_tr, amount(core::open_minor(row), row.currency));
    facts.add("cli_fact_offer_gap"_tr, amount(core::offer_gap_minor(row), row.currency));
    facts.add("cli_fact_tags"_tr, core::one_line(row.tags));
    facts.add(core::CaseField::refunded_at);
    facts.add(core::CaseField::playbook);
    facts.add("cli_fact_route"_tr, row.route == core::Route::none ? "" : label(row.route));
    facts.add(CaseFieldInfo::Part::dates);
    facts.add("cli_fact_created_at"_tr, local_time(call, row.created_at));
    facts.add("cli_fact_updated_at"_tr, local_time(call, row.updated_at));
    facts.add("cli_fact_archived"_tr, row.archived ? std::string(core::tr(call.lang, "cli_yes"_tr)) : "");
    facts.add("cli_fact_removed_at"_tr, row.removed_at ? local_time(call, *row.removed_at) : "");
    return facts.take();
}

void print_facts(Call& call, const core::CaseRow& row) {
    const auto facts = facts_of(call, row);
    int width = 0;
    for (const auto& fact : facts) width = std::max(width, core::display_width(core::tr(call.lang, fact.name)));
    for (const auto& fact : facts) {
        if (fact.value.empty()) continue;
        const auto name = core::tr(call.lang, fact.name);
        call.out += inked(name, Ink::muted, call.colour);
        call.out.append(static_cast<std::size_t>(width - core::display_width(name)) + 2, ' ');
        call.out += core::one_line(fact.value) + '\n';
    }
}

void print_heading(Call& call, Tr heading) {
    call.out += '\n' + inked(core::tr(call.lang, heading), Ink::strong, call.colour) + '\n';
}

void print_slots(Call& call, const CaseRecord& record) {
    if (record.slots.empty()) return;
    print_heading(call, "cli_heading_slots"_tr);
    for (const auto& slot : record.slots) {
        bool filled = false;
        for (const auto& item : record.evidence) filled = filled || item.kind == slot.kind;
        call.out += inked(filled ? "[x] " : "[ ] ", filled ? Ink::good : Ink::warn, call.colour);
        call.out += std::string(core::label(call.lang, slot.kind)) + '\n';
    }
}

void print_story(Call& call, const CaseRecord& record) {
    if (record.contacts.empty() && record.routes.empty()) return;
    print_heading(call, "cli_heading_contacts"_tr);
    print_contacts(call, record);
    print_heading(call, "stalling_heading"_tr);
    print_stalling(call, record);
}

void print(Call& call, const core::State& state, const CaseRecord& record, const core::CaseChats& chats) {
    const auto& row = record.row;
    const auto heading = std::to_string(row.number) + "  " + core::one_line(row.title);
    call.out += inked(heading, Ink::strong, call.colour) + "\n\n";
    print_facts(call, row);
    for (const auto& found : core::doubles_of(state, record))
        call.out += inked(core::one_line(core::describe(call.lang, found)), Ink::warn, call.colour) + '\n';
    if (!row.note.empty()) {
        print_heading(call, "case_note"_tr);
        call.out += core::escape_controls(row.note) + '\n';
    }
    print_slots(call, record);
    if (!record.evidence.empty()) {
        print_heading(call, "evidence"_tr);
        evidence_table(call, record).print(call.out, call.colour);
        print_advice(call, chats);
    }
    if (!record.deadlines.empty()) {
        print_heading(call, "cli_heading_deadlines"_tr);
        deadline_table(call, record).print(call.out, call.colour);
    }
    print_story(call, record);
}

Exit run(Call& call, const ShowOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto chats = chats_of(call, **session, **record);
    if (call.json)
        write_case(call, **record, chats, call.out);
    else
        print(call, (*session)->state(), **record, chats);
    return kDone;
}

}  // namespace

const Verb kShow{240, "show", "cli_verb_show"_tr, define<ShowOptions, declare, run>};

}  // namespace recoup::cli::inline cases
