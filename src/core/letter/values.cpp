#include <algorithm>
#include <ranges>

#include "core/base/text.h"
#include "core/letter/compose.h"
#include "core/letter/facts.h"
#include "core/letter/laws.h"
#include "core/model/amounts.h"
#include "core/payments/missing.h"

namespace recoup::core::inline letter {
namespace {

using namespace std::chrono;

constexpr std::size_t kLettersNamed = 6;  // beyond: "A to K"

class Writer {
  public:
    Writer(const ComposeFrom& from, const Message& message)
        : from_(from),
          message_(message),
          addressee_(addressee_of(from.record, message, *from.reader.zones, from.reader.now)),
          talk_(talk_with(from.record, addressee_.about)) {}

    Values write() {
        const auto& row = from_.record.row;
        put(Placeholder::title, row.title);
        put(Placeholder::platform, row.platform);
        put(Placeholder::order_no, row.order_no);
        put(Placeholder::payment_method, row.payment_method);
        put(Placeholder::note, row.note);
        put(Placeholder::facts, facts_of(from_, addressee_));
        amounts();
        moments();
        evidence();
        contacts();
        reply();
        promise();
        clause();
        basis();
        for (const auto name : {Placeholder::my_name, Placeholder::my_phone, Placeholder::my_address,
                                Placeholder::other_name, Placeholder::other_address, Placeholder::place,
                                Placeholder::city, Placeholder::child, Placeholder::courier, Placeholder::consignment})
            put(name, std::string(blank_text(from_.reader.lang, name)));
        licence();
        return std::move(values_);
    }

  private:
    void put(Placeholder name, std::string value) {
        value = clean_value(value);
        if (!value.empty()) values_[name] = std::move(value);
    }
    void put(Placeholder name, const std::optional<When>& when) {
        if (when) put(name, written_when(from_.reader, *when));
    }
    void put_day(Placeholder name, const std::optional<When>& when) {
        if (when) put(name, written_day(from_.reader, *when));
    }
    void money(Placeholder name, std::optional<std::int64_t> minor) {
        if (minor && *minor > 0) put(name, written_amount(from_.reader.lang, *minor, from_.record.row.currency));
    }

    void amounts() {
        const auto& row = from_.record.row;
        money(Placeholder::paid, row.paid_minor);
        money(Placeholder::asked, asked_minor(row));
        if (!from_.record.ended()) money(Placeholder::claimed, owed_minor(row));
        money(Placeholder::received, row.received_minor);
        const auto offer = open_offer_minor(row);
        money(Placeholder::offered, offer);
        if (offer) money(Placeholder::difference, offer_gap_minor(row));
    }

    void moments() {
        const auto& row = from_.record.row;
        put(Placeholder::paid_at, row.paid_at);
        put(Placeholder::occurred_at, row.occurred_at);
        put_day(Placeholder::received_at, row.received_at);
        put_day(Placeholder::refunded_at, row.refunded_at);
        if (const auto missing = missing_refund(from_.record, *from_.reader.zones))
            put_day(Placeholder::billed_until, at_instant(missing->until));
        put_day(Placeholder::today, at_instant(from_.reader.now));
        put(Placeholder::reply_by, reply_deadline(message_, from_.reader));
    }

    void evidence() {
        const auto& reader = from_.reader;
        const auto& items = from_.record.evidence;
        std::string list, letters;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto shows = clean_value(flat(items[i].caption));
            const auto what = shows.empty() ? std::string(label(reader.lang, items[i].kind)) : shows;
            list += fmt::format("{}{}. {}", i == 0 ? "" : "\n", letter_name(i), what);
            if (i > 0) letters += reader(i + 1 == items.size() ? "message_letter_and"_tr : "list_comma"_tr);
            letters += letter_name(i);
        }
        if (items.size() > kLettersNamed)
            letters = trf(reader.lang, "message_letter_range"_tr, letter_name(0), letter_name(items.size() - 1));
        put(Placeholder::evidence, list);
        put(Placeholder::evidence_letters, letters);
        if (items.size() == 1) put(Placeholder::evidence_count, std::string(reader("letter_document"_tr)));
        if (items.size() > 1) put(Placeholder::evidence_count, trf(reader.lang, "letter_documents"_tr, items.size()));
    }

