#include <functional>
#include <map>

#include "app/reading/habit.h"
#include "app/reading/kept_text.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/chats.h"
#include "cli/output/documents.h"
#include "cli/output/tables.h"
#include "core/base/text.h"

namespace recoup::cli::inline evidence {

namespace {

struct EvidenceOptions {
    std::int64_t id = 0;
};

void declare(Grammar& grammar, EvidenceOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
}

// Of the pictures that were read before; nothing is read for it now.
SaidOfEvidence said_of(const Call& call, const app::Session& session, const core::CaseRecord& record) {
    std::map<std::string, core::PictureText, std::less<>> texts;
    for (const auto& kept : session.read_texts())
        if (auto text = app::read_kept_text(kept.lines)) texts.insert_or_assign(kept.sha256, std::move(*text));
    const auto home = home_of(call);
    auto habit = app::reading_habit(call.machine.ports, call.now(), call.zone, home, {});
    habit.currency = record.row.currency;
    SaidOfEvidence said;
    for (const auto& row : record.evidence) {
        const auto text = texts.find(row.sha256);
        if (text == texts.end()) continue;
        habit.taken = core::taken_at(row.captured_at, row.captured_from);
        const auto reading = core::facts_of(text->second, habit);
        said[row.number] = {core::proposed_for(reading, row), core::differences(reading, record.row)};
    }
    return said;
}

void print_said(Call& call, const SaidOfEvidence& said) {
    for (const auto& [number, one] : said) {
        if (const auto& kind = one.proposal.kind)
            call.say(core::trf(call.lang, "cli_evidence_seems"_tr, number,
                               core::trf(call.lang, "read_looks_like"_tr, core::label(call.lang, *kind)),
                               core::token(*kind)));
        for (const auto& differs : one.differs)
            call.say("#" + std::to_string(number) + ' ' + core::one_line(core::show_difference(call.lang, differs)));
    }
}

Exit run(Call& call, const EvidenceOptions& options) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    const auto chats = chats_of(call, **session, **record);
    const auto said = said_of(call, **session, **record);
    if (call.json)
        write_evidence(call, **record, said, chats, call.out);
    else if ((*record)->evidence.empty())
        call.say(core::tr(call.lang, "cli_evidence_empty"_tr));
    else
        evidence_table(call, **record).print(call.out, call.colour);
    if (call.json) return kDone;
    print_said(call, said);
    print_advice(call, chats);
    return kDone;
}

}  // namespace

const Verb kEvidence{320, "evidence", "cli_verb_evidence"_tr, define<EvidenceOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
