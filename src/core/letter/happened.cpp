#include "core/letter/happened.h"

#include <algorithm>

#include "core/model/turns.h"

namespace recoup::core::inline letter {
namespace {

const ContactRow* last_contact(const CaseRecord& record) {
    const auto at = std::find_if(record.contacts.rbegin(), record.contacts.rend(),
                                 [](const ContactRow& one) { return one.party != Party::authority; });
    return at == record.contacts.rend() ? nullptr : &*at;
}

// The day of an answer to `asked` has passed.
bool is_late(const CaseRecord& record, const ContactRow& asked, const Zones& zones, Instant now) {
    return std::ranges::any_of(record.deadlines, [&](const DeadlineRow& row) {
        if (row.done_at || row.stopped_at || row.actor == Actor::me || row.actor == Actor::authority) return false;
        const auto due = last_second(row.due, zones);
        return due < now && due > asked.at;
    });
}

bool is_part_paid(const CaseRecord& record, const ContactRow* last, const Zones& zones) {
    const auto& row = record.row;
    if (row.received_minor.value_or(0) <= 0) return false;
    if (!last || last->direction == Direction::in) return true;
    return row.refunded_at && first_second(*row.refunded_at, zones) > last->at;
}

// An authority has it, and nothing was said since.
bool waits_for_authority(const CaseRecord& record, const ContactRow* last) {
    return std::ranges::any_of(record.routes, [&](const RouteRow& row) {
        return is_at_authority(row) && (!last || last->at <= row.taken_at);
    });
}

// Nothing where I asked since that bill.
std::optional<MissingRefund> unseen_refund(const CaseRecord& record, const Zones& zones) {
    const auto missing = missing_refund(record, zones);
    const auto asks = [&](const ContactRow& one) { return one.direction == Direction::out && one.at > missing->until; };
    return missing && std::ranges::none_of(record.contacts, asks) ? missing : std::nullopt;
}

Happened of_contact(const ComposeFrom& from, const ContactRow& last) {
    const auto& record = from.record;
    const auto& zones = *from.reader.zones;
    const auto now = from.reader.now;
    const auto talk = talk_with(record, last.party);
    const auto* promise = open_promise(record, talk, zones, now);
    const auto* mine = talk.last_mine();
    // Whoever asked again after the day had passed waits for the answer to that.
    if (promise && (!mine || mine->at < last_second(*promise->promised_by, zones)))
        return {Last::broken, Pushback::none, promise};
    if (last.direction == Direction::out) return {is_late(record, last, zones, now) ? Last::silent : Last::waiting};
    if (last.pushback == Pushback::silence) return {Last::silent};
    if (last.promised_by && now <= last_second(*last.promised_by, zones)) return {Last::waiting};
    if (last.pushback != Pushback::none) return {Last::pushed, last.pushback, &last};
    return {Last::said, Pushback::none, &last};
}

}  // namespace

Happened last_of(const ComposeFrom& from) {
    const auto& record = from.record;
    if (record.ended() || owed_minor(record.row).value_or(1) <= 0) return {Last::over};
    const auto* last = last_contact(record);
    if (is_part_paid(record, last, *from.reader.zones)) return {Last::part_paid};
    if (waits_for_authority(record, last)) return {Last::waiting};
    if (const auto missing = unseen_refund(record, *from.reader.zones))
        return {.what = Last::no_refund, .missing = missing};
    if (!last || !talk_with(record, other_side(record)).first_mine()) {
        const bool theirs = last && last->direction == Direction::in && last->pushback != Pushback::none;
        if (!theirs) return {Last::nothing};
    }
    return of_contact(from, *last);
}

bool answers(const Message& message, const Happened& last) {
    const auto needs = [&](Need need) { return std::ranges::find(message.needs, need) != message.needs.end(); };
    switch (last.what) {
        case Last::nothing:
            return needs(Need::not_contacted) || message.special();
        case Last::silent:
            return answers(message, Pushback::silence);
        case Last::broken:
            return is_about_promise(message);
        case Last::no_refund:
            return needs(Need::no_refund);
        case Last::pushed:
            return answers(message, last.pushback);
        case Last::part_paid:
            return needs(Need::part_received);
        case Last::waiting:
        case Last::said:
        case Last::over:
            break;
    }
    return false;
}

}  // namespace recoup::core::inline letter
