// What commands on a case take, refuse and leave alone.
#include <algorithm>

#include "core/model/change.h"
#include "core/model/turns.h"
#include "support/model_desk.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono_literals;
using test::at;
using test::ModelDesk;
using test::when;

namespace {

CaseFields every_field() {
    return {.title = " 手机 ",
            .platform = " 某平台 ",
            .problem = Problem::warranty,
            .currency = "USD",
            .paid_minor = {500},
            .claimed_minor = {400},
            .offered_minor = {300},
            .received_minor = {200},
            .fee_minor = {100},
            .order_no = " A-1 ",
            .payment_method = "银行卡",
            .refund_method = "bank_transfer",
            .note = "备注",
            .playbook = "goods_online",
            .jurisdiction = "US",
            .turn = Turn::merchant,
            .paid_at = {when("2026-11-01")},
            .occurred_at = {when("2026-11-02")},
            .received_at = {when("2026-11-03")},
            .refunded_at = {when("2026-11-04")},
            .cycle = Cycle::quarter,
            .renews_at = {when("2026-12-05")},
            .cancel_how = " 设置-自动续费 ",
            .tags = {{"急", "大额"}}};
}

void check_every_field(const CaseRow& row) {
    CHECK(row.title == "手机");
    CHECK(row.platform == "某平台");
    CHECK(row.problem == Problem::warranty);
    CHECK(row.currency == "USD");
    CHECK(row.paid_minor == 500);
    CHECK(row.claimed_minor == 400);
    CHECK(row.offered_minor == 300);
    CHECK(row.received_minor == 200);
    CHECK(row.fee_minor == 100);
    CHECK(row.order_no == "A-1");
    CHECK(row.payment_method == "银行卡");
    CHECK(row.refund_method == "bank_transfer");
    CHECK(row.note == "备注");
    CHECK(row.playbook == "goods_online");
    CHECK(row.jurisdiction == "US");
    CHECK(row.turn == Turn::merchant);
    CHECK(row.paid_at == when("2026-11-01"));
    CHECK(row.occurred_at == when("2026-11-02"));
    CHECK(row.received_at == when("2026-11-03"));
    CHECK(row.cycle == Cycle::quarter);
    CHECK(row.renews_at == when("2026-12-05"));
    CHECK(row.refunded_at == when("2026-11-04"));
    CHECK(row.tags == "急\n大额");
}

// How a case that asked for so much ended when so much arrived.
Outcome ended(std::optional<std::int64_t> claimed, std::optional<std::int64_t> paid,
              std::optional<std::int64_t> received) {
    ModelDesk desk;
    AddCase add;
    add.fields.title = "一个";
    add.fields.claimed_minor = claimed;
    add.fields.paid_minor = paid;
    desk.id = desk.run(add).case_uuid;
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded, .received_minor = received});
    return desk.row().outcome;
}

