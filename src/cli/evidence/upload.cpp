// upload: pictures of a case's evidence as a portal takes them.
#include <algorithm>

#include "app/data/settings.h"
#include "app/reading/habit.h"
#include "app/upload/upload_set.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/path_text.h"
#include "portable/stopping.h"

namespace recoup::cli::inline evidence {

using core::ErrorKind;

namespace {

struct UploadOptions {
    std::int64_t id = 0;
    std::optional<std::string> files, each, types, only, route;
    std::optional<std::filesystem::path> out;
};

void declare(Grammar& grammar, UploadOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.option("files", "N", options.files, "cli_help_upload_files"_tr);
    grammar.option("each", "2MB", options.each, "cli_help_upload_each"_tr);
    grammar.option("types", "jpg,png,pdf", options.types, "cli_help_upload_types"_tr);
    grammar.option("only", "E1,E4", options.only, "cli_help_upload_only"_tr);
    grammar.option("route", "R", options.route, "cli_help_upload_route"_tr, core::words<core::Route>());
    grammar.path_option("out", "DIR", options.out, "cli_help_upload_out"_tr);
}

// What is said, and else what the route remembers.
core::Result<core::UploadLimits> limits_of(const UploadOptions& options, const app::Settings& settings,
                                           core::Route route) {
    const auto kept = settings.upload_limits.find(route);
    auto limits = kept == settings.upload_limits.end() ? core::UploadLimits() : kept->second;
    if (options.files) {
        const auto files = read_count(*options.files);
        if (!files) return tl::unexpected(files.error());
        if (*files > core::kMostUploadFiles) return core::fail(ErrorKind::usage, "upload_limits_wrong"_tr);
        limits.files = static_cast<int>(*files);
    }
    if (options.each) {
        const auto each = core::read_upload_bytes(*options.each);
        if (!each) return tl::unexpected(each.error());
        limits.each_bytes = *each;
    }
    if (options.types)
        if (auto types = core::read_upload_types(*options.types, limits); !types) return tl::unexpected(types.error());
    if (limits.files == 0 || limits.each_bytes == 0) return core::fail(ErrorKind::usage, "cli_error_upload_limits"_tr);
    return limits;
}

// "E1,E4", or all of the case.
core::Result<std::vector<core::EvidenceRow>> chosen_evidence(const core::CaseRecord& record,
                                                             const std::optional<std::string>& only) {
    if (!only) return record.evidence;
    std::vector<core::EvidenceRow> rows;
    for (std::size_t at = 0; at <= only->size();) {
        const auto end = std::min(only->find(',', at), only->size());
        auto text = only->substr(at, end - at);
        at = end + 1;
        if (text.starts_with('E') || text.starts_with('e')) text.erase(0, 1);
        const auto number = read_count(text);
        if (!number) return tl::unexpected(number.error());
        const auto found = std::ranges::find(record.evidence, *number, &core::EvidenceRow::number);
        if (found == record.evidence.end())
            return core::fail(ErrorKind::work, "cli_error_upload_evidence"_tr, {std::to_string(*number)});
        rows.push_back(*found);
    }
    return rows;
}

void print_upload(Call& call, const app::UploadSet& set, const std::filesystem::path& folder) {
    if (!call.json) {
        const auto place = [&](const std::string& name) { return portable::utf8(folder / portable::path_of(name)); };
        for (const auto& file : set.files) call.say(file.sha256 + "  " + place(file.name));
        for (const auto number : set.no_pictures) call.warn(core::trf(call.lang, "upload_no_picture"_tr, number));
        return call.say(set.list_sha256 + "  " + place(set.list));
    }
    Json json(call.out);
    json.object().text("path", portable::utf8(folder)).text("list", set.list).array("files");
    for (const auto& file : set.files) {
        json.object().text("name", file.name).text("sha256", file.sha256).number("bytes", file.bytes);
        json.number("quality", file.quality > 0 ? std::optional<std::int64_t>(file.quality) : std::nullopt);
        json.number("percent", std::int64_t{file.percent}).array("from");
        for (const auto& part : file.from)
            json.object()
                .number("id", part.number)
                .text("sha256", part.sha256)
                .number("top", std::int64_t{part.part.top})
                .number("height", std::int64_t{part.part.height})
                .end_object();
        json.end_array().end_object();
    }
    json.end_array().array("no_pictures");
    for (const auto number : set.no_pictures) json.object().number("id", number).end_object();
    json.end_array().end_object();
}

// The route asks the same of the next case.
void remember(Call& call, app::Settings settings, core::Route route, const core::UploadLimits& limits) {
    auto& kept = settings.upload_limits[route];
    if (kept == limits) return;
    kept = limits;
    if (!app::save_settings(call.machine.ports.folders.settings(), settings, call.machine.ports.files))
        call.warn(core::tr(call.lang, "upload_not_remembered"_tr));
}

Exit run(Call& call, const UploadOptions& options) {
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_extract_needs_out"_tr);
    const auto typed = read_optional_word<core::Route>(options.route);
    if (!typed) return tl::unexpected(typed.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto route = typed->value_or((*record)->row.route);
    const auto settings = app::load_settings(call.machine.ports.folders.settings());
    const auto limits = limits_of(options, settings, route);
    if (!limits) return tl::unexpected(limits.error());
    const auto rows = chosen_evidence(**record, options.only);
    if (!rows) return tl::unexpected(rows.error());
    const auto platforms = app::known_platforms((*session)->state());
    const auto home = home_of(call);
    app::UploadSource source = app::upload_source(**session, **record);
    source.habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, platforms);
    source.lang = call.lang;
    const portable::StopSource never;
    const auto set =
        app::make_upload_set(*rows, *limits, source, *options.out, call.machine.ports.files, never.token());
    if (!set) return tl::unexpected(set.error());
    call.worked = true;
    remember(call, settings, route, *limits);
    print_upload(call, *set, *options.out);
    return kDone;
}

}  // namespace

const Verb kUpload{352, "upload", "cli_verb_upload"_tr, define<UploadOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
