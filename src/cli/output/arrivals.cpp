#include "cli/output/arrivals.h"

#include <algorithm>

#include "cli/output/json.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::cli::inline output {
namespace {

constexpr std::size_t kFirstCases = 20, kToldRejected = 10;

struct FirstCase {
    const core::CaseRow* row = nullptr;
    const core::DeadlineRow* deadline = nullptr;
};

struct Counted {
    std::vector<FirstCase> first;
    std::size_t deadlines = 0, slots = 0, evidence = 0;
};

Counted counted(const app::ArrivalPlan& plan) {
    Counted all;
    for (const auto& any : plan.command.rows) {
        if (const auto* row = std::get_if<core::CaseRow>(&any)) {
            if (all.first.size() < kFirstCases) all.first.push_back({row});
        } else if (const auto* deadline = std::get_if<core::DeadlineRow>(&any)) {
            ++all.deadlines;
            for (auto& one : all.first)
                if (one.row->uuid == deadline->case_uuid) one.deadline = deadline;
        } else {
            all.evidence += std::holds_alternative<core::EvidenceRow>(any);
            all.slots += std::holds_alternative<core::SlotRow>(any);
        }
    }
    return all;
}

std::optional<std::int64_t> asked(const core::CaseRow& row) {
    return row.claimed_minor ? row.claimed_minor : row.paid_minor;
}

std::string text_of(const Call& call, core::Tr key) {
    return std::string(core::tr(call.lang, key));
}

void print_lists(Call& call, const app::ArrivalPlan& plan) {
    if (plan.lists.empty()) return;
    Table table({{text_of(call, "arrival_column_list"_tr), false, true},
                 {text_of(call, "case_stage"_tr)},
                 {text_of(call, "arrival_column_cards"_tr), true},
                 {""}});
    for (const auto& list : plan.lists)
        table.add(
            {{list.name},
             {list.stage ? std::string(core::label(call.lang, *list.stage)) : text_of(call, "arrival_left_out"_tr)},
             {std::to_string(list.cards)},
             {list.guessed ? text_of(call, "arrival_guessed"_tr) : std::string(), Ink::warn}});
    table.print(call.out, call.colour);
}

void print_columns(Call& call, const core::CaseColumnMap& columns) {
    std::string line;
    for (std::size_t i = 0; i < core::kCaseColumns; ++i) {
        if (columns.headings[i].empty()) continue;
        const auto label = core::label(call.lang, static_cast<core::CaseColumn>(i));
        if (!line.empty()) line += core::tr(call.lang, "list_comma"_tr);
        line += core::one_line(columns.headings[i]);
        if (columns.headings[i] != label) line.append(" → ").append(label);
    }
    call.say(core::trf(call.lang, "pair_by_colon"_tr, core::tr(call.lang, "arrival_reads"_tr), line));
}

void print_first(Call& call, const Counted& all, std::size_t cases) {
    if (all.first.empty()) return;
    Table table({{text_of(call, "title"_tr), false, true},
                 {text_of(call, "case_stage"_tr)},
                 {text_of(call, "case_claimed"_tr), true},
                 {text_of(call, "why_due"_tr)}});
    for (const auto& [row, deadline] : all.first) {
        const auto sum = asked(*row);
        table.add({{row->title},
                   {std::string(core::label(call.lang, row->stage))},
                   {sum ? core::format_amount(*sum, row->currency) : std::string()},
                   {deadline ? local_when(call, deadline->due) : std::string()}});
    }
    table.print(call.out, call.colour);
    if (cases > all.first.size()) call.say(core::trf(call.lang, "arrival_more"_tr, cases - all.first.size()));
}

void print_lost(Call& call, const app::ArrivalPlan& plan) {
    if (plan.lost.empty()) return;
    call.say(core::tr(call.lang, "arrival_lost"_tr));
    for (const auto& loss : plan.lost) {
        std::string names;
        for (const auto& name : loss.names)
            names.append(names.empty() ? "" : core::tr(call.lang, "list_comma"_tr)).append(name);
        const auto what = core::label(call.lang, loss.what);
        if (loss.names.size() == core::Losses::kMostNames && loss.count > loss.names.size()) names += " …";
        call.say(names.empty() ? core::trf(call.lang, "arrival_lost_bare"_tr, what, loss.count)
                               : core::trf(call.lang, "arrival_lost_line"_tr, what, loss.count, names));
    }
}

void print_rejected(Call& call, const app::CaseTable& table) {
    for (std::size_t i = 0; i < std::min(table.rejected.size(), kToldRejected); ++i) {
        const auto& one = table.rejected[i];
        call.say(core::trf(call.lang, "arrival_rejected"_tr, one.row, core::label(call.lang, one.column), one.text));
    }
    if (table.rejected.size() > kToldRejected)
        call.say(core::trf(call.lang, "arrival_rejected_more"_tr, table.rejected.size() - kToldRejected));
}

void print_sums(Call& call, const app::ArrivalPlan& plan) {
    if (plan.sums.empty()) return;
    call.say(core::trf(call.lang, "arrival_sums"_tr, plan.sums.size()));
    for (std::size_t i = 0; i < std::min(plan.sums.size(), kFirstCases); ++i)
        call.say("  " + core::trf(call.lang, "pair_by_colon"_tr, plan.sums[i].title,
                                  core::format_amount(plan.sums[i].minor, plan.sums[i].currency)));
}

std::int64_t number_of(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

void write_first(const Call& call, Json& json, const Counted& all) {
    json.array("first");
    for (const auto& [row, deadline] : all.first) {
        json.object()
            .text("title", row->title)
            .text("stage", core::token(row->stage))
            .boolean("archived", row->archived);
        json.text("platform", row->platform).text("order", row->order_no).text("currency", row->currency);
        json.number("paid_minor", row->paid_minor).number("claimed_minor", row->claimed_minor);
        json.text("due", deadline ? std::optional(local_when(call, deadline->due)) : std::nullopt);
        json.text("tags", row->tags).text("note", row->note).end_object();
    }
    json.end_array();
}

void write_lists(Json& json, const app::ArrivalPlan& plan) {
    json.array("lists");
    for (const auto& list : plan.lists) {
        json.object().text("name", list.name);
        json.text("stage", list.stage ? std::optional(std::string(core::token(*list.stage))) : std::nullopt);
        json.boolean("guessed", list.guessed).number("cards", number_of(list.cards)).end_object();
    }
    json.end_array();
}

void write_lost(Json& json, const app::ArrivalPlan& plan) {
    json.array("lost");
    for (const auto& loss : plan.lost) {
        json.object().text("what", core::token(loss.what)).number("count", number_of(loss.count)).array("names");
        for (const auto& name : loss.names) json.item(name);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_sums(Json& json, const app::ArrivalPlan& plan) {
    json.array("proposed");
    for (const auto& one : plan.sums)
        json.object()
            .text("title", one.title)
            .number("claimed_minor", one.minor)
            .text("currency", one.currency)
            .end_object();
    json.end_array();
}

void write_table(Json& json, const app::CaseTable& table) {
    json.object("columns");
    for (std::size_t i = 0; i < core::kCaseColumns; ++i)
        if (const auto& heading = table.columns.headings[i]; !heading.empty())
            json.text(core::token(static_cast<core::CaseColumn>(i)), heading);
    json.end_object().array("rejected");
    for (const auto& one : table.rejected)
        json.object()
            .number("row", std::int64_t{one.row})
            .text("column", core::token(one.column))
            .text("text", one.text)
            .end_object();
    json.end_array();
}

}  // namespace

void print_arrival(Call& call, const ShownArrival& shown) {
    const auto& plan = shown.plan;
    const auto all = counted(plan);
    call.say(shown.heading);
    print_lists(call, plan);
    if (shown.table) print_columns(call, shown.table->columns);
    print_first(call, all, plan.counts.cases);
    print_lost(call, plan);
    print_sums(call, plan);
    if (shown.table) print_rejected(call, *shown.table);
    call.say(core::trf(call.lang, shown.done ? "arrival_done"_tr : "arrival_would"_tr, plan.counts.cases, all.deadlines,
                       all.slots, all.evidence));
    if (plan.known() > 0) call.say(core::trf(call.lang, "arrival_known"_tr, plan.known()));
}

void write_arrival(const Call& call, const ShownArrival& shown, std::string& out) {
    const auto& plan = shown.plan;
    const auto all = counted(plan);
    Json json(out);
    json.object().boolean("done", shown.done).text("source", shown.source);
    json.number("cases", number_of(plan.counts.cases)).number("cases_known", number_of(plan.known()));
    json.number("deadlines", number_of(all.deadlines)).number("slots", number_of(all.slots));
    json.number("evidence", number_of(all.evidence));
    write_lists(json, plan);
    if (shown.table) write_table(json, *shown.table);
    write_first(call, json, all);
    write_lost(json, plan);
    write_sums(json, plan);
    json.end_object();
}

void tell_arrival(Call& call, const ShownArrival& shown) {
    if (call.json)
        write_arrival(call, shown, call.out);
    else
        print_arrival(call, shown);
}

}  // namespace recoup::cli::inline output