std::vector<std::string> column(const State& state, Stage stage) {
    std::vector<const CaseRow*> rows;
    for (const auto& record : state.cases())
        if (record.row.stage == stage && record.on_board()) rows.push_back(&record.row);
    std::ranges::sort(rows, {}, [](const CaseRow* row) { return std::pair(row->position, row->uuid); });
    std::vector<std::string> titles;
    for (const auto* row : rows) titles.push_back(row->title);
    return titles;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("every field that is set is taken, by a new case and by an edited one") {
    ModelDesk desk;
    const auto made = desk.run(AddCase{.fields = every_field()}).case_uuid;
    check_every_field(desk.row(made));
    desk.now += 1min;
    desk.run(EditCase{desk.id, every_field()});
    check_every_field(desk.row());
    CHECK(desk.row().updated_at == desk.now);
    CHECK(desk.run(EditCase{desk.id, every_field()}).rows.empty());
}

TEST_CASE("a field that is not set stays, and one that is set empty is cleared") {
    ModelDesk desk;
    desk.run(EditCase{desk.id, every_field()});
    CaseFields fields;
    fields.note = "";
    fields.paid_minor.emplace(std::nullopt);
    fields.paid_at.emplace(std::nullopt);
    fields.tags.emplace();
    desk.run(EditCase{desk.id, fields});
    CHECK(desk.row().note.empty());
    CHECK_FALSE(desk.row().paid_minor);
    CHECK_FALSE(desk.row().paid_at);
    CHECK(desk.row().tags.empty());
    CHECK(desk.row().claimed_minor == 400);
    CHECK(desk.row().title == "手机");
}

TEST_CASE("texts of a case may be as long as their limit and no longer, and the refusal names the field") {
    ModelDesk desk;
    struct Limit {
        std::optional<std::string> CaseFields::*field;
        std::size_t most;
        Tr name;
    };
    for (const auto& limit : {Limit{&CaseFields::title, kMaxTitleBytes, "field_title"_tr},
                              Limit{&CaseFields::platform, kMaxFieldBytes, "field_platform"_tr},
                              Limit{&CaseFields::order_no, kMaxFieldBytes, "field_order_no"_tr},
                              Limit{&CaseFields::payment_method, kMaxFieldBytes, "field_payment_method"_tr},
                              Limit{&CaseFields::refund_method, kMaxFieldBytes, "field_refund_method"_tr},
                              Limit{&CaseFields::note, kMaxNoteBytes, "field_note"_tr},
                              Limit{&CaseFields::playbook, kMaxFieldBytes, "field_playbook"_tr},
                              Limit{&CaseFields::jurisdiction, kMaxFieldBytes, "field_jurisdiction"_tr}}) {
        CaseFields fields;
        fields.*limit.field = std::string(limit.most, 'x');
        desk.run(EditCase{desk.id, fields});
        fields.*limit.field = std::string(limit.most + 1, 'x');
        const auto error = desk.refused(EditCase{desk.id, fields});
        CHECK(error.message == "error_text_too_long"_tr);
        CHECK(error.args == std::vector<ErrorArg>{limit.name, std::to_string(limit.most)});
        fields.*limit.field = "x\xff";
        CHECK(desk.refused(EditCase{desk.id, fields}).message == "error_not_utf8"_tr);
    }
    CaseFields fields;
    fields.note = std::string("a\0b", 3);
    desk.run(EditCase{desk.id, fields});
    CHECK(desk.row().note == "ab");
}

TEST_CASE("each amount may be nothing up to the limit, and nothing outside of it") {
    ModelDesk desk;
    for (const auto amount : {&CaseFields::paid_minor, &CaseFields::claimed_minor, &CaseFields::offered_minor,
                              &CaseFields::received_minor, &CaseFields::fee_minor}) {
        CaseFields fields;
        for (const std::int64_t fine : {std::int64_t{1'000'000'000'000}, std::int64_t{0}}) {
            fields.*amount = std::optional(fine);
            desk.run(EditCase{desk.id, fields});
        }
        for (const std::int64_t wrong : {std::int64_t{1'000'000'000'001}, std::int64_t{-1}}) {
            fields.*amount = std::optional(wrong);
            CHECK(desk.refused(EditCase{desk.id, fields}).message == "error_amount"_tr);
        }
    }
}

TEST_CASE("a case has up to twenty tags, each once and without the spaces around it; one more is refused") {
    ModelDesk desk;
    std::vector<std::string> tags;
    for (int i = 0; i < 20; ++i) tags.push_back(" 标签 " + std::to_string(i) + " ");
    tags.push_back("标签 0");
    tags.emplace_back(" ");
    desk.run(SetTags{desk.id, tags});
    CHECK(std::ranges::count(desk.row().tags, '\n') == 19);
    CHECK(desk.row().tags.starts_with("标签 0\n标签 1\n"));
    tags.emplace_back("标签 20");
    const auto error = desk.refused(SetTags{desk.id, tags});
    CHECK(error.message == "error_many_tags"_tr);
    CHECK(error.args == std::vector<ErrorArg>{"20"});
    CHECK(desk.refused(EditCase{desk.id, {.tags = tags}}).message == "error_many_tags"_tr);
    CHECK(desk.refused(AddCase{.fields = {.title = "x", .tags = tags}}).message == "error_many_tags"_tr);
    desk.run(SetTags{desk.id, {std::string(120, 'x')}});
    CHECK(desk.refused(SetTags{desk.id, {std::string(121, 'x')}}).message == "error_text_too_long"_tr);
}

TEST_CASE("a new case stands first in its column, numbered, dated and with its pieces in order") {
    ModelDesk desk;
    desk.now += 1h;
    const auto change = desk.run(AddCase{
        .fields = {.title = "电影票"},
        .stage = Stage::contacted,
        .slots = {EvidenceKind::terms, EvidenceKind::payment_proof},
        .evidence = {{.name = "b.png", .sha256 = "b"}, {.name = "a.png", .sha256 = "a"}},
        .deadlines = {{.title = "答复", .due = when("2026-12-01")}, {.title = "审核", .due = when("2026-12-05")}}});
    const auto& made = *desk.state.find(change.case_uuid);
    CHECK(change.action == Action::add_case);
    CHECK(change.args == std::vector<std::string>{"电影票"});
    CHECK(made.row.number == 2);
    CHECK(made.row.stage == Stage::contacted);
    CHECK(made.row.turn == Turn::merchant);
    CHECK(made.row.created_at == desk.now);
    CHECK(made.row.updated_at == desk.now);
    CHECK(made.row.stage_since == desk.now);
    REQUIRE(made.slots.size() == 2);
    CHECK(made.slots[0].kind == EvidenceKind::terms);
    CHECK(made.slots[0].position == 0);
    CHECK(made.slots[1].position == 1);
    REQUIRE(made.evidence.size() == 2);
    CHECK(made.evidence[0].name == "b.png");
    CHECK(made.evidence[0].position == 0);
    CHECK(made.evidence[1].position == 1);
    CHECK(made.evidence[0].number == 1);
    CHECK(made.evidence[1].number == 2);
    REQUIRE(made.deadlines.size() == 2);
    CHECK(made.deadlines[0].number == 1);
    CHECK(made.deadlines[1].number == 2);
    CHECK(made.row.position == 0);
    desk.add("平板", Stage::contacted);
    desk.add("手表", Stage::contacted);
    CHECK(column(desk.state, Stage::contacted) == Titles{"手表", "平板", "电影票"});
}

TEST_CASE("a new case whose pieces cannot be is refused whole") {
    ModelDesk desk;
    AddCase add{.fields = {.title = "电影票"}};
    SUBCASE("evidence") {
        add.evidence = {{.name = std::string(1001, 'x')}, {.name = "a.png"}};
    }
    SUBCASE("a deadline") {
        add.deadlines = {{.title = std::string(1001, 'x')}, {.title = "答复"}};
    }
    SUBCASE("a rule") {
        add.rules = {"NONE"};
    }
    SUBCASE("no title") {
        add.fields.title.reset();
    }
    desk.refused(add);
    CHECK(desk.state.cases().size() == 1);
}

TEST_CASE("a turn is noted when it is another than before") {
    ModelDesk desk;
    CHECK(desk.run(EditCase{desk.id, {.turn = Turn::me}}).rows.empty());
    desk.run(EditCase{desk.id, {.turn = Turn::platform}});
    CHECK(desk.row().turn == Turn::platform);
    CHECK(desk.record().turns.size() == 1);
    CHECK(desk.run(SetTurn{desk.id, Turn::platform}).rows.empty());
    desk.now += 1min;
    const auto change = desk.run(SetTurn{desk.id, Turn::authority});
    CHECK(change.args == std::vector<std::string>{"手机", "authority"});
    CHECK(desk.row().turn == Turn::authority);
    CHECK(desk.record().turns.back().at == desk.now);
}

TEST_CASE("how a case ended follows from what was asked and what arrived") {
    CHECK(ended(400, 500, 400) == Outcome::full);
    CHECK(ended(400, 500, 401) == Outcome::full);
    CHECK(ended(400, 500, 399) == Outcome::partial);
    CHECK(ended(400, 500, 1) == Outcome::partial);
    CHECK(ended(std::nullopt, 500, 499) == Outcome::partial);
    CHECK(ended(std::nullopt, 500, 500) == Outcome::full);
    CHECK(ended(std::nullopt, std::nullopt, 5) == Outcome::full);
    CHECK(ended(400, 500, 0) == Outcome::rejected);
    CHECK(ended(400, 500, std::nullopt) == Outcome::full);
    CHECK(ended(std::nullopt, std::nullopt, std::nullopt) == Outcome::rejected);
}

TEST_CASE("what arrived is what was said, else what stood there, else what was claimed, else what was paid") {
    ModelDesk desk;
    const MoveCase refund{.case_uuid = desk.id, .stage = Stage::refunded};
    desk.run(refund);
    CHECK(desk.row().received_minor == 32800);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    CHECK_FALSE(desk.row().received_minor);
    desk.run(EditCase{desk.id, {.claimed_minor = {300}}});
    desk.run(refund);
    CHECK(desk.row().received_minor == 300);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    desk.run(EditCase{desk.id, {.received_minor = {100}}});
    desk.run(refund);
    CHECK(desk.row().received_minor == 100);
    CHECK(desk.row().outcome == Outcome::partial);
}

TEST_CASE("a refund of nothing has no date; one of something has the day that was said, kept, or is now") {
    ModelDesk desk;
    MoveCase refund{.case_uuid = desk.id, .stage = Stage::refunded, .received_minor = 0};
    desk.run(refund);
    CHECK(desk.row().received_minor == 0);
    CHECK_FALSE(desk.row().refunded_at);
    CHECK(desk.row().outcome == Outcome::rejected);
    CHECK(desk.row().ended_at == desk.now);
    refund.received_minor = 1;
    desk.run(refund);
    CHECK(desk.row().refunded_at == at_instant(desk.now));
    const auto first = desk.now;
    desk.now += 1h;
    refund.received_minor = 2;
    desk.run(refund);
    CHECK(desk.row().refunded_at == at_instant(first));
    refund.refunded_at = when("2026-11-20");
    refund.refund_method = "original_route";
    desk.run(refund);
    CHECK(desk.row().refunded_at == when("2026-11-20"));
    CHECK(desk.row().refund_method == "original_route");
}

TEST_CASE("an outcome that is said wins over the one that follows") {
    ModelDesk desk;
    desk.run(
        MoveCase{.case_uuid = desk.id, .stage = Stage::refunded, .received_minor = 100, .outcome = Outcome::abandoned});
    CHECK(desk.row().outcome == Outcome::abandoned);
}

TEST_CASE("a case that only changes its place keeps its money, its date in the column and its outcome") {
    ModelDesk desk;
    const auto other = desk.add("电影票");
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded, .received_minor = 100});
    desk.run(MoveCase{.case_uuid = other, .stage = Stage::refunded});
    const auto before = desk.row();
    desk.now += 1h;
    const auto change = desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded});
    CHECK(change.action == Action::reorder_case);
    CHECK(change.args == std::vector<std::string>{"手机"});
    CHECK(column(desk.state, Stage::refunded) == Titles{"电影票", "手机"});
    CHECK(desk.row().stage_since == before.stage_since);
    CHECK(desk.row().ended_at == before.ended_at);
    CHECK(desk.row().received_minor == 100);
    CHECK(desk.row().outcome == Outcome::partial);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded, .received_minor = 32800});
    CHECK(desk.row().outcome == Outcome::full);
}

