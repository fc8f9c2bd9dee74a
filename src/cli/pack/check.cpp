// pack check, pack compare, pack stamp: packs that are there already, perhaps strangers'.
#include "app/pack/check.h"

#include "app/intake/importer.h"
#include "app/pack/compare.h"
#include "app/pack/write.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "cli/pack/pack.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::cli::inline pack {

namespace {

struct OnePack {
    std::vector<std::string> path;
    std::optional<std::filesystem::path> answer;
};

void declare(Grammar& grammar, OnePack& options) {
    grammar.path_positionals("PACK", options.path, "cli_help_pack_path"_tr);
}

void declare_stamp(Grammar& grammar, OnePack& options) {
    declare(grammar, options);
    grammar.path_option("answer", "F.tsr", options.answer, "cli_help_pack_answer"_tr);
}

core::Result<std::filesystem::path> path_of(const OnePack& options) {
    if (options.path.empty()) return core::fail(core::ErrorKind::usage, "cli_error_pack_which"_tr);
    if (options.path.size() > 1)
        return core::fail(core::ErrorKind::usage, "cli_error_extra_argument"_tr, {options.path[1], "recoup pack"});
    return portable::path_of(options.path.front());
}

void write_check(Call& call, const std::filesystem::path& path, const app::PackCheck& check) {
    Json json(call.out);
    json.object().text("pack", portable::utf8(path)).text("form", check.archive ? "zip" : "folder");
    json.boolean("ok", check.whole()).number("files", static_cast<std::int64_t>(check.files));
    json.number("bytes", static_cast<std::int64_t>(check.bytes)).text("digest", check.digest);
    json.text("packed_at", check.packed_at).text("made_by", check.agent).array("cases");
    for (const auto& id : check.cases) json.item(core::to_string(id));
    json.end_array();
    if (check.stamp)
        json.text("stamped_at", core::to_storage(check.stamp->at));
    else
        json.null("stamped_at");
    json.array("findings");
    for (const auto& finding : check.findings) json.item(core::sentence(call.lang, finding));
    json.end_array().number("untold", static_cast<std::int64_t>(check.untold)).end_object();
}

void print_check(Call& call, const app::PackCheck& check) {
    for (const auto& finding : check.findings) call.say(core::sentence(call.lang, finding));
    if (check.untold > 0) call.say(core::trf(call.lang, "cli_pack_untold"_tr, check.untold));
    if (check.whole()) call.say(core::trf(call.lang, "cli_pack_whole"_tr, check.files));
    if (!check.digest.empty()) call.say(core::trf(call.lang, "cli_pack_digest"_tr, check.digest));
    if (check.stamp) call.say(core::trf(call.lang, "cli_pack_stamped"_tr, local_time(call, check.stamp->at)));
}

Exit run_check(Call& call, const OnePack& options) {
    const auto path = path_of(options);
    if (!path) return tl::unexpected(path.error());
    const auto check = app::check_pack(*path);
    if (!check) return tl::unexpected(check.error());
    if (call.json)
        write_check(call, *path, *check);
    else
        print_check(call, *check);
    return check->whole() ? kDone : kWorkFailed;
}

void write_comparison(Call& call, const app::PackComparison& comparison) {
    Json json(call.out);
    json.object().boolean("same", comparison.same()).boolean("pack_ok", comparison.check.whole()).array("cases");
    for (const auto& one : comparison.cases) {
        json.object().text("uuid", core::to_string(one.uuid)).number("id", one.number).text("title", one.title);
        json.array("rows");
        for (const auto& row : one.rows)
            json.object()
                .text("part", row.part)
                .text("name", row.name)
                .text("state", core::token(row.state))
                .end_object();
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

void print_comparison(Call& call, const app::PackComparison& comparison) {
    if (!comparison.check.whole()) call.say(core::tr(call.lang, "cli_pack_compare_damaged"_tr));
    for (const auto& one : comparison.cases) {
        call.say(core::trf(call.lang, "cli_pack_compare_case"_tr, one.number, one.title));
        std::size_t same = 0;
        for (const auto& row : one.rows) {
            if (row.state == app::Compared::same)
                ++same;
            else
                call.say("  " + core::trf(call.lang, "cli_pack_compare_row"_tr, core::label(call.lang, row.state),
                                          row.part, row.name));
        }
        call.say("  " + core::trf(call.lang, "cli_pack_compare_same"_tr, same));
    }
}

Exit run_compare(Call& call, const OnePack& options) {
    const auto path = path_of(options);
    if (!path) return tl::unexpected(path.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto comparison = app::compare_pack(*path, pack_from(call, **session));
    if (!comparison) return tl::unexpected(comparison.error());
    if (call.json)
        write_comparison(call, *comparison);
    else
        print_comparison(call, *comparison);
    return comparison->same() ? kDone : kWorkFailed;
}

Exit run_stamp(Call& call, const OnePack& options) {
    const auto path = path_of(options);
    if (!path) return tl::unexpected(path.error());
    if (!options.answer) return core::fail(core::ErrorKind::usage, "cli_error_stamp_needs_answer"_tr);
    const auto answer = app::read_file(*options.answer);
    if (!answer) return tl::unexpected(answer.error());
    const auto stamp = app::stamp_pack(*path, *answer, call.machine.ports.files);
    if (!stamp) return tl::unexpected(stamp.error());
    call.worked = true;
    if (call.json)
        Json(call.out)
            .object()
            .text("pack", portable::utf8(*path))
            .text("stamped_at", core::to_storage(stamp->at))
            .end_object();
    call.say(core::trf(call.lang, "cli_pack_stamped"_tr, local_time(call, stamp->at)));
    return kDone;
}

}  // namespace

const Verb kPackCheck{391, "pack check", "cli_verb_pack_check"_tr, define<OnePack, declare, run_check>};
const Verb kPackCompare{392, "pack compare", "cli_verb_pack_compare"_tr, define<OnePack, declare, run_compare>};
const Verb kPackStamp{393, "pack stamp", "cli_verb_pack_stamp"_tr, define<OnePack, declare_stamp, run_stamp>};

}  // namespace recoup::cli::inline pack
