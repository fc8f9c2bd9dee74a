#include "store/verify/purge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/store_fixture.h"
#include "support/system.h"

using namespace recoup;
using namespace recoup::test;
using namespace std::chrono_literals;

namespace {

struct PurgeFixture : StoreFixture {
    const core::CaseRecord& phone() const { return *state.find_number(1); }

    core::Result<store::Purged> purge(core::Instant before = kNow) {
        core::Change note;
        note.uuid = ids.next();
        note.at = kNow;
        return store::purge_file(path, before, std::move(note), {});
    }
    // Anywhere in the file, in the forms that a text can have in it.
    bool holds(std::string_view text) const {
        const auto bytes = read_all(path);
        const std::string file(bytes.begin(), bytes.end());
        const auto json = nlohmann::json(text).dump();
        return file.find(text) != file.npos || file.find(json.substr(1, json.size() - 2)) != file.npos;
    }
    bool is_whole() const {
        const auto file = store::File::open(path, {});
        return file && store::verify_file(**file, {}).damages.empty();
    }
    std::vector<core::Change> history() const {
        return *(*store::File::open(path, {}))->changes_before(INT64_MAX, std::nullopt, 100);
    }
    void remove_shot() { commit(core::RemoveEvidence{phone().row.uuid, phone().evidence[0].uuid}, {}); }
    void rename_phone(std::string title) {
        core::EditCase edit{phone().row.uuid, {}};
        edit.fields.title = std::move(title);
        commit(edit, {});
    }
};

}  // namespace

TEST_CASE_FIXTURE(PurgeFixture, "what was removed is nowhere in the file any more, and the rest is whole") {
    SUBCASE("a proof, its name and its bytes") {
        remove_shot();
        CHECK(holds("kept as they came"));
        const auto done = purge();
        REQUIRE(done);
        CHECK(done->gone == store::Purge{0, 1, static_cast<std::int64_t>(shot.bytes->size()), 2});
        CHECK_FALSE(holds("kept as they came"));
        CHECK_FALSE(holds("故障.png"));
        CHECK(holds("bill.png"));
    }
    SUBCASE("a text that was written over, in the words of other changes too") {
        commit(core::AddDeadline{.case_uuid = phone().row.uuid,
                                 .deadline = {.title = "再催", .due = core::at_instant(kNow)}},
               {});
        rename_phone("旧手机");
        REQUIRE(purge());
        CHECK_FALSE(holds("手机七天出现故障"));
        CHECK(holds("旧手机"));
        CHECK(holds("再催"));
    }
    SUBCASE("a case in the bin with all its rows") {
        commit(core::RemoveCase{phone().row.uuid}, {});
        const auto done = purge();
        REQUIRE(done);
        CHECK(done->gone.cases == 1);
        CHECK(done->gone.originals == 2);
        for (const auto* text : {"手机七天出现故障", "客服说一切正常", "故障.png", "回复", "kept as they came"})
            CHECK_FALSE(holds(text));
        CHECK(holds("电影票只退一百"));
    }
    CHECK(is_whole());
}

TEST_CASE_FIXTURE(PurgeFixture, "what stays reads as before, and the chain goes on from the same digests") {
    remove_shot();
    const auto before = *(*store::File::open(path, {}))->head();
    core::State kept(zones);
    REQUIRE((*store::File::open(path, {}))->load(kept));
    REQUIRE(purge());
    const auto file = *store::File::open(path, {});
    CHECK(*file->follows(before));
    core::State now(zones);
    const auto head = file->load(now);
    REQUIRE(head);
    CHECK(head->seq == before.seq + 1);
    CHECK(std::ranges::equal(now.cases(), kept.cases(), [](const auto& a, const auto& b) {
        return a.row == b.row && a.evidence == b.evidence && a.deadlines == b.deadlines;
    }));
    CHECK(*file->original(bill.sha256) == *bill.bytes);
}

TEST_CASE_FIXTURE(PurgeFixture,
                  "a purged change keeps when and what kind it was, and says that its contents are gone") {
    remove_shot();
    REQUIRE(purge());
    const auto changes = history();
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].action == core::Action::purge);
    CHECK(changes[1].purged);
    CHECK(changes[1].action == core::Action::remove_evidence);
    CHECK(changes[1].rows.empty());
    CHECK_FALSE(changes[2].purged);
    CHECK(core::describe(core::Lang::en, changes[1]) == "Erased for good");
}

TEST_CASE_FIXTURE(PurgeFixture, "only what was removed longer ago goes") {
    remove_shot();
    const auto done = purge(kNow - 1s);
    REQUIRE(done);
    CHECK(done->gone.is_empty());
    CHECK(holds("kept as they came"));
    CHECK(history().size() == 3);
    CHECK(is_whole());
}

