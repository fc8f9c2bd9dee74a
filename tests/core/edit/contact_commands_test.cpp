// What commands on contacts, promises and routes take, refuse and leave alone.
#include "core/model/turns.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono_literals;
using test::at;
using test::ModelDesk;
using test::when;

namespace {

AddContact contact(const ModelDesk& desk, const char* text = "要求退款") {
    return {.case_uuid = desk.id, .at = desk.now, .party = Party::seller, .text = text};
}

// They promise something for that moment.
Uuid promised(ModelDesk& desk, const char* moment, Kept kept = Kept::unknown) {
    auto said = contact(desk, "三天内答复");
    said.direction = Direction::in;
    said.promised_by = when(moment);
    said.promise_title = " 承诺 ";
    said.kept = kept;
    desk.run(said);
    return desk.record().contacts.back().uuid;
}

}  // namespace

TEST_CASE("everything that is said of a contact is kept") {
    ModelDesk desk;
    desk.now += 1h;
    const AddContact said{.case_uuid = desk.id,
                          .at = desk.now - 10min,
                          .direction = Direction::in,
                          .channel = Channel::phone,
                          .party = Party::authority,
                          .ticket = " T-1 ",
                          .text = " 会处理 ",
                          .pushback = Pushback::other,
                          .promised_by = when("2026-12-01"),
                          .kept = Kept::no,
                          .promise_title = "承诺"};
    const auto change = desk.run(said);
    CHECK(change.action == Action::add_contact);
    CHECK(change.args == std::vector<std::string>{"手机", "会处理"});
    const auto& row = desk.record().contacts.at(0);
    const ContactRow wanted{.uuid = row.uuid,
                            .case_uuid = desk.id,
                            .number = 1,
                            .at = desk.now - 10min,
                            .direction = Direction::in,
                            .channel = Channel::phone,
                            .party = Party::authority,
                            .ticket = "T-1",
                            .text = "会处理",
                            .pushback = Pushback::other,
                            .promised_by = when("2026-12-01"),
                            .kept = Kept::no,
                            .created_at = desk.now};
    CHECK(row == wanted);
    desk.run(contact(desk));
    CHECK(desk.record().contacts.at(1).number == 2);
}

TEST_CASE("an edited contact takes each field that is set and keeps the others") {
    ModelDesk desk;
    desk.run(contact(desk));
    const auto before = desk.record().contacts.at(0);
    CHECK(desk.run(EditContact{.case_uuid = desk.id, .contact_uuid = before.uuid}).rows.empty());
    const auto change = desk.run(EditContact{.case_uuid = desk.id,
                                             .contact_uuid = before.uuid,
                                             .at = desk.now - 5min,
                                             .direction = Direction::in,
                                             .channel = Channel::letter,
                                             .party = Party::platform,
                                             .ticket = "T-2",
                                             .text = "不退",
                                             .pushback = Pushback::user_error,
                                             .promised_by = {when("2026-12-02")},
                                             .kept = Kept::no,
                                             .promise_title = "承诺"});
    CHECK(change.action == Action::edit_contact);
    CHECK(change.args == std::vector<std::string>{"手机", "不退"});
    auto wanted = before;
    wanted.at = desk.now - 5min;
    wanted.direction = Direction::in;
    wanted.channel = Channel::letter;
    wanted.party = Party::platform;
    wanted.ticket = "T-2";
    wanted.text = "不退";
    wanted.pushback = Pushback::user_error;
    wanted.promised_by = when("2026-12-02");
    wanted.kept = Kept::no;
    CHECK(desk.record().contacts.at(0) == wanted);
    REQUIRE(desk.record().deadlines.size() == 1);
    CHECK(desk.record().deadlines[0].title == "承诺");
    CHECK(desk.record().deadlines[0].due == when("2026-12-02"));
}