TEST_CASE("a moved case is in its column since now, and out of the refunded one it is open again") {
    ModelDesk desk;
    desk.now += 1h;
    const auto change = desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::refunded});
    CHECK(change.action == Action::move_case);
    CHECK(change.args == std::vector<std::string>{"手机", "refunded"});
    CHECK(desk.row().stage_since == desk.now);
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::under_review});
    CHECK(desk.row().stage == Stage::under_review);
    CHECK(desk.row().outcome == Outcome::none);
    CHECK_FALSE(desk.row().ended_at);
    CHECK_FALSE(desk.row().received_minor);
    CHECK_FALSE(desk.row().refunded_at);
    // An outcome that was given elsewhere is none of a column's business.
    desk.run(ArchiveCase{desk.id, false, Outcome::abandoned});
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    CHECK(desk.row().outcome == Outcome::abandoned);
}

TEST_CASE("cards land where they are dropped, whatever lies in the bin or is put away") {
    ModelDesk desk;
    for (const auto* title : {"丁", "丙", "乙", "甲"}) desk.add(title, Stage::contacted);
    const auto card = [&](std::string_view title) {
        return std::ranges::find(desk.state.cases(), title, [](const auto& record) { return record.row.title; })
            ->row.uuid;
    };
    const auto move = [&](const char* title, std::optional<Uuid> before) {
        desk.run(MoveCase{.case_uuid = card(title), .stage = Stage::contacted, .before = before});
        return column(desk.state, Stage::contacted);
    };
    CHECK(move("甲", std::nullopt) == Titles{"乙", "丙", "丁", "甲"});
    CHECK(move("甲", card("乙")) == Titles{"甲", "乙", "丙", "丁"});
    CHECK(move("丁", card("乙")) == Titles{"甲", "丁", "乙", "丙"});
    CHECK(move("丙", card("甲")) == Titles{"丙", "甲", "丁", "乙"});
    CHECK(move("丙", card("乙")) == Titles{"甲", "丁", "丙", "乙"});
    CHECK(move("甲", std::nullopt) == Titles{"丁", "丙", "乙", "甲"});
    CHECK(move("甲", std::nullopt) == Titles{"丁", "丙", "乙", "甲"});
    CHECK(move("手机", card("丁")) == Titles{"手机", "丁", "丙", "乙", "甲"});
    desk.run(RemoveCase{card("手机")});
    desk.run(ArchiveCase{card("甲"), true, Outcome::none});
    CHECK(move("乙", card("丁")) == Titles{"乙", "丁", "丙"});
    // In front of a card of another column, or of one that is not on the board: behind the last.
    CHECK(move("乙", card("甲")) == Titles{"丁", "丙", "乙"});
    const auto fresh = desk.add("戊", Stage::contacted);
    CHECK(desk.row(fresh).position < desk.row(card("手机")).position);
}

