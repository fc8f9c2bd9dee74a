// What Trello, Kanri and WeKan write, taken in as cases.
#include <doctest/doctest.h>

#include "app/incoming/identity.h"
#include "app/incoming/samples.h"

using namespace recoup;
using app::BoardSource;
using core::Lost;
using test::names_of;

namespace {

struct Taken {
    core::Arrival arrival;
    app::ArrivalPlan plan;

    const core::CaseRow& of(std::string_view title) const {
        for (const auto& row : plan.command.rows)
            if (const auto* found = std::get_if<core::CaseRow>(&row); found && found->title == title) return *found;
        throw std::runtime_error("no case " + std::string(title));
    }
    template <class R>
    std::vector<R> rows_of(const core::CaseRow& of) const {
        std::vector<R> rows;
        for (const auto& row : plan.command.rows)
            if (const auto* found = std::get_if<R>(&row); found && found->case_uuid == of.uuid) rows.push_back(*found);
        return rows;
    }
};

Taken taken(BoardSource source, const std::string& name) {
    auto board = app::read_board(source, test::sample(name), "Asia/Shanghai");
    REQUIRE(board);
    Taken made;
    const core::State empty(test::kSampleZones);
    auto plan = app::plan_arrival(core::cases_of_board(std::move(*board), {}, test::arrival_habit()),
                                  app::source_token(source), empty, test::file_habit());
    REQUIRE(plan);
    made.plan = std::move(*plan);
    return made;
}

std::string refusal(BoardSource source, std::string_view json) {
    const auto board = app::read_board(source, json, "UTC");
    REQUIRE_FALSE(board);
    CHECK(board.error().kind == core::ErrorKind::work);
    return core::sentence(core::Lang::en, board.error());
}

}  // namespace

TEST_CASE("Trello: cards are cases, with stage, due date, tags, comments, checklist and own fields") {
    const auto made = taken(BoardSource::trello, "trello.json");
    CHECK(made.plan.counts.cases == 7);
    const auto& twice = made.of("年费会员重复扣款");
    CHECK(twice.stage == core::Stage::evidence);
    CHECK(twice.order_no == "20261112123456");
    CHECK(twice.paid_minor == 32800);
    CHECK(twice.tags == "急");
    CHECK(twice.note.find("客服说 3 天内答复") != twice.note.npos);
    CHECK(twice.note.find("打了电话") < twice.note.find("客服说"));  // the oldest first
    CHECK(twice.note.find("https://trello.com/c/card1") != twice.note.npos);
    CHECK(core::to_storage(twice.created_at) == core::to_storage(core::Instant{std::chrono::seconds{1790003600}}));
    const auto deadlines = made.rows_of<core::DeadlineRow>(twice);
    REQUIRE(deadlines.size() == 1);
    CHECK(core::to_storage(deadlines[0].due) == "2026-11-27T15:59:59Z");
    CHECK_FALSE(deadlines[0].done_at);
    const auto& phone = made.of("手机一周就坏");
    CHECK(phone.stage == core::Stage::contacted);
    CHECK(phone.note.find("[x] 支付截图") != phone.note.npos);
    CHECK(phone.note.find("待收集 → 联系中") != phone.note.npos);
    CHECK(made.rows_of<core::SlotRow>(phone).size() == 2);
    CHECK(made.rows_of<core::DeadlineRow>(phone).at(0).done_at);
    CHECK(made.of("Concert was cancelled").stage == core::Stage::under_review);
    CHECK(made.of("电影票退款到账").stage == core::Stage::refunded);
    CHECK(made.of("电影票退款到账").outcome == core::Outcome::full);
    CHECK(made.of("旧案").archived);
    CHECK(made.of("归档的卡片").archived);
}

TEST_CASE("Trello: what does not come along is named") {
    const auto lost = taken(BoardSource::trello, "trello.json").plan.lost;
    CHECK(names_of(lost, Lost::files) == "扣款截图.png");
    CHECK(names_of(lost, Lost::members) == "林小满");
    CHECK(names_of(lost, Lost::labels) == "yellow");
    CHECK(names_of(lost, Lost::templates) == "模板：新投诉");
    CHECK(names_of(lost, Lost::parts) == "stickers");
    const auto* comments = test::loss_of(lost, Lost::old_comments);
    REQUIRE(comments != nullptr);
    CHECK(comments->count == 3);  // five are told, two are in the file
}

