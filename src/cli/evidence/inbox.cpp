// inbox: new pictures of the folders that are watched; into a case with them, or never again.
#include "app/inbox/groups.h"

#include "app/data/settings.h"
#include "app/intake/importer.h"
#include "app/reading/habit.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "cli/output/table.h"
#include "portable/path_text.h"

namespace recoup::cli::inline evidence {

using core::ErrorKind;

namespace {

app::Settings settings_of(const Call& call) {
    return app::load_settings(call.machine.ports.folders.settings());
}

core::Result<std::vector<app::NewPicture>> pictures_for(const Call& call, const app::Session& session) {
    const auto watched = settings_of(call).watched;
    if (watched.empty()) return core::fail(ErrorKind::work, "cli_error_nothing_watched"_tr);
    return app::new_pictures(watched, call.machine.ports.folders, session);
}

// A new picture with the case it seems to belong to.
struct Offered {
    app::NewPicture picture;
    const core::CaseRecord* record = nullptr;  // none: nothing is known of it
    std::string why;
    core::EvidenceKind kind = core::EvidenceKind::other;
};

// Read for it; a build that cannot read knows nothing of them.
std::vector<Offered> offered(const Call& call, const app::Session& session, std::vector<app::NewPicture> pictures) {
    std::vector<Offered> all;
    const auto text_of = app::reading_each(pictures.size());
    const auto platforms = app::known_platforms(session.state());
    const auto home = home_of(call);
    const auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, platforms);
    for (auto& picture : pictures) {
        auto& one = all.emplace_back(Offered{std::move(picture)});
        const auto* text = text_of(one.picture);
        if (!text) continue;
        const auto reading = core::facts_of(*text, habit);
        one.kind = reading.kind;
        const auto belongs = core::cases_of(reading, session.state());
        if (belongs.empty()) continue;
        one.record = session.state().find(belongs.front().case_uuid);
        one.why = app::why_it_belongs(call.lang, belongs.front());
    }
    return all;
}

struct InboxOptions {};
void declare_inbox(Grammar&, InboxOptions&) {}

void write_json(const std::vector<Offered>& pictures, std::string& out) {
    Json json(out);
    json.object().array("pictures");
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto& [picture, record, why, kind] = pictures[i];
        json.object()
            .number("number", static_cast<std::int64_t>(i + 1))
            .text("path", portable::utf8(picture.file.path))
            .text("sha256", picture.sha256)
            .text("modified", core::to_storage(picture.file.modified))
            .text("kind", core::token(kind))
            .number("case", record ? std::optional(record->row.number) : std::nullopt)
            .end_object();
    }
    json.end_array().end_object();
}

void print(Call& call, const std::vector<Offered>& pictures) {
    if (pictures.empty()) return call.say(core::tr(call.lang, "cli_inbox_empty"_tr));
    Table table({{std::string(core::tr(call.lang, "cli_column_id"_tr)), true},
                 {std::string(core::tr(call.lang, "cli_column_at"_tr))},
                 {std::string(core::tr(call.lang, "cli_column_case"_tr)), true},
                 {std::string(core::tr(call.lang, "cli_column_name"_tr)), false, true}});
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto& one = pictures[i];
        table.add({{std::to_string(i + 1)},
                   {local_time(call, one.picture.file.modified), Ink::muted},
                   {one.record ? std::to_string(one.record->row.number) : std::string()},
                   {portable::utf8(one.picture.file.path)}});
        if (one.record) table.add_below("    " + inked(one.why, Ink::muted, call.colour));
    }
    table.print(call.out, call.colour);
}

Exit run_inbox(Call& call, const InboxOptions&) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto pictures = pictures_for(call, **session);
    if (!pictures) return tl::unexpected(pictures.error());
    const auto all = offered(call, **session, *pictures);
    if (call.json)
        write_json(all, call.out);
    else
        print(call, all);
    return kDone;
}

// The picture of that number in the list.
core::Result<app::NewPicture> picture_of(const Call& call, const app::Session& session, std::int64_t number) {
    auto pictures = pictures_for(call, session);
    if (!pictures) return tl::unexpected(pictures.error());
    if (number < 1 || number > std::ssize(*pictures))
        return core::fail(ErrorKind::work, "cli_error_no_new_picture"_tr, {std::to_string(number)});
    return std::move((*pictures)[static_cast<std::size_t>(number - 1)]);
}

struct TakeOptions {
    std::int64_t number = 0;
    std::optional<std::int64_t> id;
    std::optional<std::string> kind;
};

void declare_take(Grammar& grammar, TakeOptions& options) {
    grammar.id("N", options.number, "cli_help_inbox_number"_tr);
    grammar.optional_id("ID", options.id, "cli_help_inbox_case"_tr);
    grammar.option("kind", "K", options.kind, "cli_help_kind"_tr, core::words<core::EvidenceKind>());
}

// The case that was named, else the one it seems to belong to.
core::Result<const core::CaseRecord*> case_for(const core::State& state, const TakeOptions& options,
                                               const Offered& picture) {
    if (options.id) return find_case(state, *options.id);
    if (picture.record) return picture.record;
    return core::fail(ErrorKind::usage, "cli_error_inbox_which"_tr, {std::to_string(options.number)});
}

