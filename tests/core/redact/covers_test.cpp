#include "core/redact/covers.h"

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:50:00+08:00");

struct Desk {
    State state{kZones};
    test::CountingIds ids;
    Uuid case_uuid, picture, document;

    Desk() {
        AddCase add;
        add.fields.title = "电影票";
        add.evidence = {{.name = "订单.png",
                         .sha256 = std::string(64, 'a'),
                         .file_class = FileClass::picture,
                         .width = 1080,
                         .height = 2400},
                        {.name = "条款.pdf", .sha256 = std::string(64, 'b'), .file_class = FileClass::pdf}};
        case_uuid = run(add).value().case_uuid;
        picture = record().evidence[0].uuid;
        document = record().evidence[1].uuid;
    }
    const CaseRecord& record() const { return *state.find(case_uuid); }
    Result<Change> run(const Command& command) {
        auto change = apply(state, command, {}, kNow, ids);
        if (change) REQUIRE(state.put(change->rows));
        return change;
    }
    Result<Change> cover(std::vector<CoverBox> boxes) { return run(SetCovers{case_uuid, picture, std::move(boxes)}); }
    void undo(const Change& change) { REQUIRE(state.put(reversed(change.rows))); }
};

const CoverBox kName{10, 20, 90, 30, "姓名"}, kPhone{200, 20, 300, 30, "a \"b\" \\c"};

}  // namespace

TEST_CASE("boxes read back as they were written, whatever their labels hold") {
    const std::vector boxes{kName, kPhone, CoverBox{0, 0, 1, 1, ""}};
    CHECK(read_covers(covers_text(boxes)) == boxes);
    CHECK(covers_text(std::vector{kName}) == R"([{"x":10,"y":20,"w":90,"h":30,"label":"姓名"}])");
}

TEST_CASE("what the program would not have written is no list of boxes") {
    for (const auto* text :
         {"", "[]", "[", "null", R"([{"x":1,"y":2,"w":3,"h":4,"label":"a"})",
          R"([{"x":-1,"y":2,"w":3,"h":4,"label":""}])", R"([{"x":1,"y":2,"w":3,"h":99999999999,"label":""}])",
          R"([{"x":1,"y":2,"w":3,"h":4,"label":"a"},])", R"([{"x":1,"y":2,"w":3,"h":4,"label":"a"}]x)",
          R"([{"y":1,"x":2,"w":3,"h":4,"label":""}])", "[{\"x\":1,\"y\":2,\"w\":3,\"h\":4,\"label\":\"\xff\"}]"}) {
        CAPTURE(text);
        CHECK_FALSE(read_covers(text));
    }
}

TEST_CASE("where the boxes cannot be read the whole picture is covered") {
    Desk desk;
    REQUIRE(desk.cover({kName}));
    auto row = desk.record().redactions[0];
    const auto before = row;
    row.boxes = "[]";
    REQUIRE(desk.state.put({{before, row}}));
    CHECK(covers_of(desk.record(), desk.picture) == std::vector{CoverBox{0, 0, 1080, 2400, ""}});
}

TEST_CASE("covering, changing and clearing are one step each, which undo takes back") {
    Desk desk;
    const auto first = desk.cover({kName}).value();
    CHECK(describe(Lang::zh, first) == "给“电影票”的证据订单.png 打码，共 1 处");
    CHECK(covers_of(desk.state, desk.picture) == std::vector{kName});
    const auto second = desk.cover({kName, {200, 20, 300, 30, "手机号"}}).value();
    CHECK(desk.record().redactions.size() == 1);
    const auto third = desk.cover({}).value();
    CHECK(describe_within(Lang::en, third) == "Redaction removed: 订单.png");
    CHECK(desk.record().redactions.empty());
    desk.undo(third);
    CHECK(covers_of(desk.state, desk.picture).size() == 2);
    desk.undo(second);
    desk.undo(first);
    CHECK(covers_of(desk.state, desk.picture).empty());
}

TEST_CASE("the same boxes again change nothing") {
    Desk desk;
    REQUIRE(desk.cover({kName}));
    CHECK(desk.cover({kName}).value().rows.empty());
}

TEST_CASE("evidence that goes takes its boxes with it, and undo brings both back") {
    Desk desk;
    REQUIRE(desk.cover({kName}));
    const auto gone = desk.run(RemoveEvidence{desk.case_uuid, desk.picture}).value();
    CHECK(desk.record().redactions.empty());
    desk.undo(gone);
    CHECK(covers_of(desk.state, desk.picture) == std::vector{kName});
}

TEST_CASE("a box outside of the picture, too many of them, and evidence that is no picture are refused") {
    Desk desk;
    const auto refusal = [&](std::vector<CoverBox> boxes) {
        const auto change = desk.cover(std::move(boxes));
        return change ? "app_name"_tr : change.error().message;
    };
    CHECK(refusal({{1000, 0, 81, 10, ""}}) == "error_cover_outside"_tr);
    CHECK(refusal({{-1, 0, 10, 10, ""}}) == "error_cover_outside"_tr);
    CHECK(refusal({{0, 2390, 10, 11, ""}}) == "error_cover_outside"_tr);
    CHECK(refusal({{0, 0, 0, 10, ""}}) == "error_cover_outside"_tr);
    CHECK(refusal({{INT32_MAX, 0, INT32_MAX, 10, ""}}) == "error_cover_outside"_tr);
    CHECK(refusal(std::vector(kMostCovers + 1, kName)) == "error_cover_many"_tr);
    CHECK_FALSE(desk.cover({{0, 0, 10, 10, std::string(200, 'x')}}));
    CHECK(refusal(std::vector{CoverBox{0, 0, 1080, 2400, "\n"}}) == "app_name"_tr);
    CHECK(covers_of(desk.state, desk.picture)[0].label.empty());
    const auto document = desk.run(SetCovers{desk.case_uuid, desk.document, {kName}});
    REQUIRE_FALSE(document);
    CHECK(document.error().message == "error_cover_no_picture"_tr);
}

TEST_CASE("what evidence is to prove is kept with it") {
    Desk desk;
    REQUIRE(
        desk.run(EditEvidence{.case_uuid = desk.case_uuid, .evidence_uuid = desk.picture, .proves = "付了 128 元"}));
    CHECK(desk.record().evidence[0].proves == "付了 128 元");
    CHECK(desk.record().evidence[0].caption.empty());
}
