#include "app/redact/shown.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"

namespace recoup::cli::inline evidence {

using core::ErrorKind;
using core::EvidenceRow;

namespace {

struct ExtractOptions {
    std::int64_t id = 0;
    std::optional<std::filesystem::path> out;
    bool shown = false;
};

void declare(Grammar& grammar, ExtractOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.path_option("out", "DIR", options.out, "cli_help_extract_out"_tr);
    grammar.flag("shown", options.shown, "cli_help_extract_shown"_tr);
}

struct Written {
    std::filesystem::path path;
    int places = 0;          // that are covered
    std::int64_t bytes = 0;  // of the file that was written
};

core::Result<Written> extract(Call& call, const app::Session& session, const core::CaseRecord& record,
                              const EvidenceRow& row, const ExtractOptions& options) {
    const auto bytes = session.read_original(row.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto as = options.shown ? app::ShownAs::redacted : app::ShownAs::originals;
    const auto shown = app::shown_of(std::as_bytes(std::span(*bytes)), row, core::covers_of(record, row.uuid), as);
    if (!shown) return tl::unexpected(shown.error());
    const auto name = app::shown_name(row, *shown);
    const auto path = call.machine.ports.files.write_new_file(*options.out, name, shown->octets());
    if (!path) return tl::unexpected(app::cannot_write(path.error(), portable::path_of(name)));
    return Written{*path, shown->places, static_cast<std::int64_t>(shown->bytes.size())};
}

// One damaged original keeps no other from being written.
int extract_all(Call& call, const app::Session& session, const core::CaseRecord& record,
                const ExtractOptions& options) {
    int failed = 0;
    Json json(call.out);
    if (call.json) json.object().array("files");
    for (const auto& row : record.evidence) {
        const auto written = extract(call, session, record, row, options);
        if (!written) {
            call.warn(core::sentence(call.lang, written.error()));
            ++failed;
        } else if (call.json) {
            json.object().number("id", row.number).text("path", portable::utf8(written->path));
            json.text("sha256", row.sha256)
                .number("bytes", written->bytes)
                .number("covered", written->places)
                .end_object();
        } else if (written->places > 0) {
            call.say(core::trf(call.lang, "cli_extract_covered"_tr, portable::utf8(written->path), written->places));
        } else {
            call.say(row.sha256 + "  " + portable::utf8(written->path));
        }
    }
    if (call.json) json.end_array().end_object();
    return failed;
}

Exit run(Call& call, const ExtractOptions& options) {
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_extract_needs_out"_tr);
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    if (const auto failed = call.machine.ports.files.make_folder(*options.out))
        return tl::unexpected(app::cannot_write(failed, *options.out));
    call.worked = true;
    return extract_all(call, **session, **record, options) == 0 ? kDone : kWorkFailed;
}

}  // namespace

const Verb kExtract{350, "extract", "cli_verb_extract"_tr, define<ExtractOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
