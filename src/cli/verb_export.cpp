#include "app/calendar.h"
#include "app/remind_pass.h"
#include "cli/json.h"
#include "cli/values.h"
#include "cli/verbs.h"

namespace recoup::cli {

using core::ErrorKind;

namespace {

struct ExportOptions {
    std::optional<std::string> format, case_id;
    std::optional<std::filesystem::path> out;
};

void declare(Grammar& grammar, ExportOptions& options) {
    grammar.option("format", "ics", options.format, "cli_help_export_format"_tr);
    grammar.option("case", "ID", options.case_id, "cli_help_export_case"_tr);
    grammar.path_option("out", "F", options.out, "cli_help_export_out"_tr);
}

Exit export_calendar(Context& context, const ExportOptions& options) {
    app::CalendarChoice choice{.case_number = {}, .reminders = {}, .lang = context.lang};
    if (options.case_id) {
        const auto number = read_count(*options.case_id);
        if (!number) return tl::unexpected(number.error());
        choice.case_number = *number;
    }
    if (auto there = require_file(context); !there) return tl::unexpected(there.error());
    choice.reminders =
        app::reminder_choices(app::load_settings(context.machine.ports.folders.settings()), context.zones());
    const auto calendar = app::make_calendar(context.file.path, choice, context.zones());
    if (!calendar) return tl::unexpected(calendar.error());
    if (*options.out == "-") {
        context.out += calendar->ics;
        return kDone;
    }
    if (const auto written = app::write_calendar(*options.out, *calendar); !written)
        return tl::unexpected(written.error());
    if (context.json)
        Json(context.out)
            .object()
            .text("path", options.out->string())
            .number("events", static_cast<std::int64_t>(calendar->events))
            .end_object();
    else
        context.say(core::trf(context.lang, "ics_written"_tr, calendar->events, options.out->string()));
    return kDone;
}

Exit run(Context& context, const ExportOptions& options) {
    if (!options.format) return core::fail(ErrorKind::usage, "cli_error_export_format"_tr);
    if (*options.format != "ics") return core::fail(ErrorKind::usage, "cli_error_export_unknown"_tr, {*options.format});
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_export_out"_tr);
    if (*options.out == "-" && context.json) return core::fail(ErrorKind::usage, "cli_error_export_json"_tr);
    return export_calendar(context, options);
}

}  // namespace

const Verb kExport{"export", "cli_verb_export"_tr, define<ExportOptions, declare, run>};

}  // namespace recoup::cli
