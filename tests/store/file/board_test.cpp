// The part of a large file that the board's first frames are drawn from, beside the whole.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/view/board.h"
#include "store/file/board.h"
#include "store/store_fixture.h"
#include "support/many_cases.h"

using namespace recoup;
using namespace recoup::test;

namespace {

constexpr int kCases = 600;  // 120 of each column

struct BoardFileFixture {
    TempFolder folder;
    FixedZones zones;
    std::filesystem::path path = folder.path() / "cases.recoup";
    const core::Reader reader{core::Lang::zh, kNow, &zones, "Asia/Shanghai"};

    BoardFileFixture() {
        make_many_cases(path, kCases, kNow);
        change("UPDATE cases SET archived = 1 WHERE number % 11 = 0");
        change("UPDATE cases SET removed_at = '2026-11-01T00:00:00Z' WHERE number % 7 = 0");
        change("UPDATE cases SET currency = 'USD' WHERE number % 13 = 0");
        change("UPDATE cases SET claimed_minor = NULL WHERE number % 6 = 0");
        change("UPDATE cases SET position = 1000000 - position WHERE number % 2 = 0");
        change("UPDATE deadlines SET done_at = '2026-11-01T00:00:00Z' WHERE number % 3 = 0");
        change("UPDATE deadlines SET stopped_at = '2026-11-01T00:00:00Z' WHERE number % 4 = 0");
        change("UPDATE deadlines SET actor = 'platform' WHERE number % 5 = 0");
        change("UPDATE deadlines SET due = '2026-01-01T00:00:00Z' WHERE number % 8 = 1");
        change("UPDATE deadlines SET due = '" + day(kNow) + "T15:00:00Z' WHERE number % 8 = 2");
        // A second deadline of a case, far from the first in the file.
        change("UPDATE deadlines SET case_uuid = (SELECT uuid FROM cases WHERE number = 3) WHERE number = 503");
    }

    static std::string day(core::Instant at) { return core::to_storage(core::at_instant(at)).substr(0, 10); }
    void change(const std::string& sql) { store::Database(path, SQLITE_OPEN_READWRITE).exec(sql); }

    core::State whole() {
        core::State state(zones);
        REQUIRE(store::File::open(path, {}).value()->load(state));
        return state;
    }
    core::State first() {
        core::State state(zones);
        REQUIRE(store::File::open(path, {}).value()->load_for_board(state));
        return state;
    }
};

void check_same_card(const core::CaseRecord& a, const core::CaseRecord& b, const core::Reader& reader) {
    CHECK(a.row == b.row);
    CHECK(a.evidence == b.evidence);
    CHECK(a.slots == b.slots);
    CHECK(a.deadlines == b.deadlines);
    CHECK(a.contacts == b.contacts);
    CHECK(core::case_chip(a, reader).text == core::case_chip(b, reader).text);
}

}  // namespace

TEST_CASE_FIXTURE(BoardFileFixture,
                  "the first cards of a large file stand before all is read, and so do sums and counts") {
    const auto all = whole();
    const auto part = first();
    const auto board = core::board_view(all, {}, reader);
    const auto begun = core::board_view(part, {}, reader);
    for (std::size_t c = 0; c < board.columns.size(); ++c) {
        const auto& column = board.columns[c];
        const auto& other = begun.columns[c];
        CHECK(other.cards.size() == store::kFirstCards);
        CHECK(other.cards.size() + other.more == column.cards.size());
        CHECK(other.sum == column.sum);
        for (std::size_t i = 0; i < other.cards.size(); ++i)
            check_same_card(part.cases()[other.cards[i]], all.cases()[column.cards[i]], reader);
    }
    CHECK(begun.open_sum == board.open_sum);
    CHECK(begun.recovered_sum == board.recovered_sum);
    CHECK(begun.recovery_rate == board.recovery_rate);
    CHECK(begun.in_bin == board.in_bin);
    CHECK(begun.archived == board.archived);
    CHECK(begun.urgent == board.urgent);
    CHECK(begun.urgent > 0);
    CHECK(begun.valid_until == board.valid_until);
    for (const auto filter : {core::QuickFilter::all, core::QuickFilter::due_today, core::QuickFilter::overdue}) {
        CHECK(begun.counts[static_cast<std::size_t>(filter)] == board.counts[static_cast<std::size_t>(filter)]);
        CHECK(begun.counts[static_cast<std::size_t>(filter)] > 0);
    }
}

TEST_CASE_FIXTURE(BoardFileFixture, "what only evidence and contacts tell is not told before they are read") {
    const auto begun = core::board_view(first(), {}, reader);
    CHECK(begun.counting);
    CHECK(begun.median_days == "…");
    const auto board = core::board_view(whole(), {}, reader);
    CHECK_FALSE(board.counting);
    CHECK(board.median_days != "…");
}

TEST_CASE_FIXTURE(BoardFileFixture, "the first cards come where no second reader is let in") {
    store::Database other(path, SQLITE_OPEN_READWRITE);
    const auto file = store::File::open(path, {}).value();
    // Whoever is about to write lets nobody new in.
    file->connection().run("BEGIN");
    file->connection().number("SELECT count(*) FROM cases");
    other.exec("BEGIN IMMEDIATE");
    other.exec("UPDATE cases SET title = title");
    CHECK_THROWS(other.exec("COMMIT"));  // it waits for this reader, and keeps others out
    core::State state(zones);
    store::load_board(file->connection(), state);
    CHECK(state.cases().size() == store::kFirstCards * core::kStageCount);
}

TEST_CASE_FIXTURE(BoardFileFixture, "a board of few cases has them all among its first cards") {
    change("DELETE FROM deadlines");
    change("DELETE FROM slots");
    change("DELETE FROM evidence");
    change("DELETE FROM cases WHERE number > 20");
    const auto part = first();
    CHECK(core::board_view(part, {}, reader).columns[0].more == 0);
    change("DELETE FROM cases");
    CHECK(core::board_view(first(), {}, reader).no_cases);
}

TEST_CASE_FIXTURE(BoardFileFixture, "a bad row of what is read is refused") {
    change("UPDATE deadlines SET due = 'soon' WHERE number = 10");
    core::State state(zones);
    const auto read = store::File::open(path, {}).value()->load_for_board(state);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == core::ErrorCode::damaged);
}
