// What a case says in each place of a message.
#include <doctest/doctest.h>

#include "core/letter/told.h"

using namespace recoup;
using namespace recoup::core;
using test::at;
using test::Told;
using P = Placeholder;

TEST_CASE("amounts are written as letters write them, and the difference is counted") {
    Told told;
    told.row.paid_minor = 399900;
    told.row.claimed_minor = 399900;
    told.row.offered_minor = 370050;
    told.row.received_minor = 0;
    CHECK(told.value(P::paid) == "CNY 3,999.00");
    CHECK(told.value(P::difference) == "CNY 298.50");
    CHECK(told.value(P::received).empty());
    told.lang = Lang::zh;
    CHECK(told.value(P::paid) == "3,999.00 元");
}

TEST_CASE("what was paid is claimed where nothing else is; an offer of it all leaves no difference") {
    Told told;
    told.row.claimed_minor.reset();
    told.row.paid_minor = 2000;
    told.row.offered_minor = 2000;
    told.row.currency = "USD";
    CHECK(told.value(P::claimed) == "$20.00");
    CHECK(told.value(P::difference).empty());
    told.lang = Lang::zh;
    CHECK(told.value(P::claimed) == "20.00 美元");
}

TEST_CASE("what came is taken off what is claimed, and an offer that was followed by money is none any more") {
    Told told;
    told.row.claimed_minor = 19900;
    told.row.offered_minor = 10000;
    told.row.received_minor = 10000;
    CHECK(told.value(P::asked) == "CNY 199.00");
    CHECK(told.value(P::claimed) == "CNY 99.00");
    CHECK(told.value(P::received) == "CNY 100.00");
    CHECK(told.value(P::offered).empty());
    CHECK(told.value(P::difference).empty());
}

TEST_CASE("days always stand with their year, times of day only where they matter") {
    Told told;
    told.row.paid_at = at_instant(at("2025-12-31T23:59:00"));
    told.row.occurred_at = at_instant(at("2026-11-22T09:05:00"));
    told.row.received_at = at_instant(at("2026-11-20T09:05:00"));
    CHECK(told.value(P::paid_at) == "31 December 2025 at 23:59");
    CHECK(told.value(P::occurred_at) == "22 November 2026 at 09:05");
    CHECK(told.value(P::received_at) == "20 November 2026");
    CHECK(told.value(P::today) == "22 November 2026");
    told.lang = Lang::zh;
    CHECK(told.value(P::paid_at) == "2025 年 12 月 31 日 23:59");
    CHECK(told.value(P::today) == "2026 年 11 月 22 日");
}

TEST_CASE("evidence is listed in the order of the case by what it shows, and named by its letters") {
    Told told;
    told.evidence(EvidenceKind::payment_proof, "Bill,\nboth charges");
    told.evidence(EvidenceKind::other, "A letter");
    told.evidence(EvidenceKind::terms, "");
    CHECK(told.value(P::evidence) == "A. Bill, both charges\nB. A letter\nC. Terms");
    CHECK(told.value(P::evidence_letters) == "A, B and C");
}

TEST_CASE("many pieces of evidence are named as a range") {
    Told told;
    for (int i = 0; i < 28; ++i) told.evidence(EvidenceKind::other, "x");
    CHECK(told.value(P::evidence_letters) == "A to AB");
}

TEST_CASE("contacts are those that went out; days are whole ones since the first") {
    Told told;
    told.contact("2026-11-19T10:00:00", Direction::in, "Welcome");
    told.contact("2026-11-20T16:00:00", Direction::out, "Please refund");
    told.contact("2026-11-21T10:00:00", Direction::out, "Again", Pushback::none, {}, Kept::unknown, "55102");
    told.contact("2026-11-22T10:00:00", Direction::in, "Wait");
    CHECK(told.value(P::first_contact_at) == "20 November 2026");
    CHECK(told.value(P::last_contact_at) == "21 November 2026");
    CHECK(told.value(P::contact_count) == "2");
    CHECK(told.value(P::days) == "1");
    CHECK(told.value(P::ticket) == "55102");
    CHECK(told.value(P::last_reply) == "Wait");
}