TEST_CASE("where there is room only the card that is dropped changes") {
    ModelDesk desk;
    const auto b = desk.add("乙");
    desk.add("丙");
    const auto change = desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::evidence, .before = b});
    CHECK(change.rows.size() == 1);
    CHECK(column(desk.state, Stage::evidence) == Titles{"丙", "手机", "乙"});
}

TEST_CASE("a used-up gap spreads the column out, and nothing moves but the card that was dropped") {
    ModelDesk desk;
    std::vector<Uuid> cards{desk.id};
    for (const auto* title : {"乙", "丙", "丁"}) cards.push_back(desk.add(title));
    // Far behind where the first was laid down.
    for (const auto card : {3, 2, 1, 0, 3, 2, 1, 0})
        desk.run(MoveCase{.case_uuid = cards[static_cast<std::size_t>(card)], .stage = Stage::evidence});
    CHECK(column(desk.state, Stage::evidence) == Titles{"丁", "丙", "乙", "手机"});
    for (int i = 0; i < 100; ++i) {
        desk.run(MoveCase{
            .case_uuid = cards[static_cast<std::size_t>(i % 2)], .stage = Stage::evidence, .before = cards[2]});
        const auto titles = column(desk.state, Stage::evidence);
        const Titles wanted = i == 0       ? Titles{"丁", "手机", "丙", "乙"}
                              : i % 2 == 0 ? Titles{"丁", "乙", "手机", "丙"}
                                           : Titles{"丁", "手机", "乙", "丙"};
        CHECK(titles == wanted);
        std::vector<std::int64_t> places;
        for (const auto& record : desk.state.cases()) places.push_back(record.row.position);
        std::ranges::sort(places);
        REQUIRE(std::ranges::adjacent_find(places) == places.end());
    }
}

