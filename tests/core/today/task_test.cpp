#include "core/today/today.h"

#include <doctest/doctest.h>

#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono_literals;

namespace {

const test::FixedZones kZones;
constexpr Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 28} + 7h + 20min;

// One case, told row by row.
struct Told {
    State state{kZones};
    Rulebook rules;
    test::CountingIds ids;
    CaseRow row;
    Playbook playbook;
    std::vector<Message> messages{2};
    std::vector<RouteGuide> routes;
    std::vector<Row> rows;
    bool known = false;

    Told() {
        row.uuid = ids.next();
        row.number = 7;
        row.title = "Lamp";
        row.turn = Turn::me;
        row.stage = Stage::contacted;
        row.stage_since = row.created_at = kNow - 900h;
        row.paid_minor = 20'000;
        playbook.problems = {Problem::other};
        playbook.capture = {{EvidenceKind::error_screen, {"马上截。", "At once."}},
                            {EvidenceKind::support_chat, {"答复。", "Their answers."}},
                            {EvidenceKind::payment_proof, {"账单页。", "The bill."}}};
        messages[0].id = "system";
        messages[0].pushback = Pushback::system_normal;
        messages[0].body = {"请核查。", "Look into it."};
        messages[0].title = {"回应", "Answer"};
        messages[1].id = "promise";
        messages[1].body = {"你们承诺 {promised_by}。", "You promised it by {promised_by}."};
    }
    void contact(std::chrono::hours ago, Direction direction, Pushback pushback = Pushback::none,
                 std::string words = {}, std::optional<When> promised_by = {}) {
        rows.push_back(ContactRow{.uuid = ids.next(),
                                  .case_uuid = row.uuid,
                                  .at = kNow - ago,
                                  .direction = direction,
                                  .party = Party::seller,
                                  .text = "x",
                                  .pushback = pushback,
                                  .promised_by = std::move(promised_by),
                                  .words = std::move(words)});
    }
    DeadlineRow& deadline(std::chrono::hours in, Actor actor = Actor::me, std::string title = "A day") {
        rows.push_back(DeadlineRow{.uuid = ids.next(),
                                   .case_uuid = row.uuid,
                                   .number = static_cast<std::int64_t>(rows.size()),
                                   .title = std::move(title),
                                   .due = at_instant(kNow + in),
                                   .actor = actor});
        return std::get<DeadlineRow>(rows.back());
    }
    RouteRow& route(Route which, RouteState is, std::chrono::hours taken,
                    std::optional<std::chrono::hours> closed = {}) {
        rows.push_back(
            RouteRow{.uuid = ids.next(), .case_uuid = row.uuid, .route = which, .state = is, .taken_at = kNow - taken});
        auto& made = std::get<RouteRow>(rows.back());
        if (closed) made.closed_at = kNow - *closed;
        return made;
    }
    void slot(EvidenceKind kind) { rows.push_back(SlotRow{.uuid = ids.next(), .case_uuid = row.uuid, .kind = kind}); }
    void evidence(EvidenceKind kind) {
        rows.push_back(EvidenceRow{.uuid = ids.next(), .case_uuid = row.uuid, .kind = kind, .name = "a.png"});
    }

    TodayFrom from(Lang lang = Lang::en) {
        if (!std::exchange(known, true)) {
            std::vector<RowChange> added{{std::nullopt, row}};
            for (const auto& one : rows) added.push_back({std::nullopt, one});
            REQUIRE(state.put(added));
        }
        return {state, rules, {&playbook, 1}, messages, routes, {lang, kNow, &kZones, "Asia/Shanghai"}};
    }
    const CaseRecord& record() { return *state.find(row.uuid); }
    Task task() {
        const auto all = from();
        return task_of(compose_from(all, record()));
    }
    TodayRow text(Lang lang = Lang::en) {
        const auto all = from(lang);
        return today_row(all, record(), task_of(compose_from(all, record())));
    }
    Urgency urgency() {
        const auto what = task();
        return urgency_of(what, from().reader);
    }
};

}  // namespace

