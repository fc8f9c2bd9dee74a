#include <doctest/doctest.h>

#include "core/advice/route_guide.h"
#include "core/edit/apply.h"
#include "core/model/amounts.h"
#include "core/model/stalling.h"
#include "core/model/tags.h"
#include "core/view/contact.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono_literals;

namespace {

const test::FixedZones kZones;
const std::string kZone = "Asia/Shanghai";

Instant at(const char* local) {
    return test::parse_when(local, kZones, kZone, {})->instant;
}

// One case, made on 1 November at nine.
struct Desk {
    State state{kZones};
    test::CountingIds ids;
    Instant now = at("2026-11-01 09:00");
    Uuid id = run([] {
                  AddCase command;
                  command.fields.title = "电影票";
                  command.fields.paid_minor = 19900;
                  return command;
              }())
                  .case_uuid;

    Result<Change> try_run(const Command& command) {
        auto change = apply(state, command, {}, now, ids);
        if (change) REQUIRE(state.put(change->rows));
        return change;
    }
    Change run(const Command& command) {
        auto change = try_run(command);
        if (!change) FAIL(sentence(Lang::en, change.error()));
        return *change;
    }
    const CaseRecord& record() const { return *state.find(id); }
    Reader reader() const { return {Lang::zh, now, &kZones, kZone}; }
    // At that moment, of that moment.
    void log(const char* when, Direction direction, const char* text, Pushback pushback = Pushback::none,
             const char* promised = nullptr) {
        now = at(when);
        AddContact contact{.case_uuid = id, .at = now, .direction = direction, .party = Party::seller, .text = text};
        contact.pushback = pushback;
        if (promised) contact.promised_by = *test::parse_when(promised, kZones, kZone, now);
        contact.promise_title = "承诺";
        run(contact);
    }
    Turn turn() const { return record().row.turn; }
    std::vector<std::int64_t> days() const {
        std::vector<std::int64_t> each;
        for (const auto& span : stalling(record(), reader()).spans) each.push_back(span.days);
        return each;
    }
};

}  // namespace

TEST_CASE("the turn follows what was said: out is theirs, in is mine, a promise and silence leave it with them") {
    Desk desk;
    CHECK(desk.turn() == Turn::me);
    desk.log("2026-11-01 10:00", Direction::out, "要求退款");
    CHECK(desk.turn() == Turn::merchant);
    desk.log("2026-11-01 10:05", Direction::in, "是您操作问题", Pushback::user_error);
    CHECK(desk.turn() == Turn::me);
    desk.log("2026-11-01 11:00", Direction::out, "不是");
    desk.log("2026-11-01 11:05", Direction::in, "三天内答复", Pushback::none, "2026-11-04 11:05");
    CHECK(desk.turn() == Turn::merchant);
    desk.log("2026-11-05 09:00", Direction::in, "没有回复", Pushback::silence);
    CHECK(desk.turn() == Turn::merchant);
    desk.run(SetTurn{desk.id, Turn::me});
    CHECK(desk.turn() == Turn::me);
    desk.now += 1h;
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::market_regulator});
    CHECK(desk.turn() == Turn::authority);
    desk.now += 1h;
    desk.run(EditRoute{desk.id, desk.record().routes.front().uuid, RouteState::refused, {}, {}});
    CHECK(desk.turn() == Turn::me);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded});
    CHECK(desk.turn() == Turn::nobody);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    CHECK(desk.turn() == Turn::me);
}

TEST_CASE("contacts of one moment stand as they were entered, whatever their identities") {
    struct DescendingIds : test::CountingIds {
        Uuid next() override {
            auto id = CountingIds::next();
            for (auto& byte : id.bytes) byte = static_cast<std::uint8_t>(~byte);
            return id;
        }
    } ids;
    Desk desk;
    const auto log = [&](Direction direction, const char* text) {
        const AddContact contact{.case_uuid = desk.id, .at = desk.now, .direction = direction, .text = text};
        REQUIRE(desk.state.put(apply(desk.state, contact, {}, desk.now, ids)->rows));
    };
    log(Direction::out, "要求退款");
    log(Direction::in, "是您操作问题");
    CHECK(desk.record().contacts.back().text == "是您操作问题");
    CHECK(desk.turn() == Turn::me);
}

