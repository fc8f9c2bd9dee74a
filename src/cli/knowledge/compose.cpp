#include "core/letter/compose.h"
#include "app/data/library.h"
#include "app/data/settings.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/table.h"
#include "core/base/text.h"

namespace recoup::cli::inline knowledge {

using core::ErrorKind;
using core::Message;
using core::Placeholder;
using core::Tr;

namespace {

struct ComposeOptions {
    std::optional<std::int64_t> id;
    std::optional<std::string> message;
    bool brief = false, list = false, log = false;
    std::optional<std::string> limit;
    std::vector<std::string> set, drop;
};

void declare(Grammar& grammar, ComposeOptions& options) {
    grammar.optional_id("ID", options.id, "cli_help_case_id"_tr);
    grammar.optional_positional("TEMPLATE", options.message, "cli_help_template"_tr);
    grammar.flag("short", options.brief, "cli_help_compose_short"_tr);
    grammar.option("limit", "N", options.limit, "cli_help_compose_limit"_tr);
    grammar.options("set", "NAME=TEXT", options.set, "cli_help_compose_set"_tr);
    grammar.options("drop", "NAME", options.drop, "cli_help_compose_drop"_tr);
    grammar.flag("log", options.log, "cli_help_compose_log"_tr);
    grammar.flag("list", options.list, "cli_help_compose_list"_tr);
}

void write_list(Call& call, std::span<const Message> messages) {
    Json json(call.out);
    json.object().array("templates");
    for (const auto& one : messages) {
        json.object().text("id", one.id).text("title", one.title.in(call.lang)).array("stages");
        for (const auto stage : one.stages) json.item(core::token(stage));
        json.end_array().boolean("short", !one.brief.empty()).end_object();
    }
    json.end_array().end_object();
}

void print_list(Call& call, std::span<const Message> messages) {
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_template"_tr)},
                 {tr("cli_column_message"_tr)},
                 {tr("message_brief"_tr)},
                 {tr("cli_column_stages"_tr), false, true}});
    for (const auto& one : messages) {
        std::string stages;
        for (const auto stage : one.stages) {
            if (!stages.empty()) stages += tr("list_comma"_tr);
            stages += core::label(call.lang, stage);
        }
        const auto brief = one.brief.empty() ? std::string() : tr("cli_yes"_tr);
        table.add({{one.id, Ink::strong}, {std::string(one.title.in(call.lang))}, {brief}, {stages, Ink::muted}});
    }
    table.print(call.out, call.colour);
}

core::Result<Placeholder> read_placeholder(std::string_view name) {
    if (const auto known = core::parse_word<Placeholder>(name)) return *known;
    return core::fail(ErrorKind::usage, "error_no_placeholder"_tr, {std::string(name)});
}

// That was typed, else what the person set for the route of the message.
core::Result<std::size_t> read_limit(const Call& call, const ComposeOptions& options, core::Route route) {
    if (!options.limit)
        return core::most_brief(app::load_settings(call.machine.ports.folders.settings()).brief_limits, route);
    const auto typed = read_count(*options.limit);
    if (!typed) return tl::unexpected(typed.error());
    const auto limit = static_cast<std::size_t>(*typed);
    if (limit < core::kLeastBriefLimit || limit > core::kMostBriefLimit)
        return core::fail(ErrorKind::usage, "cli_error_compose_limit"_tr,
                          {std::to_string(core::kLeastBriefLimit), std::to_string(core::kMostBriefLimit)});
    return limit;
}

core::Result<core::ComposeChoice> read_choice(const ComposeOptions& options) {
    core::ComposeChoice choice{.brief = options.brief || options.limit};
    for (const auto& typed : options.set) {
        const auto equals = typed.find('=');
        if (equals == std::string::npos || core::trim(typed.substr(equals + 1)).empty())
            return core::fail(ErrorKind::usage, "cli_error_compose_set"_tr, {typed});
        const auto name = read_placeholder(typed.substr(0, equals));
        if (!name) return tl::unexpected(name.error());
        choice.set[*name] = typed.substr(equals + 1);
    }
    for (const auto& typed : options.drop) {
        const auto name = read_placeholder(typed);
        if (!name) return tl::unexpected(name.error());
        choice.dropped.insert(*name);
    }
    return choice;
}

