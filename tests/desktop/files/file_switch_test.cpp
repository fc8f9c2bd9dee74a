#include "desktop/files/file_switch.h"

#include <doctest/doctest.h>

#include "app/file/backup.h"
#include "desktop/base/parts_fixture.h"
#include "desktop/imports/import_queue.h"
#include "store/sql/database.h"

using namespace recoup;
using namespace recoup::testing;

namespace {

class SwitchFixture : public PartsFixture {
  public:
    SwitchFixture() {
        on_news = [this](const app::SessionNews& news) { imports.take_news(news); };
    }

    std::filesystem::path other_file(const std::string& title) {
        const auto path = folder.path() / (title + ".recoup");
        const auto session = open_session(path);
        core::AddCase add;
        add.fields.title = title;
        REQUIRE(session->dispatch(add));
        REQUIRE(session->flush());
        return path;
    }
    std::string title() const { return file.state().cases().empty() ? "" : file.state().cases()[0].row.title; }

    int changes = 0;
    desktop::ImportQueue imports{file, jobs, around, voice, [] {}};
    desktop::Backups backups{file, jobs, around, voice, [] {}};
    desktop::Chores chores{file, jobs, around, voice, backups};
    desktop::FileSwitch files{file, jobs, around, voice, chores, [this] {
                                  ++changes;
                                  imports.file_changed();
                                  chores.file_changed();
                              }};
};

}  // namespace

