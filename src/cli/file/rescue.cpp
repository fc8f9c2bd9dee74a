// rescue: what can be read of a damaged file, into a new one, and what could not, by case.
#include "app/file/check.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

struct RescueOptions {
    std::vector<std::string> damaged;
    std::optional<std::filesystem::path> out;
};

void declare(Grammar& grammar, RescueOptions& options) {
    grammar.path_positionals("FILE", options.damaged, "cli_help_rescue_file"_tr);
    grammar.path_option("out", "NEW", options.out, "cli_help_rescue_out"_tr);
}

void write(Call& call, const std::filesystem::path& out, const app::Rescue& rescue) {
    Json json(call.out);
    json.object()
        .text("file", portable::utf8(out))
        .number("evidence", rescue.saved.evidence)
        .number("originals", rescue.saved.originals)
        .number("left_out", rescue.saved.left_out)
        .array("cases");
    for (const auto& one : rescue.cases)
        json.object()
            .number("id", one.number)
            .text("title", one.title)
            .number("evidence", one.evidence)
            .number("deadlines", one.deadlines)
            .number("contacts", one.contacts)
            .end_object();
    json.end_array().array("damaged");
    for (const auto& finding : rescue.findings) json.item(core::sentence(call.lang, finding));
    json.end_array().end_object();
}

void print(Call& call, const std::filesystem::path& out, const app::Rescue& rescue) {
    for (const auto& one : rescue.cases)
        call.say(
            core::trf(call.lang, "rescue_case"_tr, one.number, one.title, one.evidence, one.deadlines, one.contacts));
    if (rescue.findings.empty() && rescue.saved.left_out == 0) {
        call.say(core::tr(call.lang, "rescue_whole"_tr));
    } else {
        if (rescue.saved.left_out > 0) call.say(core::trf(call.lang, "rescue_left_out"_tr, rescue.saved.left_out));
        if (!rescue.findings.empty()) call.say(core::tr(call.lang, "rescue_damaged"_tr));
        for (const auto& finding : rescue.findings) call.say(core::sentence(call.lang, finding));
    }
    call.say(core::trf(call.lang, "rescue_done"_tr, rescue.saved.cases, rescue.saved.evidence, portable::utf8(out)));
}

Exit run(Call& call, const RescueOptions& options) {
    if (!options.out) return core::fail(core::ErrorKind::usage, "cli_error_rescue_needs_out"_tr);
    if (options.damaged.size() > 1)
        return core::fail(core::ErrorKind::usage, "cli_error_extra_argument"_tr, {options.damaged[1], "recoup rescue"});
    if (!options.damaged.empty()) call.file = {portable::path_of(options.damaged.front()), true};
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    if (auto clear = clear_beside(call, *options.out); !clear) return tl::unexpected(clear.error());
    const auto rescue =
        app::rescue_file(call.file.path, *options.out, call.zones(), call.now(), call.machine.ports.ids);
    if (!rescue) return tl::unexpected(rescue.error());
    call.worked = true;
    if (rescue->not_listed) call.warn(core::sentence(call.lang, *rescue->not_listed));
    if (call.json)
        write(call, *options.out, *rescue);
    else
        print(call, *options.out, *rescue);
    return kDone;
}

}  // namespace

const Verb kRescue{935, "rescue", "cli_verb_rescue"_tr, define<RescueOptions, declare, run>};

}  // namespace recoup::cli::inline file
