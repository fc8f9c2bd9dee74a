#include "desktop/files/chores.h"

#include <doctest/doctest.h>

#include "app/file/backup.h"
#include "desktop/base/choices.h"
#include "desktop/base/parts_fixture.h"
#include "store/sql/database.h"

using namespace recoup;
using namespace recoup::testing;
using namespace std::chrono_literals;

namespace {

class ChoresFixture : public PartsFixture {
  public:
    int made = 0;
    desktop::Backups backups{file, jobs, around, voice, [this] { ++made; }};
    desktop::Chores chores{file, jobs, around, voice, backups};
};

}  // namespace

TEST_CASE_FIXTURE(ChoresFixture, "what can wait is done in silence: structure, the backup that is due, recent files") {
    add_case("A");
    REQUIRE(file->flush());
    clock.set(clock.now() + 24h);
    chores.begin();
    settle();
    CHECK(voice.silent());
    CHECK(app::backups_of(file_path, folders).size() == 1);
    REQUIRE(around.settings.recent.size() == 1);
    CHECK(around.settings.recent[0].cases == 1);
    CHECK(app::load_settings(folders.settings()).recent == around.settings.recent);
    CHECK(chores.recent().empty());
    CHECK_FALSE(chores.file_holds().empty());
}

TEST_CASE_FIXTURE(ChoresFixture, "neither the demo nor a backup is backed up or among the recent files") {
    REQUIRE(file->flush());
    SUBCASE("the demo") {
        std::filesystem::create_directories(folders.data());
        file.use(open_session(around.demo_file()));
    }
    SUBCASE("a backup") {
        file.look_at(app::Session::look(file_path, around.session_ports()).value());
    }
    clock.set(clock.now() + 240h);
    chores.begin();
    settle();
    CHECK(around.settings.recent.empty());
    CHECK(app::backups_of(file.path(), folders).empty());
    CHECK(app::backups_of(file_path, folders).empty());
}

TEST_CASE_FIXTURE(ChoresFixture, "a window that stays open backs up what is due, by its own clock") {
    const auto made_so_far = [&] { return app::backups_of(file_path, folders).size(); };
    const auto turn_after = [&](std::chrono::seconds time) {
        clock.set(clock.now() + time);
        backups.look_again();
        settle();
    };
    for (int i = 0; i < 99; ++i) add_case(std::to_string(i));
    REQUIRE(file->flush());
    turn_after(240h);
    CHECK(made_so_far() == 0);  // nothing is asked before the first frames stand
    clock.set(clock.now() - 240h);
    chores.begin();
    settle();
    CHECK(made_so_far() == 0);
    add_case("the hundredth");
    REQUIRE(file->flush());
    turn_after(9min);
    CHECK(made_so_far() == 0);
    turn_after(1min);
    CHECK(made_so_far() == 1);
    turn_after(48h);
    CHECK(made_so_far() == 1);
    add_case("a day later");
    REQUIRE(file->flush());
    turn_after(10min);
    CHECK(made_so_far() == 2);
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(ChoresFixture, "a backup that cannot be made is told once, and tried again") {
    chores.begin();
    settle();
    add_case("A");
    REQUIRE(file->flush());
    std::filesystem::create_directories(folders.data());
    test::write_file(folders.data() / "backups", std::string("in the way"));
    const auto after_a_day = [&] {
        clock.set(clock.now() + 24h);
        backups.look_again();
        settle();
    };
    after_a_day();
    after_a_day();
    CHECK(voice.troubles.size() == 1);
    std::filesystem::remove(folders.data() / "backups");
    after_a_day();
    CHECK(voice.troubles.size() == 1);
    CHECK(app::backups_of(file_path, folders).size() == 1);
}

TEST_CASE_FIXTURE(ChoresFixture, "a check is told, unless another file is open by then") {
    add_case("A");
    REQUIRE(file->flush());
    BusyWorkers busy(jobs);
    chores.check_file();
    CHECK(voice.notes.size() == 1);
    SUBCASE("the same") {
        busy.let_go();
        settle();
        CHECK(voice.notes.size() == 2);
    }
    SUBCASE("another") {
        file.use(open_session(folder.path() / "other.recoup"));
        busy.let_go();
        settle();
        CHECK(voice.notes.size() == 1);
    }
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(ChoresFixture, "backups by hand are made, listed and verified once") {
    add_case("A");
    REQUIRE(file->flush());
    backups.make();
    settle();
    CHECK(made == 1);
    CHECK(voice.notes.size() == 1);
    backups.list();
    CHECK(backups.loading());
    settle();
    CHECK_FALSE(backups.loading());
    REQUIRE(backups.listed().size() == 1);
    CHECK(backups.listed()[0].state == ui::BackupLook::State::whole);
    CHECK_FALSE(backups.listed()[0].holds.empty());
    backups.list();
    until("the list alone", [&] { return jobs.pending() == 0; });
    CHECK(backups.listed()[0].state == ui::BackupLook::State::whole);
}

TEST_CASE_FIXTURE(ChoresFixture, "a list of backups for a file that is not the own one any more is dropped") {
    REQUIRE(file->flush());
    backups.make();
    settle();
    BusyWorkers busy(jobs);
    backups.list();
    file.use_as_own(open_session(folder.path() / "other.recoup"));
    backups.forget();
    busy.let_go();
    settle();
    CHECK(backups.listed().empty());
    CHECK_FALSE(backups.loading());
}

TEST_CASE_FIXTURE(ChoresFixture, "choices stand above the command line, and are there at the next start") {
    auto choice = desktop::choices_of(around);
    CHECK(choice.lang == ui::LangChoice::zh);  // by --lang
    CHECK_FALSE(choice.home_chosen);
    choice.lang = ui::LangChoice::en;
    choice.scale = 1.5f;
    choice.quiet.emplace(60, 120);
    desktop::choose(around, choice);
    CHECK(around.lang() == core::Lang::en);
    CHECK(around.scale() == 1.5f);
    const auto kept = app::load_settings(folders.settings());
    CHECK(kept == around.settings);
    CHECK(desktop::choices_of({ports(textures), kept}).quiet == choice.quiet);
    chores.remember_window({.width = 640, .height = 480});
    CHECK(app::load_settings(folders.settings()).window->width == 640);
}

TEST_CASE_FIXTURE(ChoresFixture, "nothing new goes into a file that was found damaged until a person allows it") {
    const auto uuid = add_case("A");
    REQUIRE(file->flush());
    store::Database(file_path, SQLITE_OPEN_READWRITE).exec("UPDATE history SET args = '[]'");
    SUBCASE("by a check") {
        chores.check_file();
    }
    SUBCASE("by the backup that was due") {
        clock.set(clock.now() + 24h);
        chores.begin();
    }
    settle();
    settle();
    REQUIRE(file->holds_changes());
    CHECK_FALSE(chores.damage().empty());
    CHECK(file->save_state() == app::SaveState::read_only);
    CHECK(file->dispatch(core::RemoveCase{uuid}).error().code == core::ErrorCode::damaged);
    file->hold_changes(false);
    REQUIRE(file->dispatch(core::RemoveCase{uuid}));
    CHECK(file->flush());
}

TEST_CASE_FIXTURE(ChoresFixture, "a damaged picture is told and holds no changes up") {
    add_case("A");
    REQUIRE(file->flush());
    store::Database(file_path, SQLITE_OPEN_READWRITE)
        .exec("INSERT INTO originals VALUES (hex(randomblob(32)), 1, x'00')");
    chores.check_file();
    settle();
    CHECK(voice.troubles.size() == 1);
    CHECK_FALSE(file->holds_changes());
}