TEST_CASE("a contact is said with somebody, at a moment that has come, in so many words") {
    ModelDesk desk;
    auto said = contact(desk);
    desk.run(said);
    const auto uuid = desk.record().contacts[0].uuid;
    said = contact(desk);
    said.at = desk.now + 1s;
    CHECK(desk.refused(said).message == "error_contact_future"_tr);
    said = contact(desk);
    said.text = std::string(20'000, 'x');
    said.ticket = std::string(1000, 'x');
    desk.run(said);
    said.text += 'x';
    CHECK(desk.refused(said).message == "error_text_too_long"_tr);
    said = contact(desk);
    said.ticket = std::string(1001, 'x');
    CHECK(desk.refused(said).message == "error_text_too_long"_tr);
    said = contact(desk);
    said.deadline = NewDeadline{.title = std::string(1001, 'x')};
    CHECK(desk.refused(said).message == "error_text_too_long"_tr);
    CHECK(desk.refused(EditContact{.case_uuid = desk.id, .contact_uuid = uuid, .text = " "}).message ==
          "error_contact_empty"_tr);
    CHECK(desk.refused(EditContact{.case_uuid = desk.id, .contact_uuid = {}}).message == "error_no_contact"_tr);
    CHECK(desk.refused(RemoveContact{desk.id, {}}).message == "error_no_contact"_tr);
}

TEST_CASE("the history quotes a contact in short, on one line, cut between characters") {
    ModelDesk desk;
    CHECK(desk.run(contact(desk, "一\n二")).args[1] == "一 二");
    CHECK(desk.run(contact(desk, std::string(60, 'x').c_str())).args[1] == std::string(60, 'x'));
    CHECK(desk.run(contact(desk, std::string(61, 'x').c_str())).args[1] == std::string(60, 'x') + "…");
}

TEST_CASE("a promise is a deadline of theirs, counted from what was said, done when it was kept") {
    ModelDesk desk;
    const auto open = promised(desk, "2026-11-25 12:00");
    REQUIRE(desk.record().deadlines.size() == 1);
    const auto row = desk.record().deadlines[0];
    const DeadlineRow wanted{.uuid = row.uuid,
                             .case_uuid = desk.id,
                             .number = 1,
                             .title = "承诺",
                             .due = when("2026-11-25 12:00"),
                             .created_at = desk.now,
                             .trigger = Trigger::promise,
                             .counted_from = at_instant(desk.now),
                             .actor = Actor::merchant,
                             .contact_uuid = open};
    CHECK(row == wanted);
    promised(desk, "2026-11-26 12:00", Kept::yes);
    promised(desk, "2026-11-27 12:00", Kept::no);
    CHECK(desk.record().deadlines.at(1).done_at == desk.now);
    CHECK(desk.record().deadlines.at(1).number == 2);
    CHECK_FALSE(desk.record().deadlines.at(2).done_at);
    auto said = contact(desk);
    said.promised_by = when("2026-12-01");
    said.promise_title = std::string(1001, 'x');
    CHECK(desk.refused(said).message == "error_text_too_long"_tr);
    // Nor when it is promised later.
    desk.run(contact(desk));
    EditContact edit{.case_uuid = desk.id, .contact_uuid = desk.record().contacts.back().uuid};
    edit.promised_by.emplace(when("2026-12-01"));
    edit.promise_title = said.promise_title;
    CHECK(desk.refused(edit).message == "error_text_too_long"_tr);
}

TEST_CASE("a contact may promise and be waited for at once, each under its own number") {
    ModelDesk desk;
    auto said = contact(desk);
    said.promised_by = when("2026-12-01");
    said.promise_title = "承诺";
    said.deadline = NewDeadline{.title = "等", .due = when("2026-12-05")};
    desk.run(said);
    REQUIRE(desk.record().deadlines.size() == 2);
    CHECK(desk.record().deadlines[0].number == 1);
    CHECK(desk.record().deadlines[1].number == 2);
    CHECK(desk.record().deadlines[1].actor == Actor::merchant);
}

TEST_CASE("a promise takes over an open deadline by hand of its moment, and no other") {
    ModelDesk desk;
    Rule rule;
    rule.id = "R";
    rule.amount = 3;
    desk.rules.rules = {rule};
    SUBCASE("one that is finished stays finished") {
        const auto done = desk.due("等待", "2026-11-25");
        desk.run(CompleteDeadline{desk.id, done, true});
        promised(desk, "2026-11-25");
        CHECK(desk.record().deadlines.size() == 2);
        CHECK_FALSE(desk.deadline(done).contact_uuid);
        CHECK(desk.deadline(done).title == "等待");
    }
    SUBCASE("one of another promise stays with that promise") {
        const auto first = promised(desk, "2026-11-25");
        const auto second = promised(desk, "2026-11-25");
        REQUIRE(desk.record().deadlines.size() == 2);
        CHECK(desk.record().deadlines[0].contact_uuid == first);
        CHECK(desk.record().deadlines[1].contact_uuid == second);
    }
    SUBCASE("one of a rule stays with its rule") {
        desk.run(AcceptRule{.case_uuid = desk.id, .rule = "R", .from = when("2026-11-22")});
        promised(desk, "2026-11-25");
        CHECK(desk.record().deadlines.size() == 2);
    }
    SUBCASE("one of another moment stays") {
        desk.due("等待", "2026-11-26");
        promised(desk, "2026-11-25");
        CHECK(desk.record().deadlines.size() == 2);
    }
    SUBCASE("one that is open becomes theirs") {
        const auto open = desk.due("等待", "2026-11-25");
        const auto said = promised(desk, "2026-11-25", Kept::yes);
        REQUIRE(desk.record().deadlines.size() == 1);
        CHECK(desk.deadline(open).contact_uuid == said);
        CHECK(desk.deadline(open).trigger == Trigger::promise);
        CHECK(desk.deadline(open).counted_from == at_instant(desk.now));
        CHECK(desk.deadline(open).actor == Actor::merchant);
        CHECK(desk.deadline(open).done_at == desk.now);
    }
}

TEST_CASE("the deadline of a promise follows its contact") {
    ModelDesk desk;
    const auto said = promised(desk, "2026-11-25");
    const auto uuid = desk.record().deadlines.at(0).uuid;
    EditContact edit{.case_uuid = desk.id, .contact_uuid = said};
    SUBCASE("another party, another moment") {
        edit.party = Party::platform;
        edit.at = desk.now - 1h;
        desk.run(edit);
        CHECK(desk.deadline(uuid).actor == Actor::platform);
        CHECK(desk.deadline(uuid).counted_from == at_instant(desk.now - 1h));
    }
    SUBCASE("a date of its own stays when another thing is edited") {
        desk.run(EditDeadline{.case_uuid = desk.id, .deadline_uuid = uuid, .due = when("2026-11-30")});
        edit.text = "五天内";
        desk.run(edit);
        CHECK(desk.deadline(uuid).due == when("2026-11-30"));
    }
    SUBCASE("kept twice it was done the first time") {
        edit.kept = Kept::yes;
        desk.run(edit);
        const auto first = desk.now;
        desk.now += 1h;
        edit.text = "已退";
        desk.run(edit);
        CHECK(desk.deadline(uuid).done_at == first);
    }
    SUBCASE("done by hand before, it keeps its moment") {
        desk.run(CompleteDeadline{desk.id, uuid, true});
        const auto first = desk.now;
        desk.now += 1h;
        edit.kept = Kept::yes;
        desk.run(edit);
        CHECK(desk.deadline(uuid).done_at == first);
    }
    SUBCASE("kept and then opened by hand, it stays open") {
        edit.kept = Kept::yes;
        desk.run(edit);
        desk.run(CompleteDeadline{desk.id, uuid, false});
        edit.text = "改";
        desk.run(edit);
        CHECK_FALSE(desk.deadline(uuid).done_at);
    }
    SUBCASE("not kept is not done") {
        edit.kept = Kept::no;
        desk.run(edit);
        CHECK_FALSE(desk.deadline(uuid).done_at);
    }
    SUBCASE("removed by hand, it does not come back with a word that is corrected") {
        desk.run(RemoveDeadline{desk.id, uuid});
        edit.text = "改";
        desk.run(edit);
        CHECK(desk.record().deadlines.empty());
        edit.promised_by.emplace(when("2026-11-28"));
        desk.run(edit);
        CHECK(desk.record().deadlines.size() == 1);
    }
}

TEST_CASE("evidence is linked to the contact that names it, and other links stay") {
    ModelDesk desk;
    const auto a = desk.attach("a.png", 'a'), b = desk.attach("b.png", 'b');
    auto said = contact(desk);
    said.evidence = {a};
    desk.run(said);
    const auto first = desk.record().contacts[0].uuid;
    desk.now += 1min;
    said = contact(desk);
    said.evidence = {b};
    desk.run(said);
    const auto second = desk.record().contacts[1].uuid;
    CHECK(desk.state.find_evidence(desk.id, a)->contact_uuid == first);
    CHECK(desk.state.find_evidence(desk.id, b)->contact_uuid == second);
    desk.run(EditContact{.case_uuid = desk.id, .contact_uuid = second, .text = "改"});
    CHECK(desk.state.find_evidence(desk.id, b)->contact_uuid == second);
    const auto error =
        desk.refused(EditContact{.case_uuid = desk.id, .contact_uuid = second, .evidence = {{b, Uuid{}}}});
    CHECK(error.message == "error_no_evidence"_tr);
    const auto removed = desk.run(RemoveContact{desk.id, second});
    CHECK(removed.action == Action::remove_contact);
    CHECK(removed.args == std::vector<std::string>{"手机", "改"});
    CHECK_FALSE(desk.state.find_evidence(desk.id, b)->contact_uuid);
    CHECK(desk.state.find_evidence(desk.id, a)->contact_uuid == first);
}

TEST_CASE("a route that is taken has everything that was said, and the case goes along when asked") {
    ModelDesk desk;
    desk.now += 1h;
    const TakeRoute take{.case_uuid = desk.id,
                         .route = Route::platform_dispute,
                         .ticket = " D-1 ",
                         .note = "备注",
                         .at = desk.now - 10min,
                         .escalate = true,
                         .deadlines = {{.title = "等", .due = when("2026-12-01")}}};
    const auto change = desk.run(take);
    CHECK(change.action == Action::take_route);
    CHECK(change.args == std::vector<std::string>{"手机", "platform_dispute"});
    const auto& row = desk.record().routes.at(0);
    const RouteRow wanted{.uuid = row.uuid,
                          .case_uuid = desk.id,
                          .route = Route::platform_dispute,
                          .ticket = "D-1",
                          .note = "备注",
                          .taken_at = desk.now - 10min};
    CHECK(row == wanted);
    CHECK(desk.row().stage == Stage::escalated);
    CHECK(desk.row().route == Route::platform_dispute);
    CHECK(desk.record().deadlines.at(0).actor == Actor::platform);
    const auto since = desk.row().stage_since;
    const auto place = desk.row().position;
    desk.add("电影票", Stage::escalated);
    desk.now += 1h;
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::court, .escalate = true});
    CHECK(desk.row().stage_since == since);
    CHECK(desk.row().position == place);
    CHECK(desk.record().routes.at(1).taken_at == desk.now);
}

