// How the cards of a foreign board become cases.
#include "core/incoming/board.h"

#include <doctest/doctest.h>

#include "core/incoming/case_columns.h"
#include "core/incoming/plan.h"
#include "core/incoming/stage_guess.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
constexpr Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

ArrivalHabit habit() {
    return {.lang = Lang::en, .zones = &kZones, .zone = "Asia/Shanghai", .now = kNow};
}

// A uuid that is the same for the same name, which is all that these tests ask of it.
Uuid uuid_of(std::string_view name) {
    Uuid uuid;
    std::uint64_t value = 0xCBF29CE484222325u;
    for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    for (int i = 0; i < 8; ++i) uuid.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> 8 * i);
    uuid.bytes[15] = 1;
    return uuid;
}

BoardCard card(std::string key, std::string list, std::string title) {
    BoardCard made;
    made.key = std::move(key);
    made.list = std::move(list);
    made.title = std::move(title);
    return made;
}

Board board_of(std::vector<BoardCard> cards) {
    Board board;
    board.lists = {{"a", "To do", false}, {"b", "审核中", false}, {"c", "Misc", false}, {"d", "Done", true}};
    board.cards = std::move(cards);
    return board;
}

std::vector<Row> rows_of(Board board, const StageMap& stages = {}) {
    auto arrival = cases_of_board(std::move(board), stages, habit());
    return rows_of_arriving(std::move(arrival.cases), uuid_of, kNow, arrival.losses);
}

}  // namespace

TEST_CASE("a list is the stage that its name tells in either language") {
    const std::pair<std::string_view, Stage> told[] = {{"To Do", Stage::evidence},
                                                       {"待收集", Stage::evidence},
                                                       {"Doing", Stage::contacted},
                                                       {"等客服回复", Stage::contacted},
                                                       {"审核中", Stage::under_review},
                                                       {"In review", Stage::under_review},
                                                       {"未退款", Stage::under_review},
                                                       {"已退款", Stage::refunded},
                                                       {"DONE", Stage::refunded},
                                                       {"投诉 12315", Stage::escalated},
                                                       {"Escalated", Stage::escalated},
                                                       {"Waiting for review", Stage::under_review},
                                                       {"Not refunded yet", Stage::under_review}};
    for (const auto& [name, stage] : told) {
        CAPTURE(name);
        CHECK(guess_stage(name) == stage);
    }
    for (const auto* name : {"Misc", "杂项", "Renewals", "Abandoned", ""}) {
        CAPTURE(name);
        CHECK_FALSE(guess_stage(name));
    }
}

TEST_CASE("an archived card or list is a case put away, and what a name does not tell is said to be a guess") {
    auto cards = board_of({card("1", "a", "one"), card("2", "d", "two"), card("3", "c", "three")});
    cards.cards[0].archived = true;
    const auto arrival = cases_of_board(std::move(cards), {}, habit());
    REQUIRE(arrival.cases.size() == 3);
    CHECK(arrival.cases[0].row.archived);
    CHECK(arrival.cases[1].row.archived);
    CHECK(arrival.cases[1].row.stage == Stage::refunded);
    CHECK_FALSE(arrival.cases[2].row.archived);
    CHECK(arrival.lists[2].guessed);
    CHECK(arrival.lists[2].stage == Stage::evidence);
    CHECK_FALSE(arrival.lists[0].guessed);
}

TEST_CASE("a map decides over the name, and leaves lists out by name") {
    const StageMap stages{{"To do", Stage::escalated}, {"Misc", std::nullopt}};
    const auto arrival = cases_of_board(board_of({card("1", "a", "one"), card("3", "c", "three")}), stages, habit());
    REQUIRE(arrival.cases.size() == 1);
    CHECK(arrival.cases[0].row.stage == Stage::escalated);
    CHECK(arrival.losses.all() == std::vector<Loss>{{Lost::lists, 1, {"Misc"}}});
}

TEST_CASE("what a card holds goes where a case has it: note, tags, deadline, slots") {
    auto one = card("1", "b", "Phone");
    one.text = "It broke.";
    one.labels = {"phone", "urgent", "phone"};
    one.due = at_instant(kNow + std::chrono::hours{48});
    one.due_done = true;
    one.checklists = {{"Proof", {{"支付截图", true}, {"ask a friend", false}}}};
    one.comments = {{kNow, "Lin", "rang them"}};
    one.links = {{"a.png", "https://x/a.png"}};
    const auto rows = rows_of(board_of({one}));
    REQUIRE(rows.size() == 3);
    const auto& made = std::get<CaseRow>(rows[0]);
    CHECK(made.note ==
          "It broke.\n\nProof\n[x] 支付截图\n[ ] ask a friend\n\nComments\n2026-11-22 08:00 · Lin  rang them\n\n"
          "Attachments and links\na.png: https://x/a.png");
    CHECK(made.tags == "phone\nurgent");
    const auto& deadline = std::get<DeadlineRow>(rows[1]);
    CHECK(deadline.due == *one.due);
    CHECK(deadline.done_at);
    CHECK(std::get<SlotRow>(rows[2]).kind == EvidenceKind::payment_proof);
}

