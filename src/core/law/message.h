// Message templates as the files of assets/messages and the user's own hold them. Pure values, any thread.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/law/rule.h"

namespace recoup::core::inline law {

// What has to be so in a case for a message to be true of it. Its label says what is wrong when it is not.
enum class Need : std::uint8_t {
    owed,           // something is still to be paid
    contacted,      // the other side was told
    not_contacted,  // it was not
    unanswered,     // and has said nothing since
    open_promise,   // it let a promise pass and said nothing about it
    nothing_due,    // nothing it promised is still to come
    offer,          // it offers less than what is asked for
    part_received,  // a part of the money came
    not_escalated,  // no authority deals with it
    said,           // someone said what it answers
    card,           // it was paid by a card, as far as is known
    payment_firm,   // it was not paid by a card alone
    breach,         // a rule is known that they have broken
    no_refund,      // it should have come by now, and a bill that goes further has the payment alone
};
std::span<const Word> words_of(WordsOf<Need>);

struct Message {
    // A law that it relies on.
    struct Law {
        Bilingual text;  // with its article
        Bilingual says;  // in a sentence; empty: as a playbook has it
        Standing standing = Standing::c2;
        std::string source_url;
        Day verified_on{};
    };

    std::string id, version;
    std::int64_t order = 0;
    Bilingual title;
    std::vector<Stage> stages;           // it fits; at least one
    Pushback pushback = Pushback::none;  // it answers
    std::vector<Pushback> also_answers = {};
    Channel channel = Channel::chat;
    Route route = Route::none;                         // it is written for
    std::optional<Party> to = {};                      // nothing: as the route has it, else the other side
    std::optional<Party> about = {};                   // it tells others of; nothing: the other side
    std::optional<std::chrono::seconds> reply_within;  // asked for, offered as a deadline
    std::vector<Need> needs = {};
    std::vector<EvidenceKind> evidence = {};  // that the case has to hold
    // Of a message for some trouble only, any of these makes it one for the case; with none of them it is for all.
    std::vector<std::string> playbooks = {}, sectors = {}, words = {};
    std::vector<Problem> problems = {};
    std::vector<Problem> not_problems = {};  // for which it is none, whatever else fits
    std::vector<std::string> regions = {};   // whose law it relies on; none: any
    std::vector<Law> law = {};
    Bilingual subject;  // empty without
    Bilingual body;
    Bilingual point;   // what it says where it is not the first of a reply; empty without
    Bilingual brief;   // at most kMostBrief characters once filled; empty without
    std::string file;  // where the person keeps it; empty: the program's own

    bool own() const { return !file.empty(); }
    bool special() const { return !playbooks.empty() || !sectors.empty() || !words.empty() || !problems.empty(); }
};

// Code points, where the person set no other limit.
inline constexpr std::size_t kMostBrief = 300;
// What a form of a route takes, as the person found.
using BriefLimits = std::map<Route, std::size_t>;
inline constexpr std::size_t kLeastBriefLimit = 50, kMostBriefLimit = 5000;

inline std::size_t most_brief(const BriefLimits& limits, Route route) {
    const auto at = limits.find(route);
    return at == limits.end() ? kMostBrief : at->second;
}

}  // namespace recoup::core::inline law