TEST_CASE("words, tickets and counts are of the party that a message speaks of, not of who else was spoken with") {
    Told told;
    told.contact("2026-11-19T10:00:00", Direction::out, "Please", Pushback::none, {}, Kept::unknown, "S1");
    told.contact("2026-11-19T11:00:00", Direction::in, "No");
    told.contact("2026-11-20T10:00:00", Direction::out, "Where is it?", Pushback::none, {}, Kept::unknown, "C2").party =
        Party::courier;
    told.contact("2026-11-21T10:00:00", Direction::out, "Complaint", Pushback::none, {}, Kept::unknown, "A3").party =
        Party::authority;
    told.contact("2026-11-21T11:00:00", Direction::in, "Received").party = Party::authority;
    told.message.route = Route::market_regulator;
    CHECK(told.value(P::ticket) == "S1");
    CHECK(told.value(P::contact_count) == "1");
    CHECK(told.value(P::last_reply) == "No");
    CHECK(told.value(P::other_side) == "the merchant");
    told.message.route = Route::none;
    CHECK(told.value(P::other_side) == "you");
    told.message.to = Party::courier;
    CHECK(told.value(P::ticket) == "C2");
    CHECK(told.value(P::last_reply).empty());
}

TEST_CASE("a message that answers a pushback quotes that pushback alone") {
    Told told;
    told.contact("2026-11-20T16:00:00", Direction::in, "You pressed the wrong key", Pushback::user_error);
    told.contact("2026-11-21T16:00:00", Direction::in, "All is well\nhere", Pushback::system_normal);
    CHECK(told.value(P::last_reply) == "All is well here");
    told.message.pushback = Pushback::user_error;
    CHECK(told.value(P::last_reply) == "You pressed the wrong key");
    told.message.pushback = Pushback::device_problem;
    CHECK(told.value(P::last_reply).empty());
}

TEST_CASE("what passed through one channel on one day is one contact, however many messages it took") {
    Told told;
    told.contact("2026-11-20T16:00:00", Direction::out, "Please refund");
    told.contact("2026-11-20T16:04:00", Direction::out, "The picture");
    told.contact("2026-11-20T18:00:00", Direction::out, "On the phone, too").channel = Channel::phone;
    CHECK(told.value(P::contact_count) == "2");
    CHECK(told.value(P::times) == "twice");
    Told again;
    again.contact("2026-11-20T23:50:00", Direction::out, "Please refund");
    again.contact("2026-11-21T00:10:00", Direction::out, "Next day");
    again.contact("2026-11-22T00:10:00", Direction::out, "And the next");
    CHECK(again.value(P::times) == "3 times");
}

TEST_CASE("of what was said on the last day the promise or the excuse is quoted, with its day") {
    Told told;
    told.contact("2026-11-20T10:00:00", Direction::in, "No", Pushback::refusal);
    told.contact("2026-11-21T10:00:00", Direction::in, "A full refund if it is faulty", Pushback::none,
                 at_instant(at("2026-12-11T10:00:00")));
    told.contact("2026-11-21T10:04:00", Direction::in, "Noted on the ticket");
    CHECK(told.value(P::last_reply) == "A full refund if it is faulty");
    CHECK(told.value(P::replied_at) == "21 November 2026");
    Told later;
    later.contact("2026-11-20T10:00:00", Direction::in, "No", Pushback::refusal);
    later.contact("2026-11-22T10:00:00", Direction::in, "Good morning");
    CHECK(later.value(P::last_reply) == "Good morning");
}

TEST_CASE("what others said is told under their names, what an authority said is not, and a promise not kept is") {
    Told told;
    told.contact("2026-11-19T10:00:00", Direction::out, "Where is it?", Pushback::none, {}, Kept::unknown, "C2").party =
        Party::courier;
    told.contact("2026-11-19T11:00:00", Direction::in, "Left at the door").party = Party::courier;
    auto& noted = told.contact("2026-11-19T12:00:00", Direction::in, "");
    noted.party = Party::bank;
    noted.text = "Both charges went through";
    told.contact("2026-11-19T13:00:00", Direction::in, "First repair");
    told.contact("2026-11-20T10:00:00", Direction::out, "Please");
    told.contact("2026-11-20T11:00:00", Direction::in, "Within a day", Pushback::none,
                 at_instant(at("2026-11-21T11:00:00")), Kept::no);
    told.contact("2026-11-21T12:00:00", Direction::in, "Still looking");
    told.contact("2026-11-21T13:00:00", Direction::in, "Received").party = Party::authority;
    CHECK(told.value(P::facts) ==
          "19 November 2026: I first contacted the courier, ticket C2. My own note: Where is it?\n"
          "19 November 2026: the courier answered: “Left at the door”\n"
          "19 November 2026, my own note of an exchange with the bank: Both charges went through\n"
          "19 November 2026: you answered: “First repair”\n"
          "20 November 2026: I contacted you. My own note: Please\n"
          "20 November 2026: you answered: “Within a day”\n"
          "21 November 2026: what you had promised by that day was not done in time.\n"
          "21 November 2026: you answered: “Still looking”");
}

