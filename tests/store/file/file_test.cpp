#include <doctest/doctest.h>

#include "store/sql/columns.h"
#include "store/sql/schema.h"
#include "store/sql/table_sql.h"
#include "store/store_fixture.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;
using core::Tr;

namespace {

template <class R>
std::string columns_in_file(store::Database& db) {
    std::string list;
    store::Statement rows(db, "SELECT name FROM pragma_table_info('" + std::string(core::table_name<R>()) + "')");
    while (rows.step()) list.append(list.empty() ? "" : ",").append(rows.text(0));
    return list;
}

}  // namespace

TEST_CASE_FIXTURE(StoreFixture, "the columns of each table are the fields of its rows, and a digest") {
    store::Database db(path, SQLITE_OPEN_READONLY);
    CHECK(columns_in_file<core::CaseRow>(db) == store::column_list<core::CaseRow>() + ",digest");
    CHECK(columns_in_file<core::EvidenceRow>(db) == store::column_list<core::EvidenceRow>() + ",digest");
    CHECK(columns_in_file<core::DeadlineRow>(db) == store::column_list<core::DeadlineRow>() + ",digest");
    CHECK(columns_in_file<core::SlotRow>(db) == store::column_list<core::SlotRow>() + ",digest");
    CHECK(columns_in_file<core::ContactRow>(db) == store::column_list<core::ContactRow>() + ",digest");
    CHECK(columns_in_file<core::TurnRow>(db) == store::column_list<core::TurnRow>() + ",digest");
    CHECK(columns_in_file<core::RouteRow>(db) == store::column_list<core::RouteRow>() + ",digest");
    CHECK(columns_in_file<core::PlatformRow>(db) == store::column_list<core::PlatformRow>() + ",digest");
    CHECK(columns_in_file<core::ClauseRow>(db) == store::column_list<core::ClauseRow>() + ",digest");
}

TEST_CASE_FIXTURE(StoreFixture, "the history gives back the changes that were stored") {
    const auto file = store::File::open(path, {});
    REQUIRE(file);
    const auto changes = (*file)->changes_after(0);
    REQUIRE(changes);
    REQUIRE(changes->size() == 2);
    core::State again(zones);
    for (const auto& change : *changes) {
        CHECK(change.copy_uuid == (*file)->identity().copy_uuid);
        CHECK(again.put(change.rows));
    }
    REQUIRE(again.cases().size() == 2);
    for (const auto& record : state.cases()) {
        CHECK(again.find(record.row.uuid)->row == record.row);
        CHECK(again.find(record.row.uuid)->evidence == record.evidence);
        CHECK(again.find(record.row.uuid)->deadlines == record.deadlines);
        CHECK(again.find(record.row.uuid)->slots == record.slots);
    }
}

