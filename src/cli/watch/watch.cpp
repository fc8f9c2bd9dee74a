// subscriptions, purchases: what is looked after until it becomes a case.
#include "core/watch/line.h"
#include "core/watch/register.h"

#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "core/edit/new_case.h"

namespace recoup::cli::inline watch {

using core::ErrorKind;
using core::Tr;
using core::Watch;

namespace {

struct ListOptions {
    bool ended = false;
};

void declare_list(Grammar& grammar, ListOptions& options) {
    grammar.flag("ended", options.ended, "cli_help_watch_ended"_tr);
}

void write_days(const Call& call, Json& json, const core::WatchedRow& row) {
    json.array("days");
    for (const auto& day : row.days)
        json.object()
            .number("id", day.row->number)
            .text("title", day.title)
            .text("due_at", iso_end(call, day.row->due))
            .boolean("over", day.over)
            .end_object();
    json.end_array();
}

void write_row(const Call& call, Json& json, const core::WatchedRow& row) {
    const auto& kept = row.record->row;
    json.object().number("id", kept.number).text("title", kept.title).text("platform", kept.platform);
    json.number("amount_minor", kept.paid_minor).text("currency", kept.currency);
    if (kept.watch == Watch::subscription) {
        json.text("cycle", core::token(kept.cycle)).text("cancel_how", kept.cancel_how);
        if (kept.renews_at)
            json.text("next_at", iso_end(call, *kept.renews_at));
        else
            json.null("next_at");
        json.boolean("charged", row.charged);
    } else if (kept.paid_at) {
        json.text("paid_at", iso_end(call, *kept.paid_at));
    } else {
        json.null("paid_at");
    }
    write_days(call, json, row);
    json.end_object();
}

void write_register(const Call& call, const core::WatchRegister& found, std::string& out) {
    Json json(out);
    json.object().array("watched");
    for (const auto& row : found.rows) write_row(call, json, row);
    json.end_array().array("costs");
    for (const auto& cost : found.costs)
        json.object()
            .text("currency", cost.currency)
            .number("month_minor", cost.month_minor())
            .number("year_minor", cost.year_minor)
            .end_object();
    json.end_array().end_object();
}

void print_register(Call& call, const core::WatchRegister& found) {
    const auto reader = reader_of(call);
    const auto say = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{say("cli_column_id"_tr), true},
                 {say("title"_tr), false, true},
                 {say("cli_column_amount"_tr), true},
                 {say("deadline"_tr)}});
    for (const auto& row : found.rows) {
        const auto left =
            row.charged
                ? Cell{core::trf(call.lang, "watch_charged"_tr, core::show_when(reader, *row.record->row.renews_at)),
                       Ink::bad}
            : row.next ? time_left(call, *row.next)
                       : Cell{""};
        table.add({{std::to_string(row.record->row.number)}, {row.record->row.title}, {row.amount}, left});
        if (!row.about.empty()) table.add_below(row.about);
        for (const auto& day : row.days)
            table.add_below(core::trf(call.lang, day.over ? "watch_over"_tr : "watch_window"_tr, day.title, day.day));
    }
    table.print(call.out, call.colour);
    for (const auto& cost : found.costs) call.say(core::cost_line(cost, call.lang));
}

template <Watch kind>
Exit run_list(Call& call, const ListOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = core::watch_register((*session)->state(), kind, reader_of(call), options.ended);
    if (call.json)
        write_register(call, found, call.out);
    else if (found.rows.empty())
        call.say(core::tr(call.lang, kind == Watch::subscription ? "cli_no_subscriptions"_tr : "cli_no_purchases"_tr));
    else
        print_register(call, found);
    return kDone;
}

struct AddOptions {
    std::string line;
};

void declare_add(Grammar& grammar, AddOptions& options) {
    grammar.positional("TEXT", options.line, "cli_help_watch_line"_tr);
}

template <Watch kind>
Exit run_add(Call& call, const AddOptions& options) {
    const auto session = open_session(call, Missing::make_default);
    if (!session) return tl::unexpected(session.error());
    const auto home = home_of(call);
    const auto reader = reader_of(call);
    const auto command = core::read_watch_line(
        options.line, kind,
        {(*session)->state(), call.machine.ports.library.reading(), reader, {home.currency, home.region}, home.region});
    if (!command) return tl::unexpected(command.error());
    const auto change = dispatch(call, **session, *command);
    if (!change) return tl::unexpected(change.error());
    const auto* record = (*session)->state().find(change->case_uuid);
    if (!record) return core::fail(ErrorKind::work, "error_no_case"_tr);
    call.understood.push_back(core::told(*command, reader));
    if (call.json)
        Json(call.out).object().number("id", record->row.number).end_object();
    else
        call.out += std::to_string(record->row.number) + '\n';
    return kDone;
}

struct OneOptions {
    std::int64_t id = 0;
};

void declare_one(Grammar& grammar, OneOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

template <Watch kind, class Make>
Exit on_one(Call& call, const OneOptions& options, Make make) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    if ((*record)->row.watch != kind)
        return core::fail(ErrorKind::work, "error_not_watched"_tr,
                          {std::to_string(options.id), core::words<Watch>()[static_cast<std::size_t>(kind)].label});
    return dispatch_and_report(call, **session, make(**record), options.id);
}

Exit run_renewed(Call& call, const OneOptions& options) {
    return on_one<Watch::subscription>(call, options,
                                       [](const auto& record) { return core::RenewSubscription{record.row.uuid}; });
}

template <Watch kind>
Exit run_ended(Call& call, const OneOptions& options) {
    return on_one<kind>(call, options, [](const auto& record) {
        return core::ArchiveCase{record.row.uuid, true, core::Outcome::none};
    });
}

template <Watch kind>
Exit run_case(Call& call, const OneOptions& options) {
    const auto& library = call.machine.ports.library;
    return on_one<kind>(call, options, [&](const auto& record) {
        return core::start_case(record, library.playbooks(), library.rules(), reader_of(call));
    });
}

}  // namespace

const Verb kSubscriptions{811, "subscriptions", "cli_verb_subscriptions"_tr,
                          define<ListOptions, declare_list, run_list<Watch::subscription>>};
const Verb kSubscriptionsAdd{812, "subscriptions add", "cli_verb_watch_add"_tr,
                             define<AddOptions, declare_add, run_add<Watch::subscription>>};
const Verb kSubscriptionsRenewed{813, "subscriptions renewed", "cli_verb_watch_renewed"_tr,
                                 define<OneOptions, declare_one, run_renewed>};
const Verb kSubscriptionsCancelled{814, "subscriptions cancelled", "cli_verb_watch_cancelled"_tr,
                                   define<OneOptions, declare_one, run_ended<Watch::subscription>>};
const Verb kSubscriptionsCase{815, "subscriptions case", "cli_verb_watch_case"_tr,
                              define<OneOptions, declare_one, run_case<Watch::subscription>>};
const Verb kPurchases{816, "purchases", "cli_verb_purchases"_tr,
                      define<ListOptions, declare_list, run_list<Watch::purchase>>};
const Verb kPurchasesAdd{817, "purchases add", "cli_verb_watch_add"_tr,
                         define<AddOptions, declare_add, run_add<Watch::purchase>>};
const Verb kPurchasesEnded{818, "purchases drop", "cli_verb_watch_let_go"_tr,
                           define<OneOptions, declare_one, run_ended<Watch::purchase>>};
const Verb kPurchasesCase{819, "purchases case", "cli_verb_watch_case"_tr,
                          define<OneOptions, declare_one, run_case<Watch::purchase>>};

}  // namespace recoup::cli::inline watch