TEST_CASE("a stage speaks for a case that has no contact yet") {
    Desk desk;
    desk.now += 1h;
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::under_review});
    CHECK(desk.turn() == Turn::platform);
    desk.now += 1h;
    desk.log("2026-11-02 10:00", Direction::in, "请补材料", Pushback::need_more_proof);
    CHECK(desk.turn() == Turn::me);
}

TEST_CASE("a contact from before the case begins its story") {
    Desk desk;
    desk.run(AddContact{.case_uuid = desk.id,
                        .at = at("2026-10-20 12:00"),
                        .direction = Direction::out,
                        .party = Party::platform,
                        .text = "第一次反馈"});
    const auto spans = turns(desk.record());
    REQUIRE(spans.size() == 1);
    CHECK(spans[0] == TurnSpan{Turn::platform, at("2026-10-20 12:00"), std::nullopt});
}

TEST_CASE("days are those of whoever held the case at midnight and add up to all of them") {
    Desk desk;
    desk.log("2026-11-02 10:00", Direction::out, "要求退款");
    desk.log("2026-11-05 18:00", Direction::in, "系统正常", Pushback::system_normal);
    desk.log("2026-11-05 19:00", Direction::out, "引用条款");
    desk.log("2026-11-05 19:30", Direction::in, "三天内答复", Pushback::other, "2026-11-08 19:30");
    desk.log("2026-11-10 08:00", Direction::in, "维持原方案", Pushback::partial_offer);
    desk.now = at("2026-11-12 09:00");
    // me, merchant, me, merchant (the promise leaves it there), me
    CHECK(desk.days() == std::vector<std::int64_t>{1, 3, 0, 5, 2});
    const auto result = stalling(desk.record(), desk.reader());
    CHECK(result.handovers == 4);
    CHECK(result.their_days() == 8);
    CHECK(result.all_days() == 11);
    CHECK(result.promises == 1);
    CHECK(result.broken == 1);
    CHECK(result.pushback_count == 3);
    CHECK(result.pushbacks[static_cast<std::size_t>(Pushback::system_normal)] == 1);
    const auto view = stalling_view(desk.record(), desk.reader());
    CHECK(view.headline == "全程 11 天，其中等对方 8 天");
    CHECK(view.facts == std::vector<std::string>{"来回 4 次", "承诺 1 次，落空 1 次", "推诿 3 次"});
}

TEST_CASE("time behind the end is nobody's and does not count") {
    Desk desk;
    desk.log("2026-11-02 10:00", Direction::out, "要求退款");
    desk.now = at("2026-11-05 10:00");
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded});
    desk.now = at("2026-11-30 10:00");
    CHECK(desk.days() == std::vector<std::int64_t>{1, 3});
}

TEST_CASE("a promise becomes a deadline in the same step and goes with its contact") {
    Desk desk;
    desk.log("2026-11-01 10:00", Direction::in, "三天内答复", Pushback::none, "2026-11-04 10:00");
    REQUIRE(desk.record().deadlines.size() == 1);
    const auto contact = desk.record().contacts.front();
    const auto deadline = desk.record().deadlines.front();
    CHECK(deadline.contact_uuid == contact.uuid);
    CHECK(deadline.trigger == Trigger::promise);
    CHECK(deadline.actor == Actor::merchant);
    CHECK(deadline.title == "承诺");
    EditContact edit{.case_uuid = desk.id, .contact_uuid = contact.uuid};
    SUBCASE("a new date moves it") {
        edit.promised_by.emplace(*test::parse_when("2026-11-06 10:00", kZones, kZone, desk.now));
        desk.run(edit);
        CHECK(desk.record().deadlines.front().due.instant == at("2026-11-06 10:00"));
    }
    SUBCASE("kept is done") {
        edit.kept = Kept::yes;
        desk.run(edit);
        CHECK(desk.record().deadlines.front().done_at == desk.now);
    }
    SUBCASE("no promise any more, no deadline") {
        edit.promised_by.emplace();
        desk.run(edit);
        CHECK(desk.record().deadlines.empty());
    }
    SUBCASE("the contact is removed") {
        desk.run(RemoveContact{desk.id, contact.uuid});
        CHECK(desk.record().deadlines.empty());
        CHECK(desk.record().contacts.empty());
    }
}