TEST_CASE_FIXTURE(StoreFixture, "a change whose brackets lie too deep is damage, also where nothing reads them") {
    const auto with = [&](std::size_t levels) {
        const auto more = "\"more\":" + std::string(levels, '[') + std::string(levels, ']') + ',';
        store::Database(path, SQLITE_OPEN_READWRITE)
            .exec("UPDATE history SET changes = replace(changes, '\"table\"', '" + more + "\"table\"') WHERE seq = 1");
        return store::File::open(path, {}).value()->changes_before(2, std::nullopt, 1);
    };
    CHECK(with(20));
    const auto deep = with(50'000);
    REQUIRE_FALSE(deep);
    CHECK(deep.error().code == core::ErrorCode::damaged);
    CHECK(store::File::open(path, {}).value()->steps_before(3, 9)->size() == 2);
}

TEST_CASE_FIXTURE(StoreFixture, "a file that exists is never made again, and a failed attempt leaves nothing") {
    const auto before = read_all(path);
    const auto made = store::File::create(path, {ids.next(), ids.next(), kNow});
    REQUIRE_FALSE(made);
    CHECK(made.error().message == "store_exists"_tr);
    CHECK(read_all(path) == before);
    CHECK(store::File::create(folder.path() / "none" / "x.recoup", {}).error().message == "output_no_folder"_tr);
    const auto files = std::distance(std::filesystem::directory_iterator(folder.path()), {});
    CHECK(files == 1);
}

TEST_CASE_FIXTURE(StoreFixture, "a file lies as deep and has as long a name as the system and its journal allow") {
    auto deep = folder.path();
    for (int i = 0; i < 12; ++i) deep /= std::string(240, 'f');
    std::filesystem::create_directories(deep);
    path = deep / (std::string(240, 'n') + ".recoup");
    REQUIRE(store::File::create(path, {ids.next(), ids.next(), kNow}));
    state = core::State(zones);
    core::AddCase add;
    add.fields.title = "深";
    CHECK(commit(add, {}).status == store::CommitResult::Status::done);
    CHECK(store::verify_file(**store::File::open(path, {}), {}).damages.empty());
    CHECK((*store::File::open(path, {.read_only = true}))->counts()->cases == 1);
    if (kPosix) {
        const auto link = folder.path() / "link.recoup";
        std::filesystem::create_symlink(path, link);
        CHECK((*store::File::open(link, {}))->counts()->cases == 1);
    }
    const auto too_long = deep / (std::string(242, 'n') + ".recoup");
    CHECK(store::File::create(too_long, {}).error().message == "output_long_name"_tr);
    std::filesystem::rename(path, too_long);
    path = too_long;
    CHECK(commit(add, {}).error->message == "output_long_name"_tr);
    CHECK((*store::File::open(path, {}))->counts()->cases == 1);
}

TEST_CASE_FIXTURE(StoreFixture, "what is no Recoup file is refused in one sentence and left untouched") {
    const auto whole = read_all(path);
    struct Refused {
        store::Bytes bytes;
        Tr sentence;
    };
    auto other = whole;
    other[68] = 0;
    auto newer = whole;
    newer[63] = store::kSchemaVersion + 1;
    const std::string text(5'000, 'x');
    for (const auto& [bytes, sentence] :
         {Refused{{}, "store_empty"_tr}, Refused{{1, 2, 3}, "store_not_sqlite"_tr},
          Refused{{text.begin(), text.end()}, "store_not_sqlite"_tr}, Refused{other, "store_not_recoup"_tr},
          Refused{newer, "store_newer"_tr},
          Refused{{whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2)},
                  "store_damaged"_tr}}) {
        write_all(path, bytes);
        CHECK(refusal() == sentence);
        CHECK(read_all(path) == bytes);
    }
    std::filesystem::remove(path);
    CHECK(refusal() == "store_missing"_tr);
    std::filesystem::create_directory(path);
    CHECK(refusal() == "store_no_file"_tr);
    std::filesystem::remove(path);
    if (make_pipe(path)) CHECK(refusal() == "store_no_file"_tr);
}

TEST_CASE_FIXTURE(StoreFixture, "a refusal that callers tell apart carries its code") {
    using Code = core::ErrorCode;
    const auto refused_as = [&] {
        return store::File::open(path, {.patience = std::chrono::milliseconds(20)}).error().code;
    };
    CHECK(store::File::create(path, {}).error().code == Code::exists);
    CHECK(store::File::create(folder.path() / "none" / "x.recoup", {}).error().code == Code::cannot_make);
    {
        store::Database other(path, SQLITE_OPEN_READWRITE);
        other.exec("BEGIN EXCLUSIVE");
        CHECK(refused_as() == Code::in_use);
    }
    auto bytes = read_all(path);
    const auto half = std::vector(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2));
    bytes[63] = store::kSchemaVersion + 1;
    write_all(path, bytes);
    CHECK(refused_as() == Code::newer);
    write_all(path, half);
    CHECK(refused_as() == Code::damaged);
    std::filesystem::remove(path);
    CHECK(refused_as() == Code::missing);
    std::filesystem::create_directory(path);
    CHECK(refused_as() == Code::other);
}

TEST_CASE_FIXTURE(StoreFixture, "a table, view, trigger or index of a stranger is refused by its name") {
    const auto whole = read_all(path);
    for (const std::string sql :
         {"CREATE TABLE stranger (a)", "CREATE VIEW stranger AS SELECT 1", "CREATE INDEX stranger ON cases (title)",
          "CREATE TRIGGER stranger AFTER INSERT ON cases BEGIN DELETE FROM cases; END"}) {
        write_all(path, whole);
        alter(path, sql);
        const auto file = store::File::open(path, {});
        REQUIRE_FALSE(file);
        CHECK(file.error().message == "store_foreign_table"_tr);
        CHECK(file.error().args == std::vector<core::ErrorArg>{std::string("stranger")});
    }
    write_all(path, whole);
    alter(path, "DROP TABLE slots");
    CHECK(refusal() == "store_foreign_table"_tr);
}

