// A case told row by row, and what a message says of it.
#pragma once

#include "core/letter/compose.h"
#include "support/ids.h"
#include "support/zones.h"

namespace recoup::test {

using namespace core;
using P = Placeholder;

inline const FixedZones kLetterZones;
inline const Instant kLetterNow = *parse_instant("2026-11-22T15:50:00+08:00");

inline Instant at(std::string_view text) {
    return *parse_instant(std::string(text) + "+08:00");
}

// One case as it stands in a file, told row by row.
struct Told {
    State state{kLetterZones};
    Rulebook rules;
    CountingIds ids;
    CaseRow row;
    Lang lang = Lang::en;
    Message message;
    Playbook playbook;

    Told() {
        row.uuid = ids.next();
        row.number = 1;
        row.title = "Nothing plays";
        row.platform = "Robin Music";
        row.stage = Stage::contacted;
        row.claimed_minor = 1500;
        message.id = "m";
        message.stages = {Stage::contacted};
    }
    // What goes out is the person's own text; what comes in are the words of the other side.
    ContactRow& contact(std::string_view when, Direction direction, std::string text,
                        Pushback pushback = Pushback::none, std::optional<When> promised_by = {},
                        Kept kept = Kept::unknown, std::string ticket = {}) {
        const bool theirs = direction == Direction::in;
        rows.push_back(ContactRow{.uuid = ids.next(),
                                  .case_uuid = row.uuid,
                                  .at = at(when),
                                  .direction = direction,
                                  .party = Party::seller,
                                  .ticket = std::move(ticket),
                                  .text = theirs ? "" : text,
                                  .pushback = pushback,
                                  .promised_by = std::move(promised_by),
                                  .kept = kept,
                                  .words = theirs ? text : ""});
        return std::get<ContactRow>(rows.back());
    }
    void evidence(EvidenceKind kind, std::string caption) {
        rows.push_back(EvidenceRow{.uuid = ids.next(),
                                   .case_uuid = row.uuid,
                                   .kind = kind,
                                   .name = "a.png",
                                   .caption = std::move(caption),
                                   .position = static_cast<std::int64_t>(rows.size())});
    }
    void deadline(std::string rule) {
        rows.push_back(DeadlineRow{
            .uuid = ids.next(), .case_uuid = row.uuid, .due = at_instant(kLetterNow), .rule = std::move(rule)});
    }
    void law(std::string id, std::string jurisdiction, Bilingual source, Bilingual article) {
        Rule rule;
        rule.id = std::move(id);
        rule.jurisdiction = std::move(jurisdiction);
        rule.source_title = std::move(source);
        rule.article = std::move(article);
        rule.actor = Actor::merchant;
        rule.standing = Standing::c1;
        rules.rules.push_back(rule);
    }

    ComposeFrom from() {
        if (state.cases().empty()) {
            std::vector<RowChange> added{{std::nullopt, row}};
            for (const auto& one : rows) added.push_back({std::nullopt, one});
            state.put(added);
        }
        return {*state.find(row.uuid), state, rules, {lang, kLetterNow, &kLetterZones, "Asia/Shanghai"}, &playbook};
    }
    std::string value(P name) {
        const auto values = case_values(from(), message);
        const auto found = values.find(name);
        return found == values.end() ? "" : found->second;
    }

    // The messages that fit, then the others behind a "-", those that would not be true behind a "!".
    std::string order(const std::vector<Message>& all) {
        std::string out;
        for (const auto& one : messages_for(all, from()))
            out += (one.fits ? "" : one.why_not.empty() ? "-" : "!") + one.message->id + " ";
        return out;
    }

    std::vector<Row> rows;
};

}  // namespace recoup::test