TEST_CASE("a promise is broken when its moment has passed, unless its deadline was done in time or it was kept") {
    Desk desk;
    desk.log("2026-11-01 10:00", Direction::in, "三天内答复", Pushback::none, "2026-11-04 10:00");
    const auto kept = [&] { return promise_kept(desk.record(), desk.record().contacts.front(), kZones, desk.now); };
    CHECK(kept() == Kept::unknown);
    SUBCASE("it passes") {
        desk.now = at("2026-11-04 10:00") + 1s;
        CHECK(kept() == Kept::no);
    }
    SUBCASE("done in time") {
        desk.now = at("2026-11-04 09:59");
        desk.run(CompleteDeadline{desk.id, desk.record().deadlines.front().uuid, true});
        desk.now = at("2026-11-09 10:00");
        CHECK(kept() == Kept::yes);
    }
    SUBCASE("done too late") {
        desk.now = at("2026-11-05 10:00");
        desk.run(CompleteDeadline{desk.id, desk.record().deadlines.front().uuid, true});
        CHECK(kept() == Kept::no);
    }
    SUBCASE("kept after all") {
        desk.now = at("2026-11-09 10:00");
        desk.run(
            EditContact{.case_uuid = desk.id, .contact_uuid = desk.record().contacts.front().uuid, .kept = Kept::yes});
        CHECK(kept() == Kept::yes);
    }
}

TEST_CASE("a promise for the moment of a deadline that stands there already takes that one") {
    Desk desk;
    desk.run(
        AddDeadline{desk.id, {"等待答复", *test::parse_when("2026-11-04 10:00", kZones, kZone, desk.now), false, ""}});
    desk.log("2026-11-01 10:00", Direction::in, "三天内答复", Pushback::none, "2026-11-04 10:00");
    REQUIRE(desk.record().deadlines.size() == 1);
    CHECK(desk.record().deadlines.front().title == "等待答复");
    CHECK(desk.record().deadlines.front().contact_uuid == desk.record().contacts.front().uuid);
}

TEST_CASE("contacts show evidence, exactly what was named last") {
    Desk desk;
    desk.run(AttachEvidence{
        desk.id,
        {{.name = "a.png", .sha256 = std::string(64, 'a')}, {.name = "b.png", .sha256 = std::string(64, 'b')}}});
    const auto a = desk.record().evidence[0].uuid, b = desk.record().evidence[1].uuid;
    desk.run(AddContact{.case_uuid = desk.id, .at = desk.now, .text = "截图", .evidence = {a}});
    const auto contact = desk.record().contacts.front().uuid;
    CHECK(desk.record().evidence[0].contact_uuid == contact);
    desk.run(EditContact{.case_uuid = desk.id, .contact_uuid = contact, .evidence = std::vector{b}});
    CHECK_FALSE(desk.record().evidence[0].contact_uuid);
    CHECK(desk.record().evidence[1].contact_uuid == contact);
    desk.run(RemoveContact{desk.id, contact});
    CHECK_FALSE(desk.record().evidence[1].contact_uuid);
    CHECK_FALSE(desk.try_run(AddContact{.case_uuid = desk.id, .at = desk.now, .text = "x", .evidence = {Uuid{}}}));
}