TEST_CASE("a pushback is answered: their words, and the message that answers them") {
    Told told;
    told.contact(30h, Direction::out);
    told.contact(29h, Direction::in, Pushback::system_normal, "亲，系统显示正常呢");
    const auto row = told.text(Lang::zh);
    CHECK(told.task().kind == TaskKind::answer);
    CHECK(row.sentence == "商家说“亲，系统显示正常呢”");
    CHECK(row.act.kind == ActKind::copy_answer);
    CHECK(row.act.message == &told.messages[0]);
    CHECK(row.verb == "回应“系统正常”");
    CHECK(row.amount == "¥200.00");
    CHECK(told.urgency() == Urgency::undated);
}

TEST_CASE("without their words a pushback is told by its kind, and by the offer where there is one") {
    Told plain;
    plain.contact(30h, Direction::out);
    plain.contact(29h, Direction::in, Pushback::device_problem);
    CHECK(plain.text().sentence == "The merchant blames your device");
    Told offer;
    offer.row.offered_minor = 7'000;
    offer.contact(30h, Direction::out);
    offer.contact(29h, Direction::in, Pushback::partial_offer, "只能退 70 元");
    CHECK(offer.text().sentence == "The merchant offers ¥70.00, which is ¥130.00 short");
    CHECK(offer.text().verb == "Decline ¥70.00");
    CHECK(offer.text().act.kind == ActKind::write);  // there is no message for it
}

TEST_CASE("a promise that passed, or a day of theirs, makes it mine to chase until they were asked again") {
    Told broken;
    broken.row.turn = Turn::merchant;
    broken.contact(60h, Direction::out);
    broken.contact(50h, Direction::in, Pushback::none, "明天答复", at_instant(kNow - 20h));
    CHECK(broken.task().kind == TaskKind::chase);
    CHECK(broken.text().act.message == &broken.messages[1]);
    CHECK(broken.urgency() == Urgency::theirs_late);
    Told late;
    late.row.turn = Turn::merchant;
    late.contact(60h, Direction::out);
    late.deadline(-3h, Actor::merchant, "Reply");
    CHECK(late.task().kind == TaskKind::chase);
    CHECK(late.text().chip.whose == Whose::theirs_late);
    Told asked;
    asked.row.turn = Turn::merchant;
    asked.contact(60h, Direction::out);
    asked.deadline(-3h, Actor::merchant, "Reply");
    asked.contact(1h, Direction::out);
    CHECK(asked.task().kind == TaskKind::wait);
}

TEST_CASE("what others have and are not late with is waited for, by the name of the day") {
    Told told;
    told.row.turn = Turn::merchant;
    told.contact(5h, Direction::out);
    CHECK(told.text(Lang::zh).sentence == "等商家");
    Told dated;
    dated.row.turn = Turn::merchant;
    dated.contact(5h, Direction::out);
    dated.deadline(40h, Actor::merchant, "The courier's findings");
    CHECK(dated.task().kind == TaskKind::wait);
    CHECK(dated.text().sentence == "The courier's findings");
    CHECK(dated.text().chip.whose == Whose::theirs);
    CHECK(dated.text().button.empty());
}

TEST_CASE("while an authority deals with it nobody else is chased") {
    Told told;
    told.row.stage = Stage::escalated;
    told.row.turn = Turn::authority;
    told.contact(300h, Direction::out);
    told.deadline(-100h, Actor::merchant);
    told.route(Route::market_regulator, RouteState::waiting, 200h);
    CHECK(told.task().kind == TaskKind::wait);
    Told late;
    late.row.stage = Stage::escalated;
    late.row.turn = Turn::authority;
    late.contact(300h, Direction::out);
    late.deadline(-5h, Actor::authority, "Whether it is taken on");
    late.route(Route::market_regulator, RouteState::waiting, 200h);
    CHECK(late.task().kind == TaskKind::chase);
    CHECK(late.text().sentence == "No result by the date: Whether it is taken on");
    CHECK(late.text().act.kind == ActKind::take_route);
    CHECK(late.text().act.route == Route::market_regulator);
}

