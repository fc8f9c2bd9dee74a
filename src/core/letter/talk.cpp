#include "core/letter/talk.h"

#include <algorithm>
#include <ranges>
#include <set>

#include "core/model/amounts.h"
#include "core/model/turns.h"

namespace recoup::core::inline letter {
namespace {

bool is_mine(const ContactRow* contact) {
    return contact->direction == Direction::out;
}

bool is_first_hand(Party party) {
    return party == Party::seller || party == Party::platform || party == Party::operator_;
}

// The party of the last contact that fits.
template <class Fits>
const ContactRow* last_of(const CaseRecord& record, Fits fits) {
    const auto at = std::find_if(record.contacts.rbegin(), record.contacts.rend(), fits);
    return at == record.contacts.rend() ? nullptr : &*at;
}

// Whoever deals with the route is told about the other side.
bool speaks_of(Route route) {
    switch (route) {
        case Route::none:
        case Route::official_email:
        case Route::platform_dispute:
            return false;
        case Route::social_media:
        case Route::consumer_association:
        case Route::market_regulator:
        case Route::payment_provider:
        case Route::bank_chargeback:
        case Route::court:
        case Route::report:
        case Route::ministry:
            break;
    }
    return true;
}

// A letter to others names the shop: a bank or a courier that alone was spoken with is not it.
Party accused(Party other) {
    return is_first_hand(other) || other == Party::other ? other : Party::seller;
}

const ContactRow* pushed(const CaseRecord& record, const Message& message) {
    if (message.pushback == Pushback::none || message.pushback == Pushback::silence) return nullptr;
    return last_of(record, [&](const ContactRow& one) {
        return is_answer(one) && one.party != Party::authority && answers(message, one.pushback);
    });
}

const ContactRow* promised(const CaseRecord& record, const Zones& zones, Instant now) {
    return last_of(record, [&](const ContactRow& one) {
        return one.promised_by && one.party != Party::authority &&
               open_promise(record, talk_with(record, one.party), zones, now) == &one;
    });
}

// Something that leaves no promise open any more: money apart, they spoke to the matter again.
bool settles(const ContactRow& later, Instant due) {
    return is_answer(later) && (later.at >= due || later.promised_by || later.pushback != Pushback::none);
}

}  // namespace

bool is_answer(const ContactRow& contact) {
    return contact.direction == Direction::in && contact.pushback != Pushback::silence;
}

const ContactRow* Talk::first_mine() const {
    const auto at = std::ranges::find_if(contacts, is_mine);
    return at == contacts.end() ? nullptr : *at;
}

const ContactRow* Talk::last_mine() const {
    const auto at = std::find_if(contacts.rbegin(), contacts.rend(), is_mine);
    return at == contacts.rend() ? nullptr : *at;
}

const ContactRow* Talk::last_answer() const {
    const auto at = std::find_if(contacts.rbegin(), contacts.rend(), [](const auto* one) { return is_answer(*one); });
    return at == contacts.rend() ? nullptr : *at;
}

std::size_t Talk::times(const Reader& reader) const {
    std::set<std::pair<Day, Channel>> times;
    for (const auto* one : contacts)
        if (is_mine(one)) times.emplace(Day{day_of(reader, one->at)}, one->channel);
    return times.size();
}

Talk talk_with(const CaseRecord& record, Party party) {
    Talk talk{party, {}};
    for (const auto& one : record.contacts)
        if (one.party == party) talk.contacts.push_back(&one);
    return talk;
}

bool is_at_authority(const RouteRow& row) {
    return party_of(row) == Party::authority && !is_closed(row.state);
}

Party other_side(const CaseRecord& record) {
    if (const auto* one = last_of(record, [](const auto& c) { return is_first_hand(c.party); })) return one->party;
    const auto* one =
        last_of(record, [](const auto& c) { return c.direction == Direction::out && c.party != Party::authority; });
    return one ? one->party : Party::seller;
}

Addressee addressee_of(const CaseRecord& record, const Message& message, const Zones& zones, Instant now) {
    const auto other = other_side(record);
    if (speaks_of(message.route)) {
        const auto to = message.to.value_or(party_of(message.route));
        return {to, message.about.value_or(accused(other)), true};
    }
    if (message.to) return {*message.to, *message.to, false};
    if (const auto* one = pushed(record, message)) return {one->party, one->party, false};
    if (is_about_promise(message))
        if (const auto* one = promised(record, zones, now)) return {one->party, one->party, false};
    return {other, other, false};
}

Party asked_of(const Addressee& addressee) {
    return addressee.to == Party::payment_firm || addressee.to == Party::bank ? addressee.to : addressee.about;
}

const ContactRow* open_promise(const CaseRecord& record, const Talk& talk, const Zones& zones, Instant now) {
    const auto& all = talk.contacts;
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (!(*one)->promised_by) continue;
        const auto due = last_second(*(*one)->promised_by, zones);
        if (now <= due || promise_kept(record, **one, zones, now) != Kept::no) return nullptr;
        const bool settled = std::any_of(all.rbegin(), one, [&](const auto* later) { return settles(*later, due); });
        return settled || record.row.received_minor.value_or(0) > 0 ? nullptr : *one;
    }
    return nullptr;
}

const ContactRow* coming_promise(const CaseRecord& record, const Talk& talk, const Zones& zones, Instant now) {
    const auto& all = talk.contacts;
    const auto one = std::find_if(all.rbegin(), all.rend(), [](const ContactRow* contact) {
        return is_answer(*contact) && (contact->promised_by || contact->pushback != Pushback::none);
    });
    if (one == all.rend() || !(*one)->promised_by) return nullptr;
    return promise_kept(record, **one, zones, now) == Kept::unknown ? *one : nullptr;
}

bool is_about_promise(const Message& message) {
    return message.body.en.find("{promised_by}") != std::string::npos;
}

bool answers(const Message& message, Pushback pushback) {
    if (pushback == Pushback::none) return false;
    return message.pushback == pushback ||
           std::ranges::find(message.also_answers, pushback) != message.also_answers.end();
}

std::optional<std::int64_t> owed_minor(const CaseRow& row) {
    const auto asked = asked_minor(row);
    if (!asked) return std::nullopt;
    return *asked - row.received_minor.value_or(0);
}

std::optional<std::int64_t> open_offer_minor(const CaseRow& row) {
    if (row.received_minor.value_or(0) > 0 || !offer_gap_minor(row)) return std::nullopt;
    return row.offered_minor;
}

}  // namespace recoup::core::inline letter
