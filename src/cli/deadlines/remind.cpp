#include "cli/command_line/verb.h"
#include "cli/deadlines/remind_loop.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "portable/path_text.h"

namespace recoup::cli::inline deadlines {

using core::ErrorKind;
using Kind = app::ReminderSchedule::Kind;

namespace {

struct RemindOptions {
    bool watch = false, wait = false, install = false, uninstall = false, status = false;
    std::vector<std::string> file;
};

void declare(Grammar& grammar, RemindOptions& options) {
    grammar.flag("watch", options.watch, "cli_help_remind_watch"_tr);
    grammar.flag("wait", options.wait, "cli_help_remind_wait"_tr);
    grammar.flag("install", options.install, "cli_help_remind_install"_tr);
    grammar.flag("uninstall", options.uninstall, "cli_help_remind_uninstall"_tr);
    grammar.flag("status", options.status, "cli_help_remind_status"_tr);
    grammar.path_positionals("FILE", options.file, "cli_help_remind_file"_tr);
}

std::string_view kind_token(Kind kind) {
    if (kind == Kind::task) return "task";
    return kind == Kind::systemd ? "systemd" : "autostart";
}

core::Tr kind_text(Kind kind) {
    if (kind == Kind::task) return "remind_by_task"_tr;
    return kind == Kind::systemd ? "remind_by_systemd"_tr : "remind_by_autostart"_tr;
}

void write_next(const Call& call, Json& json, const std::optional<core::Instant>& next) {
    json.text("next_at", next ? std::optional(core::to_iso(*next, call.zones(), call.zone)) : std::nullopt);
}

// Whether all of it stands on the desktop. What its server refuses stays due; where there is none, print is what tells.
core::Result<bool> notify(Call& call, const std::vector<app::Heard>& heard) {
    const auto unheard = RemindLoop(call).show(heard, false);
    if (unheard.empty()) return true;
    if (call.machine.ports.notifications.available())
        if (auto kept = app::take_back(call.file.path, unheard); !kept) return tl::unexpected(kept.error());
    return false;
}

Exit run_once(Call& call) {
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    const auto settings = app::load_settings(call.machine.ports.folders.settings());
    const auto pass =
        app::remind_pass(call.file.path, app::reminder_choices(settings, call.zones()), call.now(), call.zones());
    if (!pass) return tl::unexpected(pass.error());
    bool notified = false;
    if (!pass->heard.empty() && settings.desktop_notifications) {
        const auto done = notify(call, pass->heard);
        if (!done) return tl::unexpected(done.error());
        notified = *done;
    }
    // Nobody else speaks of them any more.
    if (!notified) call.unwritten = [file = call.file.path, heard = pass->heard] { app::take_back(file, heard); };
    if (call.json) {
        Json json(call.out);
        json.object();
        write_heard(call, pass->heard, json);
        json.boolean("notified", notified);
        write_next(call, json, pass->next);
        json.end_object();
        return kDone;
    }
    for (const auto& heard : pass->heard) call.say(reminder_line(call, heard));
    if (pass->heard.empty()) call.say(core::tr(call.lang, "remind_nothing"_tr));
    if (pass->heard.empty() && pass->next)
        call.say(core::trf(call.lang, "remind_next"_tr, local_time(call, *pass->next)));
    return kDone;
}

Exit install(Call& call) {
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    const auto kind = call.machine.ports.schedule.install(call.file.path, core::lang_token(call.lang));
    if (!kind)
        return core::fail(ErrorKind::work, "remind_not_installed"_tr, {kind.error().message()},
                          portable::utf8(call.file.path));
    call.worked = true;
    if (call.json)
        Json(call.out).object().text("installed", kind_token(*kind)).end_object();
    else
        call.say(core::trf(call.lang, "remind_installed"_tr, core::tr(call.lang, kind_text(*kind))));
    return kDone;
}

// Of the file that was named; of all where none was.
Exit uninstall(Call& call) {
    const auto file = call.file.named ? std::optional(call.file.path) : std::nullopt;
    if (const auto error = call.machine.ports.schedule.uninstall(file))
        return core::fail(ErrorKind::work, "remind_not_uninstalled"_tr, {error.message()});
    call.worked = true;
    if (call.json)
        Json(call.out).object().null("installed").end_object();
    else if (file)
        call.say(core::trf(call.lang, "remind_uninstalled_of"_tr, portable::utf8(*file)));
    else
        call.say(core::tr(call.lang, "remind_uninstalled"_tr));
    return kDone;
}

// Works without a file as well: what is installed is a fact of the machine.
Exit status(Call& call) {
    const auto entries = call.machine.ports.schedule.entries();
    const auto mine = app::entry_of(call.machine.ports.schedule, call.file.path);
    const auto settings = app::load_settings(call.machine.ports.folders.settings());
    const auto ahead =
        app::look_ahead(call.file.path, app::reminder_choices(settings, call.zones()), call.now(), call.zones());
    const bool installed = mine.kind != Kind::none;
    if (call.json) {
        Json json(call.out);
        json.object();
        json.text("installed", installed ? std::optional(std::string(kind_token(mine.kind))) : std::nullopt);
        json.text("file", installed ? std::optional(portable::utf8(mine.file)) : std::nullopt);
        json.boolean("active", mine.active);
        json.array("files");
        for (const auto& entry : entries)
            json.object()
                .text("file", portable::utf8(entry.file))
                .text("installed", kind_token(entry.kind))
                .boolean("active", entry.active)
                .end_object();
        json.end_array();
        json.boolean("notifications", settings.desktop_notifications);
        json.text("leads", settings.remind_leads);
        json.boolean("file_readable", ahead.has_value());
        json.number("due_now", ahead ? std::optional(static_cast<std::int64_t>(ahead->heard.size())) : std::nullopt);
        write_next(call, json, ahead ? ahead->next : std::nullopt);
        json.end_object();
        return kDone;
    }
    for (const auto& entry : entries)
        call.say(core::trf(call.lang, entry.active ? "remind_status_active"_tr : "remind_status_on"_tr,
                           core::tr(call.lang, kind_text(entry.kind)), portable::utf8(entry.file)));
    if (entries.empty()) call.say(core::tr(call.lang, "remind_status_off"_tr));
    if (!entries.empty() && !installed)
        call.say(core::trf(call.lang, "remind_status_not_this"_tr, portable::utf8(call.file.path)));
    const auto leads = core::parse_leads(settings.remind_leads);
    call.say(core::trf(call.lang, "remind_status_leads"_tr, core::show_leads(call.lang, *leads)));
    if (!ahead) {
        call.warn(core::sentence(call.lang, ahead.error()));
        return kDone;
    }
    if (!ahead->heard.empty()) call.say(core::trf(call.lang, "remind_status_due"_tr, ahead->heard.size()));
    if (ahead->next) call.say(core::trf(call.lang, "remind_next"_tr, local_time(call, *ahead->next)));
    return kDone;
}

Exit run(Call& call, const RemindOptions& options) {
    if (int{options.watch} + int{options.wait} + int{options.install} + int{options.uninstall} + int{options.status} >
        1)
        return core::fail(ErrorKind::usage, "remind_one_option"_tr);
    if (options.file.size() > 1)
        return core::fail(ErrorKind::usage, "cli_error_extra_argument"_tr, {options.file[1], "recoup remind"});
    if (!options.file.empty()) call.file = {portable::path_of(options.file.front()), true};
    if (options.install) return install(call);
    if (options.uninstall) return uninstall(call);
    if (options.status) return status(call);
    if (!options.watch && !options.wait) return run_once(call);
    if (options.wait)
        if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    const auto ended = RemindLoop(call).run(options.watch ? Stay::for_ever : Stay::for_answers);
    if (!ended) return tl::unexpected(ended.error());
    return kDone;
}

}  // namespace

const Verb kRemind{910, "remind", "cli_verb_remind"_tr, define<RemindOptions, declare, run>};

}  // namespace recoup::cli::inline deadlines
