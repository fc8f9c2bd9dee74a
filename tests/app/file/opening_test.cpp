// The first start: nothing is there yet, and the file somebody works with is made with its folder.
#include "app/file/opening.h"

#include <doctest/doctest.h>

#include "app/session/session_fixture.h"
#include "platform/files/files.h"
#include "support/system.h"

using namespace recoup;

namespace {

struct OpeningFixture : test::SessionFixture {
    platform::SystemFiles files;

    core::Result<std::unique_ptr<app::Session>> open_or_make(const std::filesystem::path& file, bool may_make) {
        return app::open_or_make(file, may_make, files,
                                 {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}});
    }
};

}  // namespace

TEST_CASE_FIXTURE(OpeningFixture, "a home with nothing in it gets its folders and an empty file") {
    const auto file = folder.path() / ".local/share/recoup/refunds.recoup";
    const auto session = open_or_make(file, true);
    REQUIRE(session);
    CHECK((*session)->state().cases().empty());
    if (test::kPosix)
        CHECK(std::filesystem::status(file.parent_path()).permissions() == std::filesystem::perms::owner_all);
}

TEST_CASE_FIXTURE(OpeningFixture, "a file that was named is not made, and neither is its folder") {
    const auto file = folder.path() / "typed wrong/refunds.recoup";
    CHECK_FALSE(open_or_make(file, false));
    CHECK_FALSE(std::filesystem::exists(file.parent_path()));
}

TEST_CASE_FIXTURE(OpeningFixture, "a folder that cannot be made is named") {
    const auto in_the_way = folder.path() / "a file";
    CHECK_FALSE(files.write_new_file(folder.path(), "a file", {})->empty());
    const auto session = open_or_make(in_the_way / "recoup/refunds.recoup", true);
    REQUIRE_FALSE(session);
    CHECK(session.error().message == "cli_error_make_folder"_tr);
    CHECK(session.error().path == (in_the_way / "recoup").string());
}
