// Every sentence a message says of a case, checked against the rows by another reader than the one that wrote it.
#include <doctest/doctest.h>

#include <cctype>
#include <cstdlib>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "app/data/library.h"
#include "app/letters/random_case.h"
#include "core/letter/compose.h"

using namespace recoup;
using namespace recoup::core;
using P = Placeholder;

namespace {

const test::FixedZones kZones;
constexpr std::chrono::hours kEast{8};

// How many cases: RECOUP_LETTER_CASES=10000 for all of them.
std::uint32_t cases_wanted() {
    const auto* wanted = std::getenv("RECOUP_LETTER_CASES");
    return wanted ? static_cast<std::uint32_t>(std::atoi(wanted)) : 200;
}

bool spoke(const ContactRow& row) {
    return row.direction == Direction::in && row.pushback != Pushback::silence;
}

bool has_word(const std::string& text, const std::string& word) {
    const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !part(text[at - 1])) && (end == text.size() || !part(text[end]))) return true;
    }
    return false;
}

bool handles(const Message& message, const ContactRow& row) {
    const auto& also = message.also_answers;
    return row.pushback != Pushback::none &&
           (row.pushback == message.pushback || std::find(also.begin(), also.end(), row.pushback) != also.end());
}

// Reads the rows of one case for one message, from the last to the first.
class Witness {
  public:
    Witness(const test::RandomCase& of, const Message& message, Lang lang)
        : record_(*of.record),
          playbook_(of.playbook),
          message_(message),
          lang_(lang),
          clause_text_(of.clause_text),
          about_(about()) {}

