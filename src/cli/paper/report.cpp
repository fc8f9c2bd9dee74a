#include "cli/command_line/values.h"
#include "cli/output/json.h"
#include "cli/paper/choices.h"
#include "portable/path_text.h"

namespace recoup::cli::inline paper {

namespace {

namespace fs = std::filesystem;

struct FileOptions {
    ReportOptions report;
    std::optional<fs::path> out;
    std::optional<std::string> form;
};

void declare(Grammar& grammar, FileOptions& options) {
    declare_choices(grammar, options.report);
    grammar.path_option("out", "F", options.out, "cli_help_report_out"_tr);
    grammar.option("as", "FORM", options.form, "cli_help_report_as"_tr, core::words<app::ReportForm>());
}

// As it is asked for, else by the ending of the name.
core::Result<app::ReportForm> read_form(const FileOptions& options) {
    const auto form = read_optional_word<app::ReportForm>(options.form);
    if (!form) return tl::unexpected(form.error());
    if (*form) return **form;
    const auto ending = portable::utf8(options.out->extension());
    return ending == ".html" || ending == ".htm" ? app::ReportForm::html : app::ReportForm::pdf;
}

// Under exactly that name, and only where nothing lies.
core::Result<void> write_new(Call& call, const fs::path& path, const std::string& bytes) {
    std::error_code error;
    if (fs::symlink_status(path, error).type() != fs::file_type::not_found)
        return core::fail(core::ErrorKind::work, "report_exists"_tr, {}, portable::utf8(path), core::ErrorCode::exists);
    const app::Output output{.path = path, .kind = app::OutputKind::document};
    return write_output(call, output, std::as_bytes(std::span(bytes)));
}

Exit run(Call& call, const FileOptions& options) {
    if (!options.out) return core::fail(core::ErrorKind::usage, "cli_error_report_out"_tr);
    const bool to_output = *options.out == "-";
    if (to_output && call.json) return core::fail(core::ErrorKind::usage, "cli_error_export_json"_tr);
    const auto form = read_form(options);
    if (!form) return tl::unexpected(form.error());
    const auto source = open_report(call, options.report.id);
    if (!source) return tl::unexpected(source.error());
    const auto choice = read_choice(options.report, source->from.record);
    if (!choice) return tl::unexpected(choice.error());
    const auto bytes = report_bytes(call, *source, *choice, *form);
    if (!bytes) return tl::unexpected(bytes.error());
    if (to_output) {
        call.out += *bytes;
        return kDone;
    }
    if (auto written = write_new(call, *options.out, *bytes); !written) return tl::unexpected(written.error());
    if (call.json)
        Json(call.out)
            .object()
            .number("id", options.report.id)
            .text("path", portable::utf8(*options.out))
            .number("bytes", static_cast<std::int64_t>(bytes->size()))
            .end_object();
    else
        call.say(core::trf(call.lang, "report_written"_tr, portable::utf8(*options.out)));
    return kDone;
}

}  // namespace

const Verb kReport{1150, "report", "cli_verb_report"_tr, define<FileOptions, declare, run>};

}  // namespace recoup::cli::inline paper