TEST_CASE_FIXTURE(StoreFixture, "values that Recoup would not have written are refused") {
    const auto whole = read_all(path);
    for (const std::string sql :
         {"UPDATE cases SET stage = 'nowhere'", "UPDATE cases SET created_at = '2026-13-01T00:00:00Z'",
          "UPDATE cases SET title = x'ff'", "UPDATE cases SET title = CAST(x'ff' AS TEXT)",
          "UPDATE cases SET title = CAST(zeroblob(2000000) AS TEXT)", "UPDATE cases SET position = 'x'",
          "UPDATE deadlines SET due = '2026-11-24[../etc/passwd'",
          "UPDATE slots SET uuid = 'ABCDEFAB-CDEF-4BCD-8FAB-CDEFABCDEFAB' WHERE rowid = 1",
          "UPDATE slots SET uuid = 'abcdefab-cdef-4bcd-8fab-cdefabcdefag' WHERE rowid = 1",
          "UPDATE slots SET uuid = 'abcdefab-cdef-4bcd-8fab-cdefabcde/ab' WHERE rowid = 1"}) {
        write_all(path, whole);
        alter(path, sql);
        const auto file = store::File::open(path, {});
        REQUIRE(file);
        core::State loaded(zones);
        const auto seq = (*file)->load(loaded);
        INFO(sql);
        REQUIRE_FALSE(seq);
        CHECK(seq.error().message == "store_damaged"_tr);
    }
}

