#include "core/advice/compose.h"

#include <doctest/doctest.h>

#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using P = Placeholder;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");

Instant at(std::string_view text) {
    return *parse_instant(std::string(text) + "+08:00");
}

// One case as it stands in a file, told row by row.
struct Told {
    State state{kZones};
    Rulebook rules;
    test::CountingIds ids;
    CaseRow row;
    Lang lang = Lang::en;
    Message message;

    Told() {
        row.uuid = ids.next();
        row.number = 1;
        row.title = "Nothing plays";
        row.platform = "Robin Music";
        row.stage = Stage::contacted;
        row.claimed_minor = 1500;
        message.id = "m";
        message.stages = {Stage::contacted};
    }
    void contact(std::string_view when, Direction direction, std::string text, Pushback pushback = Pushback::none,
                 std::optional<When> promised_by = {}, Kept kept = Kept::unknown, std::string ticket = {}) {
        rows.push_back(ContactRow{.uuid = ids.next(),
                                  .case_uuid = row.uuid,
                                  .at = at(when),
                                  .direction = direction,
                                  .ticket = std::move(ticket),
                                  .text = std::move(text),
                                  .pushback = pushback,
                                  .promised_by = std::move(promised_by),
                                  .kept = kept});
    }
    void evidence(EvidenceKind kind, std::string caption) {
        rows.push_back(EvidenceRow{.uuid = ids.next(),
                                   .case_uuid = row.uuid,
                                   .kind = kind,
                                   .name = "a.png",
                                   .caption = std::move(caption),
                                   .position = static_cast<std::int64_t>(rows.size())});
    }
    void deadline(std::string rule) {
        rows.push_back(
            DeadlineRow{.uuid = ids.next(), .case_uuid = row.uuid, .due = at_instant(kNow), .rule = std::move(rule)});
    }
    void law(std::string id, std::string jurisdiction, std::string source, std::string article) {
        Rule rule;
        rule.id = std::move(id);
        rule.jurisdiction = std::move(jurisdiction);
        rule.source_title = std::move(source);
        rule.article = std::move(article);
        rule.actor = Actor::merchant;
        rules.rules.push_back(rule);
    }

    ComposeFrom from() {
        if (state.cases().empty()) {
            std::vector<RowChange> added{{std::nullopt, row}};
            for (const auto& one : rows) added.push_back({std::nullopt, one});
            state.put(added);
        }
        return {*state.find(row.uuid), state, rules, {lang, kNow, &kZones, "Asia/Shanghai"}};
    }
    std::string value(P name) {
        const auto values = case_values(from(), message);
        const auto found = values.find(name);
        return found == values.end() ? "" : found->second;
    }

    std::vector<Row> rows;
};

}  // namespace

TEST_CASE("amounts are written with their currency and the difference is counted") {
    Told told;
    told.row.paid_minor = 399900;
    told.row.claimed_minor = 399900;
    told.row.offered_minor = 370050;
    told.row.received_minor = 0;
    CHECK(told.value(P::paid) == "¥3,999.00");
    CHECK(told.value(P::difference) == "¥298.50");
    CHECK(told.value(P::received).empty());
}

TEST_CASE("what was paid is claimed where nothing else is; an offer of it all leaves no difference") {
    Told told;
    told.row.claimed_minor.reset();
    told.row.paid_minor = 2000;
    told.row.offered_minor = 2000;
    told.row.currency = "USD";
    CHECK(told.value(P::claimed) == "$20.00");
    CHECK(told.value(P::difference).empty());
}

TEST_CASE("moments are written out, with the year where it is another") {
    Told told;
    told.row.paid_at = at_instant(at("2025-12-31T23:59:00"));
    told.row.occurred_at = at_instant(at("2026-11-22T09:05:00"));
    told.row.received_at = on_day(*parse_day("2026-11-20"), "Asia/Shanghai");
    CHECK(told.value(P::paid_at) == "31 December 2025 23:59");
    CHECK(told.value(P::occurred_at) == "22 November 09:05");
    CHECK(told.value(P::received_at) == "20 November");
    CHECK(told.value(P::today) == "22 November 2026");
    told.lang = Lang::zh;
    CHECK(told.value(P::paid_at) == "2025 年 12 月 31 日 23:59");
    CHECK(told.value(P::today) == "2026 年 11 月 22 日");
}