TEST_CASE_FIXTURE(PurgeFixture, "an original on its way into a case stays, one that was left lying goes") {
    std::vector<std::string> fresh;
    const auto left = original("left by a program that was killed"), coming = original("on its way");
    const auto attached = original("attached between");
    const auto stage = [&](const store::Original& one) {
        REQUIRE((*store::File::open(path, {}))->stage(std::span(&one, 1), fresh).status ==
                store::CommitResult::Status::done);
    };
    stage(left);
    commit(core::AttachEvidence{phone().row.uuid, {evidence(attached, "b.png")}}, {attached});
    stage(coming);
    REQUIRE(purge());
    CHECK_FALSE(holds("left by a program that was killed"));
    CHECK(holds("on its way"));
    CHECK(holds("attached between"));
}

TEST_CASE_FIXTURE(PurgeFixture, "what lies free in the file goes although nothing was removed") {
    {
        store::Database db(path, SQLITE_OPEN_READWRITE);
        db.exec(
            "PRAGMA secure_delete = OFF; CREATE TABLE t (x); INSERT INTO t VALUES ('a picture that was taken back')");
        db.exec("DROP TABLE t");
    }
    REQUIRE(holds("a picture that was taken back"));
    REQUIRE(purge());
    CHECK_FALSE(holds("a picture that was taken back"));
    CHECK(is_whole());
}

TEST_CASE_FIXTURE(PurgeFixture,
                  "the new file has the mode of the old one, and a purge that cannot be leaves all as it was") {
    remove_shot();
    const auto mode =
        std::filesystem::perms::owner_read | std::filesystem::perms::owner_write | std::filesystem::perms::group_read;
    std::filesystem::permissions(path, mode);
    const auto before = read_all(path);
    SUBCASE("it is damaged") {
        store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE cases SET note = 'x' WHERE number = 2");
        const auto harmed = read_all(path);
        CHECK(purge().error().message == "store_copy_damaged"_tr);
        CHECK(read_all(path) == harmed);
    }
    SUBCASE("it is stopped") {
        CHECK(store::purge_file(path, kNow, {}, [](auto, auto) { return false; }).error().message ==
              "store_stopped"_tr);
        CHECK(read_all(path) == before);
    }
    SUBCASE("it is well") {
        REQUIRE(purge());
        if (kPosix) CHECK(std::filesystem::status(path).permissions() == mode);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE_FIXTURE(PurgeFixture, "a damaged picture does not keep what was removed in the file") {
    remove_shot();
    store::Database(path, SQLITE_OPEN_READWRITE).exec("UPDATE thumbnails SET width = 99");
    REQUIRE(purge());
    CHECK_FALSE(holds("kept as they came"));
}

TEST_CASE_FIXTURE(PurgeFixture, "a copy made before holds what was erased, one made after does not") {
    remove_shot();
    const auto old = folder.path() / "old.recoup", fresh = folder.path() / "fresh.recoup";
    const auto copy = [&](const std::filesystem::path& out) {
        REQUIRE(store::copy_file(**store::File::open(path, {}), out, {}));
    };
    const auto holds_it = [&](const std::filesystem::path& out) {
        return *store::holds_purged(**store::File::open(path, {}), **store::File::open(out, {.read_only = true}));
    };
    copy(old);
    CHECK_FALSE(holds_it(old));
    REQUIRE(purge());
    copy(fresh);
    CHECK(holds_it(old));
    CHECK_FALSE(holds_it(fresh));
}

TEST_CASE_FIXTURE(PurgeFixture, "a change of a purged entry is found out") {
    remove_shot();
    REQUIRE(purge());
    const auto damaged = [&](std::string_view sql) {
        store::Database(path, SQLITE_OPEN_READWRITE).exec(std::string(sql));
        const auto found = store::verify_file(**store::File::open(path, {}), {}).damages;
        return std::ranges::count(found, store::Damage::Kind::history, &store::Damage::kind);
    };
    SUBCASE("its moment") {
        CHECK(damaged("UPDATE history SET at = '2020-01-01T00:00:00Z' WHERE seq = 3") == 1);
    }
    SUBCASE("its digest") {
        CHECK(damaged("UPDATE history SET digest = 'x' WHERE seq = 3") == 2);
    }
    SUBCASE("another emptied without a purge") {
        CHECK(damaged("UPDATE history SET args = '[]', changes = '{\"purged\":\"x\"}' WHERE seq = 2") == 1);
    }
}

TEST_CASE_FIXTURE(PurgeFixture, "a rescue of a purged file keeps the marks of what was erased") {
    remove_shot();
    REQUIRE(purge());
    const auto out = folder.path() / "out.recoup";
    REQUIRE(store::salvage_file(**store::File::open(path, {}), out, {ids.next(), ids.next(), kNow}, {}));
    path = out;
    CHECK(is_whole());
    CHECK(history()[1].purged);
}
