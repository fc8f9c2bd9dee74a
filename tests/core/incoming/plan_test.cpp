#include "core/incoming/plan.h"

#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "support/ids.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

Uuid id(std::uint8_t kind, std::uint8_t seed) {
    Uuid uuid;
    uuid.bytes = {kind, seed};
    return uuid;
}

struct Incoming {
    test::FixedZones zones;
    State state{zones};
    CaseRow one{.uuid = id(1, 1), .number = 3, .title = "手机"};
    EvidenceRow proof{
        .uuid = id(2, 1), .case_uuid = one.uuid, .number = 5, .name = "a.png", .sha256 = std::string(64, 'a')};
    ContactRow contact{.uuid = id(3, 1), .case_uuid = one.uuid, .number = 2, .text = "沟通"};
    PlatformRow platform{.uuid = id(4, 1), .name = "优影视频"};

    void put(const std::vector<Row>& rows) {
        std::vector<RowChange> changes;
        for (const auto& row : rows) changes.push_back({std::nullopt, row});
        REQUIRE(state.put(changes));
    }
    std::string refusal(std::vector<Row> rows) const {
        const auto plan = plan_incoming(state, std::move(rows));
        REQUIRE_FALSE(plan);
        return sentence(Lang::en, plan.error());
    }
};

}  // namespace

TEST_CASE_FIXTURE(Incoming, "into an empty file all rows come as they are, cases ahead of what is theirs") {
    const auto plan = plan_incoming(state, {proof, contact, one, platform});
    REQUIRE(plan);
    one.turn = std::get<CaseRow>(plan->rows.front()).turn;  // which follows from the rest
    CHECK(plan->rows == std::vector<Row>{one, proof, contact, platform});
    CHECK(plan->cases == 1);
    CHECK(plan->platforms == 1);
    CHECK(plan->first_case == one.uuid);
}

TEST_CASE_FIXTURE(Incoming, "what is here stays as it is, a case with all its rows") {
    put({one, platform});
    auto renamed = one;
    renamed.title = "旧手机";
    const auto plan = plan_incoming(state, {renamed, proof, platform});
    REQUIRE(plan);
    CHECK(plan->rows.empty());
    CHECK(plan->cases_known == 1);
    CHECK(plan->others_known == 1);
}

TEST_CASE_FIXTURE(Incoming, "a short number that is taken becomes the next free one") {
    put({CaseRow{.uuid = id(1, 9), .number = 3, .title = "书"}});
    const auto plan = plan_incoming(state, {one});
    REQUIRE(plan);
    CHECK(std::get<CaseRow>(plan->rows.at(0)).number == 4);
}

TEST_CASE_FIXTURE(Incoming, "what cannot be is refused in one sentence that names the table and the row") {
    CHECK(refusal({one, one}).find("cases (01010000-0000-0000-0000-000000000000) appears twice") != std::string::npos);
    CHECK(refusal({proof}).find("evidence") != std::string::npos);
    auto shown = proof;
    shown.contact_uuid = id(3, 7);
    CHECK(refusal({one, shown}).find("refers to something that is not there") != std::string::npos);
    for (auto break_it : std::vector<std::function<void(CaseRow&)>>{
             [](auto& row) { row.title = "  "; }, [](auto& row) { row.paid_minor = -1; },
             [](auto& row) { row.currency = "XX"; }, [](auto& row) { row.number = 0; },
             [](auto& row) { row.number = INT64_MAX; }, [](auto& row) { row.note = std::string("a\0b", 3); },
             [](auto& row) { row.note.assign(300'000, 'a'); }}) {
        auto row = one;
        break_it(row);
        CHECK(refusal({row}).find("impossible value") != std::string::npos);
    }
    auto path = proof;
    path.sha256 = "../../etc/passwd";
    CHECK(refusal({one, path}).find("sha256") != std::string::npos);
}

TEST_CASE_FIXTURE(Incoming, "rows of one table are not taken for those of a case that has them already") {
    put({CaseRow{.uuid = id(1, 9), .number = 1, .title = "书"},
         ContactRow{.uuid = contact.uuid, .case_uuid = id(1, 9), .number = 1, .text = "别的"}});
    CHECK(refusal({one, contact}).find("appears twice") != std::string::npos);
}

TEST_CASE_FIXTURE(Incoming, "an import is one step, and one undo takes it back") {
    test::CountingIds ids;
    const auto change = apply(state, ImportRows{{one, proof, contact, platform}}, {}, Instant{}, ids);
    REQUIRE(change);
    CHECK(describe(Lang::zh, *change) == "导入 1 个案件");
    CHECK(concerns(*change, one.uuid));
    REQUIRE(state.put(change->rows));
    CHECK(state.cases().size() == 1);
    REQUIRE(state.put(opposite(*change, ChangeKind::undo, Instant{}, ids).rows));
    CHECK(state.cases().empty());
    CHECK(state.platforms().empty());
}
