// today: what is mine to do now, what others owe, what money came.
#include "core/today/today.h"

#include "app/data/library.h"
#include "app/data/settings.h"
#include "app/inbox/groups.h"
#include "app/reading/habit.h"
#include "app/reminders/remind_pass.h"
#include "cli/command_line/verb.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "core/model/stalling.h"
#include "core/model/stats.h"
#include "portable/path_text.h"

namespace recoup::cli::inline cases {

using core::CaseRecord;
using core::Tr;

namespace {

struct TodayOptions {};

void declare(Grammar&, TodayOptions&) {}

// Everything that is told, and what it is made of.
struct Told {
    const core::TodayFrom& from;
    const std::vector<app::PictureGroup>& groups;        // new pictures
    const std::vector<core::WaitingPictures>& pictures;  // the same, as the view has them
    core::TodayView view;
    std::optional<core::NextReminder> next;

    const CaseRecord& record(std::uint32_t index) const { return from.state.cases()[index]; }
    core::Task task(std::uint32_t index) const { return core::task_of(core::compose_from(from, record(index))); }
    core::TodayRow row(std::uint32_t index) const { return core::today_row(from, record(index), task(index)); }
};

std::optional<core::NextReminder> next_reminder(Call& call, const core::State& state, const app::Settings& settings) {
    const auto plan = app::plan_reminders(state, app::reminder_choices(settings, call.zones()), call.now());
    if (!plan.next) return std::nullopt;
    return core::NextReminder{*plan.next, plan.next_of};
}

// A screenful of them is read; of more it is only told that they came.
std::vector<app::PictureGroup> new_pictures(const Call& call, const app::Session& session,
                                            const app::Settings& settings) {
    constexpr std::size_t kMostRead = 20;
    const auto& ports = call.machine.ports;
    const auto pictures = app::new_pictures(settings.watched, ports.folders, session);
    if (pictures.empty()) return {};
    const auto platforms = app::known_platforms(session.state());
    const auto home = home_of(call);
    const auto habit = app::reading_habit(ports, call.now(), call.zone, home, platforms);
    return app::grouped(pictures, app::reading_each(kMostRead), habit, session.state(), call.lang);
}

void write_amount(Json& json, const CaseRecord& record) {
    json.number("amount_minor", core::owed_minor(record.row)).text("currency", record.row.currency);
}

void write_deadline(const Call& call, Json& json, const core::DeadlineRow* row) {
    if (!row) return void(json.null("deadline"));
    json.object("deadline")
        .number("id", row->number)
        .text("title", row->title)
        .text("due_at", iso_end(call, row->due))
        .boolean("mine", !core::is_theirs(*row))
        .end_object();
}

void write_act(Json& json, const core::Act& act) {
    json.object("action").text("kind", core::token(act.kind));
    if (act.message) json.text("message", act.message->id);
    if (act.slot) json.text("slot", core::token(*act.slot));
    if (act.route != core::Route::none) json.text("route", core::token(act.route));
    if (act.deadline) json.number("deadline", act.deadline->number);
    json.end_object();
}

void write_pictures(const Call& call, const Told& told, std::size_t index, Json& json) {
    const auto& group = told.groups[index];
    const auto row = core::pictures_row(told.from, told.pictures[index]);
    const auto* record = group.case_uuid ? told.from.state.find(*group.case_uuid) : nullptr;
    json.object()
        .number("id", record ? std::optional(record->row.number) : std::nullopt)
        .text("title", row.about)
        .text("sentence", row.sentence)
        .text("reason", row.reason)
        .text("card", row.verb)
        .text("button", row.button);
    write_act(json, row.act);
    json.text("urgency", "pictures")
        .null("deadline")
        .null("amount_minor")
        .null("currency")
        .text("came_at", iso(call, told.pictures[index].came_at))
        .array("pictures");
    for (const auto& one : group.pictures) json.item(portable::utf8(one.picture.file.path));
    json.end_array().end_object();
}

void write_mine(const Call& call, const Told& told, Json& json) {
    static constexpr std::string_view kUrgency[] = {"mine_red",   "theirs_late", "pictures",
                                                    "mine_amber", "mine_green",  "undated"};
    json.array("mine");
    for (const auto& item : told.view.mine) {
        if (item.pictures) {
            write_pictures(call, told, *item.pictures, json);
            continue;
        }
        const auto& record = told.record(item.record);
        const auto task = told.task(item.record);
        const auto row = core::today_row(told.from, record, task);
        json.object()
            .number("id", record.row.number)
            .text("title", record.row.title)
            .text("sentence", row.sentence)
            .text("reason", row.reason)
            .text("card", row.verb)
            .text("button", row.button);
        write_act(json, row.act);
        json.text("urgency", kUrgency[static_cast<std::size_t>(item.rank.urgency)]);
        write_deadline(call, json, task.deadline);
        write_amount(json, record);
        json.end_object();
    }
    json.end_array();
}

void write_waiting(const Call& call, const Told& told, Json& json) {
    json.array("waiting");
    for (const auto index : told.view.waiting) {
        const auto& record = told.record(index);
        json.object()
            .number("id", record.row.number)
            .text("title", record.row.title)
            .text("turn", core::token(record.row.turn))
            .text("sentence", told.row(index).sentence);
        write_deadline(call, json, told.task(index).deadline);
        write_amount(json, record);
        json.end_object();
    }
    json.end_array();
}

void write_arrived(const Call& call, const Told& told, Json& json) {
    json.array("arrived");
    for (const auto index : told.view.arrived) {
        const auto& record = told.record(index);
        json.object()
            .number("id", record.row.number)
            .text("title", record.row.title)
            .number("received_minor", record.row.received_minor)
            .text("currency", record.row.currency)
            .text("at", iso(call, *core::money_at(record, call.zones())))
            .number("days", core::days_to_money(record, told.from.reader))
            .number("pushbacks", core::stalling(record, told.from.reader).pushback_count)
            .end_object();
    }
    json.end_array();
}

void write(const Call& call, const Told& told, std::string& out) {
    Json json(out);
    json.object();
    write_mine(call, told, json);
    write_waiting(call, told, json);
    write_arrived(call, told, json);
    json.array("money");
    for (const auto& one : told.view.money)
        json.object()
            .text("currency", one.currency)
            .number("open_minor", one.open_minor)
            .number("recovered_minor", one.recovered_minor)
            .number("recovery_percent", one.recovery_percent())
            .end_object();
    json.end_array()
        .number("open", told.view.open)
        .number("ended", told.view.ended)
        .number("put_off", told.view.put_off);
    if (told.next)
        json.object("next_reminder")
            .text("at", iso(call, told.next->at))
            .number("id", told.from.state.find(told.next->case_uuid)->row.number)
            .end_object();
    else
        json.null("next_reminder");
    json.end_object();
}

void print_mine(Call& call, const Told& told) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("turn_me"_tr), false, true},
                 {tr("deadline"_tr)},
                 {tr("cli_column_amount"_tr), true},
                 {tr("cli_column_do"_tr)}});
    for (const auto& item : told.view.mine) {
        const auto row = core::item_row(told.from, item, told.pictures);
        if (item.pictures) {
            const bool known = row.act.kind == core::ActKind::put_in;
            table.add({{known ? std::to_string(told.record(item.record).row.number) : std::string(), Ink::strong},
                       {row.sentence},
                       {row.chip.text, Ink::muted},
                       {},
                       {row.button, Ink::muted}});
            if (known) table.add_below("    " + inked(core::one_line(row.reason), Ink::muted, call.colour));
            continue;
        }
        const auto& record = told.record(item.record);
        const auto task = told.task(item.record);
        table.add({{std::to_string(record.row.number), Ink::strong},
                   {row.sentence},
                   task.deadline ? time_left(call, *task.deadline) : Cell{row.chip.text, Ink::muted},
                   {row.amount},
                   {row.button, Ink::muted}});
    }
    table.print(call.out, call.colour);
}

