#include <doctest/doctest.h>

#include "store/store_fixture.h"
#include "support/many_cases.h"

using namespace recoup;
using namespace recoup::test;

namespace {

constexpr int kMany = 2'500;  // enough for two threads

struct ManyFixture {
    TempFolder folder;
    FixedZones zones;
    std::filesystem::path path = folder.path() / "many.recoup";

    ManyFixture() { make_many_cases(path, kMany, kNow); }

    core::Result<core::State> load() {
        core::State state(zones);
        auto file = store::File::open(path, {});
        if (!file) return tl::unexpected(file.error());
        if (auto seq = (*file)->load(state); !seq) return tl::unexpected(seq.error());
        return state;
    }
};

}  // namespace

TEST_CASE_FIXTURE(ManyFixture, "every row of a large file comes to its case, in order") {
    // Rows of one case apart from each other, and in another order than the cases.
    store::Database(path, SQLITE_OPEN_READWRITE)
        .exec(
            "UPDATE slots SET rowid = -rowid WHERE rowid % 7 = 0; UPDATE evidence SET rowid = -rowid WHERE number > 9");
    const auto state = load();
    REQUIRE(state);
    REQUIRE(state->cases().size() == kMany);
    CHECK(state->next_case_number() == kMany + 1);
    CHECK(state->next_evidence_number() == kMany + 1);
    int open = 0;
    for (const auto& record : state->cases()) {
        REQUIRE(record.slots.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) REQUIRE(record.slots[i].position == static_cast<std::int64_t>(i));
        REQUIRE(record.evidence.size() == 1);
        REQUIRE(record.evidence[0].number == record.row.number);
        REQUIRE(record.deadlines.size() == (record.ended() ? 0 : 1));
        REQUIRE(state->find(record.row.uuid) == &record);
        if (!record.ended()) {
            ++open;
            REQUIRE(record.next_deadline() != nullptr);
        }
    }
    CHECK(open > kMany / 2);
}

TEST_CASE_FIXTURE(ManyFixture, "a bad row of a large file is refused, whichever table it is in") {
    const auto whole = read_all(path);
    for (const std::string sql :
         {"UPDATE cases SET stage = 'x' WHERE number = 2400", "UPDATE slots SET kind = 'x' WHERE rowid = 7000",
          "UPDATE evidence SET position = 'x' WHERE number = 2400",
          "UPDATE evidence SET position = 'x' WHERE number = 3", "UPDATE deadlines SET due = 'x' WHERE rowid = 1900"}) {
        write_all(path, whole);
        store::Database(path, SQLITE_OPEN_READWRITE).exec(sql);
        const auto state = load();
        INFO(sql);
        REQUIRE_FALSE(state);
        CHECK(state.error().message == "store_damaged"_tr);
    }
}