TEST_CASE_FIXTURE(StoreFixture, "a file in another journal mode comes back to the one in which it is whole alone") {
    alter(path, "PRAGMA journal_mode = WAL");
    { CHECK(store::File::open(path, {})); }
    const auto bytes = read_all(path);
    CHECK(bytes[18] == 1);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE_FIXTURE(StoreFixture, "a file opened to be read is read whole and never written to") {
    const auto bytes = read_all(path);
    const auto file = store::File::open(path, {.read_only = true});
    REQUIRE(file);
    CHECK((*file)->read_only());
    core::State loaded(zones);
    CHECK((*file)->load(loaded)->seq == 2);
    CHECK((*file)->original(shot.sha256) == *shot.bytes);
    core::AddCase add;
    add.fields.title = "x";
    const store::Entry entry{*core::apply(state, add, {}, kNow, ids), {}};
    const auto refused = (*file)->commit(std::span(&entry, 1), (*file)->head().value());
    CHECK(refused.status == store::CommitResult::Status::failed);
    CHECK(refused.error->message == "store_not_writable"_tr);
    CHECK(read_all(path) == bytes);
}

TEST_CASE_FIXTURE(StoreFixture,
                  "a cut-off change is undone before the file is read, and told in one sentence where it cannot be") {
    std::filesystem::copy_file(path, folder.path() / "y.recoup");
    const auto cut = folder.path() / "y.recoup";
    {
        store::Database other(path, SQLITE_OPEN_READWRITE);
        other.exec("PRAGMA cache_size = 1; BEGIN; UPDATE cases SET note = CAST(zeroblob(100000) AS TEXT)");
        std::filesystem::copy_file(path.string() + "-journal", cut.string() + "-journal");
        other.exec("ROLLBACK");
    }
    REQUIRE(std::filesystem::file_size(cut.string() + "-journal") > 512);
    core::State loaded(zones);
    if (!may_do_everything()) {  // who may do everything writes into it all the same
        std::filesystem::permissions(cut, std::filesystem::perms::owner_read);
        const auto read = store::File::open(cut, {.read_only = true});
        REQUIRE_FALSE(read);
        CHECK(read.error().message == "store_unfinished_read_only"_tr);
        std::filesystem::permissions(cut, std::filesystem::perms::owner_all);
    }
    const auto file = store::File::open(cut, {.read_only = true});
    REQUIRE(file);
    CHECK((*file)->load(loaded)->seq == 2);
}

TEST_CASE_FIXTURE(StoreFixture, "work without end is given up") {
    store::Connection connection(path, {});
    const std::string endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    connection.allow_steps(1'000'000);
    CHECK_THROWS_AS(connection.run(endless), store::SqlFailure);
    connection.allow_steps(std::nullopt);
    CHECK(connection.number("SELECT count(*) FROM cases") == 2);
}

TEST_CASE_FIXTURE(StoreFixture, "what SQLite refuses is told as an error with the file's path, never thrown") {
    const auto file = store::File::open(path, {});
    REQUIRE(file);
    for (const auto* table : {"history", "told", "thumbnails", "originals"})
        alter(path, std::string("PRAGMA foreign_keys = OFF; ALTER TABLE ") + table + " RENAME TO gone_" + table);
    const auto refused = [&](const auto& result) {
        return !result && result.error().message == "store_failed"_tr && result.error().path == path.string();
    };
    const std::string key = "x";
    CHECK(refused((*file)->changes_after(0)));
    CHECK(refused((*file)->changes_before(9, std::nullopt, 5)));
    CHECK(refused((*file)->changes_before(9, state.cases()[0].row.uuid, 5)));
    CHECK(refused((*file)->head()));
    CHECK(refused((*file)->delivered(std::span(&key, 1))));
    CHECK(refused((*file)->record_delivered(std::span(&key, 1), kNow)));
    CHECK(refused((*file)->original(shot.sha256)));
    CHECK_FALSE((*file)->thumbnail(shot.sha256));
    CHECK_FALSE((*file)->holds_original(shot.sha256));
    core::State loaded(zones);
    CHECK(refused((*file)->load(loaded)));
    CHECK((*file)->commit({}, {2, {}}).status == store::CommitResult::Status::failed);
    CHECK((*file)->is_current());
}

TEST_CASE_FIXTURE(StoreFixture, "a lock held by another program is waited for, then named") {
    store::Database other(path, SQLITE_OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    const auto file = store::File::open(path, {.patience = std::chrono::milliseconds(20)});
    REQUIRE_FALSE(file);
    CHECK(file.error().message == "store_locked"_tr);
}

TEST_CASE_FIXTURE(StoreFixture, "a change on top of what the file no longer holds is not written") {
    const auto file = store::File::open(path, {});
    core::AddCase add;
    add.fields.title = "x";
    const store::Entry entry{*core::apply(state, add, {}, kNow, ids), {}};
    CHECK((*file)->commit(std::span(&entry, 1), {1, {}}).status == store::CommitResult::Status::stale);
    CHECK((*file)->head()->seq == 2);
}

TEST_CASE_FIXTURE(StoreFixture, "an original that does not fit its digest, or is missing, is not taken") {
    auto forged = shot;
    forged.sha256[0] = forged.sha256[0] == '0' ? '1' : '0';
    core::AddCase add;
    add.fields.title = "x";
    add.evidence = {evidence(forged, "x.png")};
    CHECK(commit(add, {forged}).status == store::CommitResult::Status::rejected);
    CHECK((*store::File::open(path, {}))->head()->seq == 2);
    add.evidence[0].sha256[1] = add.evidence[0].sha256[1] == '0' ? '1' : '0';
    CHECK(commit(add, {}).status == store::CommitResult::Status::rejected);
}

TEST_CASE("a file of the first schema is brought up to date, and damage in it is not made good") {
    TempFolder folder;
    const auto path = folder.path() / "old.recoup";
    std::filesystem::copy_file(source_path("tests/data/schema-1.recoup"), path);
    alter(path, "UPDATE cases SET title = title || '!' WHERE number = 2");
    const auto file = store::File::open(path, {});
    REQUIRE(file);
    FixedZones zones;
    core::State state(zones);
    CHECK((*file)->load(state)->seq == 2);
    REQUIRE(state.cases().size() == 2);
    CHECK(state.find_number(1)->row.title == "手机七天出现故障");
    CHECK((*file)->original(state.find_number(1)->evidence[0].sha256));
    const auto found = store::verify_file(**file, {});
    REQUIRE(found.damages.size() == 1);
    CHECK(found.damages[0].case_number == 2);
    CHECK(store::File::open(path, {.read_only = true}));
}

TEST_CASE("a file of the first schema that cannot be written is refused in one sentence") {
    TempFolder folder;
    const auto path = folder.path() / "old.recoup";
    std::filesystem::copy_file(source_path("tests/data/schema-1.recoup"), path);
    const auto file = store::File::open(path, {.read_only = true});
    REQUIRE_FALSE(file);
    CHECK(file.error().message == "store_older_read_only"_tr);
}
