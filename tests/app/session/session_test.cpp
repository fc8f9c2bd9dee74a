#include "app/session/session.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/session/session_fixture.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;

namespace {

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

std::vector<std::string> titles(const app::Session& session) {
    std::vector<std::string> all;
    for (const auto& record : session.state().cases()) all.push_back(record.row.title);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE_FIXTURE(SessionFixture, "what was dispatched is there after closing, and nothing lies beside the file") {
    {
        const auto session = open();
        REQUIRE(session->dispatch(add_case("手机")));
    }
    const auto session = open(false);
    CHECK(titles(*session) == std::vector<std::string>{"手机"});
    CHECK(session->save_state() == app::SaveState::saved);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"refunds.recoup"});
    if (kPosix)
        CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE_FIXTURE(SessionFixture, "an original comes back byte for byte, before and after it is saved") {
    const auto shot = original_of("pixels");
    {
        const auto session = open();
        auto command = add_case("A");
        command.evidence = {evidence_of(shot)};
        REQUIRE(session->dispatch(command, {shot}));
        CHECK(session->holds_original(shot.sha256));
        CHECK(session->read_original(shot.sha256) == *shot.bytes);
        CHECK(session->read_thumbnail(shot.sha256) == shot.thumbnail);
        REQUIRE(session->flush());
    }
    const auto session = open(false);
    CHECK(session->holds_original(shot.sha256));
    CHECK(session->read_original(shot.sha256) == *shot.bytes);
    CHECK(session->read_thumbnail(shot.sha256) == shot.thumbnail);
    CHECK_FALSE(session->holds_original(std::string(64, '0')));
    CHECK(session->read_original(std::string(64, '0')).error().message == "store_original_missing"_tr);
}

TEST_CASE_FIXTURE(SessionFixture, "undo and redo go on where the last run stopped") {
    {
        const auto session = open();
        REQUIRE(session->dispatch(add_case("A")));
        REQUIRE(session->dispatch(add_case("B")));
        REQUIRE(session->dispatch(add_case("C")));
        REQUIRE(session->undo());
    }
    {
        const auto session = open(false);
        CHECK(titles(*session) == std::vector<std::string>{"A", "B"});
        REQUIRE(session->redo());
        CHECK(titles(*session) == std::vector<std::string>{"A", "B", "C"});
        CHECK_FALSE(session->can_redo());
        REQUIRE(session->undo());
        REQUIRE(session->undo());
    }
    const auto session = open(false);
    REQUIRE(session->undo());
    CHECK(titles(*session).empty());
    CHECK_FALSE(session->can_undo());
    CHECK(session->undo().error().message == "store_nothing_to_undo"_tr);
    REQUIRE(session->redo());
    REQUIRE(session->redo());
    CHECK(titles(*session) == std::vector<std::string>{"A", "B"});
    REQUIRE(session->dispatch(add_case("D")));
    CHECK_FALSE(session->can_redo());
}

TEST_CASE_FIXTURE(SessionFixture, "undo reaches the first of many changes after a restart") {
    constexpr int kChanges = 150;
    {
        const auto session = open();
        for (int i = 0; i < kChanges; ++i) REQUIRE(session->dispatch(add_case(std::to_string(i))));
    }
    {
        const auto session = open(false);
        for (int i = 0; i < kChanges; ++i) REQUIRE(session->undo());
        CHECK(session->state().cases().empty());
        CHECK_FALSE(session->can_undo());
    }
    const auto session = open(false);
    for (int i = 0; i < kChanges; ++i) REQUIRE(session->redo());
    CHECK(session->state().cases().size() == kChanges);
    CHECK_FALSE(session->can_redo());
}

TEST_CASE_FIXTURE(SessionFixture, "a change of another session is taken in, and own ones are made on top of it") {
    const auto first = open();
    const auto second = open();
    REQUIRE(first->dispatch(add_case("first")));
    REQUIRE(first->flush());
    const auto added = second->dispatch(add_case("second"));
    REQUIRE(added);
    REQUIRE(second->flush());
    CHECK(second->poll().changed_elsewhere);
    CHECK(titles(*second) == std::vector<std::string>{"first", "second"});
    const auto* record = second->state().find(added->case_uuid);
    REQUIRE(record);
    CHECK(record->row.number == 2);
    REQUIRE(first->dispatch(add_case("third")));
    REQUIRE(first->flush());
    CHECK(titles(*first) == std::vector<std::string>{"first", "second", "third"});
}

TEST_CASE_FIXTURE(SessionFixture, "a command whose case another session took away is reported as lost") {
    const auto first = open();
    const auto added = first->dispatch(add_case("A"));
    REQUIRE(first->flush());
    const auto second = open();
    REQUIRE(first->undo());
    REQUIRE(first->flush());
    core::EditCase edit{.case_uuid = added->case_uuid, .fields = {}};
    edit.fields.note = "later";
    REQUIRE(second->dispatch(edit));
    const auto saved = second->flush();
    REQUIRE_FALSE(saved);
    CHECK(saved.error().message == "error_no_case"_tr);
    CHECK(second->poll().lost_commands.size() == 1);
    CHECK(second->state().cases().empty());
}

TEST_CASE_FIXTURE(SessionFixture, "the history tells what was done, newest first, saved or not") {
    const auto session = open();
    const auto first = session->dispatch(add_case("A"));
    REQUIRE(session->dispatch(add_case("B")));
    REQUIRE(session->undo());
    for (const bool saved : {false, true}) {
        if (saved) REQUIRE(session->flush());
        const auto all = session->history({}, 10);
        REQUIRE(all);
        REQUIRE(all->size() == 3);
        CHECK((*all)[0].kind == core::ChangeKind::undo);
        CHECK((*all)[0].target == (*all)[1].uuid);
        CHECK(session->history(first->case_uuid, 10)->size() == 1);
        CHECK(session->history({}, 1)->size() == 1);
    }
}

TEST_CASE_FIXTURE(SessionFixture, "the history of a case tells what was done to it among others") {
    const auto session = open();
    const auto first = session->dispatch(add_case("A"))->case_uuid;
    const auto second = session->dispatch(add_case("B"))->case_uuid;
    REQUIRE(session->dispatch(core::BulkTag{{first, second}, {"急"}, {}}));
    for (const bool saved : {false, true}) {
        if (saved) REQUIRE(session->flush());
        CHECK(session->history(first, 10)->size() == 2);
        CHECK(session->history(second, 10)->size() == 2);
    }
}

TEST_CASE_FIXTURE(SessionFixture, "a file that is not there is not made unless asked") {
    const auto session =
        app::Session::open(path, false, {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}});
    REQUIRE_FALSE(session);
    CHECK(session.error().kind == core::ErrorKind::file);
    CHECK(session.error().message == "store_missing"_tr);
    CHECK(names_in(folder.path()).empty());
}
