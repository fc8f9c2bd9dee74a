#include "core/model/turns.h"

#include <algorithm>

namespace recoup::core::inline model {
namespace {

struct Event {
    Instant at{};
    Turn who = Turn::me;
};

Turn after_contact(const ContactRow& contact) {
    const bool theirs = contact.promised_by || contact.pushback == Pushback::silence;
    return contact.direction == Direction::out || theirs ? turn_of(contact.party) : Turn::me;
}

Turn of_stage(Stage stage) {
    switch (stage) {
        case Stage::contacted:
            return Turn::merchant;
        case Stage::under_review:
            return Turn::platform;
        case Stage::escalated:
            return Turn::authority;
        case Stage::evidence:
        case Stage::refunded:
            break;
    }
    return Turn::me;
}

// Those at one moment in the order in which they are added.
std::vector<Event> events_of(const CaseRecord& record) {
    std::vector<Event> events;
    const auto add_ends = [&](bool at_once) {
        for (const auto& row : record.routes)
            if (row.closed_at && (*row.closed_at <= row.taken_at) == at_once)
                events.push_back({*row.closed_at, Turn::me});
    };
    add_ends(false);
    for (const auto& row : record.contacts) events.push_back({row.at, after_contact(row)});
    for (const auto& row : record.routes) events.push_back({row.taken_at, turn_of(party_of(row))});
    add_ends(true);
    if (const auto& end = record.row.ended_at)
        std::erase_if(events, [&](const Event& event) { return event.at > *end; });
    for (const auto& row : record.turns) events.push_back({row.at, row.who});
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

}  // namespace

Actor actor_of(Turn turn) {
    switch (turn) {
        case Turn::merchant:
            return Actor::merchant;
        case Turn::platform:
            return Actor::platform;
        case Turn::authority:
            return Actor::authority;
        case Turn::me:
        case Turn::nobody:
            break;
    }
    return Actor::me;
}

Actor actor_of(Party party) {
    return party == Party::bank ? Actor::bank : actor_of(turn_of(party));
}

Turn turn_of(Party party) {
    switch (party) {
        case Party::platform:
        case Party::payment_firm:
        case Party::bank:
            return Turn::platform;
        case Party::authority:
            return Turn::authority;
        case Party::seller:
        case Party::courier:
        case Party::operator_:
        case Party::other:
            break;
    }
    return Turn::merchant;
}

Party party_of(Route route) {
    switch (route) {
        case Route::official_email:
        case Route::platform_dispute:
            return Party::platform;
        case Route::payment_provider:
            return Party::payment_firm;
        case Route::bank_chargeback:
            return Party::bank;
        case Route::social_media:
            return Party::seller;
        case Route::none:
        case Route::consumer_association:
        case Route::market_regulator:
        case Route::court:
        case Route::report:
        case Route::ministry:
            break;
    }
    return Party::authority;
}

bool is_closed(RouteState state) {
    return state == RouteState::refused || state == RouteState::settled || state == RouteState::withdrawn;
}

std::string_view label_of(Lang lang, Route route, RouteState state) {
    const bool turned_down = state == RouteState::refused && party_of(route) != Party::authority;
    return turned_down ? tr(lang, "route_state_turned_down"_tr) : label(lang, state);
}

std::vector<TurnSpan> turns(const CaseRecord& record) {
    const auto& row = record.row;
    auto events = events_of(record);
    const auto stage_turn = of_stage(row.stage);
    const bool told = !events.empty() && events.front().at <= row.stage_since;
    if (!told && stage_turn != Turn::me && !record.ended())
        events.insert(events.begin(), {row.stage_since, stage_turn});
    if (row.ended_at)
        events.insert(std::ranges::upper_bound(events, *row.ended_at, {}, &Event::at), {*row.ended_at, Turn::nobody});
    const auto start = events.empty() ? row.created_at : std::min(row.created_at, events.front().at);
    std::vector<TurnSpan> spans{{Turn::me, start, std::nullopt}};
    for (const auto& event : events) {
        auto& last = spans.back();
        if (event.who == last.who) continue;
        if (event.at > last.from) {
            last.to = event.at;
            spans.push_back({event.who, event.at, std::nullopt});
            continue;
        }
        last.who = event.who;
        if (spans.size() < 2 || spans[spans.size() - 2].who != event.who) continue;
        spans.pop_back();
        spans.back().to.reset();
    }
    return spans;
}

Turn turn_now(const CaseRecord& record) {
    return turns(record).back().who;
}

std::optional<Stage> next_stage_after(const CaseRecord& record, Direction direction) {
    if (direction != Direction::out || record.row.stage != Stage::evidence || !record.on_board()) return std::nullopt;
    return Stage::contacted;
}

Kept promise_kept(const CaseRecord& record, const ContactRow& contact, const Zones& zones, Instant now) {
    if (!contact.promised_by || contact.kept != Kept::unknown) return contact.kept;
    const auto due = last_second(*contact.promised_by, zones);
    const bool in_time = std::ranges::any_of(record.deadlines, [&](const DeadlineRow& row) {
        return row.contact_uuid == contact.uuid && row.done_at && *row.done_at <= due;
    });
    if (in_time) return Kept::yes;
    return now > due ? Kept::no : Kept::unknown;
}

}  // namespace recoup::core::inline model
