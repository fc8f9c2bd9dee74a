#include <doctest/doctest.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <random>

#include "app/session/session_fixture.h"
#include "platform/files/file_watch.h"
#include "store/sql/database.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;

namespace {

using Rows = std::map<core::Uuid, core::Row>;

Rows rows_of(const core::State& state) {
    Rows rows;
    for (const auto& record : state.cases()) {
        rows.emplace(record.row.uuid, record.row);
        for (const auto& row : record.evidence) rows.emplace(row.uuid, row);
        for (const auto& row : record.deadlines) rows.emplace(row.uuid, row);
        for (const auto& row : record.slots) rows.emplace(row.uuid, row);
    }
    return rows;
}

// Any command a person could give now.
class Person {
  public:
    explicit Person(unsigned seed) : random_(seed) {}

    void act(app::Session& session) {
        const auto cases = session.state().cases();
        if (cases.empty() || pick(5) == 0) return add(session);
        if (pick(6) == 0) return void(pick(3) == 0 ? session.redo() : session.undo());
        const auto& record = cases[pick(cases.size())];
        (void)session.dispatch(on(record));
    }

  private:
    std::size_t pick(std::size_t count) { return random_() % count; }

    void add(app::Session& session) {
        auto command = add_case("案件 " + std::to_string(pick(1000)));
        const auto shot = original_of("shot " + std::to_string(pick(5)));
        command.slots = {core::EvidenceKind::terms};
        command.evidence = {evidence_of(shot)};
        (void)session.dispatch(command, {shot});
    }

