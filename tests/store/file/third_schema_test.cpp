// A file of schema version 3 as the program left it: what later versions must be able to open.
#include <doctest/doctest.h>

#include "store/store_fixture.h"
#include "store/verify/verify.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::test;
using core::to_storage;

namespace {

struct ThirdSchema {
    TempFolder folder;
    FixedZones zones;
    core::State state{zones};
    std::filesystem::path path = folder.path() / "third.recoup";
    std::unique_ptr<store::File> file;

    ThirdSchema() {
        std::filesystem::copy_file(source_path("tests/data/schema-3.recoup"), path);
        file = std::move(store::File::open(path, {}).value());
        REQUIRE(file->load(state)->seq == 7);
    }

    const core::CaseRecord& first() const { return *state.find_number(1); }
};

}  // namespace

TEST_CASE_FIXTURE(ThirdSchema, "a file of the third schema is brought up to date with nothing damaged") {
    CHECK(store::verify_file(*file, {}).damages.empty());
    file.reset();
    CHECK(store::File::open(path, {.read_only = true}));
}

TEST_CASE_FIXTURE(ThirdSchema, "what the person knew and who they spoke to in the third schema reads back") {
    REQUIRE(first().contacts.size() == 1);
    CHECK(first().contacts[0].party == core::Party::courier);
    CHECK(first().contacts[0].words == "签收是本人");
    REQUIRE(first().routes.size() == 1);
    CHECK(first().routes[0].party == core::Party::authority);
    REQUIRE(first().answers.size() == 2);
    CHECK(first().answers[0].value == "2026-11-25[Asia/Shanghai]");
    CHECK(first().evidence[0].kind == core::EvidenceKind::invoice);
    CHECK(file->holds_original(first().evidence[0].sha256));
    const auto* platform = state.find_platform("海豚数码");
    REQUIRE(platform);
    CHECK(platform->row.legal_name == "海豚数码科技有限公司");
}

TEST_CASE_FIXTURE(ThirdSchema, "a file of the third schema has no phrases, refusals and texts") {
    CHECK(state.phrases().empty());
    CHECK(state.refused().empty());
    CHECK(file->texts().empty());
}
