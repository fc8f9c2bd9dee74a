// Purging a file that is open, and what can be undone behind it.
#include "app/file/purge.h"

#include <doctest/doctest.h>

#include "app/session/session_fixture.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;
using namespace std::chrono_literals;

namespace {

struct Purging : SessionFixture {
    void rename(app::Session& session, const core::Uuid& uuid, std::string title) {
        core::EditCase edit{uuid, {}};
        edit.fields.title = std::move(title);
        REQUIRE(session.dispatch(edit));
        REQUIRE(session.flush());
    }
    void purge(core::Instant before) { REQUIRE(app::purge(path, before, ids.next(), clock.now())); }
};

}  // namespace

TEST_CASE_FIXTURE(Purging, "changes younger than what was purged can be undone, older ones cannot") {
    const auto session = open();
    const auto uuid = session->dispatch(add_case("一"))->case_uuid;
    rename(*session, uuid, "二");
    clock.moment += 48h;
    rename(*session, uuid, "三");
    purge(clock.now() - 24h);
    const auto again = open();
    REQUIRE(again->undo());
    CHECK(again->state().cases()[0].row.title == "二");
    CHECK_FALSE(again->can_undo());
    CHECK(again->undo().error().message == "store_nothing_to_undo"_tr);
    REQUIRE(again->redo());
    REQUIRE(again->flush());
    CHECK(again->state().cases()[0].row.title == "三");
}

TEST_CASE_FIXTURE(Purging, "a session whose file is purged by another program goes on with the new one") {
    const auto session = open();
    REQUIRE(session->dispatch(add_case("留")));
    const auto gone = session->dispatch(add_case("去"))->case_uuid;
    REQUIRE(session->dispatch(core::RemoveCase{gone}));
    REQUIRE(session->flush());
    purge(clock.now());
    const auto waiting = session->dispatch(add_case("后来"));
    REQUIRE(waiting);
    REQUIRE(session->flush());
    const auto news = session->poll();
    CHECK((news.replaced || !kPosix));  // Windows lets nobody replace an open file: its pages are
    CHECK(news.changed_elsewhere);
    CHECK(session->state().cases().size() == 2);
    CHECK_FALSE(session->state().find(gone));
    CHECK(open()->state().find(waiting->case_uuid));
}

TEST_CASE_FIXTURE(Purging, "what was made of a purged case meanwhile is told as lost") {
    const auto session = open();
    const auto gone = session->dispatch(add_case("去"))->case_uuid;
    REQUIRE(session->dispatch(core::RemoveCase{gone}));
    REQUIRE(session->flush());
    purge(clock.now());
    REQUIRE(session->dispatch(core::RestoreCase{gone}));
    CHECK_FALSE(session->flush());
    CHECK(session->poll().lost_commands.size() == 1);
    CHECK(session->state().cases().empty());
    CHECK(session->save_state() == app::SaveState::saved);
}

TEST_CASE_FIXTURE(Purging, "a link to the file stays one" * doctest::skip(!test::kPosix)) {
    open()->dispatch(add_case("一"));
    const auto link = folder.path() / "link.recoup";
    std::filesystem::create_symlink(path, link);
    REQUIRE(app::purge(link, clock.now(), ids.next(), clock.now()));
    CHECK(std::filesystem::is_symlink(link));
    CHECK(open()->state().cases().size() == 1);
}
