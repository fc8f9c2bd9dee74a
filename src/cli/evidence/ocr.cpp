// ocr: reads the pictures of the file, so that they are searched.
#include "app/reading/kept_text.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/evidence/picture.h"
#include "cli/output/json.h"

namespace recoup::cli::inline evidence {

namespace {

struct OcrOptions {
    std::optional<std::int64_t> id;
    bool all = false, missing = false, again = false;
};

void declare(Grammar& grammar, OcrOptions& options) {
    grammar.optional_id("ID", options.id, "cli_help_case_id"_tr);
    grammar.flag("all", options.all, "cli_help_ocr_all"_tr);
    grammar.flag("missing", options.missing, "cli_help_ocr_missing"_tr);
    grammar.flag("again", options.again, "cli_help_ocr_again"_tr);
}

struct Counts {
    std::int64_t read = 0, known = 0, failed = 0;
};

// Each picture once, in the order of the cases.
std::vector<const core::EvidenceRow*> pictures_of(const core::State& state, const std::optional<std::int64_t>& id) {
    std::vector<const core::EvidenceRow*> pictures;
    std::set<std::string_view> seen;
    for (const auto& record : state.cases()) {
        if (id ? record.row.number != *id : record.in_bin()) continue;
        for (const auto& item : record.evidence)
            if (item.file_class == core::FileClass::picture && seen.insert(item.sha256).second)
                pictures.push_back(&item);
    }
    return pictures;
}

bool is_read(const app::Session& session, const core::EvidenceRow& item) {
    const auto text = session.read_text(item.sha256);
    return text && text->engine == ocr::engine_version();
}

core::Result<void> read_one(app::Session& session, const ocr::Reader& reader, const core::EvidenceRow& item) {
    const auto bytes = session.read_original(item.sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    const portable::StopSource never;
    const auto text = app::read_text(reader, *bytes, item.name, kReadingThreads, never.token());
    if (!text) return tl::unexpected(text.error());
    session.keep_text({item.sha256, std::string(ocr::engine_version()), app::kept_text(*text)});
    return {};
}

Exit run(Call& call, const OcrOptions& options) {
    if (options.id && (options.all || options.missing))
        return core::fail(core::ErrorKind::usage, "cli_error_ocr_either"_tr);
    const auto reader = app::open_reader();
    if (!reader) return tl::unexpected(reader.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    if (options.id)
        if (const auto found = find_case((*session)->state(), *options.id); !found)
            return tl::unexpected(found.error());
    Counts counts;
    for (const auto* item : pictures_of((*session)->state(), options.id)) {
        if (!options.again && is_read(**session, *item)) {
            ++counts.known;
            continue;
        }
        const auto read = read_one(**session, *reader, *item);
        // The file itself: no other picture of it can be read either.
        if (!read && read.error().kind == core::ErrorKind::file) return tl::unexpected(read.error());
        if (!read) call.warn(core::sentence(call.lang, read.error()));
        ++(read ? counts.read : counts.failed);
    }
    if (auto saved = (*session)->conclude(); !saved) return tl::unexpected(saved.error());
    if (const auto news = (*session)->poll(); !news.not_kept.empty())
        return tl::unexpected(news.not_kept.front().second);
    call.worked = counts.read > 0;
    if (call.json)
        Json(call.out)
            .object()
            .number("read", counts.read)
            .number("known", counts.known)
            .number("failed", counts.failed)
            .end_object();
    else
        call.say(core::trf(call.lang, "cli_ocr_done"_tr, counts.read, counts.known));
    return counts.failed > 0 ? kWorkFailed : kDone;
}

}  // namespace

const Verb kOcr{357, "ocr", "cli_verb_ocr"_tr, define<OcrOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
