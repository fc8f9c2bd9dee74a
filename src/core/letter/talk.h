// Who a message goes to, whom it speaks of, and what passed with them. Pure, any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "core/law/message.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline letter {

// Something was said to me: their silence is not.
bool is_answer(const ContactRow& contact);

// The contacts with one party, in time; they point into the record.
struct Talk {
    Party party = Party::seller;
    std::vector<const ContactRow*> contacts;

    // Nothing where there is none.
    const ContactRow* first_mine() const;
    const ContactRow* last_mine() const;
    const ContactRow* last_answer() const;
    // That I turned to them: what passed through one channel on one day of the reader is one time.
    std::size_t times(const Reader& reader) const;
};

Talk talk_with(const CaseRecord& record, Party party);

// An authority has it, and is not done with it.
bool is_at_authority(const RouteRow& row);

// With whom the dispute is: seller, platform or operator, whoever of them was spoken with last; else another party
// that I turned to, but an authority; else the seller.
Party other_side(const CaseRecord& record);

struct Addressee {
    Party to = Party::seller;
    Party about = Party::seller;  // whose tickets and promises it tells, and whose words it quotes
    bool third_person = false;    // it speaks of them, not to them
};

// Of a message that answers something: who said that. Of one for a route: who deals with it, about whom the message
// names, else about the other side, the seller where that is a bank, a payment firm or a courier.
Addressee addressee_of(const CaseRecord& record, const Message& message, const Zones& zones, Instant now);

// Who is to do something: banks and payment firms themselves, else the one it is about.
Party asked_of(const Addressee& addressee);

// The last thing `talk` promised, when its moment has passed and nothing was heard about it since.
const ContactRow* open_promise(const CaseRecord& record, const Talk& talk, const Zones& zones, Instant now);

// The last thing `talk` promised, while its moment is still to come and nothing else was answered since.
const ContactRow* coming_promise(const CaseRecord& record, const Talk& talk, const Zones& zones, Instant now);

// It asks again for what was promised.
bool is_about_promise(const Message& message);
// It answers those that said it.
bool answers(const Message& message, Pushback pushback);

// What is still to be asked for; nothing where nobody said how much, 0 and less where all has come.
std::optional<std::int64_t> owed_minor(const CaseRow& row);
// The offer that lies on the table: below what is asked for, and no money has come since.
std::optional<std::int64_t> open_offer_minor(const CaseRow& row);

}  // namespace recoup::core::inline letter
