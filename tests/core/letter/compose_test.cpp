#include <doctest/doctest.h>

#include "core/letter/told.h"

using namespace recoup;
using namespace recoup::core;
using test::at;
using test::Told;
using P = Placeholder;

namespace {

Message needing(std::string id, Need need) {
    Message one;
    one.id = std::move(id);
    one.stages = {Stage::contacted};
    one.body = {"x", "x"};
    one.needs = {need};
    return one;
}

}  // namespace

TEST_CASE("an answer is asked for by the next full hour, or by a whole day where there is time") {
    Told told;
    CHECK(told.value(P::reply_by).empty());
    told.message.reply_within = std::chrono::hours{24};
    CHECK(told.value(P::reply_by) == "23 November 2026 at 16:00");
    CHECK(reply_deadline(told.message, told.from().reader) == at_instant(at("2026-11-23T16:00:00")));
    told.message.reply_within = std::chrono::days{7};
    CHECK(told.value(P::reply_by) == "29 November 2026");
    CHECK(reply_deadline(told.message, told.from().reader) == on_day(*parse_day("2026-11-29"), "Asia/Shanghai"));
}

TEST_CASE("a message is its subject line and its body; what the person sets wins over the case") {
    Told told;
    told.message.subject = {"退款：{title}", "Refund: {title}"};
    told.message.body = {"请退 {claimed}。", "Please refund {claimed}."};
    CHECK(compose(told.from(), told.message, {})->text() ==
          "Subject: Refund: Nothing plays\n\nPlease refund CNY 15.00.");
    const auto set = compose(told.from(), told.message, {.set = {{P::claimed, "half {of} it"}}});
    CHECK(set->text().ends_with("Please refund half (of) it."));
    const auto brief = compose(told.from(), told.message, {.brief = true});
    REQUIRE_FALSE(brief.has_value());
    CHECK(sentence(Lang::en, brief.error()) == "The message “m” has no short form.");
}

TEST_CASE("a brief message keeps to 300 characters whatever the case is called") {
    Told told;
    told.row.title = std::string(590, 'x');
    told.message.brief = {"{title}[[，{platform}]]", "{title}[[ at {platform}]]"};
    CHECK(count_characters(compose(told.from(), told.message, {.brief = true})->text()) == kMostBrief);
}

TEST_CASE("what no case keeps is left in square brackets until the person fills it in") {
    Told told;
    told.message.body = {"{my_name}", "Yours, {my_name}"};
    const auto open = compose(told.from(), told.message, {});
    CHECK(open->text() == "Yours, [your name]");
    CHECK(open->whole());
    CHECK(open->blanks == std::vector{P::my_name});
    const auto signed_by = compose(told.from(), told.message, {.set = {{P::my_name, "Ann"}}});
    CHECK(signed_by->text() == "Yours, Ann");
    CHECK(signed_by->blanks.empty());
}

TEST_CASE("between Han characters a filled-in day stands without a space") {
    Told told;
    told.lang = Lang::zh;
    told.message.body = {"请在 {today} 前退还 {claimed} 或答复，见 {title} 一事", "x"};
    CHECK(compose(told.from(), told.message, {})->text() ==
          "请在 2026 年 11 月 22 日前退还 15.00 元或答复，见 Nothing plays 一事");
}

TEST_CASE("a message that would not be true of the case is refused with its reason") {
    Told told;
    told.row.received_minor = 1500;
    auto owed = needing("owed", Need::owed);
    owed.title = {"催款", "Ask again"};
    const auto refused = compose(told.from(), owed, {});
    REQUIRE_FALSE(refused.has_value());
    CHECK(sentence(Lang::en, refused.error()) ==
          "“Ask again” would not be true of this case. All of the money has arrived, or the case has ended.");
    const auto choices = messages_for(std::vector{owed}, told.from());
    CHECK_FALSE(choices.front().fits);
    CHECK(choices.front().why_not == "All of the money has arrived, or the case has ended.");
}

