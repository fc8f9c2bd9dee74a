#include "core/edit/usual.h"

#include <utility>

namespace recoup::core::inline edit {

AddContact usual_contact(const CaseRecord& record, Instant at) {
    AddContact contact{.case_uuid = record.row.uuid, .at = at};
    if (record.contacts.empty()) return contact;
    contact.channel = record.contacts.back().channel;
    contact.party = record.contacts.back().party;
    return contact;
}

NewDeadline route_deadline(Lang lang, Route route, When due) {
    return {.title = trf(lang, "route_wait"_tr, label(lang, route)), .due = std::move(due)};
}

}  // namespace recoup::core::inline edit