TEST_CASE("before anybody is told, proof that vanishes is gathered in the order of the playbook") {
    Told told;
    told.row.stage = Stage::evidence;
    for (const auto kind : {EvidenceKind::payment_proof, EvidenceKind::support_chat, EvidenceKind::error_screen})
        told.slot(kind);
    const auto row = told.text();
    CHECK(row.act.kind == ActKind::open_slot);
    CHECK(row.act.slot == EvidenceKind::error_screen);
    CHECK(row.sentence == "2 pieces of evidence are missing; start with “Error screen”");  // nobody has answered yet
    CHECK(row.reason == "At once.");
}

TEST_CASE("once all is gathered, or a day of mine is near, the first letter is what is next") {
    Told whole;
    whole.row.stage = Stage::evidence;
    whole.messages[0].needs = {Need::not_contacted};
    whole.messages[0].pushback = Pushback::none;
    whole.messages[0].stages = {Stage::evidence};
    const auto row = whole.text();
    CHECK(row.act.kind == ActKind::copy_letter);
    CHECK(row.sentence == "“Answer” is ready to send to the merchant");
    Told near;
    near.row.stage = Stage::evidence;
    near.slot(EvidenceKind::error_screen);
    near.deadline(100h);
    CHECK(near.task().kind == TaskKind::begin);
    CHECK(near.urgency() == Urgency::mine_green);
    Told far;
    far.row.stage = Stage::evidence;
    far.slot(EvidenceKind::error_screen);
    far.deadline(2000h);
    CHECK(far.task().kind == TaskKind::gather);
}

TEST_CASE("money that came is recorded, and the rest of it asked for") {
    Told part;
    part.contact(30h, Direction::out);
    part.contact(29h, Direction::in);
    part.row.received_minor = 5'000;
    CHECK(part.task().kind == TaskKind::rest);
    CHECK(part.text().sentence == "¥50.00 has arrived; ¥150.00 is still missing");
    Told all;
    all.row.received_minor = 20'000;
    CHECK(all.task().kind == TaskKind::close);
    CHECK(all.text().act.kind == ActKind::mark_received);
    Told free;
    free.row.paid_minor = 0;
    free.contact(30h, Direction::out);
    CHECK(free.task().kind != TaskKind::close);  // nothing came
}

TEST_CASE("a route that was settled asks for the money, one that came to nothing for the next") {
    Told settled;
    settled.contact(90h, Direction::out);
    settled.route(Route::bank_chargeback, RouteState::settled, 60h, 2h);
    CHECK(settled.task().kind == TaskKind::receive);
    CHECK(settled.text().act.kind == ActKind::mark_received);
    Told refused;
    refused.contact(90h, Direction::out);
    refused.route(Route::platform_dispute, RouteState::refused, 60h, 2h);
    CHECK(refused.task().kind == TaskKind::further);
    RouteGuide court{.route = Route::court, .jurisdiction = "CN"};
    court.what = {"起诉", "Go to court"};
    refused.routes = {court};
    CHECK(refused.text().act.kind == ActKind::take_route);
    CHECK(refused.text().act.route == Route::court);
}

TEST_CASE("a near day of mine stands in the list even while others have the case") {
    Told told;
    told.row.turn = Turn::merchant;
    told.contact(5h, Direction::out);
    told.deadline(20h, Actor::me, "File the double charge");
    CHECK(told.task().kind == TaskKind::date);
    CHECK(told.urgency() == Urgency::mine_red);
    CHECK(told.text().sentence == "File the double charge");
    CHECK(told.text().act.kind == ActKind::complete);
    Told far;
    far.row.turn = Turn::merchant;
    far.contact(5h, Direction::out);
    far.deadline(200h);
    CHECK(far.task().kind == TaskKind::wait);
}