TEST_CASE_FIXTURE(SwitchFixture, "the demo comes and goes, and leaves the own file and the choices alone") {
    add_case("A");
    files.open_demo();
    CHECK(file.is_demo());
    CHECK(file.path() == around.demo_file());
    CHECK(file.own() == file_path);
    CHECK(file.state().cases().size() > 1);
    const auto in_demo = file.state().cases().size();
    add_case("In the demo");
    chores.note_use();
    files.open_own();
    CHECK(file.is_own());
    CHECK(file.state().cases().size() == 1);
    CHECK(title() == "A");
    settle();
    files.open_demo();
    CHECK(file.state().cases().size() == in_demo);
    files.open_own();
    CHECK(title() == "A");
    CHECK(changes == 4);
    CHECK(around.settings.last_file.empty());
    REQUIRE(around.settings.recent.size() == 1);
    CHECK(around.settings.recent[0].path == file_path);
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(SwitchFixture, "the demo comes and goes while pictures are taken in: they are given up, not mixed") {
    const auto id = add_case("A");
    REQUIRE(file->flush());
    imports.add(write_shots(20), {id, std::nullopt});
    until("the first", [&] { return import_of(imports).done > 0; });
    files.open_demo();
    const auto in_demo = originals_in(file.path());
    settle();
    CHECK(originals_in(file.path()) == in_demo);
    files.open_own();
    settle();
    CHECK(file.state().cases()[0].evidence.empty());
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(SwitchFixture, "a file that is chosen is the own one from then on") {
    const auto other = other_file("B");
    files.open(other);
    settle();
    CHECK(file.is_own());
    CHECK(title() == "B");
    CHECK(around.settings.last_file == other);
    CHECK(around.settings.recent.front().path == other);
    CHECK(changes == 1);
    files.open(other);
    CHECK(jobs.pending() == 0);
    files.open(folder.path() / "missing.recoup");
    settle();
    CHECK(title() == "B");
    CHECK(voice.troubles.size() == 1);
    files.make(other);
    CHECK(voice.troubles.size() == 2);
    files.make(folder.path() / "new.recoup");
    CHECK(file.path() == folder.path() / "new.recoup");
    CHECK(file.state().cases().empty());
}

TEST_CASE_FIXTURE(SwitchFixture, "what was being opened does not take the place of what came meanwhile") {
    const auto other = other_file("B");
    add_case("A");
    BusyWorkers busy(jobs);
    files.open(other);
    files.open_demo();
    busy.let_go();
    settle();
    CHECK(file.is_demo());
    CHECK(file.own() == file_path);
    CHECK(around.settings.last_file.empty());
    files.open_own();
    CHECK(title() == "A");
}

TEST_CASE_FIXTURE(SwitchFixture, "a backup is looked at, restored beside the file and in its place") {
    add_case("A");
    REQUIRE(file->flush());
    const auto backup = folder.path() / "backup.recoup";
    REQUIRE(app::backup_file(file_path, backup));
    add_case("B");
    files.look_at(backup);
    CHECK(file.looking_at() == backup);
    CHECK_FALSE(file.is_demo());
    CHECK_FALSE(file.is_own());
    CHECK(file->save_state() == app::SaveState::read_only);
    files.open_own();
    CHECK_FALSE(file.looking_at());
    CHECK(file.state().cases().size() == 2);
    SUBCASE("in its place") {
        files.restore_here(backup);
        settle();
        CHECK(file.is_own());
        CHECK(file.state().cases().size() == 1);
    }
    SUBCASE("in its place, with another file on the desk by then") {
        BusyWorkers busy(jobs);
        files.restore_here(backup);
        files.open_demo();
        busy.let_go();
        settle();
        CHECK(file.is_demo());
        CHECK(file.path() == around.demo_file());
        files.open_own();
        CHECK(file.state().cases().size() == 1);
    }
    SUBCASE("beside it") {
        files.restore_as(backup, folder.path() / "beside.recoup");
        settle();
        CHECK(file.own() == folder.path() / "beside.recoup");
        CHECK(file.state().cases().size() == 1);
    }
    CHECK(voice.troubles.empty());
}

TEST_CASE_FIXTURE(SwitchFixture, "a file that another program holds is not waited for without end, and stays") {
    store::Database holder(file_path, SQLITE_OPEN_READWRITE);
    holder.exec("BEGIN EXCLUSIVE");
    add_case("A");
    files.open_demo();
    CHECK(file.is_own());
    REQUIRE(voice.troubles.size() == 1);
    CHECK(voice.troubles[0].code == core::ErrorCode::in_use);
    CHECK(file->unsaved().size() == 1);
    holder.exec("COMMIT");
    files.open_demo();
    CHECK(file.is_demo());
    CHECK(open_session(file_path)->state().cases().size() == 1);
}

TEST_CASE_FIXTURE(SwitchFixture, "whatever is to be opened, a file that does not hold all that was changed stays") {
    const auto other = other_file("B");
    const auto backup = folder.path() / "backup.recoup";
    REQUIRE(app::backup_file(other, backup));
    std::filesystem::rename(file_path, folder.path() / "away.recoup");
    add_case("A");
    std::size_t told = 0;
    const auto stays = [&](const std::function<void()>& leave) {
        leave();
        until("the answer", [&] { return jobs.pending() == 0; });
        CHECK(file.is_own());
        CHECK(file.path() == file_path);
        CHECK(voice.troubles.size() == ++told);
        CHECK(voice.troubles.back().code == core::ErrorCode::moved);
    };
    stays([&] { files.open(other); });
    stays([&] { files.make(folder.path() / "new.recoup"); });
    stays([&] { files.open_demo(); });
    stays([&] { files.look_at(backup); });
    stays([&] { files.restore_here(backup); });
    CHECK(file->unsaved().size() == 1);
    CHECK(changes == 0);
    std::filesystem::rename(folder.path() / "away.recoup", file_path);
    files.open(other);
    settle();
    CHECK(title() == "B");
    CHECK(open_session(file_path)->state().cases().size() == 1);
}

TEST_CASE_FIXTURE(SwitchFixture, "a demo that another program holds is left all the same, and nothing waits for it") {
    files.open_demo();
    store::Database holder(file.path(), SQLITE_OPEN_READWRITE);
    holder.exec("BEGIN EXCLUSIVE");
    add_case("In the demo");
    const auto& demo = file.session();
    files.open_own();
    CHECK(file.is_own());
    CHECK(voice.troubles.empty());
    CHECK(demo.save_state() == app::SaveState::failed);  // and tries no more
}

TEST_CASE_FIXTURE(SwitchFixture, "of another file that is damaged what can be read is shown, and that is told") {
    const auto other = other_file("B");
    store::Database(other, SQLITE_OPEN_READWRITE)
        .exec(
            "PRAGMA ignore_check_constraints = ON; UPDATE history SET kind = 'x'; INSERT INTO slots"
            " SELECT uuid, uuid, 'none of ours', 0, '' FROM cases");
    files.open(other);
    settle();
    CHECK(file.own() == other);
    CHECK(file->is_damaged());
    CHECK(title() == "B");
    REQUIRE(voice.troubles.size() == 1);
    CHECK(voice.troubles[0].code == core::ErrorCode::damaged);
    CHECK_FALSE(chores.damage().empty());
    CHECK(file->dispatch(core::AddCase{}).error().code == core::ErrorCode::damaged);
}