TEST_CASE("evidence is listed in the order of the case, lettered, and named by its letters") {
    Told told;
    told.evidence(EvidenceKind::payment_proof, "Bill,\nboth charges");
    told.evidence(EvidenceKind::other, "A letter");
    told.evidence(EvidenceKind::terms, "");
    CHECK(told.value(P::evidence) == "A. Bill, both charges (Payment proof)\nB. A letter\nC. Terms");
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
    CHECK(told.value(P::first_contact_at) == "20 November 16:00");
    CHECK(told.value(P::last_contact_at) == "22 November 10:00");
    CHECK(told.value(P::contact_count) == "2");
    CHECK(told.value(P::days) == "1");
    CHECK(told.value(P::ticket) == "55102");
    CHECK(told.value(P::last_reply) == "Wait");
}

TEST_CASE("a message that answers a pushback quotes that pushback") {
    Told told;
    told.contact("2026-11-20T16:00:00", Direction::in, "You pressed the wrong key", Pushback::user_error);
    told.contact("2026-11-21T16:00:00", Direction::in, "All is well\nhere", Pushback::system_normal);
    CHECK(told.value(P::last_reply) == "All is well here");
    told.message.pushback = Pushback::user_error;
    CHECK(told.value(P::last_reply) == "You pressed the wrong key");
}

