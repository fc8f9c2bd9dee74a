#include "desktop/files/safekeeping.h"

#include <doctest/doctest.h>

#include <fstream>

#include "app/file/rescue_copies.h"
#include "desktop/base/parts_fixture.h"
#include "store/sql/database.h"

using namespace recoup;
using namespace recoup::testing;

namespace fs = std::filesystem;
using ui::ClosingWay;
using Which = ui::ChooseVersionRequest::Which;

namespace {

class SafeFixture : public PartsFixture {
  public:
    SafeFixture() {
        on_news = [this](const app::SessionNews& news) { safe.take_news(news); };
        add_case("手机");
        settle();
    }

    ui::AppView view() const {
        ui::AppView view{.state = file.state(), .board = board, .rules = rules};
        safe.show(view);
        return view;
    }
    void put_junk() const { std::ofstream(file_path, std::ios::binary | std::ios::trunc) << std::string(9000, 'x'); }
    // A copy of now, and one case more in the file.
    fs::path older() {
        const auto copy = folder.path() / "older";
        fs::copy_file(file_path, copy);
        add_case("会员");
        settle();
        return copy;
    }
    void wait_for_both() {
        add_case("电影票");
        until("both versions to be known", [&] { return view().versions && view().versions->file_is_whole; });
    }
    std::size_t cases_in(const fs::path& path) { return open_session(path)->state().cases().size(); }
    std::size_t backups() const { return app::backups_in(app::automatic_backups(folders, file->file_uuid())).size(); }

    core::BoardView board;
    core::Rulebook rules;
    desktop::Backups made{file, jobs, around, voice, [] {}};
    desktop::Chores chores{file, jobs, around, voice, made};
    desktop::FileSwitch files{file, jobs, around, voice, chores, [this] { safe.file_changed(); }};
    desktop::Safekeeping safe{file, jobs, around, voice, files};
};

}  // namespace

TEST_CASE_FIXTURE(SafeFixture, "a window whose file holds everything closes without a question") {
    add_case("刚记下");
    CHECK(safe.may_close());
    CHECK_FALSE(view().closing);
}

TEST_CASE_FIXTURE(SafeFixture, "a window does not wait to close until another program lets go of the file") {
    store::Database other(file_path, SQLITE_OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    add_case("没存进去的");
    CHECK_FALSE(safe.may_close());
    CHECK(view().closing->changes.size() == 1);
    other.exec("COMMIT");
    safe.answer(ClosingWay::again);
    CHECK(safe.take_close());
}

TEST_CASE_FIXTURE(SafeFixture, "what the file does not take is listed before the window closes") {
    fs::remove(file_path);
    CHECK_FALSE(safe.may_close());
    CHECK(view().closing->changes.empty());
    add_case("没存进去的");
    CHECK_FALSE(safe.may_close());
    REQUIRE(view().closing->changes.size() == 1);
    CHECK(view().closing->changes[0].find("没存进去的") != std::string::npos);
    CHECK_FALSE(view().closing->why.empty());
    SUBCASE("to stay") {
        safe.answer(ClosingWay::stay);
        CHECK_FALSE(view().closing);
        CHECK_FALSE(safe.take_close());
    }
    SUBCASE("to try again in vain") {
        safe.answer(ClosingWay::again);
        CHECK(view().closing);
        CHECK_FALSE(safe.take_close());
    }
    SUBCASE("to throw it away") {
        safe.answer(ClosingWay::discard);
        CHECK(safe.take_close());
        CHECK_FALSE(safe.take_close());
    }
    SUBCASE("to save a copy elsewhere") {
        const auto out = folder.path() / "elsewhere.recoup";
        safe.copy_to(out);
        CHECK(view().closing->working);
        bool closes = false;
        until("the copy to be there", [&] { return closes = closes || safe.take_close(); });
        CHECK(cases_in(out) == 2);
    }
    SUBCASE("to save a copy where none can be made") {
        safe.copy_to(folder.path() / "none" / "elsewhere.recoup");
        until("the answer", [&] { return !view().closing->working; });
        CHECK_FALSE(safe.take_close());
        CHECK(view().closing->why.find("elsewhere.recoup") != std::string::npos);
    }
}

TEST_CASE_FIXTURE(SafeFixture,
                  "an older copy in the file's place is asked about, with the window's version kept first") {
    const auto copy = older();
    SUBCASE("put into it") {
        fs::copy_file(copy, file_path, fs::copy_options::overwrite_existing);
    }
    SUBCASE("put in its place") {
        fs::rename(copy, file_path);
    }
    wait_for_both();
    CHECK(view().versions->held_is_kept);
    CHECK_FALSE(view().versions->left_from_last_time);
    CHECK(backups() == 1);
    CHECK(cases_in(file_path) == 1);
}

TEST_CASE_FIXTURE(SafeFixture, "of two versions either can be chosen, now or later") {
    fs::copy_file(older(), file_path, fs::copy_options::overwrite_existing);
    wait_for_both();
    SUBCASE("to use what the window holds") {
        safe.choose(Which::held);
        until("it to be used", [&] { return !view().versions; });
        CHECK(cases_in(file_path) == 3);
        CHECK(file.state().cases().size() == 3);
    }
    SUBCASE("to use the file") {
        safe.choose(Which::file);
        CHECK_FALSE(view().versions);
        CHECK(file.state().cases().size() == 1);
        CHECK(backups() == 1);
        CHECK(voice.notes.size() == 1);
    }
    SUBCASE("to choose later") {
        safe.choose(Which::later);
        CHECK_FALSE(view().versions);
        CHECK(safe.may_close());
    }
}

TEST_CASE_FIXTURE(SafeFixture, "a sudden end leaves a rescue copy only of what the file does not hold") {
    safe.end_suddenly();
    CHECK_FALSE(app::newest_rescue_copy(file->file_uuid(), folders));
    SUBCASE("the file is gone") {
        fs::remove(file_path);
    }
    SUBCASE("the file is junk") {
        put_junk();
    }
    add_case("没存进去的");
    safe.end_suddenly();
    const auto copy = app::newest_rescue_copy(file->file_uuid(), folders);
    REQUIRE(copy);
    CHECK(cases_in(copy->path) == 2);
}

TEST_CASE_FIXTURE(SafeFixture, "a rescue copy is offered at the next start until one has chosen") {
    add_case("会员");
    settle();
    const auto place = app::place_for_rescue_copy(file_path, file->file_uuid(), folders, disk, clock.now());
    REQUIRE(place);
    fs::copy_file(file_path, *place);
    add_case("电影票");
    settle();
    safe.look_for_rescue_copy();
    until("it to be found", [&] { return view().versions && view().versions->file_is_whole; });
    CHECK(view().versions->left_from_last_time);
    SUBCASE("to use it") {
        safe.choose(Which::held);
        until("it to be used", [&] { return file.state().cases().size() == 2; });
    }
    SUBCASE("to leave the file as it is") {
        safe.choose(Which::file);
        CHECK(file.state().cases().size() == 3);
        CHECK(backups() == 1);
    }
    safe.look_for_rescue_copy();
    settle();
    CHECK_FALSE(view().versions);
}
