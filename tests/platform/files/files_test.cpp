#include "platform/files/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "support/full_disk.h"
#include "support/temp_folder.h"

using namespace recoup::platform;
namespace fs = std::filesystem;

namespace {

const std::vector<std::uint8_t> kBytes = {'p', 'r', 'o', 'o', 'f', 0, 255};

std::vector<std::uint8_t> content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::perms permissions(const fs::path& path) {
    return fs::status(path).permissions() & fs::perms::all;
}

}  // namespace

TEST_CASE("a new folder and a new file are open to their owner only") {
    const TempFolder temp;
    SystemFiles files;
    const auto folder = temp.path() / "a" / "b";
    REQUIRE_FALSE(files.make_folder(folder));
    CHECK(permissions(temp.path() / "a") == fs::perms::owner_all);
    CHECK(permissions(folder) == fs::perms::owner_all);
    CHECK_FALSE(files.make_folder(folder));
    const auto written = files.write_new_file(folder, "x.png", kBytes);
    REQUIRE(written);
    CHECK(*written == folder / "x.png");
    CHECK(content(*written) == kBytes);
    CHECK(permissions(*written) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a taken name is never overwritten") {
    const TempFolder temp;
    SystemFiles files;
    REQUIRE(files.write_new_file(temp.path(), "x.png", {}));
    const auto second = files.write_new_file(temp.path(), "x.png", kBytes);
    REQUIRE(second);
    CHECK(second->filename() == "x (2).png");
    CHECK(fs::file_size(temp.path() / "x.png") == 0);
}

TEST_CASE("no link is followed and nothing leaves the folder") {
    const TempFolder temp;
    SystemFiles files;
    const auto folder = temp.path() / "in";
    fs::create_directory(folder);
    fs::create_symlink(temp.path() / "outside.png", folder / "x.png");
    const auto written = files.write_new_file(folder, "x.png", kBytes);
    REQUIRE(written);
    CHECK(written->filename() == "x (2).png");
    CHECK_FALSE(fs::exists(temp.path() / "outside.png"));
    const auto escaping = files.write_new_file(folder, "../y.png", kBytes);
    REQUIRE(escaping);
    CHECK(escaping->parent_path() == folder);
}

TEST_CASE("what cannot be written says why and leaves nothing") {
    const TempFolder temp;
    SystemFiles files;
    CHECK(files.write_new_file(temp.path() / "missing", "x", kBytes).error() == std::errc::no_such_file_or_directory);
    std::ofstream(temp.path() / "file") << "x";
    CHECK(files.make_folder(temp.path() / "file" / "below") == std::errc::file_exists);
    {
        const FullDisk full(3);
        CHECK(files.write_new_file(temp.path(), "x", kBytes).error() == std::errc::file_too_large);
    }
    CHECK(std::distance(fs::directory_iterator(temp.path()), {}) == 1);
}