TEST_CASE("a route that is taken without more leaves the card where it lies") {
    ModelDesk desk;
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::court});
    CHECK(desk.row().stage == Stage::evidence);
    CHECK(desk.row().route == Route::court);
}

TEST_CASE("routes that cannot be taken are refused") {
    ModelDesk desk;
    TakeRoute take{.case_uuid = desk.id, .route = Route::court};
    take.at = desk.now + 1s;
    CHECK(desk.refused(take).message == "error_contact_future"_tr);
    take.at = desk.now;
    take.route = Route::none;
    CHECK(desk.refused(take).message == "error_route_none"_tr);
    take.route = Route::court;
    take.ticket = std::string(1001, 'x');
    CHECK(desk.refused(take).message == "error_text_too_long"_tr);
    take.ticket = std::string(1000, 'x');
    take.note = std::string(200'001, 'x');
    CHECK(desk.refused(take).message == "error_text_too_long"_tr);
    take.note.clear();
    take.deadlines = {{.title = std::string(1001, 'x')}, {.title = "等"}};
    CHECK(desk.refused(take).message == "error_text_too_long"_tr);
    take.deadlines.clear();
    desk.run(take);
    const auto route = desk.record().routes[0].uuid;
    CHECK(desk.refused(EditRoute{desk.id, {}, {}, {}, {}}).message == "error_no_route"_tr);
    CHECK(desk.refused(EditRoute{desk.id, route, {}, std::string(1001, 'x'), {}}).kind == ErrorKind::usage);
    CHECK(desk.refused(RemoveRoute{desk.id, {}}).message == "error_no_route"_tr);
    desk.run(RemoveCase{desk.id});
    CHECK(desk.refused(take).message == "error_case_in_bin"_tr);
}

TEST_CASE("a route is closed when it ends, once, and open again when it does not") {
    ModelDesk desk;
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::court});
    const auto route = desk.record().routes[0].uuid;
    const auto become = [&](RouteState state) {
        desk.now += 1h;
        return desk.run(EditRoute{desk.id, route, state, {}, {}});
    };
    const auto& row = [&]() -> const RouteRow& { return desk.record().routes[0]; };
    const auto change = become(RouteState::accepted);
    CHECK(change.action == Action::edit_route);
    CHECK(change.args == std::vector<std::string>{"手机", "court", "accepted"});
    CHECK_FALSE(row().closed_at);
    for (const auto end : {RouteState::refused, RouteState::settled, RouteState::withdrawn}) {
        become(end);
        CHECK(row().closed_at == desk.now);
        const auto closed = desk.now;
        desk.now += 1h;
        desk.run(EditRoute{desk.id, route, {}, "T", "备注"});
        CHECK(row().closed_at == closed);
        CHECK(row().ticket == "T");
        CHECK(row().note == "备注");
        CHECK(row().state == end);
        become(RouteState::waiting);
        CHECK_FALSE(row().closed_at);
    }
}