TEST_CASE("each need holds exactly where the case bears it out") {
    const auto holds = [](Told& told, Need need) { return compose(told.from(), needing("m", need), {}).has_value(); };
    Told fresh;
    CHECK(holds(fresh, Need::not_contacted));
    CHECK_FALSE(holds(fresh, Need::contacted));
    CHECK_FALSE(holds(fresh, Need::unanswered));
    CHECK_FALSE(holds(fresh, Need::open_promise));
    CHECK_FALSE(holds(fresh, Need::offer));
    CHECK_FALSE(holds(fresh, Need::part_received));
    CHECK(holds(fresh, Need::owed));
    CHECK(holds(fresh, Need::not_escalated));
    Told asked;
    asked.row.offered_minor = 700;
    asked.contact("2026-11-20T10:00:00", Direction::out, "Please");
    CHECK(holds(asked, Need::unanswered));
    CHECK(holds(asked, Need::contacted));
    CHECK(holds(asked, Need::offer));
    Told answered;
    answered.row.received_minor = 700;
    answered.row.outcome = Outcome::partial;
    answered.contact("2026-11-20T10:00:00", Direction::out, "Please");
    answered.contact("2026-11-20T11:00:00", Direction::in, "No");
    answered.rows.push_back(RouteRow{.uuid = answered.ids.next(),
                                     .case_uuid = answered.row.uuid,
                                     .route = Route::market_regulator,
                                     .taken_at = at("2026-11-21T10:00:00")});
    CHECK(holds(answered, Need::nothing_due));
    CHECK_FALSE(holds(answered, Need::unanswered));
    CHECK_FALSE(holds(answered, Need::not_escalated));
    CHECK_FALSE(holds(answered, Need::owed));
    CHECK(holds(answered, Need::part_received));
}

TEST_CASE("what they promised is waited for until its day, unless they took it back or it was noted as not kept") {
    const auto due = [](Told& told) { return !compose(told.from(), needing("m", Need::nothing_due), {}).has_value(); };
    const auto soon = at_instant(at("2026-12-16T10:00:00"));
    Told promised;
    promised.contact("2026-11-20T10:00:00", Direction::in, "Fifteen days", Pushback::none, soon);
    promised.contact("2026-11-20T10:04:00", Direction::in, "Noted");
    promised.contact("2026-11-20T14:00:00", Direction::out, "Posted it");
    CHECK(due(promised));
    Told taken_back;
    taken_back.contact("2026-11-20T10:00:00", Direction::in, "Fifteen days", Pushback::none, soon);
    taken_back.contact("2026-11-21T10:00:00", Direction::in, "No refund", Pushback::refusal);
    CHECK_FALSE(due(taken_back));
    Told missed;
    missed.contact("2026-11-20T10:00:00", Direction::in, "Fifteen days", Pushback::none, soon, Kept::no);
    CHECK_FALSE(due(missed));
    Told done;
    done.contact("2026-11-20T10:00:00", Direction::in, "Fifteen days", Pushback::none, soon);
    DeadlineRow ticked{.uuid = done.ids.next(), .case_uuid = done.row.uuid, .due = soon};
    ticked.contact_uuid = std::get<ContactRow>(done.rows.front()).uuid;
    ticked.done_at = at("2026-11-21T10:00:00");
    done.rows.push_back(ticked);
    CHECK_FALSE(due(done));
}

TEST_CASE("a dispute goes to a bank only where a card was used, to a payment firm only where not a card alone was") {
    const auto holds = [](std::string method, Need need) {
        Told told;
        told.row.payment_method = std::move(method);
        return compose(told.from(), needing("m", need), {}).has_value();
    };
    CHECK(holds("", Need::card));
    CHECK(holds("云付 · 储蓄卡（尾号 4821）", Need::card));
    CHECK(holds("Visa 0917", Need::card));
    CHECK_FALSE(holds("云付", Need::card));
    CHECK(holds("云付", Need::payment_firm));
    CHECK(holds("云付 · 储蓄卡（尾号 4821）", Need::payment_firm));
    CHECK_FALSE(holds("信用卡（尾号 0917）", Need::payment_firm));
    CHECK_FALSE(holds("Credit card ending 0917", Need::payment_firm));
}

TEST_CASE("evidence that a message speaks of has to be there, and so has what it answers") {
    Told told;
    told.message.body = {"x", "x"};
    told.message.evidence = {EvidenceKind::others_reports};
    CHECK_FALSE(compose(told.from(), told.message, {}).has_value());
    Told shown;
    shown.message = told.message;
    shown.evidence(EvidenceKind::others_reports, "Forum");
    CHECK(compose(shown.from(), shown.message, {}).has_value());
    Told silent;
    auto reply = needing("reply", Need::said);
    reply.pushback = Pushback::user_error;
    silent.contact("2026-11-20T11:00:00", Direction::in, "Fine here", Pushback::system_normal);
    CHECK(silent.order({reply}) == "!reply ");
    silent.contact("2026-11-20T12:00:00", Direction::in, "Your fault", Pushback::user_error);
    Told said;
    said.contact("2026-11-20T12:00:00", Direction::in, "Your fault", Pushback::user_error);
    CHECK(said.order({reply}) == "reply ");
}