TEST_CASE("what is put off is not mine until then, and never beyond its day") {
    Told told;
    told.deadline(20h).snoozed_until = kNow + 2h;
    CHECK_FALSE(told.task().mine());
    CHECK(today_view(told.from()).put_off == 1);
    CHECK(today_view(told.from()).valid_until == kNow + 2h);
    Told over;
    over.deadline(-1h).snoozed_until = kNow + 2h;
    CHECK(over.task().mine());
}

TEST_CASE("what ended is nobody's, and tells how it ended") {
    Told told;
    told.row.outcome = Outcome::partial;
    told.row.received_minor = 15'000;
    told.row.stage = Stage::refunded;
    told.row.ended_at = kNow - 30h;
    told.contact(250h, Direction::out);
    told.contact(240h, Direction::in, Pushback::refusal);
    const auto all = told.from(Lang::zh);
    CHECK(told.task().kind == TaskKind::none);
    CHECK(card_line(all, told.record()).text == "应退 ¥200.00 · 用时 9 天");
    const auto view = today_view(all);
    CHECK(view.mine.empty());
    REQUIRE(view.arrived.size() == 1);
    CHECK(arrived_row(told.record(), all.reader).sentence == "Lamp：¥150.00 到账");
    CHECK(view.valid_until <= kNow + 42h);
    CHECK(view.money.front().recovery_percent() == 75);
}

TEST_CASE("the line of a card says in a few words what the row of today says") {
    Told told;
    told.contact(30h, Direction::out);
    told.contact(29h, Direction::in, Pushback::system_normal, "系统显示正常");
    const auto all = told.from(Lang::zh);
    const auto line = card_line(all, told.record());
    CHECK(line.look == CardLine::Look::mine);
    CHECK(line.text == told.text(Lang::zh).verb);
    Told theirs;
    theirs.row.turn = Turn::platform;
    theirs.contact(5h, Direction::out);
    const auto of_theirs = theirs.from(Lang::zh);
    CHECK(card_line(of_theirs, theirs.record()).look == CardLine::Look::theirs);
}

TEST_CASE("money that came more than three days ago is told no more") {
    Told told;
    told.row.outcome = Outcome::full;
    told.row.received_minor = 20'000;
    told.row.refunded_at = at_instant(kNow - 72h);
    CHECK(today_view(told.from()).arrived.empty());
}

TEST_CASE("new pictures have rows of their own, between what is late and what is amber") {
    Told told;
    told.row.turn = Turn::merchant;
    told.contact(5h, Direction::out);
    told.deadline(50h);
    const auto all = told.from(Lang::zh);
    const WaitingPictures pictures[] = {{2, told.row.uuid, kNow - 8min, "订单号和金额都相同"}, {1, {}, kNow, ""}};
    const auto view = today_view(all, pictures);
    REQUIRE(view.mine.size() == 3);
    REQUIRE(view.mine[0].pictures);
    CHECK_FALSE(view.mine[2].pictures);
    const auto row = item_row(all, view.mine[0], pictures);
    CHECK(row.sentence == "新截图 2 张，像是 #7 的");
    CHECK(row.act.kind == ActKind::put_in);
    CHECK(row.button == "放进 #7");
    CHECK(row.reason == "订单号和金额都相同");
    CHECK(item_row(all, view.mine[1], pictures).act.kind == ActKind::make_case);
    CHECK(item_row(all, view.mine[1], pictures).sentence == "新截图");
    CHECK(pictures_line(Lang::en, 1, &told.record()) == "A new screenshot; it looks like #7");
}

TEST_CASE("news of money that was put away stays away, and money that comes later is told again") {
    Told told;
    told.row.outcome = Outcome::partial;
    told.row.received_minor = 5'000;
    told.row.refunded_at = at_instant(kNow - 30h);
    const SeenMoney seen[] = {{told.row.uuid, kNow - 30h}};
    CHECK(today_view(told.from()).arrived.size() == 1);
    CHECK(today_view(told.from(), {}, seen).arrived.empty());
    Told later;  // the same case
    later.row = told.row;
    later.row.refunded_at = at_instant(kNow - 1h);
    CHECK(today_view(later.from(), {}, seen).arrived.size() == 1);
}

