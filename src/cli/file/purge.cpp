// purge: what was removed leaves the file for good; which backups hold it still, and a new one in their place.
#include "app/file/purge.h"

#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

struct PurgeOptions {
    std::optional<std::string> older_than;
    bool dry_run = false;
    bool replace_backups = false;
};

void declare(Grammar& grammar, PurgeOptions& options) {
    grammar.option("older-than", "T", options.older_than, "cli_help_purge_older"_tr);
    grammar.flag("dry-run", options.dry_run, "cli_help_purge_dry_run"_tr);
    grammar.flag("replace-backups", options.replace_backups, "cli_help_purge_replace"_tr);
}

struct Outcome {
    app::Purge gone;
    std::vector<app::Backup> held;
    std::optional<std::filesystem::path> replaced_by;
};

void write(Call& call, const Outcome& outcome, bool erased) {
    Json json(call.out);
    json.object()
        .boolean("erased", erased)
        .number("cases", outcome.gone.cases)
        .number("originals", outcome.gone.originals)
        .number("original_bytes", outcome.gone.original_bytes)
        .number("changes", outcome.gone.changes)
        .array("backups");
    for (const auto& backup : outcome.held) json.item(portable::utf8(backup.path));
    json.end_array();
    if (outcome.replaced_by)
        json.text("new_backup", portable::utf8(*outcome.replaced_by));
    else
        json.null("new_backup");
    json.end_object();
}

void print(Call& call, const Outcome& outcome, bool erased) {
    if (outcome.gone.is_empty())
        call.say(core::tr(call.lang, "purge_nothing"_tr));
    else
        call.say(core::tr(call.lang, erased ? "purge_done"_tr : "purge_would"_tr));
    for (const auto& line : app::in_words(call.lang, outcome.gone)) call.say("  " + line);
    if (outcome.held.empty()) return;
    if (outcome.replaced_by)
        call.say(core::trf(call.lang, "purge_backups_replaced"_tr, outcome.held.size(),
                           portable::utf8(*outcome.replaced_by)));
    else
        call.say(core::trf(call.lang, "cli_purge_backups_hold"_tr, outcome.held.size()));
    for (const auto& backup : outcome.held) call.say("  " + portable::utf8(backup.path));
}

core::Result<core::Instant> read_limit(const Call& call, const PurgeOptions& options) {
    if (!options.older_than) return call.now();
    return read_ago(call, *options.older_than);
}

// Which backups hold it, and a new one in their place; false where that was asked for and could not be. What the file
// held is gone by then, so what goes wrong is told beside it.
bool find_held(Call& call, Outcome& outcome, bool replace) {
    const auto& ports = call.machine.ports;
    auto held = app::backups_that_hold(call.file.path, ports.folders);
    if (!held) {
        call.warn(core::sentence(call.lang, held.error()));
        return !replace;
    }
    outcome.held = std::move(*held);
    if (!replace || outcome.held.empty()) return true;
    const auto place = app::replace_backups(call.file.path, outcome.held, ports.folders, ports.files, call.now());
    if (place)
        outcome.replaced_by = *place;
    else
        call.warn(core::sentence(call.lang, place.error()));
    return place.has_value();
}

Exit run(Call& call, const PurgeOptions& options) {
    const auto before = read_limit(call, options);
    if (!before) return tl::unexpected(before.error());
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    const auto& ports = call.machine.ports;
    Outcome outcome;
    if (options.dry_run) {
        const auto look = app::look_at_purge(call.file.path, *before);
        if (!look) return tl::unexpected(look.error());
        outcome.gone = *look;
    } else {
        app::clear_leftovers(call.file.path, ports.folders);
        const auto purged = app::purge(call.file.path, *before, ports.ids.next(), call.now());
        if (!purged) return tl::unexpected(purged.error());
        call.worked = true;
        if (purged->afterwards) call.warn(core::sentence(call.lang, *purged->afterwards));
        outcome.gone = purged->gone;
    }
    const bool replaced = find_held(call, outcome, options.replace_backups && !options.dry_run);
    if (call.json)
        write(call, outcome, !options.dry_run);
    else
        print(call, outcome, !options.dry_run);
    return replaced ? kDone : kWorkFailed;
}

}  // namespace

const Verb kPurge{945, "purge", "cli_verb_purge"_tr, define<PurgeOptions, declare, run>};

}  // namespace recoup::cli::inline file