TEST_CASE("a deadline of a move waits for whoever the column waits for") {
    const auto waits_for = [](Stage stage, Route route = Route::none, std::optional<Party> party = {}) {
        ModelDesk desk;
        if (party) {
            desk.run(AddContact{.case_uuid = desk.id, .at = desk.now - 1h, .party = Party::authority, .text = "a"});
            desk.run(AddContact{.case_uuid = desk.id, .at = desk.now, .party = *party, .text = "b"});
        }
        desk.run(MoveCase{.case_uuid = desk.id,
                          .stage = stage,
                          .route = route,
                          .deadline = NewDeadline{.title = "等", .due = when("2026-12-01"), .actor = Actor::bank}});
        return desk.record().deadlines.at(0).actor;
    };
    CHECK(waits_for(Stage::evidence) == Actor::bank);
    CHECK(waits_for(Stage::refunded) == Actor::bank);
    CHECK(waits_for(Stage::contacted) == Actor::merchant);
    CHECK(waits_for(Stage::contacted, Route::none, Party::platform) == Actor::platform);
    CHECK(waits_for(Stage::under_review, Route::none, Party::seller) == Actor::platform);
    CHECK(waits_for(Stage::escalated) == Actor::authority);
    CHECK(waits_for(Stage::escalated, Route::platform_dispute) == Actor::platform);
    CHECK(waits_for(Stage::escalated, Route::social_media) == Actor::merchant);
    CHECK(waits_for(Stage::escalated, Route::court) == Actor::authority);
}

