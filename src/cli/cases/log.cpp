#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/contacts.h"
#include "cli/output/documents.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "core/edit/usual.h"
#include "core/letter/reply.h"

namespace recoup::cli::inline cases {

using core::ErrorKind;

namespace {

struct LogOptions {
    std::int64_t id = 0;
    std::optional<std::string> direction, channel, party, words, text, ticket, pushback, promised_by, at, evidence,
        kept;
    bool reply = false;
};

void declare_words(Grammar& grammar, LogOptions& options) {
    grammar.option("direction", "out|in", options.direction, "cli_help_direction"_tr);
    grammar.option("channel", "chat", options.channel, "cli_help_channel"_tr, core::words<core::Channel>());
    grammar.option("party", "platform", options.party, "cli_help_party"_tr, core::words<core::Party>());
    grammar.option("words", "T", options.words, "cli_help_contact_words"_tr);
    grammar.option("text", "T", options.text, "cli_help_contact_text"_tr);
    grammar.option("ticket", "N", options.ticket, "cli_help_ticket"_tr);
    grammar.option("pushback", "K", options.pushback, "cli_help_pushback"_tr, core::words<core::Pushback>());
    grammar.option("promised-by", "T", options.promised_by, "cli_help_promised_by"_tr);
    grammar.option("at", "T", options.at, "cli_help_contact_at"_tr);
    grammar.option("evidence", "3,4", options.evidence, "cli_help_contact_evidence"_tr);
    grammar.option("kept", "yes|no", options.kept, "cli_help_kept"_tr);
}

void declare_log(Grammar& grammar, LogOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    declare_words(grammar, options);
    grammar.flag("reply", options.reply, "cli_help_log_reply"_tr);
}

void declare_edit(Grammar& grammar, LogOptions& options) {
    grammar.id("ID", options.id, "cli_help_contact_id"_tr);
    declare_words(grammar, options);
}

void declare_id(Grammar& grammar, LogOptions& options) {
    grammar.id("ID", options.id, "cli_help_contact_id"_tr);
}

void declare_case(Grammar& grammar, LogOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

template <class E>
core::Result<void> read_into(const std::optional<std::string>& typed, std::optional<E>& into) {
    if (!typed) return {};
    return read_word<E>(*typed).map([&](E value) { into = value; });
}

core::Result<void> read_promise(Call& call, const std::optional<std::string>& typed, const core::CaseRow& row,
                                std::optional<std::optional<core::When>>& into) {
    if (!typed) return {};
    if (typed->empty()) return into.emplace(std::nullopt), core::Result<void>();
    return read_date(call, *typed, core::Looks::ahead, row.jurisdiction).map([&](core::DateRead read) {
        into.emplace(std::move(read.when));
    });
}

core::Result<void> check_promise(const Call& call, const std::optional<std::string>& typed) {
    return typed && !typed->empty() ? check_date(call, *typed, core::Looks::ahead) : core::Result<void>();
}

core::Result<void> read_at(Call& call, const std::optional<std::string>& typed, std::optional<core::Instant>& into) {
    if (!typed) return {};
    return read_past(call, *typed).map([&](core::Instant at) { into = at; });
}

// An empty text says that there is no pushback any more.
core::Result<void> read_pushback(const std::optional<std::string>& typed, std::optional<core::Pushback>& into) {
    if (typed && typed->empty()) return into = core::Pushback::none, core::Result<void>();
    return read_into(typed, into);
}

// The promise is read once the case is known, by whose calendar it counts.
core::Result<core::EditContact> read_edit(Call& call, const LogOptions& options) {
    core::EditContact edit;
    edit.words = options.words;
    edit.text = options.text;
    edit.ticket = options.ticket;
    edit.promise_title = core::tr(call.lang, "promise_deadline"_tr);
    return read_into(options.direction, edit.direction)
        .and_then([&] { return read_into(options.channel, edit.channel); })
        .and_then([&] { return read_into(options.party, edit.party); })
        .and_then([&] { return read_pushback(options.pushback, edit.pushback); })
        .and_then([&] { return read_into(options.kept, edit.kept); })
        .and_then([&] { return check_promise(call, options.promised_by); })
        .and_then([&] { return read_at(call, options.at, edit.at); })
        .map([&] { return edit; });
}

// What is not said is as it was the last time.
core::AddContact contact_of(const Call& call, const core::CaseRecord& record, const core::EditContact& said) {
    auto contact = core::usual_contact(record, said.at.value_or(call.now()));
    const bool theirs = said.words || said.pushback || said.promised_by;
    contact.direction = said.direction.value_or(theirs ? core::Direction::in : core::Direction::out);
    contact.channel = said.channel.value_or(contact.channel);
    contact.party = said.party.value_or(contact.party);
    contact.words = said.words.value_or("");
    contact.text = said.text.value_or("");
    contact.ticket = said.ticket.value_or("");
    contact.pushback = said.pushback.value_or(core::Pushback::none);
    contact.promised_by = said.promised_by.value_or(std::nullopt);
    contact.kept = said.kept.value_or(core::Kept::unknown);
    contact.promise_title = said.promise_title;
    return contact;
}

std::int64_t number_of_new(const core::Change& change) {
    for (const auto& row : change.rows)
        if (row.after && std::holds_alternative<core::ContactRow>(*row.after))
            return std::get<core::ContactRow>(*row.after).number;
    return 0;
}

// What was recognised in their words counts where nothing else was said.
core::Recognised recognise(Call& call, const core::AddContact& contact, const core::CaseRow& row,
                           std::span<const core::OwnPhrase> own) {
    const auto& library = call.machine.ports.library;
    const core::DateHabit dates{&call.zones(), call.zone,        call.now(),      core::Looks::ahead,
                                call.lang,     &library.rules(), row.jurisdiction};
    return core::recognise(contact.words, library.phrasebook(), own, {dates, {row.currency, row.jurisdiction}});
}

// Their words and the reply in one step; the reply is what is printed.
Exit log_with_reply(Call& call, app::Session& session, const core::CaseRecord& record, core::AddContact contact) {
    if (contact.ticket.empty()) contact.ticket = core::usual_ticket(record, contact.party);
    const auto said = recognise(call, contact, record.row, core::own_phrases(session.state()));
    const auto heard = core::heard_in(std::move(contact), said, record.row);
    const auto after = core::once_heard(record, heard);
    const auto& library = call.machine.ports.library;
    const core::ComposeFrom from{after, session.state(), library.rules(), reader_of(call),
                                 core::playbook_of(library.playbooks(), record.row.playbook, record.row.problem)};
    const auto messages = library.messages();
    const auto replies = core::replies_to(*messages, from, heard.kinds);
    if (replies.empty()) return core::fail(ErrorKind::work, "talk_no_reply"_tr);
    const auto filled = core::compose_what_is_known(from, replies.front(), {});
    if (!filled) return tl::unexpected(filled.error());
    const auto text = filled->text();
    const auto change = dispatch(call, session, core::answer_of(heard, from, &replies.front(), text, call.lang));
    if (!change) return tl::unexpected(change.error());
    if (!call.json) return call.say(text), kDone;
    Json(call.out)
        .object()
        .number("id", number_of_new(*change))
        .boolean("changed", true)
        .text("label", core::describe(call.lang, *change))
        .text("reply", text)
        .end_object();
    return kDone;
}

Exit run_log(Call& call, const LogOptions& options) {
    if (options.reply && !options.words) return core::fail(ErrorKind::usage, "cli_error_reply_needs_words"_tr);
    if (!options.text && !options.words) return core::fail(ErrorKind::usage, "cli_error_log_needs_text"_tr);
    auto said = read_edit(call, options);
    if (!said) return tl::unexpected(said.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (auto ok = read_promise(call, options.promised_by, (*found)->row, said->promised_by); !ok)
        return tl::unexpected(ok.error());
    auto contact = contact_of(call, **found, *said);
    if (options.evidence) {
        auto evidence = read_evidence_ids(**found, *options.evidence);
        if (!evidence) return tl::unexpected(evidence.error());
        contact.evidence = std::move(*evidence);
    }
    if (options.reply) return log_with_reply(call, **session, **found, std::move(contact));
    const auto change = dispatch(call, **session, contact);
    if (!change) return tl::unexpected(change.error());
    auto exit = report(call, *change, number_of_new(*change));
    if (!call.json)
        if (const auto* record = (*session)->state().find(contact.case_uuid)) print_stalling(call, *record);
    return exit;
}

Exit run_edit(Call& call, const LogOptions& options) {
    auto edit = read_edit(call, options);
    if (!edit) return tl::unexpected(edit.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_contact((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (auto ok = read_promise(call, options.promised_by, found->record->row, edit->promised_by); !ok)
        return tl::unexpected(ok.error());
    edit->case_uuid = found->record->row.uuid;
    edit->contact_uuid = found->row->uuid;
    if (options.evidence) {
        auto evidence = read_evidence_ids(*found->record, *options.evidence);
        if (!evidence) return tl::unexpected(evidence.error());
        edit->evidence = std::move(*evidence);
    }
    return dispatch_and_report(call, **session, *edit, options.id);
}

Exit run_remove(Call& call, const LogOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_contact((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    const core::RemoveContact command{found->record->row.uuid, found->row->uuid};
    return dispatch_and_report(call, **session, command, options.id);
}

Exit run_list(Call& call, const LogOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto found = find_case((*session)->state(), options.id);
    if (!found) return tl::unexpected(found.error());
    if (call.json) {
        write_contacts(call, **found, call.out);
    } else if ((*found)->contacts.empty()) {
        call.say(core::tr(call.lang, "cli_contacts_none"_tr));
    } else {
        print_contacts(call, **found);
        call.out += '\n';
        print_stalling(call, **found);
    }
    return kDone;
}

}  // namespace

const Verb kLog{510, "log", "cli_verb_log"_tr, define<LogOptions, declare_log, run_log>};
const Verb kContactList{520, "contact list", "cli_verb_contact_list"_tr, define<LogOptions, declare_case, run_list>};
const Verb kContactEdit{530, "contact edit", "cli_verb_contact_edit"_tr, define<LogOptions, declare_edit, run_edit>};
const Verb kContactRemove{540, "contact remove", "cli_verb_contact_remove"_tr,
                          define<LogOptions, declare_id, run_remove>};

}  // namespace recoup::cli::inline cases