TEST_CASE("a message for one kind of trouble is offered there alone, first of all before anyone was told") {
    Message special = needing("double", Need::owed);
    special.order = 9;
    special.words = {"Charged Twice"};
    auto first = needing("first", Need::not_contacted);
    first.order = 10;
    Told other;
    CHECK(other.order({special, first}) == "first !double ");
    Told twice;
    twice.row.note = "I was CHARGED TWICE";
    CHECK(twice.order({first, special}) == "double first ");
    auto abroad = special;
    abroad.regions = {"UK"};
    CHECK(twice.order({abroad}) == "!double ");
}

TEST_CASE("what answers the last thing that happened comes first, then what fits and can be filled") {
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
    std::vector<Message> all{
        message("first", 1, {Stage::evidence, Stage::contacted}, "{claimed}"),
        message("clause", 2, {Stage::contacted}, "{clause}"),
        message("broken", 3, {Stage::contacted}, "{promised_by}"),
        message("silent", 4, {Stage::contacted}, "{claimed}", Pushback::silence),
        message("device", 5, {Stage::contacted}, "{claimed}", Pushback::device_problem),
        message("user", 6, {Stage::contacted}, "{claimed}", Pushback::user_error),
        message("reasons", 7, {Stage::contacted}, "{claimed}"),
        message("court", 8, {Stage::escalated}, "{claimed}"),
        message("rest", 9, {Stage::refunded}, "{received}"),
    };
    all[0].needs = {Need::not_contacted};
    all[8].needs = {Need::part_received};
    Told fresh;
    fresh.playbook.messages = {"silent"};
    CHECK(fresh.order(all) == "first silent reasons -device -user -clause -broken -court !rest ");
    const auto asked = [&](Told& told) { told.contact("2026-11-20T15:00:00", Direction::out, "Please"); };
    Told pushed;
    asked(pushed);
    pushed.contact("2026-11-21T16:00:00", Direction::in, "You", Pushback::user_error);
    CHECK(pushed.order(all).starts_with("user "));
    CHECK(answering(all, pushed.from())->id == "user");
    Told broken;
    asked(broken);
    broken.contact("2026-11-20T16:00:00", Direction::in, "Soon", Pushback::none, at_instant(at("2026-11-21T09:00:00")));
    CHECK(broken.order(all).starts_with("broken "));
    Told late;
    asked(late);
    late.rows.push_back(DeadlineRow{.uuid = late.ids.next(),
                                    .case_uuid = late.row.uuid,
                                    .due = at_instant(at("2026-11-21T15:00:00")),
                                    .actor = Actor::merchant});
    CHECK(late.order(all).starts_with("silent "));
    Told paid;
    asked(paid);
    paid.row.received_minor = 500;
    paid.row.refunded_at = at_instant(at("2026-11-21T15:00:00"));
    CHECK(paid.order(all).starts_with("rest "));
    Told waiting;
    asked(waiting);
    CHECK(answering(all, waiting.from()) == nullptr);
}

TEST_CASE("what was sent is a contact with the deadline of its answer") {
    Told told;
    told.contact("2026-11-21T16:00:00", Direction::in, "Ticket 7", Pushback::none, {}, Kept::unknown, "7");
    told.message.channel = Channel::email;
    told.message.reply_within = std::chrono::hours{24};
    const auto sent = contact_of(told.from(), told.message, "the text", Lang::zh);
    CHECK(sent.at == test::kLetterNow);
    CHECK(sent.direction == Direction::out);
    CHECK(sent.channel == Channel::email);
    CHECK(sent.ticket == "7");
    CHECK(sent.text == "the text");
    REQUIRE(sent.deadline);
    CHECK(sent.deadline->title == "等待对方答复");
    CHECK(sent.deadline->due == at_instant(at("2026-11-23T16:00:00")));
    CHECK(sent.party == Party::seller);
    told.message.route = Route::market_regulator;
    told.message.reply_within.reset();
    const auto complaint = contact_of(told.from(), told.message, "x", Lang::zh);
    CHECK(complaint.party == Party::authority);
    CHECK(complaint.ticket.empty());
    CHECK_FALSE(complaint.deadline);
}