TEST_CASE("Kanri: columns, tasks, tags and days come, what is no date is named") {
    const auto made = taken(BoardSource::kanri, "kanri.json");
    CHECK(made.plan.counts.cases == 4);
    const auto& kettle = made.of("Kettle leaks");
    CHECK(kettle.stage == core::Stage::evidence);
    CHECK(kettle.tags == "shop");
    CHECK(kettle.note.find("[x] receipt") != kettle.note.npos);
    CHECK(made.rows_of<core::SlotRow>(kettle).size() == 2);
    const auto& food = made.of("外卖漏送");
    CHECK(food.stage == core::Stage::contacted);
    CHECK(core::to_storage(made.rows_of<core::DeadlineRow>(food).at(0).due) == "2026-12-01[Asia/Shanghai]");
    CHECK(names_of(made.plan.lost, Lost::moments) == "下周三");
    CHECK(names_of(made.plan.lost, Lost::parts) == "attachments");
    CHECK(made.plan.lists.at(2).guessed);
}

TEST_CASE("WeKan: lists in their order, swimlanes as tags, comments by their time") {
    const auto made = taken(BoardSource::wekan, "wekan.json");
    CHECK(made.plan.counts.cases == 2);
    CHECK(made.plan.lists.at(0).name == "Waiting for seller");
    const auto& shoes = made.of("鞋码不对");
    CHECK(shoes.stage == core::Stage::contacted);
    CHECK(shoes.order_no == "P-778899");
    CHECK(shoes.tags == "鞋\n双十一");
    CHECK(shoes.note.find("已寄出") < shoes.note.find("卖家签收了"));
    CHECK(shoes.note.find("寄回凭证") < shoes.note.find("物流单号"));
    CHECK(shoes.note.find("投诉 12315 → Waiting for seller") != shoes.note.npos);
    const auto& untitled = made.of("没写标题");
    CHECK(untitled.stage == core::Stage::escalated);
    CHECK(untitled.archived);
    CHECK(made.rows_of<core::DeadlineRow>(untitled).at(0).done_at);
    const auto evidence = made.rows_of<core::EvidenceRow>(shoes);
    REQUIRE(evidence.size() == 1);
    CHECK(evidence[0].name == "快递面单.jpg");
    CHECK(made.plan.originals.size() == 1);
    CHECK(made.plan.originals.at(0).bytes->size() == 3);
    CHECK(names_of(made.plan.lost, Lost::files).empty());
    CHECK(names_of(made.plan.lost, Lost::members) == "林小满");
    CHECK(names_of(made.plan.lost, Lost::doubled) == "鞋码不对（同一标识）");
    CHECK(names_of(made.plan.lost, Lost::parts) == "spentTime");
}

TEST_CASE("the identity of a card is the same each time, and another for another source") {
    CHECK(app::name_uuid("trello", "x") == app::name_uuid("trello", "x"));
    CHECK(app::name_uuid("trello", "x") != app::name_uuid("wekan", "x"));
    CHECK(app::name_uuid("trello", "x") != app::name_uuid("trello", "y"));
    const auto text = core::to_string(app::name_uuid("trello", "x"));
    CHECK(text[14] == '5');  // the version, by RFC 9562
    CHECK(std::string_view("89ab").find(text[19]) != std::string_view::npos);
}

TEST_CASE("what is no such board is refused in one sentence") {
    CHECK(refusal(BoardSource::trello, "{}").find("no board that Trello") != std::string::npos);
    CHECK(refusal(BoardSource::kanri, test::sample("trello.json")).find("no board that Kanri") != std::string::npos);
    CHECK(refusal(BoardSource::wekan, test::sample("kanri.json")).find("no board that WeKan") != std::string::npos);
    CHECK(refusal(BoardSource::trello, "[1, 2").find("not complete JSON") != std::string::npos);
    CHECK(refusal(BoardSource::trello, "\"\xFF\"").find("not UTF-8") != std::string::npos);
    CHECK(refusal(BoardSource::trello, std::string(1000, '[')).find("nested too deep") != std::string::npos);
    CHECK(refusal(BoardSource::trello, std::string(7'000'000, ',')).find("too large") != std::string::npos);
}

TEST_CASE("members of another kind than expected are passed over") {
    const auto board = app::read_board(
        BoardSource::trello,
        R"({"lists":[1,{"id":7,"name":["x"]}],"cards":[null,{"id":{},"name":3,"idList":7,"due":false,"labels":"x","pos":"y"}],
            "actions":{"a":1},"checklists":[{"idCard":"z"}],"members":[[]]})",
        "UTC");
    REQUIRE(board);
    CHECK(board->cards.size() == 2);
}