TEST_CASE("contacts that cannot be are refused") {
    Desk desk;
    AddContact contact{.case_uuid = desk.id, .at = desk.now, .text = "要求退款"};
    SUBCASE("nothing said") {
        contact.text = " ";
    }
    SUBCASE("in the future") {
        contact.at = desk.now + 1min;
    }
    const auto refused = desk.try_run(contact);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::usage);
}

TEST_CASE("contacts are told newest first, pushbacks counted in time") {
    Desk desk;
    desk.log("2026-11-01 10:00", Direction::out, "要求退款");
    desk.log("2026-11-01 10:05", Direction::in, "是您操作问题", Pushback::user_error);
    desk.log("2026-11-01 11:05", Direction::in, "三天内答复", Pushback::other, "2026-11-04 11:05");
    desk.now = at("2026-11-05 11:00");
    const auto views = contact_views(desk.record(), desk.reader());
    REQUIRE(views.size() == 3);
    CHECK(views[2].who == "我");
    CHECK(views[1].pushback == "第 1 次推诿 · 说是用户操作问题");
    CHECK(views[0].pushback == "第 2 次推诿 · 其他推诿");
    CHECK(views[0].kept == Kept::no);
    CHECK(views[0].promise_tone == Tone::off);
}

TEST_CASE("moving to escalated by a route takes that route once") {
    Desk desk;
    const MoveCase escalate{.case_uuid = desk.id, .stage = Stage::escalated, .route = Route::market_regulator};
    desk.run(escalate);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    desk.run(escalate);
    CHECK(desk.record().routes.size() == 1);
    CHECK(desk.record().row.route == Route::market_regulator);
}

TEST_CASE("money, day and way are kept with the move, and taken back with it") {
    Desk desk;
    MoveCase move{.case_uuid = desk.id, .stage = Stage::refunded, .received_minor = 10000};
    move.refunded_at = test::parse_when("2026-11-01", kZones, kZone, desk.now);
    move.refund_method = "bank_transfer";
    desk.run(move);
    CHECK(desk.record().row.refunded_at == move.refunded_at);
    CHECK(show_refund_way(Lang::zh, desk.record().row.refund_method) == "银行转账");
    CHECK_FALSE(open_minor(desk.record().row));
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    CHECK_FALSE(desk.record().row.refunded_at);
    CHECK(open_minor(desk.record().row) == 19900);
}

TEST_CASE("several cases are moved, archived and tagged in one step, in the order named") {
    Desk desk;
    AddCase add;
    add.fields.title = "手机";
    const auto second = desk.run(add).case_uuid;
    const auto change = desk.run(BulkMove{{second, desk.id, second}, Stage::contacted});
    CHECK(describe(Lang::zh, change) == "把 2 个案件移到已联系客服");
    CHECK(change.case_uuid == second);
    CHECK(desk.state.find(second)->row.position < desk.record().row.position);
    desk.run(BulkTag{{desk.id, second}, {"急", " 大额 "}, {}});
    desk.run(BulkTag{{desk.id}, {}, {"急"}});
    CHECK(split_tags(desk.record().row.tags) == std::vector<std::string>{"大额"});
    CHECK(split_tags(desk.state.find(second)->row.tags) == std::vector<std::string>{"急", "大额"});
    REQUIRE(desk.state.put(opposite(change, ChangeKind::undo, desk.now, desk.ids).rows) == false);
    desk.run(BulkArchive{{desk.id, second}, true});
    CHECK(desk.record().row.archived);
    CHECK_FALSE(desk.try_run(BulkMove{{}, Stage::contacted}));
}

TEST_CASE("a platform has one name, and its clauses go with it") {
    Desk desk;
    desk.run(SavePlatform{{.name = " 幕间票务 ", .review_days = 3}});
    const auto& platform = *desk.state.find_platform("幕间票务");
    const auto id = platform.row.uuid;
    CHECK_FALSE(desk.try_run(SavePlatform{{.name = "幕间票务"}}));
    const auto change = desk.run(SaveClause{{.platform_uuid = id, .clause = "第五条", .text = "全额退款"}});
    CHECK(describe(Lang::zh, change) == "为幕间票务记下条款第五条");
    CHECK_FALSE(change.case_uuid);
    const auto removed = desk.run(RemovePlatform{id});
    CHECK(desk.state.platforms().empty());
    REQUIRE(desk.state.put(reversed(removed.rows)));
    CHECK(desk.state.find_platform(id)->clauses.size() == 1);
}

