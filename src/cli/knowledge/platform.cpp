// platform list, set, remove, clause: the person's directory.
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/contacts.h"
#include "cli/output/documents.h"
#include "cli/output/report.h"
#include "core/base/text.h"

namespace recoup::cli::inline knowledge {

using core::ErrorKind;

namespace {

struct PlatformOptions {
    std::string name, number;
    std::optional<std::string> rename, channels, address, legal_name, legal_address, review_days, cooling_hours, note,
        title, text, sha256;
    bool remove = false;
};

void declare_set(Grammar& grammar, PlatformOptions& options) {
    grammar.positional("NAME", options.name, "cli_help_platform"_tr);
    grammar.option("rename", "NAME", options.rename, "cli_help_rename"_tr);
    grammar.option("channels", "TEXT", options.channels, "cli_help_channels"_tr);
    grammar.option("complaint-address", "TEXT", options.address, "cli_help_complaint_address"_tr);
    grammar.option("legal-name", "TEXT", options.legal_name, "cli_help_legal_name"_tr);
    grammar.option("legal-address", "TEXT", options.legal_address, "cli_help_legal_address"_tr);
    grammar.option("review-days", "N", options.review_days, "cli_help_review_days"_tr);
    grammar.option("cooling-hours", "N", options.cooling_hours, "cli_help_cooling_hours"_tr);
    grammar.option("note", "TEXT", options.note, "field_note"_tr);
}

void declare_clause(Grammar& grammar, PlatformOptions& options) {
    grammar.positional("NAME", options.name, "cli_help_platform"_tr);
    grammar.positional("NUMBER", options.number, "cli_help_clause"_tr);
    grammar.option("title", "T", options.title, "cli_help_clause_title"_tr);
    grammar.option("text", "T", options.text, "cli_help_clause_text"_tr);
    grammar.option("sha256", "HEX", options.sha256, "cli_help_clause_sha256"_tr);
    grammar.flag("remove", options.remove, "cli_help_clause_remove"_tr);
}

void declare_remove(Grammar& grammar, PlatformOptions& options) {
    grammar.positional("NAME", options.name, "cli_help_platform"_tr);
}

void declare_list(Grammar&, PlatformOptions&) {}

core::Result<void> read_span(const std::optional<std::string>& typed, std::optional<std::int64_t>& into) {
    if (!typed) return {};
    if (typed->empty()) return into.reset(), core::Result<void>();
    return read_count(*typed).map([&](std::int64_t count) { into = count; });
}

Exit run_set(Call& call, const PlatformOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    core::PlatformRow row;
    row.name = options.name;
    if (const auto* found = (*session)->state().find_platform(core::tidy(options.name))) row = found->row;
    if (options.rename) row.name = *options.rename;
    if (options.channels) row.channels = *options.channels;
    if (options.address) row.complaint_address = *options.address;
    if (options.legal_name) row.legal_name = *options.legal_name;
    if (options.legal_address) row.legal_address = *options.legal_address;
    if (options.note) row.note = *options.note;
    if (auto ok = read_span(options.review_days, row.review_days); !ok) return tl::unexpected(ok.error());
    if (auto ok = read_span(options.cooling_hours, row.cooling_hours); !ok) return tl::unexpected(ok.error());
    return dispatch_and_report(call, **session, core::SavePlatform{std::move(row)}, 0);
}

Exit run_remove(Call& call, const PlatformOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto* found = (*session)->state().find_platform(core::tidy(options.name));
    if (found == nullptr) return core::fail(ErrorKind::work, "error_no_platform"_tr);
    return dispatch_and_report(call, **session, core::RemovePlatform{found->row.uuid}, 0);
}

Exit run_clause(Call& call, const PlatformOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto* found = (*session)->state().find_platform(core::tidy(options.name));
    if (found == nullptr) return core::fail(ErrorKind::work, "error_no_platform"_tr);
    core::ClauseRow row{.platform_uuid = found->row.uuid, .clause = options.number};
    for (const auto& clause : found->clauses)
        if (clause.clause == core::tidy(options.number)) row = clause;
    if (options.remove) return dispatch_and_report(call, **session, core::RemoveClause{row.platform_uuid, row.uuid}, 0);
    if (options.title) row.title = *options.title;
    if (options.text) row.text = *options.text;
    if (options.sha256) row.sha256 = *options.sha256;
    return dispatch_and_report(call, **session, core::SaveClause{std::move(row)}, 0);
}

void print_platform(Call& call, const core::PlatformRecord& record) {
    const auto& row = record.row;
    const auto line = [&](const std::string& text) { call.out += "  " + core::one_line(text) + '\n'; };
    call.out += inked(core::one_line(row.name), Ink::strong, call.colour) + '\n';
    if (!row.channels.empty()) line(row.channels);
    if (!row.complaint_address.empty()) line(row.complaint_address);
    if (!row.legal_name.empty()) line(row.legal_name);
    if (!row.legal_address.empty()) line(row.legal_address);
    if (row.review_days) line(core::trf(call.lang, "cli_platform_review"_tr, *row.review_days));
    if (row.cooling_hours) line(core::trf(call.lang, "cli_platform_cooling"_tr, *row.cooling_hours));
    for (const auto& clause : record.clauses)
        line(core::trf(call.lang, "cli_platform_clause"_tr, clause.title, clause.clause, clause.text));
    if (!row.note.empty()) line(row.note);
}

Exit run_list(Call& call, const PlatformOptions&) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto platforms = (*session)->state().platforms();
    if (call.json)
        write_platforms(platforms, call.out);
    else if (platforms.empty())
        call.say(core::tr(call.lang, "cli_platforms_none"_tr));
    else
        for (const auto& record : platforms) print_platform(call, record);
    return kDone;
}

}  // namespace

const Verb kPlatformList{710, "platform list", "cli_verb_platform_list"_tr,
                         define<PlatformOptions, declare_list, run_list>};
const Verb kPlatformSet{720, "platform set", "cli_verb_platform_set"_tr, define<PlatformOptions, declare_set, run_set>};
const Verb kPlatformRemove{730, "platform remove", "cli_verb_platform_remove"_tr,
                           define<PlatformOptions, declare_remove, run_remove>};
const Verb kPlatformClause{740, "platform clause", "cli_verb_platform_clause"_tr,
                           define<PlatformOptions, declare_clause, run_clause>};

}  // namespace recoup::cli::inline knowledge
