#include "app/library.h"
#include "cli/guide_text.h"
#include "cli/json.h"
#include "cli/table.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;
using core::Playbook;

namespace {

struct NoOptions {};

struct ShowOptions {
    std::string id;
};

void declare_nothing(Grammar&, NoOptions&) {}

void declare_show(Grammar& grammar, ShowOptions& options) {
    grammar.positional("ID", options.id, "cli_help_playbook_id"_tr);
}

void write_brief(const Context& context, Json& json, const Playbook& one) {
    json.text("id", one.id).text("title", one.title.in(context.lang)).text("version", one.version).array("problems");
    for (const auto problem : one.problems) json.item(core::token(problem));
    json.end_array().array("slots");
    for (const auto kind : one.slots()) json.item(core::token(kind));
    json.end_array().boolean("own", one.own);
}

void write_texts(const Context& context, Json& json, const char* key, const std::vector<core::Bilingual>& texts) {
    json.array(key);
    for (const auto& text : texts) json.item(text.in(context.lang));
    json.end_array();
}

void write_ids(Json& json, const char* key, const std::vector<std::string>& ids) {
    json.array(key);
    for (const auto& id : ids) json.item(id);
    json.end_array();
}

void write_whole(Context& context, const Playbook& one) {
    Json json(context.out);
    json.object().object("playbook");
    write_brief(context, json, one);
    json.text("recognise", one.recognise.in(context.lang)).array("capture");
    for (const auto& capture : one.capture)
        json.object().text("kind", core::token(capture.kind)).text("why", capture.why.in(context.lang)).end_object();
    json.end_array().object("steps");
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        write_texts(context, json, std::string(core::token(stage)).c_str(), one.steps_of(stage));
    }
    json.end_object();
    write_ids(json, "rules", one.rules);
    write_ids(json, "preset_rules", one.preset_rules);
    write_ids(json, "messages", one.messages);
    json.array("routes");
    for (const auto route : one.routes) json.item(core::token(route));
    json.end_array();
    write_texts(context, json, "watch", one.watch);
    write_texts(context, json, "pitfalls", one.pitfalls);
    json.end_object().end_object();
}

Exit run_list(Context& context, const NoOptions&) {
    const auto& playbooks = context.machine.ports.library.playbooks();
    if (context.json) {
        Json json(context.out);
        json.object().array("playbooks");
        for (const auto& one : playbooks) {
            json.object();
            write_brief(context, json, one);
            json.end_object();
        }
        json.end_array().end_object();
        return kDone;
    }
    const auto tr = [&](core::Tr key) { return std::string(core::tr(context.lang, key)); };
    Table table(
        {{tr("cli_column_template"_tr)}, {tr("cli_column_title"_tr), false, true}, {tr("cli_column_problems"_tr)}});
    for (const auto& one : playbooks) {
        std::string problems;
        for (const auto problem : one.problems) {
            if (!problems.empty()) problems += tr("list_comma"_tr);
            problems += core::label(context.lang, problem);
        }
        table.add({{one.id, Ink::strong}, {std::string(one.title.in(context.lang))}, {problems, Ink::muted}});
    }
    table.print(context.out, context.colour);
    return kDone;
}

Exit run_show(Context& context, const ShowOptions& options) {
    const auto& library = context.machine.ports.library;
    const auto* one = core::find_playbook(library.playbooks(), options.id);
    if (!one) return core::fail(ErrorKind::usage, "error_no_playbook"_tr, {options.id});
    if (context.json)
        write_whole(context, *one);
    else
        print_page(context, core::page_of(*one, library.rules(), *library.messages(), context.lang));
    return kDone;
}

}  // namespace

const Verb kPlaybookList{"playbook list", "cli_verb_playbook_list"_tr, define<NoOptions, declare_nothing, run_list>};
const Verb kPlaybookShow{"playbook show", "cli_verb_playbook_show"_tr, define<ShowOptions, declare_show, run_show>};

}  // namespace recoup::cli