TEST_CASE("a note of one line is told of what I sent, a whole letter that was logged is not") {
    Told told;
    told.contact("2026-11-19T10:00:00", Direction::out, "Hello,\nI need a refund.");
    told.contact("2026-11-20T10:00:00", Direction::out, std::string(121, 'x'));
    told.contact("2026-11-21T10:00:00", Direction::out, "Refused the offer");
    CHECK(told.value(P::facts) ==
          "19 November 2026: I first contacted you.\n"
          "21 November 2026: I contacted you. My own note: Refused the offer\n"
          "I have contacted you 3 times (contacts through the same channel on the same day count once), most recently "
          "on 21 November 2026.");
}

TEST_CASE("silence is never quoted, and what the person noted is told as a note") {
    Told told;
    auto& noted = told.contact("2026-11-20T16:00:00", Direction::in, "");
    noted.text = "They will look into it";
    told.contact("2026-11-21T16:00:00", Direction::in, "").pushback = Pushback::silence;
    std::get<ContactRow>(told.rows.back()).text = "Nothing for a day";
    CHECK(told.value(P::last_reply).empty());
    CHECK(told.value(P::last_account) == "They will look into it");
    CHECK(told.value(P::facts) ==
          "20 November 2026, my own note of an exchange with you: They will look into it\n"
          "21 November 2026: no answer from you.");
}

TEST_CASE("a promise is spoken of only while it is open: broken, and nothing heard since") {
    const auto past = at_instant(at("2026-11-21T09:00:00"));
    const auto promised = [&](Told& told, Kept kept = Kept::unknown) {
        told.contact("2026-11-20T16:00:00", Direction::in, "Within a day", Pushback::none, past, kept);
    };
    Told open;
    promised(open);
    CHECK(open.value(P::promise) == "Within a day");
    CHECK(open.value(P::promised_by) == "21 November 2026");
    Told kept;
    promised(kept, Kept::yes);
    CHECK(kept.value(P::promised_by).empty());
    Told answered;
    promised(answered);
    answered.contact("2026-11-21T10:00:00", Direction::in, "Still looking");
    CHECK(answered.value(P::promised_by).empty());
    Told renewed;
    promised(renewed);
    renewed.contact("2026-11-20T17:00:00", Direction::in, "By Monday", Pushback::none,
                    at_instant(at("2026-11-23T09:00:00")));
    CHECK(renewed.value(P::promised_by).empty());
    Told paid;
    paid.row.received_minor = 500;
    promised(paid);
    CHECK(paid.value(P::promised_by).empty());
    Told today;
    today.contact("2026-11-21T16:00:00", Direction::in, "Tomorrow", Pushback::none,
                  at_instant(at("2026-11-22T14:17:00")));
    CHECK(today.value(P::promised_by) == "22 November 2026 at 14:17");
}

TEST_CASE("what happened is told in order, with the day of each, and quotes only words that were kept") {
    Told told;
    told.row.paid_minor = 1500;
    told.row.offered_minor = 900;
    told.row.paid_at = at_instant(at("2026-11-18T10:00:00"));
    told.row.occurred_at = on_day(*parse_day("2026-11-19"), "Asia/Shanghai");
    told.contact("2026-11-20T16:00:00", Direction::out, "Please");
    told.contact("2026-11-20T17:00:00", Direction::in, "It is your device");
    told.contact("2026-11-21T17:00:00", Direction::out, "Again");
    told.message.route = Route::consumer_association;
    CHECK(told.value(P::facts) ==
          "18 November 2026 at 10:00: I paid CNY 15.00.\n"
          "19 November 2026: the problem occurred.\n"
          "20 November 2026: I first contacted the merchant. My own note: Please\n"
          "20 November 2026: the merchant answered: “It is your device”\n"
          "21 November 2026: I contacted the merchant. My own note: Again\n"
          "I have contacted the merchant twice (contacts through the same channel on the same day count once), most "
          "recently on 21 "
          "November 2026.\n"
          "The merchant offered CNY 9.00, which is CNY 6.00 less than I ask for.");
}

TEST_CASE("the clause is the first of the platform's directory, without the marks the template writes") {
    Told told;
    const auto platform = told.ids.next();
    told.rows.push_back(PlatformRow{.uuid = platform, .name = "Robin Music"});
    told.rows.push_back(ClauseRow{told.ids.next(), platform, "《用户服务协议》", "第十二条", "可以退费", "", 0});
    CHECK(told.value(P::clause_title) == "用户服务协议");
    CHECK(told.value(P::clause) == "第十二条");
    CHECK(told.value(P::clause_text) == "可以退费");
}

