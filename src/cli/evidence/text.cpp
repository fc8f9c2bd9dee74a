// text: what is written in a picture, a file or a piece of evidence.
#include "core/base/text.h"
#include "app/intake/importer.h"
#include "app/reading/picture_text.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline evidence {

namespace {

constexpr int kThreads = 2;

struct TextOptions {
    std::vector<std::string> what;
};

void declare(Grammar& grammar, TextOptions& options) {
    grammar.path_positionals("EVIDENCE|FILE", options.what, "cli_help_text"_tr);
}

struct Picture {
    app::Bytes bytes;
    std::string name;  // for errors
};

core::Result<Picture> stored_picture(Call& call, std::int64_t number) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    for (const auto& record : (*session)->state().cases())
        for (const auto& row : record.evidence)
            if (row.number == number) {
                auto bytes = (*session)->read_original(row.sha256);
                if (!bytes) return tl::unexpected(bytes.error());
                return Picture{std::move(*bytes), row.name};
            }
    return core::fail(core::ErrorKind::work, "error_no_evidence"_tr);
}

// A file that is there goes before a number; a number needs the .recoup file, a file does not.
core::Result<Picture> picture_of(Call& call, const std::string& typed) {
    const auto path = portable::path_of(typed);
    std::error_code ignored;
    const auto number = read_number(typed);
    if (number && !std::filesystem::exists(path, ignored)) return stored_picture(call, *number);
    auto bytes = app::read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    return Picture{std::move(*bytes), portable::utf8(path)};
}

void write_json(Call& call, const std::vector<ocr::Line>& lines) {
    Json json(call.out);
    json.object().array("lines");
    for (const auto& line : lines)
        json.object()
            .number("x", line.x)
            .number("y", line.y)
            .number("w", line.width)
            .number("h", line.height)
            .text("text", line.text)
            .decimal("score", line.score)
            .end_object();
    json.end_array().end_object();
}

Exit run(Call& call, const TextOptions& options) {
    if (options.what.size() != 1) return core::fail(core::ErrorKind::usage, "cli_error_text_wants_one"_tr);
    const auto reader = app::open_reader();
    if (!reader) return tl::unexpected(reader.error());
    const auto picture = picture_of(call, options.what.front());
    if (!picture) return tl::unexpected(picture.error());
    const portable::StopSource never;
    const auto lines = app::read_picture(*reader, picture->bytes, picture->name, kThreads, never.token());
    if (!lines) return tl::unexpected(lines.error());
    if (call.json)
        write_json(call, *lines);
    else if (lines->empty())
        call.warn(core::tr(call.lang, "cli_text_none"_tr));
    else
        for (const auto& line : *lines) call.say(core::one_line(line.text));
    return kDone;
}

}  // namespace

const Verb kText{360, "text", "cli_verb_text"_tr, define<TextOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