TEST_CASE("the same order number or the same file in two cases is pointed out") {
    Desk desk;
    CaseFields fields;
    fields.order_no = "A-1";
    desk.run(EditCase{desk.id, fields});
    desk.run(AttachEvidence{desk.id, {{.name = "a.png", .sha256 = std::string(64, 'a')}}});
    AddCase add;
    add.fields.title = "另一个";
    add.fields.order_no = "A-1";
    const auto other = desk.run(add).case_uuid;
    auto found = doubles_of(desk.state, desk.record());
    REQUIRE(found.size() == 1);
    CHECK(describe(Lang::zh, found[0]) == "与案件 2“另一个”的订单号相同");
    desk.run(AttachEvidence{other, {{.name = "b.png", .sha256 = std::string(64, 'a')}}});
    found = doubles_of(desk.state, desk.record());
    CHECK(describe(Lang::en, found[0]) == "Case 2, “另一个”, has the same order number and the same file: a.png");
    desk.run(RemoveCase{other});
    CHECK(doubles_of(desk.state, desk.record()).empty());
}

TEST_CASE("the ladder says what is open, what is not yet and why, what is closed and since when, what is taken") {
    std::vector<RouteGuide> guides(3);
    guides[0] = {.route = Route::platform_dispute, .jurisdiction = "CN", .title = {"平台介入", "Dispute"}};
    guides[0].before = {{"contacted", {"先联系商家", "Contact the merchant"}}};
    guides[1] = {.route = Route::consumer_association, .jurisdiction = "CN", .title = {"消协", "Association"}};
    guides[2] = {.route = Route::market_regulator, .jurisdiction = "CN", .title = {"12315", "12315"}};
    guides[2].excludes = {Route::consumer_association};
    Desk desk;
    auto ladder = route_ladder(desk.record(), guides, {}, desk.reader());
    REQUIRE(ladder.size() == 3);
    CHECK(ladder[0].state == RungState::not_yet);
    CHECK(ladder[0].why == std::vector<std::string>{"前提：先联系商家"});
    CHECK(ladder[1].state == RungState::open);
    CHECK(ladder[2].closes == std::vector<std::string>{"消费者协会"});
    desk.log("2026-11-01 10:00", Direction::out, "要求退款");
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::market_regulator, .ticket = "TS-1"});
    ladder = route_ladder(desk.record(), guides, {}, desk.reader());
    CHECK(ladder[0].state == RungState::open);
    CHECK(ladder[1].state == RungState::closed);
    CHECK(ladder[2].state == RungState::taken);
    CHECK(ladder[2].ticket == "TS-1");
    desk.run(EditRoute{desk.id, desk.record().routes.front().uuid, RouteState::refused, {}, {}});
    ladder = route_ladder(desk.record(), guides, {}, desk.reader());
    CHECK(ladder[1].state == RungState::open);
    CHECK(ladder[2].state == RungState::done);
    CHECK_FALSE(check_holds("days_since_contact:15", desk.record(), desk.reader()));
    desk.now = at("2026-11-16 10:00");
    CHECK(check_holds("days_since_contact:15", desk.record(), desk.reader()));
    CHECK(check_holds("tried:market_regulator", desk.record(), desk.reader()));
    CHECK_FALSE(check_holds("tried:court", desk.record(), desk.reader()));
    CHECK_FALSE(check_holds("evidence:payment_proof", desk.record(), desk.reader()));
    CHECK_FALSE(check_holds("proof", desk.record(), desk.reader()));
    CHECK(check_holds("ended:no", desk.record(), desk.reader()));
}
