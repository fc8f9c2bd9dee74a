#include <algorithm>

#include "core/advice/fits.h"
#include "core/base/text.h"
#include "core/letter/compose.h"
#include "core/letter/facts.h"
#include "core/letter/needs.h"
#include "core/model/amounts.h"

namespace recoup::core::inline letter {
namespace {

using namespace std::chrono;

constexpr std::size_t kLettersNamed = 6;  // beyond: "A to K"
constexpr std::size_t kMostLaws = 5;

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
        for (const auto name :
             {Placeholder::my_name, Placeholder::my_phone, Placeholder::my_address, Placeholder::other_name,
              Placeholder::other_address, Placeholder::place, Placeholder::city, Placeholder::child})
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
        if (when) put(name, written(from_.reader, *when));
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
        money(Placeholder::claimed, owed_minor(row));
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
    }

    void contacts() {
        put(Placeholder::other_side, who_is(from_.reader, addressee_));
        if (const auto* first = talk_.first_mine()) {
            put_day(Placeholder::first_contact_at, at_instant(first->at));
            put_day(Placeholder::last_contact_at, at_instant(talk_.last_mine()->at));
            put(Placeholder::contact_count, std::to_string(talk_.times()));
            put(Placeholder::times, written_times(from_.reader.lang, talk_.times()));
            put(Placeholder::days,
                std::to_string(floor<days>(std::max(from_.reader.now - first->at, seconds{0})).count()));
        }
        const auto& all = talk_.contacts;
        const auto ticket =
            std::find_if(all.rbegin(), all.rend(), [](const auto* one) { return !one->ticket.empty(); });
        if (ticket != all.rend()) put(Placeholder::ticket, (*ticket)->ticket);
    }

    // What the message answers; where it answers nothing, what was said last.
    void reply() {
        const auto& all = talk_.contacts;
        const bool chosen = message_.pushback != Pushback::none && message_.pushback != Pushback::silence;
        const auto one = std::find_if(all.rbegin(), all.rend(), [&](const auto* contact) {
            return is_answer(*contact) && (!chosen || answers(message_, contact->pushback));
        });
        if (one == all.rend()) return;
        put(Placeholder::last_reply, flat((*one)->words));
        if (!values_.contains(Placeholder::last_reply)) put(Placeholder::last_account, flat((*one)->text));
    }

    void promise() {
        const auto& reader = from_.reader;
        const auto* one = open_promise(from_.record, talk_, *reader.zones, reader.now);
        if (!one) return;
        put(Placeholder::promise, flat(one->words));
        const auto& due = *one->promised_by;
        const bool today = !due.is_day() && day_of(reader, due.instant) == day_of(reader, reader.now);
        put(Placeholder::promised_by, today ? written(reader, due) : written_day(reader, due));
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

    // What the other side owes by law, as somebody read it; terms of a platform and how an authority or a bank proceeds
    // are none of that.
    bool is_law(const Rule& rule) const {
        return rule.platform.empty() && rule.route == Route::none && rule.standing == Standing::c1 &&
               rule.jurisdiction != "INT" && holds_in(rule, from_.record.row.jurisdiction) && !rule.article.empty() &&
               rule.actor != Actor::authority && rule.actor != Actor::bank;
    }

    static std::string law_of(const Rule& rule) {
        if (rule.jurisdiction != "CN") return fmt::format("{}, {}", rule.source_title, rule.article);
        if (rule.source_title.starts_with("《")) return rule.source_title + rule.article;
        return fmt::format("《{}》{}", rule.source_title, rule.article);
    }

    struct Law {
        std::string cite, says;
    };

    bool fits(const Playbook::Law& law) const {
        const auto& row = from_.record.row;
        return law.standing == Standing::c1 && law.jurisdiction == row.jurisdiction &&
               (law.sectors.empty() || in_one_sector(from_.record, law.sectors, from_.rules)) &&
               (law.words.empty() || says(row, law.words));
    }

    // A rule names its law in the language of the law; the playbook may have it in that of the letter.
    std::string in_language(const std::string& cite) const {
        if (from_.playbook)
            for (const auto& law : from_.playbook->law)
                if (law.cite.zh == cite) return std::string(law.cite.in(from_.reader.lang));
        return cite;
    }

    std::vector<Law> laws() const {
        const auto lang = from_.reader.lang;
        std::vector<Law> found;
        if (from_.playbook)
            for (const auto& law : from_.playbook->law)
                if (fits(law)) found.push_back({std::string(law.cite.in(lang)), std::string(law.says.in(lang))});
        const auto said = [&](const std::string& cite) {
            const auto same = std::ranges::find(found, cite, &Law::cite);
            return same == found.end() ? std::string() : same->says;
        };
        std::vector<Law> all;
        const auto add = [&](std::string cite) { all.push_back({cite, said(cite)}); };
        for (const auto& law : message_.law) add(std::string(law.text.in(lang)));
        for (const auto& deadline : from_.record.deadlines)
            if (const auto* rule = deadline.rule.empty() ? nullptr : from_.rules.find(deadline.rule);
                rule && is_law(*rule))
                add(in_language(law_of(*rule)));
        for (const auto& law : found) add(law.cite);
        return all;
    }

    void basis() {
        std::vector<std::string> cites, lines;
        for (const auto& law : laws()) {
            if (cites.size() == kMostLaws || std::ranges::find(cites, law.cite) != cites.end()) continue;
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
