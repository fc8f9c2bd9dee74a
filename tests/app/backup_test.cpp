#include "app/backup.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>

#include "platform/files.h"
#include "session_fixture.h"

using namespace recoup;
using namespace recoup::test;
using namespace std::chrono_literals;

namespace {

class FakeFolders final : public app::Folders {
  public:
    explicit FakeFolders(std::filesystem::path data) : data_(std::move(data)) {}
    std::filesystem::path home() const override { return data_; }
    std::filesystem::path data() const override { return data_; }
    std::filesystem::path settings() const override { return data_; }
    std::vector<std::filesystem::path> picture_folders() const override { return {}; }
    std::vector<app::PictureFile> newest_pictures(std::size_t) const override { return {}; }
    bool on_removable_disk(const std::filesystem::path&) const override { return false; }
    bool on_read_only_disk(const std::filesystem::path&) const override { return false; }

  private:
    std::filesystem::path data_;
};

struct BackupFixture : SessionFixture {
    FakeFolders folders{folder.path() / "data"};
    platform::SystemFiles files;

    auto due() { return app::backup_if_due(path, folders, files, clock.now()); }
};

}  // namespace

TEST_CASE_FIXTURE(BackupFixture, "a backup is made when the newest is older than a day, and holds the same") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto first = due();
    REQUIRE(first);
    REQUIRE(*first);
    CHECK(app::check_file(**first)->findings.empty());
    CHECK(app::check_file(**first)->cases == 1);
    clock.moment += 23h;
    CHECK_FALSE(*due());
    clock.moment += 2h;
    CHECK(*due());
    CHECK(app::backups_of(path, folders).size() == 2);
    clock.moment -= 72h;
    CHECK(*due());  // a clock that was ahead once keeps no backup from being made
}

TEST_CASE_FIXTURE(BackupFixture, "a damaged file is not backed up, and opening it names the newest backup") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due();
    SQLite::Database(path.string(), SQLITE_OPEN_READWRITE).exec("UPDATE cases SET stage = 'nowhere'");
    clock.moment += 48h;
    CHECK_FALSE(due());
    CHECK(app::backups_of(path, folders).size() == 1);
    const auto session =
        app::Session::open(path, false, {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}});
    REQUIRE_FALSE(session);
    const auto error = app::with_newest_backup(session.error(), path, folders);
    CHECK(error.message == "store_damaged_with_backup"_tr);
    CHECK(error.args == std::vector<core::ErrorArg>{(*good)->string()});
}

TEST_CASE_FIXTURE(BackupFixture, "a copy is never made over a file that is there") {
    open();
    const auto out = folder.path() / "copy.recoup";
    REQUIRE(app::backup_file(path, out));
    CHECK(app::backup_file(path, out).error().message == "store_exists"_tr);
}

TEST_CASE("backups are thinned to a week of all, eight weeks of one a week, then one a month") {
    const auto now = core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};
    std::vector<app::Backup> kept;
    // Two years, each day one, thinned each day.
    for (int day = 730; day >= 0; --day) {
        const auto moment = now - day * 24h;
        kept.push_back({std::to_string(day), moment});
        const auto going = app::surplus(kept, moment);
        std::erase_if(kept, [&](const auto& b) { return std::find(going.begin(), going.end(), b) != going.end(); });
    }
    const auto within = [&](auto from, auto to) {
        return std::count_if(kept.begin(), kept.end(),
                             [&](const auto& b) { return now - b.made_at > from && now - b.made_at <= to; });
    };
    CHECK(within(-1h, 7 * 24h) == 8);
    CHECK(within(7 * 24h, 56 * 24h) >= 6);
    CHECK(within(7 * 24h, 56 * 24h) <= 8);
    CHECK(within(56 * 24h, 800 * 24h) >= 21);
    CHECK(within(56 * 24h, 800 * 24h) <= 25);
}

TEST_CASE("an old backup that is alone in its month stays") {
    const auto now = core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};
    CHECK(app::surplus({{"old", now - 900 * 24h}, {"new", now}}, now).empty());
}
