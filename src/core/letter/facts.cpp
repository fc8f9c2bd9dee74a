#include "core/letter/facts.h"

#include <algorithm>
#include <ranges>

#include "core/base/text.h"
#include "core/law/template.h"
#include "core/model/amounts.h"

namespace recoup::core::inline letter {
namespace {

constexpr std::size_t kMostAnswers = 12;  // the last ones
constexpr std::size_t kMostRequests = 6;  // to one party, likewise
constexpr std::size_t kMostOfNote = 120;  // code points

class Teller {
  public:
    Teller(const ComposeFrom& from, const Addressee& addressee)
        : from_(from), row_(from.record.row), addressee_(addressee), who_(who_is(from.reader, addressee)) {}

    std::vector<Fact> tell() {
        purchase();
        for (const auto party : told()) talk(talk_with(from_.record, party));
        answers();
        money();
        std::ranges::stable_sort(lines_, {}, &Fact::at);
        for (auto& line : undated_) lines_.push_back({.text = line, .bare = line});
        return std::move(lines_);
    }

  private:
    // Every sentence begins with its day.
    template <typename... Args>
    Fact& add(FactKind kind, const When& when, const std::string& day, Tr text, const Args&... args) {
        const auto lang = from_.reader.lang;
        lines_.push_back({kind, when, first_second(when, *from_.reader.zones), trf(lang, text, day, args...),
                          behind_day(trf(lang, text, std::string(), args...))});
        return lines_.back();
    }
    static std::string behind_day(std::string_view text) {
        while (take_prefix(text, "，") || take_prefix(text, ":") || take_prefix(text, ",") || take_prefix(text, " ")) {
        }
        return capital(std::string(text));
    }
    template <typename... Args>
    void add_theirs(FactKind kind, const ContactRow& one, const When& when, Tr text, const Args&... args) {
        auto& fact = add(kind, when, day(when), text, args...);
        fact.theirs = true;
        fact.contact = one.uuid;
    }
    void add_note(const ContactRow& one) {
        const auto note = note_of(one);
        lines_.back().text += note;
        lines_.back().bare += note;
        lines_.back().contact = one.uuid;
    }
    std::string amount(std::int64_t minor) const { return written_amount(from_.reader.lang, minor, row_.currency); }
    std::string day(const When& when) const { return written_day(from_.reader, when); }

    // What an authority says is no part of it.
    std::vector<Party> told() const {
        std::vector<Party> parties;
        for (const auto& one : from_.record.contacts)
            if (is_told(one.party) && std::ranges::find(parties, one.party) == parties.end())
                parties.push_back(one.party);
        return parties;
    }
    bool is_told(Party party) const { return party == addressee_.about || party != Party::authority; }

    std::string name(Party party) const {
        if (party == addressee_.about) return who_;
        if (party == asked_of(addressee_)) return std::string(from_.reader("letter_you"_tr));
        if (party == Party::other) return std::string(from_.reader("letter_third"_tr));
        return who_is(from_.reader, {party, party, true});
    }

    void purchase() {
        if (row_.paid_at && row_.paid_minor)
            add(FactKind::paid, *row_.paid_at, written_when(from_.reader, *row_.paid_at),
                row_.problem == Problem::subscription ? "fact_charged"_tr : "fact_paid"_tr, amount(*row_.paid_minor));
        if (row_.received_at) add(FactKind::goods, *row_.received_at, day(*row_.received_at), "fact_goods"_tr);
        if (row_.occurred_at)
            add(FactKind::occurred, *row_.occurred_at, written_when(from_.reader, *row_.occurred_at),
                "fact_occurred"_tr);
    }

    void talk(const Talk& talk) {
        const auto who = name(talk.party);
        promises(talk, who);
        const auto* first = talk.first_mine();
        if (!first) return;
        const auto at = at_instant(first->at);
        const auto ticket = clean_value(first->ticket);
        if (talk.party != addressee_.about && !ticket.empty())
            add(FactKind::contact, at, day(at), "fact_contact_ticket"_tr, who, ticket);
        else
            add(FactKind::contact, at, day(at),
                first == talk.contacts.front() ? "fact_first_contact"_tr : "fact_contact"_tr, who);
        add_note(*first);
        requests(talk, *first, who);
        const auto times = talk.times(from_.reader);
        if (talk.party == addressee_.about && times > 1)
            undated_.push_back(
                capital(trf(from_.reader.lang, "fact_contacts"_tr, who, written_times(from_.reader.lang, times),
                            day(at_instant(talk.last_mine()->at)))));
    }

