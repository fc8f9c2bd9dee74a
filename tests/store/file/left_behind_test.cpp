// Journals that lie beside a file: its own are played back, others are set aside.
#include <doctest/doctest.h>

#include "store/file/left_behind.h"
#include "store/store_fixture.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;

namespace fs = std::filesystem;

namespace {

struct JournalFixture : StoreFixture {
    fs::path journal = path.string() + "-journal";

    // A transaction is under way and its pages are in the file: what a crash leaves then.
    void crash(const std::string& sql) {
        const auto crashed = folder.path() / "crashed";
        {
            store::Database db(path, SQLITE_OPEN_READWRITE);
            db.exec("PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
            db.exec(sql);
            fs::create_directory(crashed);
            fs::copy_file(path, crashed / "x");
            fs::copy_file(journal, crashed / "x-journal");
        }
        fs::rename(crashed / "x", path);
        fs::rename(crashed / "x-journal", journal);
    }
    void crash() {
        crash(
            "UPDATE cases SET note = hex(zeroblob(30000)); "
            "UPDATE originals SET bytes = bytes; INSERT INTO cases SELECT * FROM cases WHERE 0");
    }
    static void save(const fs::path& from, const fs::path& to) { copy_over(from, to); }
    // The file goes on after the copy, whose place is given.
    fs::path crash_behind_a_copy() {
        const auto older = folder.path() / "older";
        save(path, older);
        core::AddCase more;
        more.fields.title = "后来的";
        commit(more, {});
        commit(more, {});
        crash();
        return older;
    }
    bool is_whole() const {
        auto file = store::File::open(path, {});
        return file && store::verify_file(**file, {}).damages.empty();
    }
    std::int64_t cases() const {
        auto file = store::File::open(path, {});
        REQUIRE(file);
        return (*file)->counts()->cases;
    }
    fs::path aside() const { return journal.string() + ".of-another-file"; }
};

}  // namespace

TEST_CASE_FIXTURE(JournalFixture, "the journal of a crash is played back into its own file") {
    crash();
    const auto file = store::File::open(path, {});
    REQUIRE(file);
    CHECK_FALSE((*file)->set_aside());
    CHECK_FALSE(fs::exists(aside()));
    CHECK(is_whole());
    CHECK(cases() == 2);
}

TEST_CASE_FIXTURE(JournalFixture, "what is only read is healed first") {
    crash();
    const auto file = store::File::open_again(path, {.read_only = true});
    REQUIRE(file);
    CHECK_FALSE(fs::exists(journal));
    CHECK((*file)->counts()->cases == 2);
    CHECK(is_whole());
}

TEST_CASE_FIXTURE(JournalFixture, "an older copy put where a crash left a journal stays as it is") {
    const auto older = crash_behind_a_copy();
    save(older, path);
    const auto file = store::File::open(path, {});
    REQUIRE(file);
    CHECK((*file)->set_aside() == aside());
    CHECK(fs::exists(aside()));
    CHECK_FALSE(fs::exists(journal));
    CHECK(read_all(path) == read_all(older));
}

TEST_CASE_FIXTURE(JournalFixture, "another file with as many changes, or one more, stays as it is") {
    crash();
    const auto kept = folder.path() / "kept";
    save(journal, kept);
    for (const int more : {0, 1}) {
        CAPTURE(more);
        StoreFixture other;
        core::AddCase another;
        another.fields.title = "另一个文件的第三件，内容不同";
        for (int i = 0; i < more; ++i) other.commit(another, {});
        save(other.path, path);
        save(kept, journal);
        REQUIRE(store::File::open(path, {}));
        CHECK(read_all(path) == read_all(other.path));
        CHECK(is_whole());
    }
}

TEST_CASE_FIXTURE(JournalFixture, "a file whose first page was torn in the crash is made whole") {
    crash();
    auto bytes = read_all(path);
    std::fill_n(bytes.begin(), 512, std::uint8_t{0x5a});
    write_all(path, bytes);
    CHECK(is_whole());
    CHECK_FALSE(fs::exists(aside()));
}

TEST_CASE_FIXTURE(JournalFixture, "a second foreign journal does not take the first one's name") {
    const auto older = crash_behind_a_copy();
    save(journal, folder.path() / "kept");
    for (int i = 0; i < 2; ++i) {
        save(older, path);
        save(folder.path() / "kept", journal);
        REQUIRE(store::File::open(path, {}));
    }
    CHECK(fs::exists(aside()));
    CHECK(fs::exists(aside().string() + "-2"));
}

TEST_CASE_FIXTURE(JournalFixture, "a new file is not made beside a journal") {
    crash();
    fs::remove(path);
    REQUIRE(store::File::create(path, {ids.next(), ids.next(), kNow}));
    CHECK(fs::exists(aside()));
    CHECK(cases() == 0);
}

TEST_CASE_FIXTURE(JournalFixture, "a write-ahead log beside a file that names none is not read into it") {
    const auto other = folder.path() / "other.recoup";
    save(path, other);
    {
        store::Database db(other, SQLITE_OPEN_READWRITE);
        db.exec("PRAGMA journal_mode = WAL; UPDATE cases SET title = 'x'");
        save(other.string() + "-wal", path.string() + "-wal");
    }
    const auto before = read_all(path);
    CHECK(is_whole());
    CHECK(read_all(path) == before);
    CHECK(fs::exists(path.string() + "-wal.of-another-file"));
}

TEST_CASE_FIXTURE(JournalFixture, "the journal of a program that is writing is left alone") {
    store::Database db(path, SQLITE_OPEN_READWRITE);
    db.exec("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE cases SET note = hex(zeroblob(30000))");
    const auto settled = store::settle_journal(path, {});
    REQUIRE(settled);
    CHECK_FALSE(*settled);
    CHECK(fs::exists(journal));
    db.exec("COMMIT");
}

TEST_CASE("a backup put where a crash left a journal opens") {
    TempFolder folder;
    for (const char* name : {"a.recoup", "a.recoup-journal"})
        fs::copy_file(source_path("tests/data/crashed/") + name, folder.path() / name);
    const auto path = folder.path() / "a.recoup";
    SUBCASE("the crashed file itself") {
        REQUIRE(store::File::open(path, {}));
        CHECK_FALSE(fs::exists(path.string() + "-journal.of-another-file"));
    }
    SUBCASE("the backup") {
        copy_over(source_path("tests/data/crashed/bak.recoup"), path);
        const auto file = store::File::open(path, {});
        REQUIRE(file);
        CHECK(fs::exists(path.string() + "-journal.of-another-file"));
        CHECK(store::verify_file(**file, {}).damages.empty());
    }
}
