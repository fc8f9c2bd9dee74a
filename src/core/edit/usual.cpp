#include "core/edit/usual.h"

#include <algorithm>
#include <utility>

namespace recoup::core::inline edit {

AddContact usual_contact(const CaseRecord& record, Instant at) {
    AddContact contact{.case_uuid = record.row.uuid, .at = at};
    if (record.contacts.empty()) return contact;
    contact.channel = record.contacts.back().channel;
    contact.party = record.contacts.back().party;
    return contact;
}

std::string usual_ticket(const CaseRecord& record, Party party) {
    const auto& all = record.contacts;
    const auto at = std::find_if(all.rbegin(), all.rend(),
                                 [&](const ContactRow& one) { return one.party == party && !one.ticket.empty(); });
    return at == all.rend() ? std::string() : at->ticket;
}

NewDeadline route_deadline(Lang lang, Route route, When due) {
    return {.title = trf(lang, "route_wait"_tr, label(lang, route)), .due = std::move(due)};
}

}  // namespace recoup::core::inline edit
