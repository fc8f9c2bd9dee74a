// import bill: rows of a bill become cases, and refunds of cases. Nothing is kept before the person says so.
#include <algorithm>

#include "app/data/library.h"
#include "app/intake/importer.h"
#include "cli/bills/bill_options.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/bill.h"
#include "cli/output/json.h"
#include "cli/output/table.h"
#include "core/base/money.h"
#include "core/payments/take.h"

namespace recoup::cli::inline bills {
namespace {

struct ImportBillOptions {
    BillOptions bill;
    std::optional<std::string> rows, into, watch;
    bool all = false;
    bool yes = false;
    bool dry_run = false;
};

void declare(Grammar& grammar, ImportBillOptions& options) {
    declare_bill(grammar, options.bill);
    grammar.option("rows", "N,N", options.rows, "cli_help_bill_rows"_tr);
    grammar.option("into", "ID", options.into, "cli_help_bill_into"_tr);
    grammar.option("as", "subscription", options.watch, "cli_help_bill_watch"_tr, core::words<core::Watch>());
    grammar.flag("all", options.all, "cli_help_bill_all"_tr);
    grammar.flag("yes", options.yes, "cli_help_bill_yes"_tr);
    grammar.flag("dry-run", options.dry_run, "cli_help_dry_run"_tr);
}

// The payments of those rows of the sheet, "12,18".
core::Result<std::vector<std::size_t>> payments_of(const core::Bill& bill, std::string_view rows) {
    std::vector<std::size_t> chosen;
    while (!rows.empty()) {
        const auto comma = std::min(rows.find(','), rows.size());
        const auto text = rows.substr(0, comma);
        rows.remove_prefix(std::min(comma + 1, rows.size()));
        const auto row = read_number(text);
        const auto found = std::ranges::find_if(
            bill.payments, [&](const core::Payment& one) { return row && std::int64_t{one.row} == *row; });
        if (found == bill.payments.end())
            return core::fail(core::ErrorKind::usage, "cli_error_bill_row"_tr, {std::string(text)});
        chosen.push_back(static_cast<std::size_t>(found - bill.payments.begin()));
    }
    return chosen;
}

struct Told {
    const core::Bill& bill;
    const core::State& state;
    const core::TakePlan& plan;
    bool done = false;
};

void write_plan(const Told& told, std::string& out) {
    Json json(out);
    json.object().boolean("done", told.done).array("parts");
    for (const auto& part : told.plan.parts) {
        json.object().text("what", core::token(part.what)).text("title", part.title);
        json.number("case", case_number(&told.state, part.case_uuid));
        json.number("amount_minor", part.minor).text("currency", part.currency).array("rows");
        for (const auto i : part.payments) json.number({}, std::int64_t{told.bill.payments[i].row});
        json.end_array().end_object();
    }
    json.end_array().number("known", static_cast<std::int64_t>(told.plan.known));
    json.number("kept", static_cast<std::int64_t>(told.plan.kept));
    json.number("kept_anew", static_cast<std::int64_t>(told.plan.kept_anew)).end_object();
}

void print_plan(Call& call, const Told& told) {
    Table table({{std::string(core::tr(call.lang, "cli_column_becomes"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_case"_tr)), true},
                 {std::string(core::tr(call.lang, "cli_column_rows"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_amount"_tr)), true},
                 {std::string(core::tr(call.lang, "title"_tr)), false, true}});
    for (const auto& part : told.plan.parts) {
        const auto number = case_number(&told.state, part.case_uuid);
        table.add({{std::string(core::label(call.lang, part.what)), Ink::strong},
                   {number ? std::to_string(*number) : std::string()},
                   {rows_text(told.bill, part.payments), Ink::muted},
                   {core::format_amount(part.minor, part.currency)},
                   {part.title}});
    }
    if (!table.empty()) table.print(call.out, call.colour);
    if (told.plan.known > 0) call.say(core::trf(call.lang, "cli_bill_known_rows"_tr, told.plan.known));
    call.say(core::trf(call.lang, "cli_bill_kept"_tr, told.plan.kept, told.plan.kept_anew));
    if (!told.plan.any())
        call.say(core::tr(call.lang, "cli_bill_nothing"_tr));
    else if (told.done)
        call.say(core::tr(call.lang, table.empty() ? "cli_bill_kept_done"_tr : "cli_bill_done"_tr));
    else
        call.say(core::tr(call.lang, "cli_bill_add_yes"_tr));
}

core::Result<std::optional<core::Uuid>> case_named(const core::State& state, const std::optional<std::string>& id) {
    if (!id) return std::nullopt;
    return read_count(*id)
        .and_then([&](std::int64_t number) { return find_case(state, number); })
        .map([](const core::CaseRecord* record) { return std::optional(record->row.uuid); });
}

Exit run(Call& call, const ImportBillOptions& options) {
    const auto bill = bill_of(call, options.bill);
    if (!bill) return tl::unexpected(bill.error());
    const bool may_write = options.yes && !options.dry_run;
    const auto session = open_session(call, may_write ? Missing::make_default : Missing::refuse);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto into = case_named(state, options.into);
    if (!into) return tl::unexpected(into.error());
    const auto as = options.watch ? read_word<core::Watch>(*options.watch) : core::Watch::none;
    if (!as) return tl::unexpected(as.error());
    auto file = app::import_file(options.bill.path(), call.machine.ports.files, call.zones(), call.zone);
    if (!file) return tl::unexpected(file.error());
    const auto& library = call.machine.ports.library;
    const auto findings = core::findings_of(*bill, &state);
    const core::TakeFrom from{
        *bill,          findings, state, library.playbooks(), library.rules(), reader_of(call), home_of(call).region,
        file->evidence, {},       *as};
    const auto chosen = options.rows ? payments_of(*bill, *options.rows) : core::flagged(from);
    if (!chosen) return tl::unexpected(chosen.error());
    const auto keep = options.all ? core::KeepRows::all : core::KeepRows::of_cases;
    const auto plan = core::plan_take(from, *chosen, *into, keep);
    warn_of_left_out(call, *bill);
    const bool done = may_write && plan.any();
    if (done) {
        std::vector<app::Original> originals;
        if (!plan.parts.empty()) originals.push_back(std::move(file->original));
        if (const auto change = dispatch(call, **session, plan.command, std::move(originals)); !change)
            return tl::unexpected(change.error());
    }
    if (done)
        if (const auto kept = remember_map_of(call, options.bill); !kept)
            call.warn(core::sentence(call.lang, kept.error()));
    const Told told{*bill, state, plan, done};
    if (call.json)
        write_plan(told, call.out);
    else
        print_plan(call, told);
    return kDone;
}

}  // namespace

const Verb kImportBill{396, "import bill", "cli_verb_import_bill"_tr, define<ImportBillOptions, declare, run>};

}  // namespace recoup::cli::inline bills
