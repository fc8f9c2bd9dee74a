#include "app/file/output.h"
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
    grammar.id("ID", options.report.id, "cli_help_case_id"_tr);
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

// Under exactly that name, and only where nothing lies. As many bytes as it became.
core::Result<std::int64_t> write_new(Call& call, const fs::path& path, const ReportSource& source,
                                     const core::ReportChoice& choice, app::ReportForm form) {
    std::int64_t bytes = 0;
    auto written = app::write_pieces(path, call.file.path, call.machine.ports.files, [&](const app::ByteSink& sink) {
        return make_report(call, source, choice, form, [&](std::string_view more) {
            bytes += static_cast<std::int64_t>(more.size());
            sink(std::as_bytes(std::span(more)));
        });
    });
    if (!written && written.error().code == core::ErrorCode::exists) written.error().message = "report_exists"_tr;
    if (!written) return tl::unexpected(written.error());
    call.worked = true;
    return bytes;
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
    if (to_output) {
        const auto bytes = report_bytes(call, *source, *choice, *form);
        if (!bytes) return tl::unexpected(bytes.error());
        call.out += *bytes;
        return kDone;
    }
    const auto written = write_new(call, *options.out, *source, *choice, *form);
    if (!written) return tl::unexpected(written.error());
    if (call.json)
        Json(call.out)
            .object()
            .number("id", options.report.id)
            .text("path", portable::utf8(*options.out))
            .number("bytes", *written)
            .end_object();
    else
        call.say(core::trf(call.lang, "report_written"_tr, portable::utf8(*options.out)));
    return kDone;
}

}  // namespace

const Verb kReport{1150, "report", "cli_verb_report"_tr, define<FileOptions, declare, run>};

}  // namespace recoup::cli::inline paper