    void contacts() {
        put(Placeholder::other_side, who_is(from_.reader, addressee_));
        if (const auto* first = talk_.first_mine()) {
            put_day(Placeholder::first_contact_at, at_instant(first->at));
            put_day(Placeholder::last_contact_at, at_instant(talk_.last_mine()->at));
            put(Placeholder::contact_count, std::to_string(talk_.times(from_.reader)));
            put(Placeholder::times, written_times(from_.reader.lang, talk_.times(from_.reader)));
            put(Placeholder::days,
                std::to_string(floor<days>(std::max(from_.reader.now - first->at, seconds{0})).count()));
        }
        const auto& all = talk_.contacts;
        const auto ticket =
            std::find_if(all.rbegin(), all.rend(), [](const auto* one) { return !one->ticket.empty(); });
        if (ticket != all.rend()) put(Placeholder::ticket, (*ticket)->ticket);
    }

    // What the message answers; where it answers nothing, what was said last. Of what was said that day the promise or
    // the excuse tells more than the words that went with it.
    const ContactRow* answer() const {
        const bool chosen = message_.pushback != Pushback::none && message_.pushback != Pushback::silence;
        const ContactRow* last = nullptr;
        for (const auto* one : talk_.contacts | std::views::reverse) {
            if (!is_answer(*one) || (chosen && !answers(message_, one->pushback))) continue;
            if (last && day_of(from_.reader, one->at) != day_of(from_.reader, last->at)) break;
            if (one->promised_by || one->pushback != Pushback::none) return one;
            if (!last) last = one;
        }
        return last;
    }

    void reply() {
        const auto* one = answer();
        if (!one) return;
        put_day(Placeholder::replied_at, at_instant(one->at));
        put(Placeholder::last_reply, flat(one->words));
        if (!values_.contains(Placeholder::last_reply)) put(Placeholder::last_account, flat(one->text));
    }

    void promise() {
        const auto& reader = from_.reader;
        const auto* one = open_promise(from_.record, talk_, *reader.zones, reader.now);
        if (!one) return;
        put(Placeholder::promise, flat(one->words));
        const auto& due = *one->promised_by;
        const bool today = !due.is_day() && day_of(reader, due.instant) == day_of(reader, reader.now);
        put(Placeholder::promised_by, today ? written_when(reader, due) : written_day(reader, due));
    }

    void clause() {
        const auto* platform = from_.state.find_platform(from_.record.row.platform);
        if (!platform || platform->clauses.empty()) return;
        const auto& one = platform->clauses.front();
        std::string_view title = trim(one.title);
        // The template writes the quotation marks of a title.
        if (title.starts_with("《") && title.ends_with("》")) title = title.substr(3, title.size() - 6);
        put(Placeholder::clause_title, std::string(title));
        put(Placeholder::clause, one.clause);
        put(Placeholder::clause_text, flat(one.text));
    }

    // In place of the blanks, where the directory keeps them.
    void licence() {
        const auto* platform = from_.state.find_platform(from_.record.row.platform);
        if (!platform) return;
        put(Placeholder::other_name, platform->row.legal_name);
        put(Placeholder::other_address, platform->row.legal_address);
    }

    void basis() {
        std::vector<std::string> cites, lines;
        for (const auto& law : laws_of(from_, message_, addressee_)) {
            cites.push_back(law.cite);
            lines.push_back(law.says.empty() ? law.cite
                                             : trf(from_.reader.lang, "pair_by_colon"_tr, law.cite, law.says));
        }
        put(Placeholder::basis, fmt::format("{}", fmt::join(cites, from_.reader("message_law_comma"_tr))));
        put(Placeholder::law, fmt::format("{}", fmt::join(lines, "\n")));
    }

    const ComposeFrom& from_;
    const Message& message_;
    Addressee addressee_;
    Talk talk_;
    Values values_;
};

}  // namespace

Values case_values(const ComposeFrom& from, const Message& message) {
    return Writer(from, message).write();
}

}  // namespace recoup::core::inline letter