core::Result<const Message*> find(std::span<const Message> messages, const std::string& id) {
    if (const auto* message = core::find_message(messages, id)) return message;
    std::vector<std::string_view> ids;
    for (const auto& one : messages) ids.push_back(one.id);
    const auto near = nearest(id, ids);
    if (near.empty()) return core::fail(ErrorKind::usage, "error_no_message"_tr, {id});
    return core::fail(ErrorKind::usage, "error_no_message_near"_tr, {id, std::string(near)});
}

Exit log_contact(Call& call, app::Session& session, const core::ComposeFrom& from, const Message& message,
                 const std::string& text) {
    const auto change = dispatch(call, session, core::contact_of(from, message, text, from.reader.lang));
    if (!change) return tl::unexpected(change.error());
    return kDone;
}

struct Source {
    std::unique_ptr<app::Session> session;
    core::ComposeFrom from;  // points into it
};

core::Result<Source> open_source(Call& call, std::int64_t id) {
    auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto record = find_case(state, id);
    if (!record) return tl::unexpected(record.error());
    const auto& library = call.machine.ports.library;
    const auto& row = (*record)->row;
    const core::ComposeFrom from{**record,
                                 state,
                                 library.rules(),
                                 {call.lang, call.now(), &call.zones(), call.zone},
                                 core::playbook_of(library.playbooks(), row.playbook, row.problem),
                                 library.playbooks()};
    return Source{std::move(*session), from};
}

// Those of a case: what fits now, and why the others do not.
Exit list_for(Call& call, std::int64_t id, std::span<const Message> messages) {
    const auto source = open_source(call, id);
    if (!source) return tl::unexpected(source.error());
    const auto choices = core::messages_for(messages, source->from);
    if (call.json) {
        Json json(call.out);
        json.object().number("id", id).array("templates");
        for (const auto& one : choices)
            json.object()
                .text("id", one.message->id)
                .text("title", one.message->title.in(call.lang))
                .boolean("fits", one.fits)
                .text("why_not", one.why_not)
                .end_object();
        json.end_array().end_object();
        return kDone;
    }
    const auto tr = [&](Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_template"_tr)}, {tr("cli_column_message"_tr), false, true}, {tr("messages_fit"_tr)}});
    for (const auto& one : choices)
        table.add({{one.message->id, Ink::strong},
                   {std::string(one.message->title.in(call.lang))},
                   {one.fits ? tr("cli_yes"_tr) : one.why_not, one.fits ? Ink::plain : Ink::muted}});
    table.print(call.out, call.colour);
    return kDone;
}

Exit compose(Call& call, const ComposeOptions& options, std::span<const Message> messages) {
    auto choice = read_choice(options);
    if (!choice) return tl::unexpected(choice.error());
    const auto message = find(messages, *options.message);
    if (!message) return tl::unexpected(message.error());
    const auto limit = read_limit(call, options, (*message)->route);
    if (!limit) return tl::unexpected(limit.error());
    choice->most = *limit;
    const auto opened = open_source(call, *options.id);
    if (!opened) return tl::unexpected(opened.error());
    const auto& from = opened->from;
    const auto filled = core::compose(from, **message, *choice);
    if (!filled) return tl::unexpected(filled.error());
    if (!filled->whole())
        return core::fail(
            ErrorKind::work, "cli_error_compose_missing"_tr,
            {core::name_placeholders(call.lang, filled->missing), std::string(core::token(filled->missing.front()))});
    const auto text = filled->text();
    if (call.json)
        Json(call.out)
            .object()
            .number("id", *options.id)
            .text("template", (*message)->id)
            .text("lang", core::lang_token(call.lang))
            .boolean("short", options.brief)
            .text("text", text)
            .boolean("logged", options.log)
            .end_object();
    else
        call.out += text + '\n';
    if (!filled->blanks.empty()) call.warn(core::tr(call.lang, "message_blanks"_tr));
    return options.log ? log_contact(call, *opened->session, from, **message, text) : Exit(kDone);
}

Exit run(Call& call, const ComposeOptions& options) {
    const auto messages = call.machine.ports.library.messages();
    if (options.list) {
        if (call.json)
            write_list(call, *messages);
        else
            print_list(call, *messages);
        return kDone;
    }
    if (options.id && !options.message) return list_for(call, *options.id, *messages);
    if (!options.id) return core::fail(ErrorKind::usage, "cli_error_compose_usage"_tr);
    return compose(call, options, *messages);
}

}  // namespace

const Verb kCompose{1110, "compose", "cli_verb_compose"_tr, define<ComposeOptions, declare, run>};

}  // namespace recoup::cli::inline knowledge
