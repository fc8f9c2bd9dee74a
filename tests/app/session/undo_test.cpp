// What undoing costs, counted by the rows that SQLite gives.
#include <doctest/doctest.h>

#include "app/session/session_fixture.h"
#include "support/sql_work.h"

using namespace recoup;
using namespace recoup::test;

namespace {

constexpr int kSmall = 70;  // more than is read at once

struct UndoFixture : SessionFixture {
    void change(int times) {
        const auto session = open();
        for (int i = 0; i < times; ++i) REQUIRE(session->dispatch(add_case(std::to_string(i))));
        REQUIRE(session->flush());
    }
    void undo(int times) {
        const auto session = open();
        for (int i = 0; i < times; ++i) REQUIRE(session->undo());
        REQUIRE(session->flush());
    }
    std::size_t cases() { return open()->state().cases().size(); }
};

// Of `deed`, on a file with 2 × `depth` changes of which `depth` are taken back.
int rows_of(int depth, core::Result<core::Change> (app::Session::*deed)()) {
    UndoFixture file;
    file.change(2 * depth);
    file.undo(depth);
    SqlWork work;
    const auto session = file.open();
    work.reset();
    REQUIRE((session.get()->*deed)());
    CHECK(work.bodies() == 1);
    return work.rows();
}

}  // namespace

TEST_CASE("undo and redo after a restart look at what was undone once, at nothing older, and read one change") {
    for (const auto deed : {&app::Session::undo, &app::Session::redo}) {
        const int once = rows_of(kSmall, deed), twice = rows_of(2 * kSmall, deed), four = rows_of(4 * kSmall, deed);
        INFO(once << ", " << twice << ", " << four);
        CHECK(once <= 2 * kSmall + 70);
        CHECK(twice <= 2.2 * once);
        CHECK(four <= 4.4 * once);
    }
}

TEST_CASE("undo without anything undone looks at as little in a history of any length") {
    int before = 0;
    for (const int length : {kSmall, 2 * kSmall, 4 * kSmall}) {
        UndoFixture file;
        file.change(length);
        SqlWork work;
        const auto session = file.open();
        work.reset();
        REQUIRE(session->undo());
        CHECK(work.rows() <= 5);
        CHECK((before == 0 || work.rows() == before));
        before = work.rows();
    }
}

TEST_CASE("a window that takes back one change after the other reads each of them once") {
    for (const int depth : {kSmall, 2 * kSmall, 4 * kSmall}) {
        UndoFixture file;
        file.change(depth);
        SqlWork work;
        {
            const auto session = file.open();
            work.reset();
            for (int i = 0; i < depth; ++i) REQUIRE(session->undo());
            CHECK_FALSE(session->can_undo());
            CHECK(work.rows() <= 2 * depth + 5);
            CHECK(work.bodies() == depth);
        }
        CHECK(file.cases() == 0);
    }
}

TEST_CASE_FIXTURE(UndoFixture, "what is taken back can be made again, each time in a program of its own") {
    change(6);
    for (int left = 5; left >= 2; --left) {
        undo(1);
        CHECK(cases() == static_cast<std::size_t>(left));
    }
    for (int left = 3; left <= 6; ++left) {
        REQUIRE(open()->redo());
        CHECK(cases() == static_cast<std::size_t>(left));
    }
    CHECK(open()->redo().error().message == "store_nothing_to_redo"_tr);
    undo(2);  // of changes that were made again
    CHECK(cases() == 4);
}
