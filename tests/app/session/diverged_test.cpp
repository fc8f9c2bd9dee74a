// The file goes another way than the open session: nothing is written over either, and what is held can be kept.
#include <doctest/doctest.h>

#include <fstream>

#include "app/session/session_fixture.h"
#include "store/sql/database.h"
#include "store/verify/verify.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;

namespace fs = std::filesystem;

namespace {

struct DivergedFixture : SessionFixture {
    fs::path older = folder.path() / "older";
    fs::path kept = folder.path() / "kept.recoup";

    // Two cases, and a copy of the time when there was one.
    std::unique_ptr<app::Session> with_older_copy() {
        auto session = open();
        dispatch(*session, "手机");
        fs::copy_file(path, older);
        dispatch(*session, "会员");
        return session;
    }
    static void dispatch(app::Session& session, std::string title, std::vector<app::Original> originals = {}) {
        auto command = add_case(std::move(title));
        for (const auto& original : originals) command.evidence.push_back(evidence_of(original));
        REQUIRE(session.dispatch(command, std::move(originals)));
        REQUIRE(session.flush());
    }
    void put_in_place(const fs::path& from) const { fs::copy_file(from, path, fs::copy_options::overwrite_existing); }
    static void check_whole(const fs::path& file) {
        auto opened = store::File::open(file, {});
        REQUIRE(opened);
        CHECK(store::verify_file(**opened, {}).damages.empty());
    }
    std::size_t cases_in(const fs::path& file) {
        path = file;
        return open(false)->state().cases().size();
    }
};

}  // namespace

TEST_CASE_FIXTURE(DivergedFixture, "a file that went back is not written to, and nothing of either is lost" *
                                       doctest::skip(!test::kPosix)) {
    const auto session = with_older_copy();
    SUBCASE("put into it") {
        put_in_place(older);
    }
    SUBCASE("put in its place") {
        fs::copy_file(older, folder.path() / "x"), fs::rename(folder.path() / "x", path);
    }
    REQUIRE(session->dispatch(add_case("电影票")));
    const auto saved = session->flush();
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == core::ErrorCode::diverged);
    CHECK(session->poll().diverged);
    CHECK_FALSE(session->poll().diverged);
    CHECK(session->save_state() == app::SaveState::failed);
    CHECK(session->is_at_risk());
    CHECK(session->state().cases().size() == 3);
    CHECK(session->unsaved().size() == 1);
    CHECK_FALSE(session->dispatch(add_case("x")));
    CHECK_FALSE(session->stage(original_of("x")));
    const auto copy = session->keep_copy_now(kept);
    REQUIRE(copy);
    CHECK(copy->cases == 3);
    check_whole(kept);
    CHECK(cases_in(kept) == 3);
    CHECK(cases_in(folder.path() / "refunds.recoup") == 1);
}

TEST_CASE_FIXTURE(DivergedFixture, "a file with as many other changes is told from the one that was open" *
                                       doctest::skip(!test::kPosix)) {
    const auto session = with_older_copy();
    {
        const auto mine = path;
        path = older;
        dispatch(*open(false), "别处的会员");
        path = mine;
    }
    put_in_place(older);
    REQUIRE(session->dispatch(add_case("电影票")));
    CHECK(session->flush().error().code == core::ErrorCode::diverged);
    CHECK(cases_in(path) == 2);
}

TEST_CASE_FIXTURE(DivergedFixture, "a copy that went on elsewhere is followed" * doctest::skip(!test::kPosix)) {
    const auto session = with_older_copy();
    const auto newer = folder.path() / "newer";
    fs::copy_file(path, newer);
    {
        const auto mine = path;
        path = newer;
        dispatch(*open(false), "别处的");
        path = mine;
    }
    fs::rename(newer, path);
    REQUIRE(session->dispatch(add_case("电影票")));
    CHECK(session->flush());
    CHECK(session->poll().replaced);
    CHECK(session->state().cases().size() == 4);
}

TEST_CASE_FIXTURE(DivergedFixture, "a copy of what is held has history, originals and what was not saved" *
                                       doctest::skip(!test::kPosix)) {
    const auto session = open();
    const auto shot = original_of("a screenshot");
    dispatch(*session, "手机", {shot});
    const auto other = original_of("not saved yet");
    SUBCASE("the file was deleted") {
        fs::remove(path);
    }
    SUBCASE("other bytes were put into it") {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << std::string(9000, 'x');
    }
    SUBCASE("it was cut off") {
        fs::resize_file(path, 0);
    }
    SUBCASE("all is well") {}
    auto more = add_case("会员");
    more.evidence.push_back(evidence_of(other));
    REQUIRE(session->dispatch(more, {other}));
    const auto copy = session->keep_copy_now(kept);
    REQUIRE(copy);
    CHECK(copy->cases == 2);
    path = kept;
    const auto again = open(false);
    CHECK(again->state().cases().size() == 2);
    CHECK(again->read_original(other.sha256) == *other.bytes);
    CHECK(again->read_original(shot.sha256).has_value() == (copy->originals_missing == 0));
    REQUIRE(again->dispatch(add_case("接着记")));
    CHECK(again->flush());
}

TEST_CASE_FIXTURE(DivergedFixture,
                  "a file that was deleted keeps its originals for the copy" * doctest::skip(!test::kPosix)) {
    const auto session = open();
    const auto shot = original_of("a screenshot");
    dispatch(*session, "手机", {shot});
    fs::remove(path);
    const auto copy = session->keep_copy_now(kept);
    REQUIRE(copy);
    CHECK(copy->originals_missing == 0);
    check_whole(kept);
}

TEST_CASE_FIXTURE(DivergedFixture, "what cannot be kept there is told, and nothing is left") {
    const auto session = with_older_copy();
    const auto copy = session->keep_copy_now(folder.path() / "no folder" / "kept.recoup");
    REQUIRE_FALSE(copy);
    CHECK(copy.error().code == core::ErrorCode::cannot_make);
    REQUIRE_FALSE(session->keep_copy_now(older));
    CHECK(session->flush());
}
