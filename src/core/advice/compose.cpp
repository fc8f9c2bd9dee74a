#include "core/advice/compose.h"

#include <algorithm>
#include <tuple>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/model/amounts.h"
#include "core/model/turns.h"

namespace recoup::core::inline advice {
namespace {

using namespace std::chrono;

constexpr std::size_t kLettersNamed = 6;  // beyond: "A to K"
constexpr std::size_t kMostLaws = 3;

std::string flat(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// The year is left out when the reader lives in it, except where a letter is dated.
std::string written_day(const Reader& reader, Day day, bool with_year) {
    const Day today{day_of(reader, reader.now)};
    const auto d = static_cast<unsigned>(day.day());
    const auto m = static_cast<unsigned>(day.month());
    const auto y = static_cast<int>(day.year());
    with_year = with_year || day.year() != today.year();
    if (reader.lang == Lang::zh)
        return with_year ? fmt::format("{} 年 {} 月 {} 日", y, m, d) : fmt::format("{} 月 {} 日", m, d);
    static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    return with_year ? fmt::format("{} {} {}", d, kMonths[m - 1], y) : fmt::format("{} {}", d, kMonths[m - 1]);
}

std::string written(const Reader& reader, const When& when) {
    if (when.is_day()) return written_day(reader, when.day, false);
    const auto local = to_local(*reader.zones, reader.zone, when.instant);
    const auto day = floor<days>(local);
    const hh_mm_ss time{local - day};
    return fmt::format("{} {:02}:{:02}", written_day(reader, Day{day}, false), time.hours().count(),
                       time.minutes().count());
}

template <class Fits>
const ContactRow* last_contact(const CaseRecord& record, Fits fits) {
    const auto at = std::find_if(record.contacts.rbegin(), record.contacts.rend(), fits);
    return at == record.contacts.rend() ? nullptr : &*at;
}

class Writer {
  public:
    Writer(const ComposeFrom& from, const Message& message) : from_(from), message_(message) {}

    Values write() {
        const auto& row = from_.record.row;
        put(Placeholder::title, row.title);
        put(Placeholder::platform, row.platform);
        put(Placeholder::order_no, row.order_no);
        put(Placeholder::note, row.note);
        amounts();
        moments();
        evidence();
        contacts();
        clause();
        basis();
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
    void money(Placeholder name, std::optional<std::int64_t> minor) {
        if (minor) put(name, format_amount(*minor, from_.record.row.currency));
    }

    void amounts() {
        const auto& row = from_.record.row;
        money(Placeholder::paid, row.paid_minor);
        money(Placeholder::claimed, asked_minor(row));
        money(Placeholder::offered, row.offered_minor);
        if (row.received_minor.value_or(0) > 0) money(Placeholder::received, row.received_minor);
        money(Placeholder::difference, offer_gap_minor(row));
    }

    void moments() {
        const auto& row = from_.record.row;
        put(Placeholder::paid_at, row.paid_at);
        put(Placeholder::occurred_at, row.occurred_at);
        put(Placeholder::received_at, row.received_at);
        const auto& reader = from_.reader;
        const Day today{day_of(reader, reader.now)};
        put(Placeholder::today, written_day(reader, today, true));
        put(Placeholder::reply_by, reply_deadline(message_, reader.now));
    }

    void evidence() {
        const auto& reader = from_.reader;
        const auto& items = from_.record.evidence;
        std::string list, letters;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto kind = std::string(label(reader.lang, items[i].kind));
            const auto& caption = items[i].caption;
            const auto what = caption.empty() ? kind
                              : items[i].kind == EvidenceKind::other
                                  ? flat(caption)
                                  : trf(reader.lang, "pair_by_brackets"_tr, flat(caption), kind);
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
        const auto& all = from_.record.contacts;
        const auto mine = [](const ContactRow& one) { return one.direction == Direction::out; };
        const auto first = std::find_if(all.begin(), all.end(), mine);
        if (first != all.end()) {
            put(Placeholder::first_contact_at, at_instant(first->at));
            put(Placeholder::contact_count, std::to_string(std::count_if(all.begin(), all.end(), mine)));
            put(Placeholder::days,
                std::to_string(floor<days>(std::max(from_.reader.now - first->at, seconds{0})).count()));
        }
        if (!all.empty()) put(Placeholder::last_contact_at, at_instant(all.back().at));
        if (const auto* one = last_contact(from_.record, [](const auto& c) { return !c.ticket.empty(); }))
            put(Placeholder::ticket, one->ticket);
        reply();
        if (const auto* one = last_contact(from_.record, [&](const auto& c) { return broken(c); })) {
            put(Placeholder::promise, flat(one->text));
            put(Placeholder::promised_by, one->promised_by);
        }
    }

    bool broken(const ContactRow& contact) const {
        const auto& reader = from_.reader;
        return contact.promised_by && promise_kept(from_.record, contact, *reader.zones, reader.now) == Kept::no;
    }

    // What the message answers, else what was said last.
    void reply() {
        const auto said = [](const ContactRow& one) { return one.direction == Direction::in && !one.text.empty(); };
        const auto answered = [&](const ContactRow& one) {
            return said(one) && message_.pushback != Pushback::none && one.pushback == message_.pushback;
        };
        const auto* one = last_contact(from_.record, answered);
        if (!one) one = last_contact(from_.record, said);
        if (one) put(Placeholder::last_reply, flat(one->text));
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

    // What the other side owes by law; terms of a platform and how an authority proceeds are none of that.
    static bool is_law(const Rule& rule) {
        return rule.platform.empty() && rule.route == Route::none && rule.jurisdiction != "INT" &&
               !rule.article.empty() && rule.actor != Actor::authority && rule.actor != Actor::bank;
    }

    void basis() {
        std::vector<std::string> laws;
        for (const auto& deadline : from_.record.deadlines) {
            const auto* rule = deadline.rule.empty() ? nullptr : from_.rules.find(deadline.rule);
            if (!rule || !is_law(*rule) || laws.size() == kMostLaws) continue;
            const bool chinese = rule->jurisdiction == "CN" && !rule->source_title.starts_with("《");
            auto law = chinese                      ? fmt::format("《{}》{}", rule->source_title, rule->article)
                       : rule->jurisdiction == "CN" ? rule->source_title + rule->article
                                                    : fmt::format("{}, {}", rule->source_title, rule->article);
            if (std::find(laws.begin(), laws.end(), law) == laws.end()) laws.push_back(std::move(law));
        }
        put(Placeholder::basis, fmt::format("{}", fmt::join(laws, from_.reader("message_law_comma"_tr))));
    }

    const ComposeFrom& from_;
    const Message& message_;
    Values values_;
};

Result<Template> template_of(const Message& message, Lang lang, bool brief) {
    if (brief) return parse_template(message.brief.in(lang));
    auto body = parse_template(message.body.in(lang));
    if (!body || message.subject.empty()) return body;
    auto subject = parse_template(trf(lang, "message_subject"_tr, message.subject.in(lang)));
    if (!subject) return subject;
    return join(std::move(*subject), std::move(*body));
}

template <class T>
bool has(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// How near a message is to what the case needs now.
class Ranking {
  public:
    static constexpr int kAside = 4;  // from here on it does not fit

    Ranking(const ComposeFrom& from, const Playbook* playbook) : from_(from), playbook_(playbook) {
        const auto* pushed = last_contact(from.record, [](const auto& c) { return c.pushback != Pushback::none; });
        if (pushed) pushed_ = pushed->pushback;
        contacted_ = last_contact(from.record, [](const auto& c) { return c.direction == Direction::out; });
    }

    int place(const Message& one) const {
        if (one.pushback != Pushback::none && one.pushback == pushed_) return 0;
        if (!has(one.stages, from_.record.row.stage) || !fills(one)) return kAside + 1;
        if (one.pushback != Pushback::none && one.pushback != Pushback::silence) return kAside;
        if (is_about_promise(one)) return 1;
        const bool opening = contacted_ && has(one.stages, Stage::evidence);
        const bool named = !playbook_ || one.own() || has(playbook_->messages, one.id);
        return named && !opening ? 2 : 3;
    }

  private:
    bool fills(const Message& one) const {
        const auto filled = compose(from_, one, {});
        return filled && filled->whole();
    }

    const ComposeFrom& from_;
    const Playbook* playbook_;
    Pushback pushed_ = Pushback::none;
    bool contacted_ = false;
};

}  // namespace

Values case_values(const ComposeFrom& from, const Message& message) {
    return Writer(from, message).write();
}

std::optional<When> reply_deadline(const Message& message, Instant now) {
    if (!message.reply_within) return std::nullopt;
    return at_instant(now + *message.reply_within);
}

Result<Filled> compose(const ComposeFrom& from, const Message& message, const ComposeChoice& choice) {
    if (choice.brief && message.brief.empty()) return fail(ErrorKind::work, "error_message_no_short"_tr, {message.id});
    const auto text = template_of(message, from.reader.lang, choice.brief);
    if (!text) return tl::unexpected(text.error());
    auto values = case_values(from, message);
    for (const auto& [name, value] : choice.set) values[name] = value;
    return fill(*text, values, choice.dropped, choice.brief ? kMostBrief : 0);
}

std::vector<MessageChoice> messages_for(std::span<const Message> messages, const ComposeFrom& from,
                                        const Playbook* playbook) {
    const Ranking ranking(from, playbook);
    std::vector<std::tuple<int, std::int64_t, const Message*>> ranked;
    for (const auto& one : messages) ranked.emplace_back(ranking.place(one), one.order, &one);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    std::vector<MessageChoice> out;
    for (const auto& [place, order, one] : ranked) out.push_back({one, place < Ranking::kAside});
    return out;
}

AddContact contact_of(const ComposeFrom& from, const Message& message, std::string text, Lang lang) {
    AddContact contact;
    contact.case_uuid = from.record.row.uuid;
    contact.at = from.reader.now;
    contact.channel = message.channel;
    const auto* before = last_contact(from.record, [](const auto& c) { return c.party != Party::authority; });
    if (message.route != Route::none)
        contact.party = party_of(message.route);
    else if (before)
        contact.party = before->party;
    const auto* ticket = last_contact(from.record, [](const auto& c) { return !c.ticket.empty(); });
    if (ticket && ticket->party == contact.party) contact.ticket = ticket->ticket;
    contact.text = std::move(text);
    if (const auto due = reply_deadline(message, from.reader.now))
        contact.deadline = NewDeadline{.title = std::string(tr(lang, "deadline_reply"_tr)), .due = *due};
    return contact;
}

bool is_about_promise(const Message& message) {
    return message.body.en.find("{promised_by}") != std::string::npos;
}

const Message* find_message(std::span<const Message> messages, std::string_view id) {
    const auto at = std::find_if(messages.begin(), messages.end(), [&](const auto& one) { return one.id == id; });
    return at == messages.end() ? nullptr : &*at;
}

}  // namespace recoup::core::inline advice