TEST_CASE("the board's own fields fill a case where their names say what they are") {
    auto one = card("1", "a", "Kettle");
    one.fields = {{"Order number", "PC-1"}, {"Amount", "39.90"}, {"Colour", "red"}};
    const auto row = std::get<CaseRow>(rows_of(board_of({one})).at(0));
    CHECK(row.order_no == "PC-1");
    CHECK(row.paid_minor == 3990);
    CHECK(row.note.find("Colour: red") != row.note.npos);
}

TEST_CASE("a card without a title is called by its text, and of two of one identity the second is named as lost") {
    auto one = card("1", "a", "");
    one.text = "first line\nsecond";
    auto arrival = cases_of_board(board_of({one, card("1", "a", "again")}), {}, habit());
    const auto rows = rows_of_arriving(std::move(arrival.cases), uuid_of, kNow, arrival.losses);
    REQUIRE(rows.size() == 1);
    CHECK(std::get<CaseRow>(rows[0]).title == "first line");
    CHECK(arrival.losses.all() == std::vector<Loss>{{Lost::doubled, 1, {"again"}}});
}

TEST_CASE("a text longer than a case keeps is cut and named") {
    auto one = card("1", "a", "long");
    one.text = std::string(300'000, 'x');
    auto arrival = cases_of_board(board_of({one}), {}, habit());
    const auto rows = rows_of_arriving(std::move(arrival.cases), uuid_of, kNow, arrival.losses);
    CHECK(std::get<CaseRow>(rows.at(0)).note.size() == 200'000);
    CHECK(arrival.losses.all() == std::vector<Loss>{{Lost::texts, 1, {"long"}}});
}

TEST_CASE("rows of a board come into a file once") {
    State state(kZones);
    const auto make = [] { return rows_of(board_of({card("1", "a", "one"), card("2", "b", "two")})); };
    const auto first = plan_incoming(state, make());
    REQUIRE(first);
    CHECK(first->cases == 2);
    std::vector<RowChange> changes;
    for (const auto& row : first->rows) changes.push_back({std::nullopt, row});
    REQUIRE(state.put(changes));
    const auto second = plan_incoming(state, make());
    REQUIRE(second);
    CHECK(second->rows.empty());
    CHECK(second->cases_known == 2);
}

TEST_CASE("what has an order number that a case has already is not taken in again") {
    State state(kZones);
    REQUIRE(state.put(
        {RowChange{std::nullopt, CaseRow{.uuid = uuid_of("mine"), .number = 1, .title = "耳机", .order_no = "A1"}}}));
    std::vector<ArrivingCase> cases(2);
    cases[0].key = "x";
    cases[0].row.title = "Headphones";
    cases[0].row.order_no = "A1";
    cases[1].key = "y";
    CHECK(drop_known_orders(cases, state, uuid_of) == std::vector<std::string>{"Headphones"});
    CHECK(cases.size() == 1);
}

TEST_CASE("columns of a table are told by their headings in either language") {
    const std::vector<std::string> chinese{"序号", "商品", "店铺", "订单号", "金额（元）", "付款日期", "状态", "备注"};
    auto map = guess_case_columns(chinese);
    CHECK(map[CaseColumn::title] == "商品");
    CHECK(map[CaseColumn::platform] == "店铺");
    CHECK(map[CaseColumn::paid] == "金额（元）");
    CHECK(map[CaseColumn::paid_at] == "付款日期");
    CHECK(map[CaseColumn::stage] == "状态");
    CHECK(map[CaseColumn::claimed].empty());
    const std::vector<std::string> english{"Item", "Seller", "Order number", "Refund amount", "Price", "Due date"};
    map = guess_case_columns(english);
    CHECK(map[CaseColumn::title] == "Item");
    CHECK(map[CaseColumn::order_no] == "Order number");
    CHECK(map[CaseColumn::claimed] == "Refund amount");
    CHECK(map[CaseColumn::paid] == "Price");
    CHECK(map[CaseColumn::due] == "Due date");
}