Exit run_take(Call& call, const TakeOptions& options) {
    const auto kind = read_optional_word<core::EvidenceKind>(options.kind);
    if (!kind) return tl::unexpected(kind.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    auto picture = picture_of(call, **session, options.number);
    if (!picture) return tl::unexpected(picture.error());
    const auto one = std::move(offered(call, **session, {std::move(*picture)}).front());
    const auto record = case_for((*session)->state(), options, one);
    if (!record) return tl::unexpected(record.error());
    auto import = app::import_file(one.picture.file.path, call.machine.ports.files, call.zones(), call.zone);
    if (!import) return tl::unexpected(import.error());
    import->evidence.kind = kind->value_or(one.kind);
    core::AttachEvidence command;
    command.case_uuid = (*record)->row.uuid;
    const auto number = (*record)->row.number;
    command.evidence.push_back(std::move(import->evidence));
    const auto change = dispatch(call, **session, command, {std::move(import->original)});
    return change ? report(call, *change, number) : tl::unexpected(change.error());
}

struct RefuseOptions {
    std::int64_t number = 0;
};

void declare_refuse(Grammar& grammar, RefuseOptions& options) {
    grammar.id("N", options.number, "cli_help_inbox_number"_tr);
}

Exit run_refuse(Call& call, const RefuseOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto picture = picture_of(call, **session, options.number);
    if (!picture) return tl::unexpected(picture.error());
    const core::RefusePictures command{{picture->sha256}, call.machine.ports.files.name_of(picture->file.path)};
    return dispatch_and_report(call, **session, command, options.number);
}

struct WatchOptions {
    std::vector<std::string> folders;
};

void declare_watch(Grammar& grammar, WatchOptions& options) {
    grammar.path_positionals("FOLDER", options.folders, "cli_help_inbox_watch"_tr);
}

core::Result<void> save(Call& call, const app::Settings& settings) {
    const auto folder = call.machine.ports.folders.settings();
    if (!app::save_settings(folder, settings, call.machine.ports.files))
        return core::fail(ErrorKind::work, "cli_error_settings_unwritable"_tr, {}, portable::utf8(folder));
    call.worked = true;
    return {};
}

// Those that are watched, and those that would be worth it.
void print_folders(Call& call, const app::Settings& settings) {
    Json json(call.out);
    if (call.json) json.object().array("watched");
    const auto tell = [&](const std::filesystem::path& path, core::Tr line) {
        if (call.json)
            json.item(portable::utf8(path));
        else
            call.say(core::trf(call.lang, line, portable::utf8(path)));
    };
    for (const auto& folder : settings.watched) tell(folder.path, "cli_inbox_watched"_tr);
    if (call.json) json.end_array().array("suggested");
    for (const auto& path : call.machine.ports.folders.arrival_folders())
        if (std::ranges::find(settings.watched, path, &app::WatchedFolder::path) == settings.watched.end())
            tell(path, "cli_inbox_suggested"_tr);
    if (call.json) json.end_array().end_object();
}

Exit run_watch(Call& call, const WatchOptions& options) {
    auto settings = settings_of(call);
    for (const auto& text : options.folders) {
        std::error_code error;
        const auto folder = std::filesystem::canonical(portable::path_of(text), error);
        if (error || !std::filesystem::is_directory(folder, error))
            return core::fail(ErrorKind::work, "cli_error_no_folder"_tr, {}, text);
        if (!app::watch_folder(settings, {folder, call.now()}) && settings.watched.size() == app::kMostWatched)
            return core::fail(ErrorKind::work, "cli_error_many_watched"_tr, {std::to_string(app::kMostWatched)});
    }
    if (!options.folders.empty())
        if (auto saved = save(call, settings); !saved) return tl::unexpected(saved.error());
    print_folders(call, settings);
    return kDone;
}

Exit run_unwatch(Call& call, const WatchOptions& options) {
    auto settings = settings_of(call);
    for (const auto& text : options.folders) {
        std::error_code error;
        const auto given = std::filesystem::absolute(portable::path_of(text), error).lexically_normal();
        const auto real = std::filesystem::weakly_canonical(given, error);
        const auto gone = std::erase_if(
            settings.watched, [&](const auto& folder) { return folder.path == given || folder.path == real; });
        if (gone == 0) return core::fail(ErrorKind::work, "cli_error_not_watched"_tr, {}, text);
    }
    if (auto saved = save(call, settings); !saved) return tl::unexpected(saved.error());
    print_folders(call, settings);
    return kDone;
}

}  // namespace

const Verb kInbox{380, "inbox", "cli_verb_inbox"_tr, define<InboxOptions, declare_inbox, run_inbox>};
const Verb kInboxTake{381, "inbox take", "cli_verb_inbox_take"_tr, define<TakeOptions, declare_take, run_take>};
const Verb kInboxRefuse{382, "inbox refuse", "cli_verb_inbox_refuse"_tr,
                        define<RefuseOptions, declare_refuse, run_refuse>};
const Verb kInboxWatch{383, "inbox watch", "cli_verb_inbox_watch"_tr, define<WatchOptions, declare_watch, run_watch>};
const Verb kInboxUnwatch{384, "inbox unwatch", "cli_verb_inbox_unwatch"_tr,
                         define<WatchOptions, declare_watch, run_unwatch>};

}  // namespace recoup::cli::inline evidence
