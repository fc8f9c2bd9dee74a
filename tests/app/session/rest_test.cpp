// A large file that opens in two steps: the first cards of the board, then all of it.
#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>

#include "app/session/session_fixture.h"
#include "store/sql/database.h"
#include "support/many_cases.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;

namespace {

constexpr int kCases = 4000;  // 20,000 rows: as few as are read in two steps

struct RestFixture : SessionFixture {
    std::mutex mutex;
    std::condition_variable bell;
    bool rung = false;

    RestFixture() {
        // Made once: each test has a copy.
        static const TempFolder made;
        const auto master = made.path() / "many.recoup";
        if (!std::filesystem::exists(master)) make_many_cases(master, kCases, clock.moment);
        std::filesystem::copy_file(master, path);
    }

    core::Result<std::unique_ptr<app::Session>> open_as(app::Reading reading) {
        const auto ring = [this] {
            const std::lock_guard lock(mutex);
            rung = true;
            bell.notify_one();
        };
        return app::Session::open(path, false,
                                  {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = ring}, reading);
    }
    std::unique_ptr<app::Session> begin() {
        auto session = open_as(app::Reading::board_first);
        REQUIRE(session);
        REQUIRE_FALSE((*session)->is_whole());
        return std::move(*session);
    }
    // As the window does.
    template <class So>
    app::SessionNews poll_until(app::Session& session, So so) {
        while (true) {
            auto news = session.poll();
            if (so(news)) return news;
            std::unique_lock lock(mutex);
            REQUIRE(bell.wait_for(lock, std::chrono::seconds{120}, [&] { return rung; }));
            rung = false;
        }
    }
    app::SessionNews poll_until_whole(app::Session& session) {
        session.read_on();
        return poll_until(session, [&](const app::SessionNews&) { return session.is_whole(); });
    }
    void change(const std::string& sql) {
        store::Database file(path, SQLITE_OPEN_READWRITE);
        file.exec("PRAGMA ignore_check_constraints = ON");
        file.exec(sql);
    }
};

void check_same(const core::State& a, const core::State& b) {
    REQUIRE(a.cases().size() == b.cases().size());
    for (const auto& record : a.cases()) {
        const auto& other = *b.find(record.row.uuid);
        CHECK(record.row == other.row);
        CHECK(record.evidence == other.evidence);
        CHECK(record.deadlines == other.deadlines);
        CHECK(record.slots == other.slots);
    }
    CHECK(a.next_case_number() == b.next_case_number());
}

}  // namespace

TEST_CASE_FIXTURE(RestFixture, "a large file stands with its first cards and becomes whole behind them") {
    const auto session = begin();
    CHECK(session->board_state().others());
    CHECK(session->board_state().cases().size() < kCases);
    CHECK(session->save_state() == app::SaveState::saved);
    CHECK(session->can_undo());
    CHECK_FALSE(session->can_redo());
    const auto revision = session->board_state().revision();
    CHECK_FALSE(poll_until_whole(*session).unreadable);
    CHECK(session->is_whole());
    CHECK(session->board_state().revision() > revision);
    CHECK_FALSE(session->board_state().others());
    CHECK(session->can_undo());
    const auto whole = open_as(app::Reading::whole);
    check_same(session->board_state(), (*whole)->state());
}

TEST_CASE_FIXTURE(RestFixture, "a small file opens whole, however it is asked for") {
    path = folder.path() / "small.recoup";
    open()->dispatch(add_case("手机"));
    const auto session = open_as(app::Reading::board_first);
    REQUIRE(session);
    CHECK((*session)->is_whole());
    CHECK((*session)->board_state().cases().size() == 1);
}

TEST_CASE_FIXTURE(RestFixture, "a command right after opening is made on the whole file") {
    core::Uuid added;
    {
        const auto session = begin();
        session->read_on();
        const auto change = session->dispatch(add_case("刚打开就记下"));
        REQUIRE(change);
        CHECK(session->is_whole());
        added = change->case_uuid;
        CHECK(session->state().find(added)->row.number == kCases + 1);
        CHECK(session->undo());
        CHECK(session->redo());
        CHECK(session->flush());
    }
    CHECK(open()->state().find(added));
}

TEST_CASE_FIXTURE(RestFixture, "whoever asks for the whole state has it, begun or not") {
    for (const bool begun : {false, true}) {
        const auto session = begin();
        if (begun) session->read_on();
        CHECK(session->state().cases().size() == kCases);
        CHECK(session->is_whole());
    }
}

TEST_CASE_FIXTURE(RestFixture, "a file is closed right after opening") {
    begin();
    begin()->read_on();
    const auto session = begin();
    session->read_on();
    CHECK(session->flush());
}

TEST_CASE_FIXTURE(RestFixture, "what is wrong in the rest is told as opening the whole tells it") {
    change(
        "INSERT INTO contacts (uuid, case_uuid, number, at, direction, channel, party, ticket, words, text, pushback, "
        "kept, created_at, digest) SELECT '00000000-0000-4000-8000-000000000001', uuid, 1, 'never', 'out', 'chat', "
        "'platform', '', "
        "'', '', 'none', 'unknown', '2026-11-01T00:00:00Z', '' FROM cases WHERE number = 2000");
    const auto whole = open_as(app::Reading::whole);
    REQUIRE_FALSE(whole);
    const auto session = begin();
    const auto news = poll_until_whole(*session);
    REQUIRE(news.unreadable);
    CHECK(news.unreadable->code == core::ErrorCode::damaged);
    CHECK(core::sentence(core::Lang::en, *news.unreadable) == core::sentence(core::Lang::en, whole.error()));
    CHECK_FALSE(session->poll().unreadable);
    // Nothing goes into it any more.
    const auto change = session->dispatch(add_case("x"));
    REQUIRE_FALSE(change);
    CHECK(change.error().code == core::ErrorCode::damaged);
    CHECK_FALSE(session->stage(original_of("shot")));
    CHECK(session->flush());
    CHECK_FALSE(session->board_state().cases().empty());
}

TEST_CASE_FIXTURE(RestFixture, "what another program changes between the steps is in the whole") {
    const auto session = begin();
    CHECK(session->can_undo());
    const auto theirs = open()->dispatch(add_case("别处记下"));
    REQUIRE(theirs);
    CHECK_FALSE(poll_until_whole(*session).unreadable);
    CHECK(session->state().find(theirs->case_uuid));
    REQUIRE(session->dispatch(add_case("这里记下")));
    CHECK(session->flush());
    CHECK(session->undo());
    // The next to be taken back is theirs.
    REQUIRE(session->undo());
    CHECK_FALSE(session->state().find(theirs->case_uuid));
    CHECK(session->flush());
}

TEST_CASE_FIXTURE(RestFixture,
                  "a file that another takes the place of between the steps is told of, and what was read stays" *
                      doctest::skip(!test::kPosix)) {
    const auto session = begin();
    const auto other = folder.path() / "other.recoup";
    {
        const auto small =
            app::Session::open(other, true, {.clock = clock, .zones = zones, .ids = ids, .rules = rules});
        REQUIRE(small);
        REQUIRE((*small)->dispatch(add_case("手机")));
    }
    std::filesystem::rename(other, path);
    // Told with the whole, or after it.
    bool diverged = false;
    session->read_on();
    poll_until(*session, [&](const app::SessionNews& news) { return diverged |= news.diverged; });
    CHECK(session->is_whole());
    CHECK(session->state().cases().size() == kCases);
}
