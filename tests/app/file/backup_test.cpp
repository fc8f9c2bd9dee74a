#include "app/file/backup.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/session/session_fixture.h"
#include "platform/files/files.h"
#include "store/disk/disk.h"
#include "store/sql/database.h"
#include "support/pictures.h"
#include "support/system.h"

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
    std::vector<app::PictureFile> newest_pictures(const std::filesystem::path&, std::size_t) const override {
        return {};
    }
    std::vector<std::filesystem::path> arrival_folders() const override { return {}; }
    bool on_removable_disk(const std::filesystem::path&) const override { return false; }
    bool on_read_only_disk(const std::filesystem::path&) const override { return false; }

  private:
    std::filesystem::path data_;
};

// Another program is faster: it does its work between the look at what is due and the doing.
class FasterFiles final : public app::Files {
  public:
    explicit FasterFiles(std::function<void()> work) : work_(std::move(work)) {}
    tl::expected<std::unique_ptr<app::DraftFile>, std::error_code> draft_file(
        const std::filesystem::path& folder) override {
        return files_.draft_file(folder);
    }
    std::error_code make_folder(const std::filesystem::path& folder) override {
        work_();
        return files_.make_folder(folder);
    }
    tl::expected<std::filesystem::path, std::error_code> write_new_file(const std::filesystem::path& folder,
                                                                        std::string_view name_hint,
                                                                        std::span<const std::uint8_t> bytes) override {
        return files_.write_new_file(folder, name_hint, bytes);
    }
    std::string name_of(const std::filesystem::path& path) const override { return files_.name_of(path); }
    tl::expected<std::filesystem::path, std::error_code> real_name(const std::filesystem::path& path) override {
        return files_.real_name(path);
    }
    std::error_code replace_file(const std::filesystem::path& path, std::span<const std::byte> bytes) override {
        return files_.replace_file(path, bytes);
    }

  private:
    std::function<void()> work_;
    platform::SystemFiles files_;
};

struct BackupFixture : SessionFixture {
    FakeFolders folders{folder.path() / "data"};
    platform::SystemFiles files;

    app::FileMark mark() { return open()->mark(); }
    auto due(const app::FileMark& file) { return app::backup_if_due(path, file, folders, files, clock.now()); }
    auto due() { return due(mark()); }
    auto due_next_day() {
        clock.moment += 25h;
        return due();
    }
};

}  // namespace

TEST_CASE("a backup is due a day after the newest, or a hundred changes from it, and never without a change") {
    const core::Instant made{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};
    const auto due = [&](std::vector<app::Backup> backups, std::int64_t seq, std::chrono::seconds after) {
        return app::backup_due(backups, {.file_uuid = {}, .made_at = made, .seq = seq}, made + after);
    };
    const std::vector<app::Backup> none, some{{"old", made + 10h, 5}, {"new", made + 30h, 50}, {"older", made, 2}};
    CHECK_FALSE(due(none, 99, 24h - 1s));
    CHECK(due(none, 1, 24h));
    CHECK(due(none, 100, 0s));
    CHECK_FALSE(due(none, 0, 1000h));
    CHECK_FALSE(due(some, 149, 54h - 1s));
    CHECK(due(some, 51, 54h));
    CHECK(due(some, 150, 31h));
    CHECK_FALSE(due(some, 50, 1000h));
    // Put back to an older state.
    CHECK_FALSE(due(some, 40, 31h));
    CHECK(due(some, 40, 54h));
    CHECK(due({{"new", made, 300}}, 200, 1h));
    // By an earlier version, which did not say how far its history had come.
    const std::vector<app::Backup> earlier{{"new", made + 30h}};
    CHECK_FALSE(due(earlier, 400, 54h - 1s));
    CHECK(due(earlier, 400, 54h));
    // A clock that was ahead once keeps no backup from being made.
    const std::vector<app::Backup> ahead{{"new", made + 1000h, 7}};
    CHECK(due(ahead, 7, 24h));
    CHECK(due(ahead, 7, -500h));
}

TEST_CASE_FIXTURE(BackupFixture,
                  "a backup is made when one is due, says how far the history had come, and holds the same") {
    REQUIRE(open()->dispatch(add_case("A")));
    CHECK_FALSE(*due());
    const auto first = due_next_day();
    REQUIRE(first);
    REQUIRE(*first);
    CHECK(app::check_file(**first)->findings.empty());
    CHECK(app::check_file(**first)->cases == 1);
    CHECK_FALSE(*due_next_day());
    REQUIRE(open()->dispatch(add_case("B")));
    CHECK(*due());
    const auto all = app::backups_of(path, folders);
    REQUIRE(all.size() == 2);
    CHECK(all[0].seq == 2);
    CHECK(all[1].path == **first);
    CHECK(all[1].seq == 1);
}