TEST_CASE("the day stands above today with its day of the week") {
    Told told;
    auto reader = told.from(Lang::zh).reader;
    reader.now = *parse_instant("2026-11-28T15:20:00+08:00");
    CHECK(day_heading(reader) == "11 月 28 日 星期六");
    reader.lang = Lang::en;
    CHECK(day_heading(reader) == "Saturday 28 November");
}

TEST_CASE(
    "of what is only looked after a near day is told and a charge whose day has come, but no window that closed") {
    Told near;
    near.row.watch = Watch::purchase;
    near.deadline(-30h, Actor::me, "Last day to return it");
    near.deadline(40h, Actor::me, "Last day of price protection");
    CHECK(near.task().kind == TaskKind::date);
    CHECK(near.text().sentence == "Last day of price protection");
    CHECK(near.text().act.kind == ActKind::open_case);
    Told closed;
    closed.row.watch = Watch::purchase;
    closed.deadline(-30h, Actor::me, "Last day to return it");
    CHECK(closed.task().kind == TaskKind::none);
    Told charged;
    charged.row.watch = Watch::subscription;
    charged.row.renews_at = on_day(Day{std::chrono::year{2026} / 11 / 27}, "Asia/Shanghai");
    CHECK(charged.task().kind == TaskKind::charged);
    CHECK(charged.text().act.kind == ActKind::start_case);
    Told ahead;
    ahead.row.watch = Watch::subscription;
    ahead.row.renews_at = on_day(Day{std::chrono::year{2026} / 11 / 28}, "Asia/Shanghai");
    CHECK(ahead.task().kind == TaskKind::none);
    CHECK(task_changes_at(ahead.record(), ahead.from().reader) < Instant::max());
}

TEST_CASE("a refund that is told and in no row of the bill is asked for with the letter, until it was") {
    Told told;
    told.messages.push_back({});
    told.messages[2].id = "proof";
    told.messages[2].stages = {Stage::contacted};
    told.messages[2].needs = {Need::owed, Need::no_refund};
    told.messages[2].body = {"截至 {billed_until} 的账单里没有。", "My bill up to {billed_until} has none."};
    told.contact(300h, Direction::out);
    told.contact(290h, Direction::in, Pushback::none, "已退款");
    PaymentRow paid{.uuid = told.ids.next(), .at = at_instant(kNow - 800h), .amount_minor = 20'000};
    paid.direction = Flow::out;
    paid.case_uuid = told.row.uuid;
    paid.until = kNow - 2h;
    SUBCASE("asked for") {
        told.rows.emplace_back(paid);
        CHECK(told.task().kind == TaskKind::chase);
        CHECK(told.urgency() == Urgency::theirs_late);
        const auto row = told.text(Lang::zh);
        CHECK(row.sentence == "商家说已退款，截至 2026 年 11 月 28 日的账单里没有");
        CHECK(row.act.kind == ActKind::copy_chase);
        CHECK(row.act.message == &told.messages[2]);
        CHECK(told.text().sentence ==
              "The merchant says it was refunded; your bill to 28 November 2026 has no such row");
    }
    SUBCASE("asked since") {
        told.rows.emplace_back(paid);
        told.contact(1h, Direction::out);
        CHECK(told.task().kind != TaskKind::chase);
    }
    SUBCASE("the bill ends too early") {
        paid.until = kNow - 200h;
        told.rows.emplace_back(paid);
        CHECK(told.task().kind == TaskKind::reply);
    }
    SUBCASE("it is there") {
        told.rows.emplace_back(paid);
        paid.uuid = told.ids.next();
        paid.direction = Flow::in;
        told.rows.emplace_back(paid);
        CHECK(told.task().kind == TaskKind::reply);
    }
}
