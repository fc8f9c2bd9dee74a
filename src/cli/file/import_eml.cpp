// import eml: a mail as evidence, with what its text proposes.
#include "app/incoming/kept_mail.h"
#include "app/reading/habit.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/edit/new_case.h"
#include "core/reading/suggest_case.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

namespace {

using core::CaseField;

struct MailOptions {
    std::string path;
    std::optional<std::int64_t> id;
    bool yes = false, dry_run = false, attachments = false;
};

void declare_mail(Grammar& grammar, MailOptions& options) {
    grammar.positional("FILE", options.path, "cli_help_import_eml"_tr);
    grammar.optional_id("ID", options.id, "cli_help_import_eml_id"_tr);
    grammar.flag("yes", options.yes, "cli_help_import_eml_yes"_tr);
    grammar.flag("with-attachments", options.attachments, "cli_help_import_eml_attachments"_tr);
    grammar.flag("dry-run", options.dry_run, "cli_help_dry_run"_tr);
}

struct ReadMail : app::KeptMail {
    core::Reading reading;
    core::CaseSuggestion suggestion;

    // The mail, then what hangs at it.
    std::vector<core::NewEvidence> evidence() const {
        std::vector<core::NewEvidence> all{import.evidence};
        for (const auto& one : attached) all.push_back(one.evidence);
        return all;
    }
    std::vector<app::Original> originals() const {
        std::vector<app::Original> all{import.original};
        for (const auto& one : attached) all.push_back(one.original);
        return all;
    }
};

// What the mail proposes for a case, and where each of it was read.
struct Proposed {
    core::CaseFields fields;
    std::vector<core::ReadFrom> read_from;
};

// `row`: of the case that it goes to, whose fields stay as they are where they hold something; null: a new case.
Proposed proposed_for(const core::CaseSuggestion& suggestion, const std::string& sha256, const core::CaseRow* row) {
    Proposed made;
    const auto note = [&](CaseField field) { made.read_from.push_back({field, sha256}); };
    if (!suggestion.platform.empty() && (!row || row->platform.empty())) {
        made.fields.platform = suggestion.platform[0].text;
        note(CaseField::platform);
    }
    if (!suggestion.order.empty() && (!row || row->order_no.empty())) {
        made.fields.order_no = suggestion.order[0].text;
        note(CaseField::order_no);
    }
    if (!suggestion.paid_at.empty() && (!row || !row->paid_at)) {
        made.fields.paid_at = suggestion.paid_at[0].when;
        note(CaseField::paid_at);
    }
    if (!suggestion.amount.empty() && suggestion.amount[0].minor) {
        const auto& amount = suggestion.amount[0];
        const bool has_sum = row && (row->paid_minor || row->claimed_minor || row->offered_minor ||
                                     row->received_minor || row->fee_minor);
        if (!row || (!row->paid_minor && (!has_sum || row->currency == amount.currency))) {
            made.fields.currency = amount.currency;
            made.fields.paid_minor = amount.minor;
            note(CaseField::paid);
        }
    }
    return made;
}

const core::CaseRecord* case_with(const core::State& state, const std::string& sha256) {
    for (const auto& record : state.cases())
        for (const auto& row : record.evidence)
            if (row.sha256 == sha256) return &record;
    return nullptr;
}

std::string label_of(core::Lang lang, const core::Fact& fact) {
    std::string label(core::label(lang, fact.field));
    if (fact.role != core::FactRole::none) label.append(" · ").append(core::label(lang, fact.role));
    return label;
}

std::string value_of(const Call& call, const core::Fact& fact) {
    if (fact.minor) return core::format_amount(*fact.minor, fact.currency);
    if (fact.when) return local_when(call, *fact.when);
    return core::one_line(fact.value);
}

void print_mail(Call& call, const app::KeptMail& kept) {
    const auto pair = [&](core::Tr name, const std::string& text) {
        if (!text.empty()) call.say(core::trf(call.lang, "pair_by_colon"_tr, core::tr(call.lang, name), text));
    };
    pair("mail_subject"_tr, kept.mail.subject);
    pair("mail_from"_tr, kept.mail.from);
    if (kept.mail.date) pair("cli_column_at"_tr, local_when(call, core::at_instant(*kept.mail.date)));
    std::string files;
    for (const auto& file : kept.mail.files)
        files.append(files.empty() ? "" : core::tr(call.lang, "list_comma"_tr))
            .append(file.name.empty() ? file.type : file.name);
    pair("mail_files"_tr, core::one_line(files));
    if (!kept.mail.whole) call.say(core::tr(call.lang, "mail_not_whole"_tr));
}

void print_facts(Call& call, const core::Reading& reading, bool taken) {
    if (reading.facts.empty()) return call.say(core::tr(call.lang, "mail_nothing_read"_tr));
    if (!taken) call.say(core::tr(call.lang, "mail_proposed"_tr));
    for (const auto& fact : reading.facts)
        call.say("  " + core::trf(call.lang, "pair_by_colon"_tr, label_of(call.lang, fact), value_of(call, fact)));
}

void write_mail(const Call& call, Json& json, const ReadMail& read) {
    const auto& mail = read.mail;
    json.text("subject", mail.subject).text("from", mail.from).text("to", mail.to).text("message_id", mail.message_id);
    json.text("date", mail.date ? std::optional(core::to_iso(*mail.date, call.zones(), call.zone)) : std::nullopt);
    json.text("text", mail.text).boolean("whole", mail.whole).text("sha256", read.import.evidence.sha256);
    json.text("kind", core::token(read.reading.kind)).array("files");
    for (const auto& file : mail.files)
        json.object()
            .text("name", file.name)
            .text("type", file.type)
            .number("bytes", static_cast<std::int64_t>(file.bytes))
            .end_object();
    json.end_array().array("proposed");
    for (const auto& fact : read.reading.facts) {
        json.object()
            .text("field", core::token(fact.field))
            .text("role", core::token(fact.role))
            .text("value", fact.value);
        if (fact.minor) json.number("minor", *fact.minor).text("currency", fact.currency);
        if (fact.when) json.text("at", local_when(call, *fact.when));
        json.end_object();
    }
    json.end_array();
}

enum class Did : std::uint8_t { nothing, known, kept, filled, made };
constexpr std::string_view kDid[] = {"nothing", "known", "kept", "filled", "made"};

struct MailOutcome {
    Did did = Did::nothing;
    std::int64_t id = 0;  // of the case; 0: none
};

void tell_mail(Call& call, const ReadMail& read, const core::State& state, const MailOutcome& outcome) {
    const auto belongs =
        outcome.did == Did::nothing ? core::cases_of(read.reading, state) : std::vector<core::Belonging>();
    const auto number = [&](const core::Belonging& one) { return state.find(one.case_uuid)->row.number; };
    if (call.json) {
        Json json(call.out);
        json.object().text("did", kDid[static_cast<std::size_t>(outcome.did)]);
        json.number("id", outcome.id > 0 ? std::optional(outcome.id) : std::nullopt);
        write_mail(call, json, read);
        json.array("belongs_to");
        for (const auto& one : belongs) json.number({}, number(one));
        json.end_array().end_object();
        return;
    }
    print_mail(call, read);
    const bool taken = outcome.did == Did::filled || outcome.did == Did::made;
    if (outcome.did != Did::known) print_facts(call, read.reading, taken);
    for (const auto& one : belongs)
        call.say(core::trf(call.lang, "mail_belongs"_tr, number(one), app::why_it_belongs(call.lang, one)));
    constexpr core::Tr kSaid[] = {{}, "mail_known"_tr, "mail_kept"_tr, "mail_filled"_tr, "mail_new_case"_tr};
    if (outcome.did != Did::nothing)
        call.say(core::trf(call.lang, kSaid[static_cast<std::size_t>(outcome.did)], outcome.id));
}

core::Result<MailOutcome> keep_in(Call& call, app::Session& session, const ReadMail& read,
                                  const core::CaseRecord& record, bool yes) {
    const auto& sha256 = read.import.evidence.sha256;
    const auto number = record.row.number;
    const bool there = std::ranges::all_of(read.evidence(), [&](const core::NewEvidence& one) {
        return std::ranges::count(record.evidence, one.sha256, &core::EvidenceRow::sha256) > 0;
    });
    auto proposed = yes ? proposed_for(read.suggestion, sha256, &record.row) : Proposed{};
    if (there && proposed.read_from.empty()) return MailOutcome{Did::known, number};
    const auto uuid = record.row.uuid;
    const bool fills = !proposed.read_from.empty();
    const auto change =
        fills
            ? dispatch(call, session,
                       core::EditCase{uuid, std::move(proposed.fields), std::move(proposed.read_from), read.evidence()},
                       read.originals())
            : dispatch(call, session, core::AttachEvidence{uuid, read.evidence()}, read.originals());
    if (!change) return tl::unexpected(change.error());
    return MailOutcome{fills ? Did::filled : Did::kept, number};
}

core::Result<MailOutcome> make_case(Call& call, app::Session& session, const ReadMail& read) {
    auto proposed = proposed_for(read.suggestion, read.import.evidence.sha256, nullptr);
    const auto home = home_of(call);
    core::NewCase wanted{.fields = std::move(proposed.fields), .lang = call.lang};
    const auto& subject = read.mail.subject;
    wanted.fields.title =
        subject.empty() ? read.suggestion.title : std::string(core::cut_bytes(subject, core::kMaxTitleBytes));
    if (wanted.fields.title->empty()) wanted.fields.title = core::tr(call.lang, "arrival_untitled"_tr);
    if (!wanted.fields.currency && !home.currency.empty()) wanted.fields.currency = home.currency;
    wanted.fields.jurisdiction = home.region;
    if (read.suggestion.problem) wanted.fields.problem = read.suggestion.problem;
    if (!read.suggestion.playbook.empty()) wanted.fields.playbook = read.suggestion.playbook;
    wanted.read_from = std::move(proposed.read_from);
    wanted.evidence = read.evidence();
    const auto& library = call.machine.ports.library;
    const auto command = core::add_case(std::move(wanted), library.playbooks(), library.rules());
    const auto change = dispatch(call, session, command, read.originals());
    if (!change) return tl::unexpected(change.error());
    const auto* record = session.state().find(change->case_uuid);
    return MailOutcome{Did::made, record == nullptr ? 0 : record->row.number};
}

core::Result<MailOutcome> act(Call& call, app::Session& session, const ReadMail& read, const MailOptions& options) {
    if (options.id) {
        const auto record = find_case(session.state(), *options.id);
        if (!record) return tl::unexpected(record.error());
        if (options.dry_run) return MailOutcome{};
        return keep_in(call, session, read, **record, options.yes);
    }
    if (const auto* record = case_with(session.state(), read.import.evidence.sha256))
        return MailOutcome{Did::known, record->row.number};
    if (!options.yes || options.dry_run) return MailOutcome{};
    return make_case(call, session, read);
}

Exit import_mail(Call& call, const MailOptions& options) {
    auto kept = app::keep_mail(portable::path_of(options.path), call.zones(), call.zone, options.attachments);
    if (!kept) return tl::unexpected(kept.error());
    const bool writes = options.yes && !options.id && !options.dry_run;
    const auto session = open_session(call, writes ? Missing::make_default : Missing::refuse);
    if (!session) return tl::unexpected(session.error());
    const auto platforms = app::known_platforms((*session)->state());
    const auto home = home_of(call);
    const auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, platforms);
    ReadMail read{std::move(*kept), {}, {}};
    read.reading = app::facts_of_mail(read.mail, habit);
    read.import.evidence.kind = read.reading.kind;
    const auto& playbooks = call.machine.ports.library.playbooks();
    read.suggestion = core::suggest_case({&read.reading, 1}, call.now(), platforms, playbooks, call.lang);
    const auto outcome = act(call, **session, read, options);
    if (!outcome) return tl::unexpected(outcome.error());
    tell_mail(call, read, (*session)->state(), *outcome);
    return kDone;
}

}  // namespace

const Verb kImportEml{924, "import eml", "cli_verb_import_eml"_tr, define<MailOptions, declare_mail, import_mail>};

}  // namespace recoup::cli::inline file
