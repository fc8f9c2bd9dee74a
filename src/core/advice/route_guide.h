// The ways to take a case further, as assets/routes tells them, and the ladder they make for one case. Pure values; any
// thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/law/rule.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline advice {

struct RouteGuide {
    struct Before {
        // "contacted", "days_since_contact:15", "stage:under_review", "tried:R", "evidence:K", "ended:no"; "proof": of
        // payment or purchase, of whichever kind.
        std::string check;
        Bilingual text;
    };
    Route route = Route::none;
    std::string jurisdiction, version;
    std::vector<std::string> sectors = {};  // ids, of one of which the case has to be; none: any
    Bilingual title, what;
    std::vector<Before> before;
    std::vector<Route> excludes;  // closed while this one runs
    Bilingual forfeits;           // empty: nothing
    Bilingual no_return;          // the point behind which there is no way back; empty: none
    std::string no_return_rule;
    std::vector<Bilingual> needs;
    Bilingual takes;
    std::vector<std::string> rules;  // offered when it is taken
    std::string address, phone;
    Bilingual source_title;
    std::string source_url;
    Standing standing = Standing::c2;
    Day verified_on{};
};

enum class RungState : std::uint8_t { open, not_yet, closed, taken, done };

// One route as it stands for one case.
struct RungView {
    Route route{};
    RungState state{};
    std::string title, what;
    std::string state_label;         // "可以走", "等待处理 · 11 月 14 日起"
    std::vector<std::string> why;    // what is missing, or what closes it
    std::vector<std::string> facts;  // forfeits, the point of no return, how long it takes
    std::vector<std::string> needs;
    std::string address, source;
    std::vector<std::string> closes;     // labels of open routes that taking it closes
    std::span<const std::string> rules;  // ids; offered once it is taken. Of the guides, which must outlive it
    std::optional<Uuid> taken;           // the newest row
    RouteState route_state{};
    std::string ticket, note;
    std::string deadline;  // the next open one, where it was taken and waits
    Tone deadline_tone = Tone::off;
};

// In the order of `guides`: those of the case's jurisdiction and sectors, then routes taken that are not among them.
std::vector<RungView> route_ladder(const CaseRecord& record, std::span<const RouteGuide> guides, const Rulebook& rules,
                                   const Reader& reader);

// Whether what must be done first is done. An unknown check holds.
bool check_holds(std::string_view check, const CaseRecord& record, const Reader& reader);

}  // namespace recoup::core::inline advice