TEST_CASE("only a move to the last column takes a route, and a case in the bin does not move") {
    ModelDesk desk;
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted, .route = Route::court});
    CHECK(desk.row().route == Route::none);
    CHECK(desk.record().routes.empty());
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::escalated});
    CHECK(desk.row().route == Route::none);
    CHECK(desk.record().routes.empty());
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::escalated, .route = Route::court});
    CHECK(desk.row().route == Route::court);
    REQUIRE(desk.record().routes.size() == 1);
    desk.run(EditRoute{desk.id, desk.record().routes[0].uuid, RouteState::settled, {}, {}});
    desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::escalated, .route = Route::court});
    CHECK(desk.record().routes.size() == 2);
    desk.run(RemoveCase{desk.id});
    CHECK(desk.refused(MoveCase{.case_uuid = desk.id, .stage = Stage::evidence}).message == "error_case_in_bin"_tr);
}

TEST_CASE("a move whose pieces cannot be is refused whole") {
    ModelDesk desk;
    MoveCase move{.case_uuid = desk.id, .stage = Stage::refunded};
    SUBCASE("a negative refund") {
        move.received_minor = -1;
    }
    SUBCASE("a way without end") {
        move.refund_method = std::string(1001, 'x');
    }
    SUBCASE("a deadline without end") {
        move.deadline = NewDeadline{.title = std::string(1001, 'x')};
    }
    SUBCASE("a case that is not there") {
        move.case_uuid = {};
    }
    desk.refused(move);
}