    // What I noted of having turned to them, the last ones behind the first.
    void requests(const Talk& talk, const ContactRow& first, const std::string& who) {
        const auto begin = lines_.size();
        for (const auto* one : talk.contacts | std::views::reverse) {
            if (one->direction != Direction::out || one == &first || lines_.size() - begin == kMostRequests) continue;
            if (note_of(*one).empty()) continue;
            add(FactKind::contact, at_instant(one->at), day(at_instant(one->at)), "fact_contact"_tr, who);
            add_note(*one);
        }
        // Those of one moment stand as they were sent.
        std::ranges::reverse(lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.end());
    }

    // Behind the sentence that I turned to them. A whole letter that was logged is no note.
    std::string note_of(const ContactRow& one) const {
        const auto note = clean_value(one.text);
        if (note.empty() || note.find('\n') != std::string::npos || count_characters(note) > kMostOfNote) return {};
        return trf(from_.reader.lang, "fact_note"_tr, note);
    }

    // Those that somebody noted as not kept or ticked off late, and the last one where it is open.
    void promises(const Talk& talk, const std::string& who) {
        const auto& reader = from_.reader;
        const auto* open = open_promise(from_.record, talk, *reader.zones, reader.now);
        for (const auto* one : talk.contacts) {
            if (!one->promised_by || last_second(*one->promised_by, *reader.zones) >= reader.now) continue;
            if (one != open && !(is_answer(*one) && was_missed(*one))) continue;
            add_theirs(FactKind::promise, *one, *one->promised_by, "fact_promise"_tr, who);
            lines_.back().at = last_second(*one->promised_by, *reader.zones);
        }
    }

    bool was_missed(const ContactRow& one) const {
        if (one.kept != Kept::unknown) return one.kept == Kept::no;
        const auto due = last_second(*one.promised_by, *from_.reader.zones);
        return std::ranges::any_of(from_.record.deadlines, [&](const DeadlineRow& row) {
            return row.contact_uuid == one.uuid && row.done_at && *row.done_at > due;
        });
    }

    void answers() {
        std::size_t told = 0;
        for (const auto& one : from_.record.contacts | std::views::reverse)
            if (is_told(one.party) && told < kMostAnswers && tell_answer(one)) ++told;
        // Those of one moment stand as they were said.
        std::ranges::reverse(lines_.end() - static_cast<std::ptrdiff_t>(told), lines_.end());
    }

    bool tell_answer(const ContactRow& one) {
        if (one.direction == Direction::out) return false;
        const auto words = clean_value(flat(one.words)), account = clean_value(flat(one.text));
        const auto at = at_instant(one.at);
        if (!is_answer(one))
            add_theirs(FactKind::answer, one, at, "fact_silence"_tr, name(one.party));
        else if (!words.empty())
            add_theirs(FactKind::answer, one, at, "fact_words"_tr, name(one.party), words);
        else if (!account.empty() && !tells_money(one))
            add_theirs(FactKind::answer, one, at, "fact_account_of"_tr, name(one.party), account);
        else
            return false;
        return true;
    }

    // Noted of the moment the money came, which is told anyway.
    bool tells_money(const ContactRow& one) const {
        return row_.received_minor.value_or(0) > 0 && row_.refunded_at && *row_.refunded_at == at_instant(one.at);
    }

    void money() {
        const auto received = row_.received_minor.value_or(0);
        if (received > 0 && row_.refunded_at)
            add(FactKind::money, *row_.refunded_at, day(*row_.refunded_at), "fact_money"_tr, amount(received));
        else if (received > 0)
            undated_.push_back(trf(from_.reader.lang, "fact_money_undated"_tr, amount(received)));
        if (const auto offer = open_offer_minor(row_))
            undated_.push_back(
                capital(trf(from_.reader.lang, "fact_offer"_tr, who_, amount(*offer), amount(*offer_gap_minor(row_)))));
    }

    const ComposeFrom& from_;
    const CaseRow& row_;
    Addressee addressee_;
    std::string who_;
    std::vector<Fact> lines_;
    std::vector<std::string> undated_;
};

}  // namespace

std::string who_is(const Reader& reader, const Addressee& addressee) {
    if (!addressee.third_person) return std::string(reader("letter_you"_tr));
    static constexpr Tr kNames[] = {"letter_seller"_tr,    "letter_platform"_tr, "letter_payment_firm"_tr,
                                    "letter_bank"_tr,      "letter_courier"_tr,  "letter_operator"_tr,
                                    "letter_authority"_tr, "letter_other"_tr};
    return std::string(reader(kNames[static_cast<std::size_t>(addressee.about)]));
}

std::string facts_of(const ComposeFrom& from, const Addressee& addressee) {
    std::string text;
    for (const auto& fact : told_facts(from, addressee)) text += fact.text + '\n';
    return std::string(trim(text));
}

std::vector<Fact> told_facts(const ComposeFrom& from, const Addressee& addressee) {
    return Teller(from, addressee).tell();
}

}  // namespace recoup::core::inline letter
