#include "cli/json.h"
#include "cli/remind_loop.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;
using Kind = app::ReminderSchedule::Kind;

namespace {

struct RemindOptions {
    bool watch = false, wait = false, install = false, uninstall = false, status = false;
};

void declare(Grammar& grammar, RemindOptions& options) {
    grammar.flag("watch", options.watch, "cli_help_remind_watch"_tr);
    grammar.flag("wait", options.wait, "cli_help_remind_wait"_tr);
    grammar.flag("install", options.install, "cli_help_remind_install"_tr);
    grammar.flag("uninstall", options.uninstall, "cli_help_remind_uninstall"_tr);
    grammar.flag("status", options.status, "cli_help_remind_status"_tr);
}

std::string_view kind_token(Kind kind) {
    return kind == Kind::systemd ? "systemd" : "autostart";
}

core::Tr kind_text(Kind kind) {
    return kind == Kind::systemd ? "remind_by_systemd"_tr : "remind_by_autostart"_tr;
}

void write_next(const Context& context, Json& json, const std::optional<core::Instant>& next) {
    json.text("next_at", next ? std::optional(core::to_iso(*next, context.zones(), context.zone)) : std::nullopt);
}

Exit run_once(Context& context) {
    if (auto there = require_file(context); !there) return tl::unexpected(there.error());
    const auto settings = app::load_settings(context.machine.ports.folders.settings());
    const auto pass = app::remind_pass(context.file.path, app::reminder_choices(settings, context.zones()),
                                       context.now(), context.zones());
    if (!pass) return tl::unexpected(pass.error());
    bool notified = false;
    if (!pass->heard.empty() && settings.desktop_notifications) notified = RemindLoop(context).show(pass->heard, false);
    if (context.json) {
        Json json(context.out);
        json.object();
        write_heard(context, pass->heard, json);
        json.boolean("notified", notified);
        write_next(context, json, pass->next);
        json.end_object();
        return kDone;
    }
    for (const auto& heard : pass->heard) context.say(reminder_line(context, heard));
    if (pass->heard.empty()) context.say(core::tr(context.lang, "remind_nothing"_tr));
    if (pass->heard.empty() && pass->next)
        context.say(core::trf(context.lang, "remind_next"_tr, local_time(context, *pass->next)));
    return kDone;
}

Exit install(Context& context) {
    if (auto there = require_file(context); !there) return tl::unexpected(there.error());
    const auto kind = context.machine.ports.schedule.install(context.file.path, core::lang_token(context.lang));
    if (!kind)
        return core::fail(ErrorKind::work, "remind_not_installed"_tr, {kind.error().message()},
                          context.file.path.string());
    if (context.json)
        Json(context.out).object().text("installed", kind_token(*kind)).end_object();
    else
        context.say(core::trf(context.lang, "remind_installed"_tr, core::tr(context.lang, kind_text(*kind))));
    return kDone;
}

Exit uninstall(Context& context) {
    if (const auto error = context.machine.ports.schedule.uninstall())
        return core::fail(ErrorKind::work, "remind_not_uninstalled"_tr, {error.message()});
    if (context.json)
        Json(context.out).object().null("installed").end_object();
    else
        context.say(core::tr(context.lang, "remind_uninstalled"_tr));
    return kDone;
}

// Works without a file as well: what is installed is a fact of the machine.
Exit status(Context& context) {
    const auto status = context.machine.ports.schedule.status();
    const auto settings = app::load_settings(context.machine.ports.folders.settings());
    const auto ahead = app::look_ahead(context.file.path, app::reminder_choices(settings, context.zones()),
                                       context.now(), context.zones());
    const bool installed = status.kind != Kind::none;
    if (context.json) {
        Json json(context.out);
        json.object();
        json.text("installed", installed ? std::optional(std::string(kind_token(status.kind))) : std::nullopt);
        json.text("file", installed ? std::optional(status.file.string()) : std::nullopt);
        json.boolean("active", status.active);
        json.boolean("notifications", settings.desktop_notifications);
        json.text("leads", settings.remind_leads);
        json.boolean("file_readable", ahead.has_value());
        json.number("due_now", ahead ? std::optional(static_cast<std::int64_t>(ahead->heard.size())) : std::nullopt);
        write_next(context, json, ahead ? ahead->next : std::nullopt);
        json.end_object();
        return kDone;
    }
    context.say(installed ? core::trf(context.lang, status.active ? "remind_status_active"_tr : "remind_status_on"_tr,
                                      core::tr(context.lang, kind_text(status.kind)), status.file.string())
                          : std::string(core::tr(context.lang, "remind_status_off"_tr)));
    const auto leads = core::parse_leads(settings.remind_leads);
    context.say(core::trf(context.lang, "remind_status_leads"_tr, core::show_leads(context.lang, *leads)));
    if (!ahead) {
        context.warn(core::sentence(context.lang, ahead.error()));
        return kDone;
    }
    if (!ahead->heard.empty()) context.say(core::trf(context.lang, "remind_status_due"_tr, ahead->heard.size()));
    if (ahead->next) context.say(core::trf(context.lang, "remind_next"_tr, local_time(context, *ahead->next)));
    return kDone;
}

Exit run(Context& context, const RemindOptions& options) {
    if (int{options.watch} + int{options.wait} + int{options.install} + int{options.uninstall} + int{options.status} >
        1)
        return core::fail(ErrorKind::usage, "remind_one_option"_tr);
    if (options.install) return install(context);
    if (options.uninstall) return uninstall(context);
    if (options.status) return status(context);
    if (!options.watch && !options.wait) return run_once(context);
    if (options.wait)
        if (auto there = require_file(context); !there) return tl::unexpected(there.error());
    const auto ended = RemindLoop(context).run(options.watch ? Stay::for_ever : Stay::for_answers);
    if (!ended) return tl::unexpected(ended.error());
    return kDone;
}

}  // namespace

const Verb kRemind{"remind", "cli_verb_remind"_tr, define<RemindOptions, declare, run>};

}  // namespace recoup::cli