TEST_CASE("a case is on the newest of the routes that are left") {
    ModelDesk desk;
    for (const auto route : {Route::platform_dispute, Route::court, Route::social_media}) {
        desk.now += 1h;
        desk.run(TakeRoute{.case_uuid = desk.id, .route = route});
    }
    const auto uuid = [&](Route route) {
        return std::ranges::find(desk.record().routes, route, &RouteRow::route)->uuid;
    };
    const auto change = desk.run(RemoveRoute{desk.id, uuid(Route::social_media)});
    CHECK(change.action == Action::remove_route);
    CHECK(change.args == std::vector<std::string>{"手机", "social_media"});
    CHECK(desk.row().route == Route::court);
    desk.run(RemoveRoute{desk.id, uuid(Route::platform_dispute)});
    CHECK(desk.row().route == Route::court);
    desk.run(RemoveRoute{desk.id, uuid(Route::court)});
    CHECK(desk.row().route == Route::none);
    CHECK(desk.record().routes.empty());
}

TEST_CASE("a route that ends at the moment it is taken is mine again; one that ends as another is taken is not") {
    ModelDesk desk;
    desk.now += 1h;
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::market_regulator});
    const auto first = desk.record().routes[0].uuid;
    CHECK(desk.row().turn == Turn::authority);
    desk.run(EditRoute{desk.id, first, RouteState::refused, {}, {}});
    CHECK(desk.row().turn == Turn::me);
    desk.run(EditRoute{desk.id, first, RouteState::waiting, {}, {}});
    CHECK(desk.row().turn == Turn::authority);
    desk.now += 1h;
    desk.run(EditRoute{desk.id, first, RouteState::refused, {}, {}});
    desk.run(TakeRoute{.case_uuid = desk.id, .route = Route::platform_dispute});
    CHECK(desk.row().turn == Turn::platform);
}