TEST_CASE("a case is put away and brought back, with or without an outcome") {
    ModelDesk desk;
    desk.now += 1h;
    auto change = desk.run(ArchiveCase{desk.id, true, Outcome::none});
    CHECK(change.action == Action::archive_case);
    CHECK(desk.row().archived);
    CHECK(desk.row().outcome == Outcome::none);
    CHECK_FALSE(desk.row().ended_at);
    change = desk.run(ArchiveCase{desk.id, false, Outcome::none});
    CHECK(change.action == Action::unarchive_case);
    CHECK_FALSE(desk.row().archived);
    desk.run(ArchiveCase{desk.id, true, Outcome::abandoned});
    CHECK(desk.row().outcome == Outcome::abandoned);
    CHECK(desk.row().ended_at == desk.now);
}

TEST_CASE("a case lies in the bin since it was thrown there first, and comes out whole") {
    ModelDesk desk;
    CHECK(desk.run(RemoveCase{desk.id}).action == Action::remove_case);
    const auto since = desk.now;
    desk.now += 1h;
    CHECK(desk.run(RemoveCase{desk.id}).rows.empty());
    CHECK(desk.row().removed_at == since);
    CHECK(desk.run(RestoreCase{desk.id}).action == Action::restore_case);
    CHECK_FALSE(desk.row().removed_at);
}

TEST_CASE("several cases: each once, those that are there already left alone, one line for all") {
    ModelDesk desk;
    const auto there = desk.add("甲", Stage::contacted), b = desk.add("乙"), c = desk.add("丙");
    const auto change = desk.run(BulkMove{{there, b, c, b}, Stage::contacted});
    CHECK(change.action == Action::bulk_move);
    CHECK(change.args == std::vector<std::string>{"3", "contacted"});
    CHECK(change.rows.size() == 2);
    CHECK(column(desk.state, Stage::contacted) == Titles{"甲", "乙", "丙"});
    CHECK(desk.row(c).position - desk.row(b).position == 1);
    CHECK(desk.run(BulkArchive{{b, c}, true}).action == Action::bulk_archive);
    CHECK(desk.row(c).archived);
    CHECK(desk.run(BulkArchive{{b, c}, false}).action == Action::bulk_unarchive);
    CHECK_FALSE(desk.row(b).archived);
    CHECK(desk.run(BulkTag{{b, c}, {"急"}, {}}).args == std::vector<std::string>{"2"});
    CHECK(desk.refused(BulkArchive{{}, true}).message == "error_bulk_empty"_tr);
    CHECK(desk.refused(BulkTag{{b, Uuid{}}, {"x"}, {}}).message == "error_no_case"_tr);
    CHECK(desk.refused(BulkMove{{b, Uuid{}}, Stage::evidence}).message == "error_no_case"_tr);
    CHECK(desk.refused(BulkMove{{Uuid{}}, Stage::evidence}).message == "error_no_case"_tr);
}

TEST_CASE("a change names its moment and its case, its opposite the change it takes back") {
    ModelDesk desk;
    const auto change = desk.run(MoveCase{.case_uuid = desk.id, .stage = Stage::contacted});
    CHECK(change.uuid != Uuid{});
    CHECK(change.at == desk.now);
    CHECK(change.case_uuid == desk.id);
    CHECK(change.kind == ChangeKind::edit);
    desk.now += 1h;
    const auto undo = opposite(change, ChangeKind::undo, desk.now, desk.ids);
    CHECK(undo.uuid != change.uuid);
    CHECK(undo.target == change.uuid);
    CHECK(undo.at == desk.now);
    CHECK(undo.kind == ChangeKind::undo);
    CHECK(undo.rows == reversed(change.rows));
    const auto redo = opposite(change, ChangeKind::redo, desk.now, desk.ids);
    CHECK(redo.rows == change.rows);
}