TEST_CASE("a promise is spoken of only when it was broken") {
    const auto past = at_instant(at("2026-11-21T09:00:00"));
    const auto coming = at_instant(at("2026-11-23T09:00:00"));
    Told told;
    told.contact("2026-11-20T16:00:00", Direction::in, "Within a day", Pushback::none, past);
    told.contact("2026-11-21T16:00:00", Direction::in, "By Monday", Pushback::none, coming);
    CHECK(told.value(P::promise) == "Within a day");
    CHECK(told.value(P::promised_by) == "21 November 09:00");
    Told kept;
    kept.contact("2026-11-20T16:00:00", Direction::in, "Within a day", Pushback::none, past, Kept::yes);
    CHECK(kept.value(P::promise).empty());
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

TEST_CASE("the legal basis are the laws its deadlines were counted by, each once") {
    Told told;
    told.law("CN-7DAY", "CN", "消费者权益保护法", "第二十五条");
    told.law("CN-7REF", "CN", "消费者权益保护法", "第二十五条");
    told.law("UK-30", "UK", "Consumer Rights Act 2015", "s.22(3)");
    told.law("CN-WX48H", "CN", "小程序规则", "处理");
    told.rules.rules.back().platform = "wechat";
    told.law("CN-12315-7WD", "CN", "消费者权益保护法", "第四十六条");
    told.rules.rules.back().route = Route::market_regulator;
    told.law("CN-AIR", "CN", "旅客服务管理规定", "");
    for (const auto* id : {"CN-WX48H", "CN-7DAY", "CN-7REF", "CN-12315-7WD", "CN-AIR", "UK-30", "GONE", ""})
        told.deadline(id);
    CHECK(told.value(P::basis) == "《消费者权益保护法》第二十五条; Consumer Rights Act 2015, s.22(3)");
}

TEST_CASE("an answer is asked for by the moment the message names") {
    Told told;
    CHECK(told.value(P::reply_by).empty());
    told.message.reply_within = std::chrono::hours{24};
    CHECK(told.value(P::reply_by) == "23 November 15:50");
    CHECK(reply_deadline(told.message, kNow) == at_instant(at("2026-11-23T15:50:00")));
}

TEST_CASE("a message is its subject line and its body; what the person sets wins over the case") {
    Told told;
    told.message.subject = {"退款：{title}", "Refund: {title}"};
    told.message.body = {"请退 {claimed}。", "Please refund {claimed}."};
    CHECK(compose(told.from(), told.message, {})->text() == "Subject: Refund: Nothing plays\n\nPlease refund ¥15.00.");
    const auto set = compose(told.from(), told.message, {false, {{P::claimed, "half {of} it"}}, {}});
    CHECK(set->text().ends_with("Please refund half (of) it."));
    const auto brief = compose(told.from(), told.message, {true, {}, {}});
    REQUIRE_FALSE(brief.has_value());
    CHECK(sentence(Lang::en, brief.error()) == "The message “m” has no short form.");
}

TEST_CASE("a brief message keeps to 300 characters whatever the case is called") {
    Told told;
    told.row.title = std::string(590, 'x');
    told.message.brief = {"{title}[[，{platform}]]", "{title}[[ at {platform}]]"};
    CHECK(count_characters(compose(told.from(), told.message, {true, {}, {}})->text()) == kMostBrief);
}

TEST_CASE("what answers the last pushback comes first, then what fits and can be filled") {
    const auto message = [](std::string id, std::int64_t order, std::vector<Stage> stages, std::string body,
                            Pushback pushback = Pushback::none) {
        Message one;
        one.id = std::move(id);
        one.order = order;
        one.stages = std::move(stages);
        one.body = {body, body};
        one.pushback = pushback;
        return one;
    };
    const std::vector<Message> all{
        message("first", 1, {Stage::evidence, Stage::contacted}, "{claimed}"),
        message("clause", 2, {Stage::contacted}, "{clause}"),
        message("broken", 3, {Stage::contacted}, "{promised_by}"),
        message("silent", 4, {Stage::contacted}, "{claimed}", Pushback::silence),
        message("device", 5, {Stage::contacted}, "{claimed}", Pushback::device_problem),
        message("user", 6, {Stage::contacted}, "{claimed}", Pushback::user_error),
        message("reasons", 7, {Stage::contacted}, "{claimed}"),
        message("court", 8, {Stage::escalated}, "{claimed}"),
    };
    const auto order = [&](Told& told) {
        std::string ids;
        for (const auto& one : messages_for(all, told.from(), nullptr))
            ids += (one.fits ? "" : "-") + one.message->id + " ";
        return ids;
    };
    Told fresh;
    CHECK(order(fresh) == "first silent reasons -device -user -clause -broken -court ");
    Told told;
    told.contact("2026-11-20T15:00:00", Direction::out, "Please");
    told.contact("2026-11-20T16:00:00", Direction::in, "Soon", Pushback::none, at_instant(at("2026-11-21T09:00:00")));
    told.contact("2026-11-21T16:00:00", Direction::in, "You", Pushback::user_error);
    CHECK(order(told) == "user broken silent reasons first -device -clause -court ");
}

TEST_CASE("what was sent is a contact with the deadline of its answer") {
    Told told;
    told.contact("2026-11-21T16:00:00", Direction::in, "Ticket 7", Pushback::none, {}, Kept::unknown, "7");
    told.message.channel = Channel::email;
    told.message.reply_within = std::chrono::hours{24};
    const auto sent = contact_of(told.from(), told.message, "the text", Lang::zh);
    CHECK(sent.at == kNow);
    CHECK(sent.direction == Direction::out);
    CHECK(sent.channel == Channel::email);
    CHECK(sent.ticket == "7");
    CHECK(sent.text == "the text");
    REQUIRE(sent.deadline);
    CHECK(sent.deadline->title == "等待对方答复");
    CHECK(sent.deadline->due == at_instant(at("2026-11-23T15:50:00")));
    told.message.route = Route::market_regulator;
    told.message.reply_within.reset();
    const auto complaint = contact_of(told.from(), told.message, "x", Lang::zh);
    CHECK(complaint.party == Party::authority);
    CHECK(complaint.ticket.empty());
    CHECK_FALSE(complaint.deadline);
}
