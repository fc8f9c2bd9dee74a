#include <algorithm>

#include "app/reminders/calendar.h"
#include "app/reminders/remind_pass.h"
#include "app/tables/export_tables.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/chosen.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

using app::TableFormat;
using core::ErrorKind;

namespace {

constexpr std::string_view kCalendar = "ics";
constexpr core::Word kShown[] = {{"redacted", "shown_redacted"_tr}, {"originals", "shown_originals"_tr}};
constexpr core::Word kExcel[] = {{"excel", "table_for_excel"_tr}};

struct ExportOptions {
    std::optional<std::string> format, case_id, table, fields, headers, for_whom, originals, shown;
    std::optional<std::filesystem::path> out;
    bool overwrite = false, no_mark = false;
    ChosenOptions chosen;
};

std::span<const core::Word> formats() {
    static const auto all = [] {
        std::vector<core::Word> words{{kCalendar, "table_format_ics"_tr}};
        const auto tables = core::words<TableFormat>();
        words.insert(words.end(), tables.begin(), tables.end());
        return words;
    }();
    return all;
}

void declare(Grammar& grammar, ExportOptions& options) {
    grammar.option("format", "F", options.format, "cli_help_export_format"_tr, formats());
    grammar.option("case", "ID", options.case_id, "cli_help_export_case"_tr);
    declare_chosen(grammar, options.chosen);
    grammar.path_option("out", "F", options.out, "cli_help_export_out"_tr);
    grammar.option("table", "T", options.table, "cli_help_export_table"_tr);
    grammar.option("fields", "A,B", options.fields, "cli_help_export_fields"_tr);
    grammar.option("headers", "zh|en", options.headers, "cli_help_export_headers"_tr);
    grammar.option("for", "P", options.for_whom, "cli_help_export_for"_tr, kExcel);
    grammar.flag("no-bom", options.no_mark, "cli_help_export_no_mark"_tr);
    grammar.option("with-originals", "W", options.originals, "cli_help_export_originals"_tr,
                   core::words<app::WithOriginals>());
    grammar.option("shown", "W", options.shown, "cli_help_export_shown"_tr, kShown);
    grammar.flag("overwrite", options.overwrite, "cli_help_overwrite"_tr);
}

core::Result<std::optional<std::int64_t>> case_number(const ExportOptions& options) {
    if (!options.case_id) return std::optional<std::int64_t>();
    return read_count(*options.case_id).map([](std::int64_t number) { return std::optional(number); });
}

Exit export_calendar(Call& call, const ExportOptions& options) {
    if (options.chosen.any()) return core::fail(ErrorKind::usage, "cli_error_export_ics_filter"_tr);
    app::CalendarChoice choice{.case_number = {}, .reminders = {}, .lang = call.lang};
    const auto number = case_number(options);
    if (!number) return tl::unexpected(number.error());
    choice.case_number = *number;
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

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        if (end > at) parts.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// What the options ask for that only CSV has.
core::Result<void> read_csv(const ExportOptions& options, app::TableChoice& choice) {
    const bool csv = choice.format == TableFormat::csv;
    if (!csv && (options.table || options.fields || options.headers || options.for_whom || options.no_mark))
        return core::fail(ErrorKind::usage, "cli_error_export_only_csv"_tr);
    if (choice.format != TableFormat::json && options.originals)
        return core::fail(ErrorKind::usage, "cli_error_export_only_json"_tr);
    if (options.table) choice.table = *options.table;
    const auto tables = exporting::csv_tables();
    if (std::ranges::find(tables, choice.table) == tables.end()) {
        std::string all;
        for (const auto name : tables) (all += all.empty() ? "" : ", ") += name;
        return core::fail(ErrorKind::usage, "cli_error_export_table"_tr, {choice.table, all});
    }
    if (options.fields) choice.csv.fields = split(*options.fields);
    if (options.headers) {
        choice.csv.headers = core::parse_lang(*options.headers);
        if (!choice.csv.headers) return core::fail(ErrorKind::usage, "cli_error_export_headers"_tr);
    }
    if (options.for_whom && *options.for_whom != kExcel[0].token)
        return tl::unexpected(unknown_word(*options.for_whom, kExcel));
    choice.csv.excel = options.for_whom.has_value();
    choice.csv.mark = !options.no_mark;
    return {};
}

core::Result<app::TableChoice> read_choice(const Call& call, const ExportOptions& options) {
    app::TableChoice choice;
    choice.format = *core::parse_word<TableFormat>(*options.format);
    choice.csv.zones = &call.zones();
    choice.csv.zone = call.zone;
    choice.reader = reader_of(call);
    choice.directory = !options.chosen.any() && !options.case_id;
    if (auto ok = read_csv(options, choice); !ok) return tl::unexpected(ok.error());
    const auto originals = read_optional_word<app::WithOriginals>(options.originals);
    if (!originals) return tl::unexpected(originals.error());
    choice.originals = originals->value_or(app::WithOriginals::none);
    return choice;
}

// Without a choice all of the file, what is put away as well; a page for people shows the board.
core::Result<std::vector<const core::CaseRecord*>> chosen_cases(const Call& call, const ExportOptions& options,
                                                                const app::TableChoice& choice,
                                                                const core::State& state) {
    const auto number = case_number(options);
    if (!number) return tl::unexpected(number.error());
    if (*number) {
        const auto record = find_case(state, **number);
        if (!record) return tl::unexpected(record.error());
        return std::vector{*record};
    }
    const bool page = choice.format == TableFormat::md || choice.format == TableFormat::html;
    if (!options.chosen.any() && !page) return exporting::by_number(state);
    const auto filter = filter_of(call, options.chosen);
    if (!filter) return tl::unexpected(filter.error());
    return matching(state, *filter);
}

// Pages are for others, so what is covered in a picture is said nowhere; tables and documents are complete, if not
// asked for otherwise.
core::Result<bool> is_covered(const ExportOptions& options, const app::TableChoice& choice) {
    if (options.shown && *options.shown != kShown[0].token && *options.shown != kShown[1].token)
        return tl::unexpected(unknown_word(*options.shown, kShown));
    const bool page = choice.format == TableFormat::md || choice.format == TableFormat::html;
    return options.shown ? *options.shown == kShown[0].token : page;
}

void report_written(Call& call, const ExportOptions& options, std::size_t cases, std::size_t files) {
    if (call.json)
        Json(call.out)
            .object()
            .text("path", portable::utf8(*options.out))
            .number("cases", static_cast<std::int64_t>(cases))
            .number("files", static_cast<std::int64_t>(files))
            .end_object();
    else
        call.say(core::trf(call.lang, "tables_written"_tr, cases, portable::utf8(*options.out)));
}

app::Output output_of(const ExportOptions& options) {
    return {.path = *options.out, .kind = app::OutputKind::document, .overwrite = options.overwrite};
}

Exit write_text(Call& call, const ExportOptions& options, const std::string& text, std::size_t cases) {
    if (*options.out == "-") {
        call.out += text;
        return kDone;
    }
    if (auto written = write_output(call, output_of(options), std::as_bytes(std::span(text))); !written)
        return tl::unexpected(written.error());
    report_written(call, options, cases, 1);
    return kDone;
}

Exit export_text(Call& call, const ExportOptions& options, app::WholeFile& file, const app::TableChoice& choice,
                 exporting::ChosenCases cases) {
    const auto text = app::make_table(file, cases, choice, *options.out);
    if (!text) return tl::unexpected(text.error());
    auto& files = call.machine.ports.files;
    if (*options.out != "-" && app::may_write(output_of(options), call.file.path, files))
        if (auto beside = app::write_originals_beside(file, cases, choice, *options.out, files); !beside)
            return tl::unexpected(beside.error());
    return write_text(call, options, *text, cases.size());
}

// All cases and none of what hangs below them: their rows are enough.
bool are_rows_enough(const app::TableChoice& choice) {
    return choice.format == TableFormat::csv && choice.table == core::table_name<core::CaseRow>() && choice.directory;
}

Exit export_rows(Call& call, const ExportOptions& options, const app::TableChoice& choice) {
    const auto made = app::csv_of_all_cases(call.file.path, choice.csv);
    if (!made) return tl::unexpected(made.error());
    return write_text(call, options, made->text, made->cases);
}

Exit export_tables(Call& call, const ExportOptions& options) {
    auto choice = read_choice(call, options);
    if (!choice) return tl::unexpected(choice.error());
    const auto covers = is_covered(options, *choice);
    if (!covers) return tl::unexpected(covers.error());
    const bool to_screen = *options.out == "-";
    const bool folder = choice->format == TableFormat::csv && !options.table && !options.fields;
    if (folder && to_screen) return core::fail(ErrorKind::usage, "cli_error_export_needs_table"_tr);
    if (to_screen && choice->originals == app::WithOriginals::beside)
        return core::fail(ErrorKind::usage, "cli_error_export_beside"_tr);
    if (auto there = require_file(call); !there) return tl::unexpected(there.error());
    if (!folder && !*covers && are_rows_enough(*choice)) return export_rows(call, options, *choice);
    const bool in_pictures = options.chosen.search && !options.chosen.no_pictures;
    auto file = app::WholeFile::open(call.file.path, call.zones(), in_pictures);
    if (!file) return tl::unexpected(file.error());
    const auto cases = chosen_cases(call, options, *choice, file->state());
    if (!cases) return tl::unexpected(cases.error());
    if (*covers) choice->csv.content.covered = file->covered_words(*cases);
    if (!folder) return export_text(call, options, *file, *choice, *cases);
    const auto files = app::write_csv_folder(*file, *cases, *choice, *options.out, call.machine.ports.files);
    if (!files) return tl::unexpected(files.error());
    call.worked = true;
    report_written(call, options, cases->size(), *files);
    return kDone;
}

Exit run(Call& call, const ExportOptions& options) {
    if (!options.format) return core::fail(ErrorKind::usage, "cli_error_export_format"_tr);
    const bool calendar = *options.format == kCalendar;
    if (!calendar && !core::parse_word<TableFormat>(*options.format))
        return tl::unexpected(unknown_word(*options.format, formats()));
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_export_out"_tr);
    if (*options.out == "-" && call.json) return core::fail(ErrorKind::usage, "cli_error_export_json"_tr);
    return calendar ? export_calendar(call, options) : export_tables(call, options);
}

}  // namespace

const Verb kExport{920, "export", "cli_verb_export"_tr, define<ExportOptions, declare, run>};

}  // namespace recoup::cli::inline file