    void check(const Filled& filled) const {
        for (const auto& run : filled.runs) {
            if (!run.hole || run.missing || run.blank) continue;
            CAPTURE(token(*run.hole));
            CAPTURE(run.text);
            const auto truth = value(*run.hole);
            if (truth) CHECK(run.text == *truth);
            if (run.hole == P::law || run.hole == P::basis) laws(run.text);
        }
        claims(filled.text());
        std::istringstream lines(filled.text());
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            tokens(line);
            quotations(line);
            broken_promises(line);
            silences(line);
        }
    }

    // What has to be so for the message to be offered at all.
    void may_be_said() const {
        static const std::regex kOptional("\\[\\[[^\\]]*\\]\\]");
        const auto body = std::regex_replace(std::string(message_.body.zh) + message_.brief.zh, kOptional, "");
        const auto& row = record_.row;
        if (body.find("{claimed}") != std::string::npos) {
            CHECK(row.outcome == Outcome::none);
            if (asked()) CHECK(*asked() > row.received_minor.value_or(0));
        }
        if (body.find("{promised_by}") != std::string::npos) CHECK(promise());
        static const std::set<std::string> kAsksNow{
            "answer_within_24h",   "before_escalation",    "official_email",
            "regulator_complaint", "consumer_association", "authority_complaint",
            "public_post",         "warranty_exchange",    "report",
            "courier_appeal"};
        if (kAsksNow.contains(message_.id)) CHECK_FALSE(promise_to_come());
        const auto& paid = row.payment_method;
        const bool card = paid.empty() || paid.find("卡") != std::string::npos;
        if (message_.id == "bank_dispute") CHECK(card);
        if (message_.id == "payment_dispute") CHECK_FALSE(paid.starts_with("信用卡"));
        if (message_.id == "refund_proof") no_refund_came();
        if (message_.id == "end_prepaid") CHECK(row.problem != Problem::subscription);
    }

  private:
    std::optional<std::int64_t> asked() const {
        return record_.row.claimed_minor ? record_.row.claimed_minor : record_.row.paid_minor;
    }

    Party about() const {
        const auto last = [&](auto fits) -> const ContactRow* {
            const ContactRow* found = nullptr;
            for (const auto& row : record_.contacts)
                if (fits(row)) found = &row;
            return found;
        };
        const auto* other = last([](const auto& row) {
            return row.party == Party::seller || row.party == Party::platform || row.party == Party::operator_;
        });
        if (!other)
            other =
                last([](const auto& row) { return row.direction == Direction::out && row.party != Party::authority; });
        const auto side = other ? other->party : Party::seller;
        if (message_.id == "courier_appeal") return Party::courier;
        static const std::set<Party> kNeverTheShop{Party::bank, Party::payment_firm, Party::courier, Party::authority};
        if (of_them()) return kNeverTheShop.contains(side) ? Party::seller : side;
        const auto* answered = last(
            [&](const auto& row) { return spoke(row) && row.party != Party::authority && handles(message_, row); });
        if (answered && message_.pushback != Pushback::none && message_.pushback != Pushback::silence)
            return answered->party;
        if (message_.id != "promise_broken") return side;
        const ContactRow* broken = nullptr;
        for (const auto& row : record_.contacts)
            if (row.party != Party::authority && promise_of(row.party) == &row) broken = &row;
        return broken ? broken->party : side;
    }

    Instant billed_until() const {
        Instant until{};
        for (const auto& row : record_.payments) until = std::max(until, row.until);
        return until;
    }

    // The bill has what was paid and nothing that came back, and goes beyond every day by which it was to come.
    void no_refund_came() const {
        CHECK_FALSE(record_.payments.empty());
        for (const auto& row : record_.payments) {
            CHECK(row.direction == Flow::out);
            CHECK(row.refunded_minor == 0);
        }
        CHECK_FALSE(record_.row.refunded_at);
        bool expected = record_.row.stage == Stage::refunded;
        for (const auto& row : record_.contacts) {
            const bool told = row.direction == Direction::in && row.words.find("退款成功") != std::string::npos;
            const bool promised = row.promised_by && row.kept != Kept::yes;
            if (promised) CHECK(due(row) <= billed_until());
            if (told && !promised) CHECK(row.at + std::chrono::days{7} <= billed_until());
            expected = expected || told || promised;
        }
        for (const auto& row : record_.routes) expected = expected || row.state == RouteState::settled;
        CHECK(expected);
    }

    // Written to somebody else about them.
    bool of_them() const { return message_.route != Route::none && message_.route != Route::official_email; }

    // Whoever reads it, where that is one of those the case was spoken of with.
    std::optional<Party> reader() const {
        if (message_.route == Route::bank_chargeback) return Party::bank;
        if (message_.route == Route::payment_provider) return Party::payment_firm;
        return of_them() ? std::nullopt : std::optional(about_);
    }

    std::string name(Party party) const {
        static const std::map<Party, std::pair<std::string, std::string>> kNames{
            {Party::seller, {"商家", "the merchant"}},
            {Party::platform, {"平台", "the platform"}},
            {Party::payment_firm, {"支付机构", "the payment provider"}},
            {Party::bank, {"银行", "the bank"}},
            {Party::courier, {"快递公司", "the courier"}},
            {Party::operator_, {"运营商", "the operator"}},
            {Party::authority, {"主管部门", "the authority"}},
            {Party::other, {"第三方", "a third party"}}};
        std::pair<std::string, std::string> both = kNames.at(party);
        if (party == about_ && party == Party::other) both = {"对方", "the other side"};
        if (reader() == party) both = {"贵方", "you"};
        return lang_ == Lang::zh ? both.first : both.second;
    }

    // The last that was more than words, if it is a promise whose time has not come.
    bool promise_to_come() const {
        const ContactRow* last = nullptr;
        for (const auto& row : record_.contacts)
            if (row.party == about_ && spoke(row) && (row.promised_by || row.pushback != Pushback::none)) last = &row;
        return last && last->promised_by && kept(*last) == Kept::unknown && due(*last) >= test::kLettersNow;
    }

    // As somebody noted, else by when its deadline was ticked off.
    Kept kept(const ContactRow& row) const {
        if (row.kept != Kept::unknown) return row.kept;
        Kept found = Kept::unknown;
        for (const auto& deadline : record_.deadlines)
            if (deadline.contact_uuid == row.uuid && deadline.done_at && found != Kept::yes)
                found = *deadline.done_at <= due(row) ? Kept::yes : Kept::no;
        return found;
    }

    // Open: the last of them is past, was not kept, and nothing settled it since.
    const ContactRow* promise_of(Party party) const {
        const ContactRow* open = nullptr;
        for (const auto& row : record_.contacts) {
            if (row.party != party) continue;
            if (open && spoke(row) && (row.at >= due(*open) || row.promised_by || row.pushback != Pushback::none))
                open = nullptr;
            if (!row.promised_by) continue;
            open = due(row) < test::kLettersNow && kept(row) != Kept::yes ? &row : nullptr;
        }
        return record_.row.received_minor.value_or(0) > 0 ? nullptr : open;
    }
    const ContactRow* promise() const { return promise_of(about_); }

    static Instant due(const ContactRow& row) {
        const auto& when = *row.promised_by;
        if (!when.is_day()) return when.instant;
        return std::chrono::sys_days{when.day} + std::chrono::days{1} - std::chrono::seconds{1} - kEast;
    }

    std::string day(Instant at) const {
        const Day local{std::chrono::floor<std::chrono::days>(at + kEast)};
        return day(local);
    }
    std::string day(Day local) const {
        static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
        const auto y = std::to_string(static_cast<int>(local.year()));
        const auto m = static_cast<unsigned>(local.month());
        const auto d = std::to_string(static_cast<unsigned>(local.day()));
        if (lang_ == Lang::zh) return y + " 年 " + std::to_string(m) + " 月 " + d + " 日";
        return d + " " + kMonths[m - 1] + " " + y;
    }
    std::string day(const When& when) const { return when.is_day() ? day(when.day) : day(when.instant); }
    std::string moment(const When& when) const {
        if (when.is_day()) return day(when.day);
        const auto minutes = std::chrono::floor<std::chrono::minutes>(when.instant + kEast).time_since_epoch().count();
        const auto two = [](long long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return day(when.instant) + (lang_ == Lang::zh ? " " : " at ") + two(minutes / 60 % 24) + ":" +
               two(minutes % 60);
    }
    std::string money(std::int64_t minor) const {
        auto whole = std::to_string(minor / 100);
        for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
            whole.insert(static_cast<std::size_t>(at), ",");
        const auto cents = std::to_string(100 + minor % 100).substr(1);
        return lang_ == Lang::zh ? whole + "." + cents + " 元" : "CNY " + whole + "." + cents;
    }

    std::vector<const ContactRow*> mine() const {
        std::vector<const ContactRow*> all;
        for (const auto& row : record_.contacts)
            if (row.party == about_ && row.direction == Direction::out) all.push_back(&row);
        return all;
    }

    // The last one, but of those of its day the last that promised or refused something.
    const ContactRow* answer() const {
        const ContactRow* found = nullptr;
        const ContactRow* telling = nullptr;
        const bool chosen = message_.pushback != Pushback::none && message_.pushback != Pushback::silence;
        for (const auto& row : record_.contacts) {
            if (row.party != about_ || !spoke(row) || (chosen && !handles(message_, row))) continue;
            if (found && day(found->at) != day(row.at)) telling = nullptr;
            found = &row;
            if (row.promised_by || row.pushback != Pushback::none) telling = &row;
        }
        return telling ? telling : found;
    }

    // What went through one channel on one day is one time.
    std::size_t times() const {
        std::set<std::string> times;
        for (const auto* row : mine()) times.insert(day(row->at) + std::string(token(row->channel)));
        return times.size();
    }

    std::string ticket() const {
        std::string found;
        for (const auto& row : record_.contacts)
            if (row.party == about_ && !row.ticket.empty()) found = row.ticket;
        return found;
    }

    std::string evidence() const {
        std::string all;
        char letter = 'A';
        for (const auto& item : record_.evidence) {
            const auto shows = item.caption.empty() ? std::string(label(lang_, item.kind)) : item.caption;
            all += (all.empty() ? "" : "\n") + std::string(1, letter++) + ". " + shows;
        }
        return all;
    }

    std::string times_in_words() const {
        if (lang_ == Lang::zh) return std::to_string(times()) + " 次";
        return times() == 1 ? "once" : times() == 2 ? "twice" : std::to_string(times()) + " times";
    }

    std::string documents() const {
        const auto count = record_.evidence.size();
        if (lang_ == Lang::zh) return std::to_string(count) + " 份";
        return std::to_string(count) + (count == 1 ? " document" : " documents");
    }

    // What that placeholder has to say; nothing where another check looks.
    std::optional<std::string> value(P name) const {
        const auto& row = record_.row;
        switch (name) {
            case P::title:
                return row.title;
            case P::platform:
                return row.platform;
            case P::order_no:
                return row.order_no;
            case P::paid:
                return money(*row.paid_minor);
            case P::asked:
                return money(*asked());
            case P::claimed:
                return money(*asked() - row.received_minor.value_or(0));
            case P::received:
                return money(*row.received_minor);
            case P::offered:
                return row.received_minor.value_or(0) == 0 ? money(*row.offered_minor) : "no open offer";
            case P::difference:
                return money(*asked() - *row.offered_minor);
            case P::paid_at:
                return moment(*row.paid_at);
            case P::occurred_at:
                return moment(*row.occurred_at);
            case P::received_at:
                return day(*row.received_at);
            case P::refunded_at:
                return day(*row.refunded_at);
            case P::billed_until:
                return day(billed_until());
            case P::today:
                return day(test::kLettersNow);
            case P::note:
                return row.note;
            case P::evidence:
                return evidence();
            case P::ticket:
                return ticket();
            case P::first_contact_at:
                return day(mine().front()->at);
            case P::last_contact_at:
                return day(mine().back()->at);
            case P::contact_count:
                return std::to_string(times());
            case P::times:
                return times_in_words();
            case P::replied_at:
                return day(answer()->at);
            case P::evidence_count:
                return documents();
            case P::last_reply:
                return answer()->words;
            case P::last_account:
                return answer()->words.empty() ? answer()->text : "their words were kept";
            case P::promise:
                return promise()->words;
            case P::clause_text:
                return clause_text_;
            default:
                break;
        }
        return std::nullopt;
    }

    // Every token in the line belongs to whom it speaks of, or stands behind the name of whom it belongs to.
    void tokens(const std::string& line) const {
        const auto never = [&](const std::string& token) {
            if (!token.empty()) CHECK_FALSE(has_word(line, token));
        };
        for (const auto& row : record_.contacts) {
            const bool theirs = row.direction == Direction::in;
            const bool named = row.party != about_ && row.party != Party::authority && is_of(row.party, line);
            const bool noted = !theirs && row.party != Party::authority && is_my_note(row, line);
            if (!noted && (!theirs || !spoke(row) || (row.party != about_ && !named))) never(row.text);
            if (row.party == about_ || named) continue;
            never(row.words);
            never(row.ticket);
        }
    }

    // A line that I turned to that party, with what I noted of it at its end.
    bool is_my_note(const ContactRow& row, const std::string& line) const {
        const auto who = name(row.party);
        const auto has = [&](const std::string& part) { return line.find(part) != std::string::npos; };
        if (!line.starts_with(day(row.at)) || row.text.empty()) return false;
        if (lang_ == Lang::zh) return has("联系" + who) && line.ends_with("。我的记录：" + row.text);
        return has("contacted " + who) && line.ends_with(". My own note: " + row.text);
    }

    // A line that tells of that party under its name: what it answered, what I noted of it, that I turned to it.
    bool is_of(Party party, const std::string& line) const {
        const auto who = name(party);
        const auto has = [&](const std::string& part) { return line.find(part) != std::string::npos; };
        if (lang_ == Lang::zh)
            return has("，" + who + "答复：“") || has("，与" + who + "的往来，我的记录：") ||
                   has("，第一次联系" + who + "，工单 ");
        return has(": " + who + " answered: “") || has(", my own note of an exchange with " + who + ": ") ||
               has(": I first contacted " + who + ", ticket ");
    }

    // In quotation marks stand only the title, the clause, what evidence shows, and words that were kept of them; of
    // others only behind their names.
    void quotations(const std::string& line) const {
        std::set<std::string> said{record_.row.title, clause_text_};
        for (const auto& row : record_.contacts)
            if (spoke(row) && (row.party == about_ || (row.party != Party::authority && is_of(row.party, line))))
                said.insert(row.words);
        static const std::regex quotation("“([^”]*)”");
        for (std::sregex_iterator one(line.begin(), line.end(), quotation), end; one != end; ++one) {
            CAPTURE((*one)[1].str());
            CHECK(said.contains((*one)[1].str()));
        }
    }

    // What is said to have been promised and not kept was, by that party, for that day.
    void broken_promises(const std::string& line) const {
        const bool tells = line.find("承诺的期限届满，没有按期兑现") != std::string::npos ||
                           line.find("had promised by that day was not done in time") != std::string::npos;
        if (!tells) return;
        CHECK(std::any_of(record_.contacts.begin(), record_.contacts.end(), [&](const ContactRow& row) {
            if (!row.promised_by || due(row) >= test::kLettersNow) return false;
            if (kept(row) != Kept::no && promise_of(row.party) != &row) return false;
            const auto of =
                lang_ == Lang::zh ? "，" + name(row.party) + "承诺的期限" : "what " + name(row.party) + " had promised";
            return line.starts_with(day(*row.promised_by)) && line.find(of) != std::string::npos;
        }));
    }

    // Whoever is said not to have answered was noted as silent, on that day.
    void silences(const std::string& line) const {
        const bool tells = line.ends_with("没有答复。") || line.find(": no answer from ") != std::string::npos;
        if (!tells) return;
        CHECK(std::any_of(record_.contacts.begin(), record_.contacts.end(), [&](const ContactRow& row) {
            const auto said =
                lang_ == Lang::zh ? "，" + name(row.party) + "没有答复。" : ": no answer from " + name(row.party) + ".";
            return row.pushback == Pushback::silence && line == day(row.at) + said;
        }));
    }

    // The law of the playbook binds whoever is asked to do something; what is breached by so many days is named once
    // they have passed, and a report names nothing else.
    void laws(const std::string& text) const {
        if (!playbook_) return;
        const auto asked = reader().value_or(about_);
        for (const auto& law : playbook_->law) {
            if (text.find(law.cite.in(lang_)) == std::string::npos || of_message(law)) continue;
            CAPTURE(law.cite.zh);
            CHECK(law.standing == Standing::c1);
            CHECK(law.jurisdiction == record_.row.jurisdiction);
            const bool trader = asked == Party::seller || asked == Party::platform || asked == Party::operator_ ||
                                asked == Party::other;
            const auto& binds = law.binds;
            CHECK((binds.empty() ? trader : std::find(binds.begin(), binds.end(), asked) != binds.end()));
            if (law.clause) CHECK(*law.clause == !clause_text_.empty());
            if (message_.route == Route::report) {
                CHECK(record_.row.outcome == Outcome::none);
                REQUIRE(law.breached_after);
            }
            if (law.breached_after.value_or(0) > 0) {
                REQUIRE_FALSE(mine().empty());
                CHECK(mine().front()->at + std::chrono::days{*law.breached_after} < test::kLettersNow);
            }
        }
    }
    bool of_message(const Playbook::Law& law) const {
        return std::any_of(message_.law.begin(), message_.law.end(),
                           [&](const auto& one) { return one.text.zh == law.cite.zh; });
    }

    void claims(const std::string& text) const {
        const auto says = [&](const char* words) { return text.find(words) != std::string::npos; };
        if (says("没有解决") || says("未能解决") || says("not resolved") || says("not settled") || says("没有协商一致"))
            CHECK((mine().size() > 0 || record_.row.received_minor.value_or(0) > 0));
        if (says("没有收到答复") || says("had no answer")) CHECK((promise() || unanswered()));
        const auto shown = std::any_of(record_.evidence.begin(), record_.evidence.end(),
                                       [](const auto& item) { return item.kind == EvidenceKind::others_reports; });
        if (says("截图") || says("screenshots")) CHECK(shown);
        CHECK_FALSE(says("1 times"));
        CHECK(text.find("  ") == std::string::npos);
    }

    bool unanswered() const {
        const ContactRow* last = nullptr;
        for (const auto& row : record_.contacts)
            if (row.party == about_ && (spoke(row) || row.direction == Direction::out)) last = &row;
        return last && last->direction == Direction::out;
    }

    const CaseRecord& record_;
    const Playbook* playbook_;
    const Message& message_;
    Lang lang_;
    std::string clause_text_;
    Party about_;
};

