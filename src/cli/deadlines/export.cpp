#include "app/reminders/calendar.h"
#include "app/reminders/remind_pass.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline deadlines {

using core::ErrorKind;

namespace {

struct ExportOptions {
    std::optional<std::string> format, case_id;
    std::optional<std::filesystem::path> out;
    bool overwrite = false;
};

void declare(Grammar& grammar, ExportOptions& options) {
    grammar.option("format", "ics", options.format, "cli_help_export_format"_tr);
    grammar.option("case", "ID", options.case_id, "cli_help_export_case"_tr);
    grammar.path_option("out", "F", options.out, "cli_help_export_out"_tr);
    grammar.flag("overwrite", options.overwrite, "cli_help_overwrite"_tr);
}

Exit export_calendar(Call& call, const ExportOptions& options) {
    app::CalendarChoice choice{.case_number = {}, .reminders = {}, .lang = call.lang};
    if (options.case_id) {
        const auto number = read_count(*options.case_id);
        if (!number) return tl::unexpected(number.error());
        choice.case_number = *number;
    }
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    choice.reminders = app::reminder_choices(app::load_settings(call.machine.ports.folders.settings()), call.zones());
    const auto calendar = app::make_calendar(call.file.path, choice, call.zones());
    if (!calendar) return tl::unexpected(calendar.error());
    if (*options.out == "-") {
        call.out += calendar->ics;
        return kDone;
    }
    const app::Output output{.path = *options.out, .kind = app::OutputKind::calendar, .overwrite = options.overwrite};
    if (auto written = write_output(call, output, std::as_bytes(std::span(calendar->ics))); !written)
        return tl::unexpected(written.error());
    if (call.json)
        Json(call.out)
            .object()
            .text("path", portable::utf8(*options.out))
            .number("events", static_cast<std::int64_t>(calendar->events))
            .end_object();
    else
        call.say(core::trf(call.lang, "ics_written"_tr, calendar->events, portable::utf8(*options.out)));
    return kDone;
}

Exit run(Call& call, const ExportOptions& options) {
    if (!options.format) return core::fail(ErrorKind::usage, "cli_error_export_format"_tr);
    if (*options.format != "ics") return core::fail(ErrorKind::usage, "cli_error_export_unknown"_tr, {*options.format});
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_export_out"_tr);
    if (*options.out == "-" && call.json) return core::fail(ErrorKind::usage, "cli_error_export_json"_tr);
    return export_calendar(call, options);
}

}  // namespace

const Verb kExport{920, "export", "cli_verb_export"_tr, define<ExportOptions, declare, run>};

}  // namespace recoup::cli::inline deadlines
