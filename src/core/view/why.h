// "Why this date": what a deadline or a rule rests on, and the rules a case is offered, as plain values with ready-made
// strings. For the drawer and the command line. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/advice/offer.h"
#include "core/law/count.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline view {

struct WhyLine {
    std::string label, value;
};

struct Why {
    std::string title;
    std::vector<WhyLine> lines;      // from the trigger to the next step
    std::vector<std::string> notes;  // what is unsure or out of the ordinary
    std::string address;             // where the source stands; may be empty
    std::vector<CountedDay> days;    // from the trigger to the latest; empty when no days are counted
    Day due{};                       // the one of them that counts
    std::string disclaimer;
};

// A deadline that was set without a rule has a title and its notes only.
Why why(const DeadlineRow& row, const Rulebook& rules, const Reader& reader);
Why explain(const Rule& rule, const Reader& reader);

// Some of its days count only if holidays run longer than is known.
bool has_open_days(const Why& why);

// Not compared with its source for so long, a rule says so.
inline constexpr std::chrono::days kCheckAgainAfter{180};
bool is_stale(const Rule& rule, const Reader& reader);

// "7 个工作日，从次日起算"
std::string show_length(const Rule& rule, Lang lang);
// With year and day of the week: "2026 年 10 月 10 日 周六", "2026 年 11 月 24 日 周二 23:30".
std::string show_full(const Reader& reader, const When& when);
std::string show_month(const Reader& reader, std::chrono::year_month month);
// "周四", "Thu"
std::string_view weekday_name(const Reader& reader, Day day);
// Its column in a month: Monday is 0.
int weekday_index(Day day);

struct OfferView {
    std::string rule;  // id
    std::string title;
    std::string facts;     // who acts, how long, by which law
    std::string law;       // by which law or term
    std::string due;       // what it comes to; empty while its date is not known
    bool theirs = false;   // they must act
    bool past = false;     // what it comes to is past
    std::string question;  // the day that is asked for: "签收商品的那天"
    bool asks = false;
    bool of_playbook = false;
    bool stale = false;
    std::string exceptions;  // to what it does not apply; empty: none are named
    // The question that decides whether it fits; its id is empty where it does.
    struct Choice {
        std::string id, label;
    };
    std::string asked, ask;
    std::vector<Choice> choices;
};
// "签收后 7 天的期限，11 月 23 日已经过了"
std::string show_withheld(const Withheld& withheld, const CaseRecord& record, const Rulebook& rules,
                          const Reader& reader);
OfferView offer_view(const Offer& offer, const Rulebook& rules, const Reader& reader);

}  // namespace recoup::core::inline view