    core::Command on(const core::CaseRecord& record) {
        const auto id = record.row.uuid;
        core::EditCase edit{.case_uuid = id, .fields = {}};
        edit.fields.note = std::string(pick(3'000), 'n') + "😀";
        edit.fields.paid_at = core::on_day(core::Day{std::chrono::year{2026} / 12 / 1}, "Asia/Shanghai");
        const core::NewDeadline due{.title = "回复",
                                    .due = core::at_instant(core::Instant{std::chrono::seconds{pick(9) * 86'400}})};
        switch (pick(9)) {
            case 0:
                return core::MoveCase{.case_uuid = id, .stage = static_cast<core::Stage>(pick(5))};
            case 1:
                return core::RemoveCase{id};
            case 2:
                return core::RestoreCase{id};
            case 3:
                return core::ArchiveCase{id, pick(2) == 0, core::Outcome::abandoned};
            case 4:
                return core::AddDeadline{id, due};
            case 5:
                if (!record.deadlines.empty()) return core::CompleteDeadline{id, record.deadlines[0].uuid, true};
                return core::AddSlot{id, static_cast<core::EvidenceKind>(pick(11))};
            case 6:
                if (!record.evidence.empty()) return core::RemoveEvidence{id, record.evidence[0].uuid};
                return core::RemoveSlot{id, core::EvidenceKind::terms};
            default:
                return edit;
        }
    }

    std::mt19937 random_;
};

// Says when a session has news.
class Bell {
  public:
    void ring() {
        const std::lock_guard lock(mutex_);
        rung_ = true;
        heard_.notify_all();
    }
    bool wait() {
        std::unique_lock lock(mutex_);
        return heard_.wait_for(lock, std::chrono::seconds(20), [&] { return std::exchange(rung_, false); });
    }

  private:
    std::mutex mutex_;
    std::condition_variable heard_;
    bool rung_ = false;
};

struct WatchedFixture : SessionFixture {
    platform::SystemFileWatches watches;
    Bell bell;

    // That is told of what other programs do to its file, and rings then.
    std::unique_ptr<app::Session> open_watched() {
        auto opened = app::Session::open(path, false,
                                         {.clock = clock,
                                          .zones = zones,
                                          .ids = ids,
                                          .rules = rules,
                                          .wake = [this] { bell.ring(); },
                                          .watches = &watches});
        REQUIRE(opened);
        return std::move(*opened);
    }
};

}  // namespace

TEST_CASE_FIXTURE(SessionFixture, "whatever a person does, the file holds it; all undone, it is empty again") {
    for (const unsigned seed : {1u, 2u, 3u}) {
        Person person(seed);
        Rows rows;
        {
            const auto session = open();
            for (int i = 0; i < 200; ++i) person.act(*session);
            rows = rows_of(session->state());
        }
        const auto session = open(false);
        REQUIRE(rows_of(session->state()) == rows);
        int steps = 0;
        for (; session->can_undo(); ++steps) REQUIRE(session->undo());
        CHECK(session->state().cases().empty());
        for (; steps > 0; --steps) REQUIRE(session->redo());
        CHECK(rows_of(session->state()) == rows);
        while (session->can_undo()) REQUIRE(session->undo());
        REQUIRE(session->flush());
        CHECK(open(false)->state().cases().empty());
    }
}

TEST_CASE_FIXTURE(SessionFixture, "two sessions that act in turns end with the same file and the same model") {
    Person person(4);
    const auto first = open();
    const auto second = open();
    for (int i = 0; i < 60; ++i) {
        person.act(*first);
        person.act(*second);
        if (i % 3 == 0) {
            (void)first->flush();  // commands may be lost to the other's, and say so
            (void)second->flush();
        }
    }
    (void)first->flush();
    (void)second->flush();
    REQUIRE(first->dispatch(add_case("last")));
    REQUIRE(first->flush());
    CHECK(rows_of(open(false)->state()) == rows_of(first->state()));
}

TEST_CASE_FIXTURE(WatchedFixture, "another program's change wakes the session that watches, and is in its model") {
    open();
    const auto watching = open_watched();
    const auto other = open(false);
    REQUIRE(other->dispatch(add_case("elsewhere")));
    REQUIRE(other->flush());
    while (watching->state().cases().empty()) {
        REQUIRE(bell.wait());
        watching->poll();
    }
    CHECK(watching->state().cases()[0].row.title == "elsewhere");
    watching->undo();
    REQUIRE(watching->flush());
    CHECK(open(false)->state().cases().empty());
}

TEST_CASE_FIXTURE(WatchedFixture, "a file that is moved away is noticed, and the changes are saved once it is back" *
                                      doctest::skip(!test::kPosix)) {
    open();
    const auto opened = open_watched();
    auto& session = *opened;
    const auto away = folder.path() / "away";
    std::filesystem::rename(path, away);
    while (session.save_state() != app::SaveState::failed) REQUIRE(bell.wait());
    CHECK(session.poll().save_error->message == "store_gone"_tr);
    REQUIRE(session.dispatch(add_case("kept")));
    const auto saved = session.flush();
    REQUIRE_FALSE(saved);
    CHECK(saved.error().message == "store_moved"_tr);
    CHECK(saved.error().code == core::ErrorCode::moved);
    CHECK(session.state().cases().size() == 1);
    std::filesystem::rename(away, path);
    CHECK(session.flush());
    CHECK(session.save_state() == app::SaveState::saved);
    CHECK(open(false)->state().cases().size() == 1);
}

TEST_CASE_FIXTURE(WatchedFixture, "a copy that went on and takes the place of the open file is shown instead of it" *
                                      doctest::skip(!test::kPosix)) {
    REQUIRE(open()->dispatch(add_case("old")));
    auto other = folder.path() / "other.recoup";
    std::filesystem::copy_file(path, other);
    std::swap(path, other);
    REQUIRE(open()->dispatch(add_case("new")));
    std::swap(path, other);
    const auto opened = open_watched();
    auto& session = *opened;
    const auto revision = session.state().revision();
    std::filesystem::rename(other, path);
    for (bool replaced = false; !replaced; replaced = session.poll().replaced) REQUIRE(bell.wait());
    REQUIRE(session.state().cases().size() == 2);
    CHECK(session.state().cases()[1].row.title == "new");
    CHECK(session.state().revision() > revision);
    REQUIRE(session.dispatch(add_case("on top")));
    CHECK(session.flush());
    CHECK(session.undo());
    CHECK(session.flush());
    CHECK(open(false)->state().cases().size() == 2);
}

TEST_CASE_FIXTURE(WatchedFixture,
                  "another file that takes the place of the open one is told, and not shown instead of it" *
                      doctest::skip(!test::kPosix)) {
    auto other = folder.path() / "other.recoup";
    std::swap(path, other);
    REQUIRE(open()->dispatch(add_case("new")));
    std::swap(path, other);
    REQUIRE(open()->dispatch(add_case("old")));
    const auto opened = open_watched();
    auto& session = *opened;
    std::filesystem::rename(other, path);
    for (bool diverged = false; !diverged; diverged = session.poll().diverged) REQUIRE(bell.wait());
    CHECK(session.state().cases()[0].row.title == "old");
    CHECK(session.is_at_risk());
}

TEST_CASE_FIXTURE(SessionFixture,
                  "changes not saved yet go along to a newer copy of the same file" * doctest::skip(!test::kPosix)) {
    const auto session = open();
    REQUIRE(session->dispatch(add_case("A")));
    REQUIRE(session->flush());
    auto copy = folder.path() / "copy";
    std::filesystem::copy_file(path, copy);
    std::swap(path, copy);
    REQUIRE(open(false)->dispatch(add_case("from the other machine")));
    std::swap(path, copy);
    std::filesystem::rename(copy, path);
    REQUIRE(session->dispatch(add_case("B")));
    CHECK(session->flush());
    CHECK(session->state().cases().size() == 3);
    CHECK(open(false)->state().cases().size() == 3);
}

TEST_CASE_FIXTURE(SessionFixture,
                  "another file under the same name is never written to" * doctest::skip(!test::kPosix)) {
    const auto session = open();
    const auto own = folder.path() / "own";
    std::filesystem::rename(path, own);
    open();
    REQUIRE(session->dispatch(add_case("kept")));
    CHECK(session->flush().error().message == "store_diverged"_tr);
    CHECK(open(false)->state().cases().empty());
    std::filesystem::remove(path);
    std::filesystem::rename(own, path);
    CHECK(session->flush());
    CHECK(open(false)->state().cases().size() == 1);
}

TEST_CASE_FIXTURE(SessionFixture, "what can be read of a damaged file is there to be looked at, and takes no change") {
    {
        const auto session = open();
        REQUIRE(session->dispatch(add_case("手机")));
        REQUIRE(session->dispatch(add_case("会员")));
        REQUIRE(session->flush());
        CHECK_FALSE(session->is_damaged());
    }
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET currency = 'x' WHERE number = 1");
    const auto before = std::filesystem::last_write_time(path);
    const app::SessionPorts ports{.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}};
    const auto session = app::Session::look_at_damaged(path, ports);
    REQUIRE(session);
    CHECK((*session)->is_damaged());
    REQUIRE((*session)->state().cases().size() == 1);
    CHECK((*session)->state().cases()[0].row.title == "会员");
    CHECK((*session)->save_state() == app::SaveState::read_only);
    CHECK((*session)->dispatch(add_case("x")).error().code == core::ErrorCode::damaged);
    CHECK(std::filesystem::last_write_time(path) == before);
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET currency = 'x'");
    CHECK(app::Session::look_at_damaged(path, ports).error().code == core::ErrorCode::damaged);
}

TEST_CASE_FIXTURE(SessionFixture, "a lock of another program delays saving and is no error") {
    const auto session = open();
    store::Database other(path, SQLITE_OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    REQUIRE(session->dispatch(add_case("A")));
    CHECK(session->save_state() == app::SaveState::saving);
    other.exec("COMMIT");
    CHECK(session->flush());
    CHECK_FALSE(session->poll().save_error);
}

TEST_CASE_FIXTURE(SessionFixture, "who closes waits for a lock as long as was said, also behind a copy that was kept") {
    const auto session = open();
    store::Database other(path, SQLITE_OPEN_READWRITE);
    session->set_patience(std::chrono::milliseconds{20});
    other.exec("BEGIN EXCLUSIVE");
    REQUIRE(session->dispatch(add_case("A")));
    CHECK(session->flush().error().code == core::ErrorCode::in_use);
    REQUIRE(session->keep_copy_now(folder.path() / "kept.recoup"));
    CHECK(session->flush().error().code == core::ErrorCode::in_use);
    CHECK(session->unsaved().size() == 1);
}

TEST_CASE_FIXTURE(SessionFixture, "a row that was altered by hand is read again before it is changed") {
    const auto session = open();
    const auto added = session->dispatch(add_case("A"));
    REQUIRE(session->flush());
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET note = 'by hand'");
    core::EditCase edit{.case_uuid = added->case_uuid, .fields = {}};
    edit.fields.title = "B";
    REQUIRE(session->dispatch(edit));
    REQUIRE(session->flush());
    CHECK(session->state().cases()[0].row.note == "by hand");
    CHECK(session->state().cases()[0].row.title == "B");
}
