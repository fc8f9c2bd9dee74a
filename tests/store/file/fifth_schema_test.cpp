// A file of schema version 5 as the program left it: what later versions must be able to open.
#include <doctest/doctest.h>

#include "core/redact/covers.h"
#include "store/store_fixture.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::test;

namespace {

struct FifthSchema {
    TempFolder folder;
    FixedZones zones;
    core::State state{zones};
    std::filesystem::path path = folder.path() / "fifth.recoup";
    std::unique_ptr<store::File> file;

    FifthSchema() {
        std::filesystem::copy_file(source_path("tests/data/schema-5.recoup"), path);
        file = std::move(store::File::open(path, {}).value());
        REQUIRE(file->load(state));
    }

    const core::CaseRecord& first() const { return *state.find_number(1); }
};

}  // namespace

TEST_CASE_FIXTURE(FifthSchema, "a file of the fifth schema is brought up to date with nothing damaged") {
    CHECK(store::verify_file(*file, {}).damages.empty());
    file.reset();
    CHECK(store::File::open(path, {.read_only = true}));
}

TEST_CASE_FIXTURE(FifthSchema, "cases of the fifth schema are cases, on the board, with their covers and contacts") {
    CHECK(first().row.title == "视频会员无法播放");
    CHECK(first().row.watch == core::Watch::none);
    CHECK(first().row.cycle == core::Cycle::none);
    CHECK_FALSE(first().row.renews_at);
    CHECK(first().row.cancel_how.empty());
    CHECK(first().on_board());
    CHECK(first().redactions.size() == 1);
    REQUIRE(first().contacts.size() == 1);
    CHECK(first().contacts[0].pushback == core::Pushback::system_normal);
}