TEST_CASE("what they said and the reply are one step: two contacts, the offer, the wait, the column") {
    ModelDesk desk;
    auto theirs = contact(desk, "");
    theirs.direction = Direction::in;
    theirs.words = "只能退 70 元";
    theirs.pushback = Pushback::partial_offer;
    auto mine = contact(desk, "不接受");
    mine.deadline = NewDeadline{.title = "等待对方答复", .due = when("2026-11-23 16:00")};
    const auto change = desk.run(AnswerContact{theirs, mine, 7000});
    CHECK(change.action == Action::answer_contact);
    CHECK(change.args == std::vector<std::string>{"手机", "只能退 70 元"});
    const auto& record = desk.record();
    REQUIRE(record.contacts.size() == 2);
    CHECK(record.contacts[0].words == "只能退 70 元");
    CHECK(record.contacts[1].text == "不接受");
    CHECK(record.row.offered_minor == 7000);
    CHECK(record.row.stage == Stage::contacted);
    CHECK(record.row.turn == Turn::merchant);
    REQUIRE(record.deadlines.size() == 1);
    CHECK(record.deadlines[0].actor == Actor::merchant);
    const auto undone = opposite(change, ChangeKind::undo, desk.now, desk.ids);
    REQUIRE(desk.state.put(undone.rows));
    CHECK(desk.record().contacts.empty());
    CHECK(desk.record().deadlines.empty());
    CHECK(desk.row().stage == Stage::evidence);
    CHECK_FALSE(desk.row().offered_minor.has_value());
}

TEST_CASE("the wait for an answer takes the place of the old one") {
    ModelDesk desk;
    auto first = contact(desk);
    first.deadline = NewDeadline{.title = "等待对方答复", .due = when("2026-11-22 20:00")};
    desk.run(first);
    auto theirs = contact(desk, "请耐心等待");
    theirs.direction = Direction::in;
    auto mine = contact(desk, "请明确答复");
    mine.deadline = NewDeadline{.title = "等待对方答复", .due = when("2026-11-23 16:00")};
    desk.run(AnswerContact{theirs, mine, std::nullopt});
    REQUIRE(desk.record().deadlines.size() == 1);
    CHECK(desk.record().deadlines[0].due == when("2026-11-23 16:00"));
    CHECK_FALSE(desk.row().offered_minor.has_value());
}

TEST_CASE("only what they said may be kept, and nothing where either says nothing") {
    ModelDesk desk;
    auto theirs = contact(desk, "请耐心等待");
    theirs.direction = Direction::in;
    desk.run(AnswerContact{theirs, std::nullopt, std::nullopt});
    CHECK(desk.record().contacts.size() == 1);
    CHECK(desk.row().stage == Stage::evidence);
    CHECK(desk.refused(AnswerContact{theirs, contact(desk, " "), std::nullopt}).message == "error_contact_empty"_tr);
    auto other = contact(desk);
    other.case_uuid = desk.add("别的");
    CHECK(desk.refused(AnswerContact{theirs, other, std::nullopt}).message == "error_no_case"_tr);
}