void print_waiting(Call& call, const Told& told) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_id"_tr), true},
                 {tr("today_waiting"_tr), false, true},
                 {tr("deadline"_tr)},
                 {tr("cli_column_amount"_tr), true}});
    for (const auto index : told.view.waiting) {
        const auto task = told.task(index);
        const auto row = told.row(index);
        table.add({{std::to_string(told.record(index).row.number), Ink::strong},
                   {row.sentence},
                   task.deadline ? time_left(call, *task.deadline) : Cell{row.chip.text, Ink::muted},
                   {row.amount}});
    }
    table.print(call.out, call.colour);
}

void print(Call& call, const Told& told) {
    if (told.view.mine.empty())
        call.say(core::tr(call.lang, "cli_today_empty"_tr));
    else
        print_mine(call, told);
    if (!told.view.waiting.empty()) {
        call.say("");
        print_waiting(call, told);
    }
    if (!told.view.arrived.empty()) call.say("");
    for (const auto index : told.view.arrived) {
        const auto row = core::arrived_row(told.record(index), told.from.reader);
        call.say(row.detail.empty() ? row.sentence : row.sentence + " · " + row.detail);
    }
    if (!told.next) return;
    call.say("");
    call.say(core::next_reminder_line(told.from.state, *told.next, told.from.reader));
}

Exit run(Call& call, const TodayOptions&) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto& library = call.machine.ports.library;
    const auto messages = library.messages();
    const core::TodayFrom from{state,     library.rules(),  library.playbooks(),
                               *messages, library.routes(), reader_of(call)};
    const auto settings = app::load_settings(call.machine.ports.folders.settings());
    const auto groups = new_pictures(call, **session, settings);
    std::vector<core::WaitingPictures> pictures;
    for (const auto& group : groups) pictures.push_back(app::waiting_of(group));
    const Told told{from, groups, pictures, core::today_view(from, pictures, settings.seen_money),
                    next_reminder(call, state, settings)};
    if (call.json)
        write(call, told, call.out);
    else
        print(call, told);
    return kDone;
}

}  // namespace

const Verb kToday{805, "today", "cli_verb_today"_tr, define<TodayOptions, declare, run>};

}  // namespace recoup::cli::inline cases