TEST_CASE_FIXTURE(BackupFixture, "neither the file nor a backup is opened when none is due") {
    REQUIRE(open()->dispatch(add_case("A")));
    REQUIRE(*due_next_day());
    const auto file = mark();
    std::filesystem::remove(path);
    write_file(app::backups_in(app::automatic_backups(folders, file.file_uuid))[0].path, std::string("no backup"));
    CHECK(due(file) == std::nullopt);
}

TEST_CASE_FIXTURE(BackupFixture, "two programs that find the same backup due make one, in silence") {
    REQUIRE(open()->dispatch(add_case("A")));
    clock.moment += 25h;
    const auto file = mark();
    FasterFiles other([&] { REQUIRE(*due(file)); });
    CHECK(app::backup_if_due(path, file, folders, other, clock.now()) == std::nullopt);
    CHECK(app::backups_of(path, folders).size() == 1);
}

TEST_CASE_FIXTURE(BackupFixture, "a file that another program holds is backed up by who asks next, and is no trouble") {
    REQUIRE(open()->dispatch(add_case("A")));
    clock.moment += 25h;
    const auto file = mark();
    store::Database other(path, SQLITE_OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    CHECK(due(file) == std::nullopt);
    other.exec("COMMIT");
    CHECK(*due(file));
}

TEST_CASE_FIXTURE(BackupFixture, "backups are told apart by the file they are of, whatever it is called") {
    const core::Instant now = clock.now();
    const auto folder_of = folders.data() / "backups" / "one";
    std::filesystem::create_directories(folder_of);
    for (const std::string stem : {"a", "a seq5", "a seqx", "b"}) {
        write_file(folder_of / app::backup_name(stem + ".recoup", now), std::string("by an earlier version"));
        write_file(folder_of / app::backup_name(stem + ".recoup", now, 7), std::string("automatic"));
    }
    CHECK(app::backup_name("a.recoup", now, 7) == "a seq7 2026-11-18T11-06-40Z.recoup");
    const auto found = [&](const char* name) { return app::backups_of(folder.path() / name, folders).size(); };
    CHECK(found("a.recoup") == 3);  // and that of "a seq5" by an earlier version: nothing tells it from one of "a"
    CHECK(found("a seq5.recoup") == 2);
    CHECK(found("a seqx.recoup") == 2);
    CHECK(found("b.recoup") == 2);
}

TEST_CASE_FIXTURE(BackupFixture, "a damaged file is not backed up, and opening it names the newest backup") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due_next_day();
    REQUIRE(open()->dispatch(add_case("B")));
    const auto file = mark();
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET stage = 'nowhere'");
    clock.moment += 48h;
    CHECK_FALSE(due(file));
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

TEST_CASE_FIXTURE(BackupFixture, "what a backup holds is told without opening it to work with it") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto first = due_next_day();
    REQUIRE(*first);
    {
        const auto session = open();
        REQUIRE(session->dispatch(add_case("B")));
        REQUIRE(session->dispatch(add_case("C")));
    }
    const auto then = app::look_into(**first);
    const auto now = app::look_into(path);
    REQUIRE(then);
    REQUIRE(now);
    CHECK(then->cases == 1);
    CHECK(now->cases == 3);
    CHECK(now->last_seq - then->last_seq == 2);
    CHECK(then->file_uuid == now->file_uuid);
}

TEST_CASE_FIXTURE(BackupFixture, "the newest whole backup is found, past one that is damaged") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due_next_day();
    REQUIRE(open()->dispatch(add_case("B")));
    const auto bad = due_next_day();
    REQUIRE(*bad);
    store::Database(**bad, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET title = 'B'");
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET stage = 'nowhere'");
    const auto found = app::newest_whole_backup(path, folders);
    REQUIRE(found);
    CHECK(found->path == **good);
}