bool names_law(const Filled& filled) {
    return std::any_of(filled.runs.begin(), filled.runs.end(),
                       [](const auto& run) { return run.hole == P::law && !run.missing; });
}

}  // namespace

TEST_CASE("no message states anything that the case does not bear out, in either language and length") {
    const app::Library library("");
    const auto messages = library.messages();
    std::map<std::string, int> written;
    for (std::uint32_t seed = 1; seed <= cases_wanted(); ++seed) {
        const test::RandomCase random(seed, library.playbooks(), kZones);
        CAPTURE(seed);
        for (const auto lang : {Lang::zh, Lang::en}) {
            const ComposeFrom from{*random.record,  random.state,
                                   library.rules(), {lang, test::kLettersNow, &kZones, "Asia/Shanghai"},
                                   random.playbook, library.playbooks()};
            for (const auto& message : *messages) {
                CAPTURE(message.id);
                for (const bool brief : {false, true}) {
                    if (brief && message.brief.empty()) continue;
                    const auto filled = compose(from, message, {.brief = brief});
                    if (!filled) continue;
                    const Witness witness(random, message, lang);
                    witness.may_be_said();
                    if (message.route == Route::report && !brief) CHECK(names_law(*filled));
                    if (!filled->whole()) continue;
                    CAPTURE(filled->text());
                    witness.check(*filled);
                    ++written[message.id];
                }
            }
        }
    }
    // Each of them was seen.
    for (const auto& message : *messages) {
        CAPTURE(message.id);
        CHECK(written[message.id] > 0);
    }
}

TEST_CASE("what is offered is true of the case, and what answers the last thing that happened is offered first") {
    const app::Library library("");
    const auto messages = library.messages();
    for (std::uint32_t seed = 1; seed <= cases_wanted() / 8; ++seed) {
        CAPTURE(seed);
        const test::RandomCase random(seed, library.playbooks(), kZones);
        const ComposeFrom from{*random.record,  random.state,
                               library.rules(), {Lang::zh, test::kLettersNow, &kZones, "Asia/Shanghai"},
                               random.playbook, library.playbooks()};
        const auto choices = messages_for(*messages, from);
        for (const auto& one : choices)
            if (one.fits) CHECK(compose(from, *one.message, {}).has_value());
        const auto* answer = answering(*messages, from);
        if (answer) CHECK(choices.front().message->id == answer->id);
    }
}