TEST_CASE(
    "the legal basis are the laws of its region that its deadlines were counted by and somebody read, each once") {
    Told told;
    told.law("CN-7DAY", "CN", {"《消费者权益保护法》", "Consumer Rights Law"}, {"第二十五条", "Art. 25"});
    told.law("CN-7REF", "CN", {"《消费者权益保护法》", "Consumer Rights Law"}, {"第二十五条", "Art. 25"});
    told.law("UK-30", "UK", {"Consumer Rights Act 2015", "Consumer Rights Act 2015"}, {"s.22(3)", "s.22(3)"});
    told.law("CN-WX48H", "CN", {"《小程序规则》", "Mini program rules"}, {"处理", "handling"});
    told.rules.rules.back().platform = "wechat";
    told.law("CN-12315-7WD", "CN", {"《消费者权益保护法》", "Consumer Rights Law"}, {"第四十六条", "Art. 46"});
    told.rules.rules.back().route = Route::market_regulator;
    told.law("CN-AIR", "CN", {"《旅客服务管理规定》", "Passenger service rules"}, {});
    for (const auto* id : {"CN-WX48H", "CN-7DAY", "CN-7REF", "CN-12315-7WD", "CN-AIR", "UK-30", "GONE", ""})
        told.deadline(id);
    CHECK(told.value(P::basis) == "Consumer Rights Law, Art. 25");
    Told abroad;
    abroad.row.jurisdiction = "UK";
    abroad.rules = told.rules;
    abroad.rules.rules.push_back(abroad.rules.rules[2]);
    abroad.rules.rules.back().id = "UK-C2";
    abroad.rules.rules.back().article = {"s.99", "s.99"};
    abroad.rules.rules.back().standing = Standing::c2;
    for (const auto* id : {"CN-7DAY", "UK-C2", "UK-30"}) abroad.deadline(id);
    CHECK(abroad.value(P::basis) == "Consumer Rights Act 2015, s.22(3)");
}

TEST_CASE("the law of the playbook is cited where it was read and fits, each once, behind that of the message") {
    Told told;
    told.message.law = {{{"《甲法》第一条", "Law A, Art. 1"}, {}, Standing::c1, "", {}}};
    const auto law = [](std::string cite, Standing standing, std::string where = "CN") {
        return Playbook::Law{std::move(where), {cite, cite}, {"说", "It says so."}, standing};
    };
    told.playbook.law = {law("Law A, Art. 1", Standing::c1), law("Law B", Standing::c1), law("Law C", Standing::c2),
                         law("Law D", Standing::c1, "UK")};
    told.playbook.law.front().cite.zh = "《甲法》第一条";
    CHECK(told.value(P::basis) == "Law A, Art. 1; Law B");
    CHECK(told.value(P::law) == "Law A, Art. 1: It says so.\nLaw B: It says so.");
}

TEST_CASE(
    "law is cited only to whom it binds, where the case has what it is about and its days have passed; a report names "
    "what is breached") {
    const auto law = [](std::string cite) { return Playbook::Law{"CN", {cite, cite}, {"说", "So."}, Standing::c1}; };
    Told told;
    told.playbook.law = {law("Any trader"), law("Payment firms"), law("Six months"), law("No clause"), law("Breached")};
    told.playbook.law[1].binds = {Party::payment_firm};
    told.playbook.law[2].found_within = 6;
    told.playbook.law[3].clause = false;
    told.playbook.law[4].breached_after = 15;
    told.row.received_at = on_day(*parse_day("2026-03-31"), "Asia/Shanghai");
    told.row.occurred_at = on_day(*parse_day("2026-09-30"), "Asia/Shanghai");
    told.contact("2026-11-07T10:00:00", Direction::out, "Please");
    CHECK(told.value(P::basis) == "Any trader; Six months; No clause; Breached");
    told.message.route = Route::payment_provider;
    CHECK(told.value(P::basis) == "Payment firms");
    told.message.route = Route::report;
    CHECK(told.value(P::basis) == "Breached");
    Told late;
    late.playbook.law = told.playbook.law;
    late.row.received_at = told.row.received_at;
    late.row.occurred_at = on_day(*parse_day("2026-10-01"), "Asia/Shanghai");
    late.rows.push_back(PlatformRow{.uuid = late.ids.next(), .name = "Robin Music"});
    late.rows.push_back(
        ClauseRow{late.ids.next(), std::get<PlatformRow>(late.rows.front()).uuid, "T", "1", "x", "", 0});
    late.contact("2026-11-08T10:00:00", Direction::out, "Please");
    CHECK(late.value(P::basis) == "Any trader");
    late.message.route = Route::report;
    CHECK(late.value(P::basis).empty());
}
