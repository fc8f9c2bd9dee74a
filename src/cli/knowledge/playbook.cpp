#include "app/data/library.h"
#include "cli/command_line/verb.h"
#include "cli/output/guide_text.h"
#include "cli/output/json.h"
#include "cli/output/table.h"

namespace recoup::cli::inline knowledge {

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

void write_brief(const Call& call, Json& json, const Playbook& one) {
    json.text("id", one.id).text("title", one.title.in(call.lang)).text("version", one.version).array("problems");
    for (const auto problem : one.problems) json.item(core::token(problem));
    json.end_array().array("slots");
    for (const auto kind : one.slots()) json.item(core::token(kind));
    json.end_array().boolean("own", one.own);
}

void write_texts(const Call& call, Json& json, const char* key, const std::vector<core::Bilingual>& texts) {
    json.array(key);
    for (const auto& text : texts) json.item(text.in(call.lang));
    json.end_array();
}

void write_ids(Json& json, const char* key, const std::vector<std::string>& ids) {
    json.array(key);
    for (const auto& id : ids) json.item(id);
    json.end_array();
}

void write_law(const Call& call, Json& json, const std::vector<Playbook::Law>& laws) {
    json.array("law");
    for (const auto& law : laws)
        json.object()
            .text("jurisdiction", law.jurisdiction)
            .text("cite", law.cite.in(call.lang))
            .text("says", law.says.in(call.lang))
            .text("standing", core::token(law.standing))
            .end_object();
    json.end_array();
}

void write_whole(Call& call, const Playbook& one) {
    Json json(call.out);
    json.object().object("playbook");
    write_brief(call, json, one);
    json.text("recognise", one.recognise.in(call.lang)).array("capture");
    for (const auto& capture : one.capture)
        json.object().text("kind", core::token(capture.kind)).text("why", capture.why.in(call.lang)).end_object();
    json.end_array().object("steps");
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = static_cast<core::Stage>(i);
        write_texts(call, json, std::string(core::token(stage)).c_str(), one.steps_of(stage));
    }
    json.end_object();
    write_ids(json, "rules", one.rules);
    write_ids(json, "preset_rules", one.preset_rules);
    write_ids(json, "messages", one.messages);
    json.array("routes");
    for (const auto route : one.routes) json.item(core::token(route));
    json.end_array();
    write_law(call, json, one.law);
    write_texts(call, json, "watch", one.watch);
    write_texts(call, json, "pitfalls", one.pitfalls);
    json.end_object().end_object();
}

Exit run_list(Call& call, const NoOptions&) {
    const auto& playbooks = call.machine.ports.library.playbooks();
    if (call.json) {
        Json json(call.out);
        json.object().array("playbooks");
        for (const auto& one : playbooks) {
            json.object();
            write_brief(call, json, one);
            json.end_object();
        }
        json.end_array().end_object();
        return kDone;
    }
    const auto tr = [&](core::Tr key) { return std::string(core::tr(call.lang, key)); };
    Table table({{tr("cli_column_template"_tr)}, {tr("title"_tr), false, true}, {tr("cli_column_problems"_tr)}});
    for (const auto& one : playbooks) {
        std::string problems;
        for (const auto problem : one.problems) {
            if (!problems.empty()) problems += tr("list_comma"_tr);
            problems += core::label(call.lang, problem);
        }
        table.add({{one.id, Ink::strong}, {std::string(one.title.in(call.lang))}, {problems, Ink::muted}});
    }
    table.print(call.out, call.colour);
    return kDone;
}

Exit run_show(Call& call, const ShowOptions& options) {
    const auto& library = call.machine.ports.library;
    const auto* one = core::find_playbook(library.playbooks(), options.id);
    if (!one) return core::fail(ErrorKind::usage, "error_no_playbook"_tr, {options.id});
    if (call.json)
        write_whole(call, *one);
    else
        print_page(call, core::page_of(*one, library.rules(), *library.messages(), call.lang));
    return kDone;
}

}  // namespace

const Verb kPlaybookList{1130, "playbook list", "cli_verb_playbook_list"_tr,
                         define<NoOptions, declare_nothing, run_list>};
const Verb kPlaybookShow{1140, "playbook show", "cli_verb_playbook_show"_tr,
                         define<ShowOptions, declare_show, run_show>};

}  // namespace recoup::cli::inline knowledge
