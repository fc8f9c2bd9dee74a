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
};

void declare(Grammar& grammar, ExtractOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.path_option("out", "DIR", options.out, "cli_help_extract_out"_tr);
}

core::Result<std::filesystem::path> extract(Call& call, const app::Session& session, const EvidenceRow& row,
                                            const std::filesystem::path& folder) {
    const auto bytes = session.read_original(row.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto path = call.machine.ports.files.write_new_file(folder, row.name, *bytes);
    if (!path) return tl::unexpected(app::cannot_write(path.error(), portable::path_of(row.name)));
    return *path;
}

// One damaged original keeps no other from being written.
int extract_all(Call& call, const app::Session& session, const core::CaseRecord& record,
                const std::filesystem::path& folder) {
    int failed = 0;
    Json json(call.out);
    if (call.json) json.object().array("files");
    for (const auto& row : record.evidence) {
        const auto path = extract(call, session, row, folder);
        if (!path) {
            call.warn(core::sentence(call.lang, path.error()));
            ++failed;
        } else if (call.json) {
            json.object().number("id", row.number).text("path", portable::utf8(*path));
            json.text("sha256", row.sha256).number("bytes", row.bytes).end_object();
        } else {
            call.say(row.sha256 + "  " + portable::utf8(*path));
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
    return extract_all(call, **session, **record, *options.out) == 0 ? kDone : kWorkFailed;
}

}  // namespace

const Verb kExtract{350, "extract", "cli_verb_extract"_tr, define<ExtractOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
