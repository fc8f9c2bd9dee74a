#include "desktop/files/purging.h"

#include <doctest/doctest.h>

#include "app/file/backup.h"
#include "desktop/base/parts_fixture.h"
#include "desktop/files/backups.h"
#include "store/sql/database.h"

using namespace recoup;
using namespace recoup::testing;
using Step = ui::PurgeLook::Step;

namespace {

class PurgingFixture : public PartsFixture {
  public:
    PurgingFixture() {
        add_case("留");
        const auto gone = add_case("秘密");
        REQUIRE(file->flush());
        backups.make();
        settle();
        REQUIRE(file->dispatch(core::RemoveCase{gone}));
        REQUIRE(file->flush());
        voice.notes.clear();
    }
    std::optional<ui::PurgeLook> shown() {
        const core::BoardView board;
        const core::Rulebook rulebook;
        ui::AppView view{.state = file.state(), .board = board, .rules = rulebook};
        purging.show(view);
        return view.purge;
    }
    int replaced = 0;
    desktop::Backups backups{file, jobs, around, voice, [] {}};
    desktop::Purging purging{file, jobs, around, voice, [this] { ++replaced; }};
};

}  // namespace

TEST_CASE_FIXTURE(PurgingFixture, "what would go is told, then it goes, then the backups that hold it are replaced") {
    purging.look(0);
    CHECK(shown()->step == Step::reading);
    settle();
    REQUIRE(shown()->step == Step::asking);
    CHECK(shown()->what.size() == 2);
    purging.purge();
    settle();
    REQUIRE(shown()->step == Step::purged);
    CHECK(shown()->held.size() == 1);
    until("the new file to be taken in", [&] { return file.state().cases().size() == 1; });
    CHECK_FALSE(file->can_undo());
    purging.replace_backups();
    settle();
    CHECK_FALSE(shown());
    CHECK(replaced == 1);
    CHECK(voice.notes.size() == 1);
    const auto left = app::all_backups_of(file_path, folders);
    REQUIRE(left.size() == 1);
    CHECK(app::look_into(left[0].path)->cases == 1);
}

TEST_CASE_FIXTURE(PurgingFixture, "another age is looked at anew, and only the newest answer is shown") {
    BusyWorkers busy(jobs);
    purging.look(0);
    purging.look(30);
    busy.let_go();
    settle();
    REQUIRE(shown()->step == Step::asking);
    CHECK(shown()->days == 30);
    CHECK(shown()->what.empty());
}

TEST_CASE_FIXTURE(PurgingFixture, "what comes of it is told although its dialog is closed") {
    purging.look(0);
    settle();
    purging.purge();
    purging.close();
    settle();
    CHECK_FALSE(shown());
    CHECK(voice.notes.size() == 1);
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(PurgingFixture, "a file that cannot be purged says why in its dialog, and is as it was") {
    store::Database(file_path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET note = 'x' WHERE number = 1");
    purging.look(0);
    settle();
    purging.purge();
    settle();
    REQUIRE(shown()->step == Step::asking);
    CHECK_FALSE(shown()->failed.empty());
}
