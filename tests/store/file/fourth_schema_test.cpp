// A file of schema version 4 as the program left it: what later versions must be able to open.
#include <doctest/doctest.h>

#include "store/store_fixture.h"
#include "store/verify/purge.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct FourthSchema {
    TempFolder folder;
    FixedZones zones;
    core::State state{zones};
    std::filesystem::path path = folder.path() / "fourth.recoup";
    std::unique_ptr<store::File> file;

    FourthSchema() {
        std::filesystem::copy_file(source_path("tests/data/schema-4.recoup"), path);
        file = std::move(store::File::open(path, {}).value());
        REQUIRE(file->load(state)->seq == 4);
    }

    const core::CaseRecord& first() const { return *state.find_number(1); }
};

struct Redacted : StoreFixture {
    core::Uuid case_uuid, evidence_uuid;

    Redacted() {
        const auto& row = state.find_number(1)->evidence[0];
        case_uuid = row.case_uuid;
        evidence_uuid = row.uuid;
        auto sized = row;
        sized.width = sized.height = 100;  // the fixture's picture is none
        const core::Change change{.uuid = ids.next(),
                                  .at = kNow,
                                  .case_uuid = case_uuid,
                                  .action = core::Action::edit_evidence,
                                  .args = {"a", "b"},
                                  .rows = {{row, sized}}};
        REQUIRE(state.put(change.rows));
        const store::Entry entry{change, {}};
        auto file = store::File::open(path, {}).value();
        REQUIRE(file->commit(std::span(&entry, 1), *file->head()).status == store::CommitResult::Status::done);
        file.reset();
        commit(core::SetCovers{case_uuid, evidence_uuid, {{1, 2, 30, 40, "手机号"}}}, {});
    }
    std::vector<core::CoverBox> covers() const {
        core::State now{zones};
        const auto file = store::File::open(path, {}).value();
        REQUIRE(file->load(now));
        CHECK(store::verify_file(*file, {}).damages.empty());
        return core::covers_of(now, evidence_uuid);
    }
};

}  // namespace

TEST_CASE_FIXTURE(FourthSchema, "a file of the fourth schema is brought up to date with nothing damaged") {
    CHECK(store::verify_file(*file, {}).damages.empty());
    file.reset();
    CHECK(store::File::open(path, {.read_only = true}));
}

TEST_CASE_FIXTURE(FourthSchema, "evidence of the fourth schema reads back, with its text, and proves nothing yet") {
    REQUIRE(first().evidence.size() == 1);
    const auto& row = first().evidence[0];
    CHECK(row.caption == "付款成功");
    CHECK(row.proves.empty());
    CHECK(first().redactions.empty());
    CHECK(file->holds_original(row.sha256));
    CHECK(file->text(row.sha256));
    CHECK(state.refused().size() == 1);
}

TEST_CASE_FIXTURE(Redacted, "boxes are in the file, and the file is whole with them") {
    CHECK(covers() == std::vector{core::CoverBox{1, 2, 30, 40, "手机号"}});
}

TEST_CASE_FIXTURE(Redacted,
                  "the file keeps one list of boxes for a piece of evidence, and none of evidence that is gone") {
    CHECK_THROWS(alter(path,
                       "INSERT INTO redactions SELECT 'b' || substr(uuid, 2), case_uuid, evidence_uuid, boxes, "
                       "made_at, digest FROM redactions"));
    commit(core::RemoveEvidence{case_uuid, evidence_uuid}, {});
    CHECK(covers().empty());
}

TEST_CASE_FIXTURE(Redacted, "a box that another program moved is found as damage, and told with its case") {
    alter(path, "UPDATE redactions SET boxes = replace(boxes, '30', '31')");
    const auto file = store::File::open(path, {}).value();
    const auto found = store::verify_file(*file, {});
    REQUIRE(found.damages.size() == 1);
    CHECK(found.damages[0].table == "redactions");
    CHECK(found.damages[0].case_number == 1);
}

TEST_CASE_FIXTURE(Redacted, "purging and rescuing keep the boxes of what stays") {
    SUBCASE("purge") {
        core::Change note;
        note.uuid = ids.next();
        note.at = kNow;
        REQUIRE(store::purge_file(path, kNow, std::move(note), {}));
    }
    SUBCASE("rescue") {
        const auto out = folder.path() / "rescued.recoup";
        auto file = store::File::open(path, {}).value();
        const auto saved = store::salvage_file(*file, out, {ids.next(), ids.next(), kNow}, {});
        REQUIRE(saved);
        CHECK(saved->left_out == 0);
        path = out;
    }
    CHECK(covers().size() == 1);
}