TEST_CASE_FIXTURE(BackupFixture, "restoring over a damaged file keeps it as it was, and its journal goes with it") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due_next_day();
    const std::string rubbish = "not a Recoup file any more";
    write_file(path, rubbish);
    write_file(path.string() + "-journal", "what an unfinished change left");
    const auto kept = app::restore_over(**good, path, clock.now());
    REQUIRE(kept);
    CHECK(read_file(*kept) == rubbish);
    CHECK(std::filesystem::exists(kept->string() + "-journal"));
    CHECK_FALSE(std::filesystem::exists(path.string() + "-journal"));
    const auto session = open(false);
    REQUIRE(session->state().cases().size() == 1);
    CHECK(session->dispatch(add_case("B")));
    CHECK(session->flush());
}

TEST_CASE_FIXTURE(BackupFixture, "restoring over a whole file first keeps it as a backup that is listed") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due_next_day();
    REQUIRE(open()->dispatch(add_case("B")));
    clock.moment += 1h;
    const auto kept = app::restore_with_backup(**good, path, folders, files, clock.now());
    REQUIRE(kept);
    CHECK(app::look_into(path)->cases == 1);
    CHECK(app::look_into(*kept)->cases == 2);
    const auto listed = app::all_backups_of(path, folders);
    REQUIRE(listed.size() == 2);
    CHECK(listed.front().path == *kept);
    const auto beside = std::distance(std::filesystem::directory_iterator(folder.path()), {});
    CHECK(beside == 2);  // the file and the data folder
}

TEST_CASE_FIXTURE(BackupFixture, "a file that another program is writing to is not replaced") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due_next_day();
    write_file(path.string() + "-journal", "under way");
    CHECK(app::restore_with_backup(**good, path, folders, files, clock.now()).error().message == "files_in_use"_tr);
    CHECK(std::filesystem::exists(path.string() + "-journal"));
}

TEST_CASE_FIXTURE(BackupFixture, "a backup that is looked at cannot be changed, and a copy of it can") {
    REQUIRE(open()->dispatch(add_case("A")));
    const auto good = due_next_day();
    const app::SessionPorts ports{.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}};
    const auto looked = app::Session::look(**good, ports);
    REQUIRE(looked);
    CHECK((*looked)->state().cases().size() == 1);
    CHECK((*looked)->save_state() == app::SaveState::read_only);
    CHECK((*looked)->dispatch(add_case("B")).error().message == "store_read_only"_tr);
    const auto out = folder.path() / "again.recoup";
    REQUIRE(app::restore_as(**good, out));
    CHECK((*app::Session::open(out, false, ports))->dispatch(add_case("B")));
}

TEST_CASE_FIXTURE(BackupFixture, "what a killed backup left goes, and nothing else" * doctest::skip(!test::kPosix)) {
    open();
    const auto backups = app::hand_backups(folders);
    std::filesystem::create_directories(backups);
    const auto half = backups / ".refunds 2026-11-24T15-30-00Z.recoup.0123456789abcdef.new";
    const auto beside = folder.path() / ".refunds.recoup.fedcba9876543210.new";
    const auto picture = folder.path() / ".recoup-0123456789abcdef.new";
    const auto held = backups / ".refunds.recoup.aaaaaaaaaaaaaaaa.new";
    const std::vector<std::filesystem::path> others{backups / ".refunds.recoup.0123456789abcde.new",
                                                    backups / "refunds.recoup.0123456789abcdef.new",
                                                    backups / ".0123456789abcdef.newer", folder.path() / ".hidden"};
    for (const auto& name : {half, beside, picture, held}) test::write_file(name, std::string("x"));
    for (const auto& name : others) test::write_file(name, std::string("x"));
    test::write_file(half.string() + "-journal", std::string("x"));
    const auto elsewhere = backups / ".link.0123456789abcdef.new";
    std::filesystem::create_symlink(path, elsewhere);
    std::optional<store::HeldFile> writer(store::HeldFile::find(held));
    REQUIRE(writer->take());
    app::clear_leftovers(path, folders);
    CHECK_FALSE(std::filesystem::exists(half));
    CHECK_FALSE(std::filesystem::exists(half.string() + "-journal"));
    CHECK_FALSE(std::filesystem::exists(beside));
    CHECK_FALSE(std::filesystem::exists(picture));
    CHECK(std::filesystem::exists(held));
    CHECK(std::filesystem::is_symlink(elsewhere));
    for (const auto& name : others) CHECK(std::filesystem::exists(name));
    CHECK(std::filesystem::exists(path));
    writer.reset();
    app::clear_leftovers(path, folders);
    CHECK_FALSE(std::filesystem::exists(held));
}
