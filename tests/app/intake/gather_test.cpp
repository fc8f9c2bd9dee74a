#include "app/intake/gather.h"

#include <doctest/doctest.h>

#include "app/intake/importer.h"
#include "support/pictures.h"
#include "support/system.h"
#include "support/temp_folder.h"
#include "support/zones.h"

using namespace recoup;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names(const app::Gathered& found) {
    std::vector<std::string> all;
    for (const auto& file : found.files) all.push_back(file.path.filename().string());
    return all;
}

}  // namespace

TEST_CASE("a folder gives its pictures and documents in natural order, and files stay where they were given") {
    const TempFolder folder;
    const auto shots = folder.path() / "shots";
    fs::create_directories(shots / "below");
    for (const auto* name : {"10.png", "9.PNG", "order.pdf", ".hidden.png", "program.exe", "Thumbs.db", "below/1.png"})
        test::write_file(shots / name, std::string("x"));
    test::write_file(folder.path() / "first.bin", std::string("first"));
    const auto found = app::gather({folder.path() / "first.bin", shots, folder.path() / "missing.png"});
    CHECK(names(found) == std::vector<std::string>{"first.bin", "9.PNG", "10.png", "order.pdf", "missing.png"});
    CHECK(found.files[0].bytes == 5);
    CHECK(found.from_folders == 3);
    CHECK(found.folders == std::vector<std::string>{"shots"});
    CHECK(found.refused.empty());
}

TEST_CASE("links in a circle, links to nowhere and links to folders are no files; a link to a file is one" *
          doctest::skip(!test::kPosix)) {
    const TempFolder folder;
    const auto shots = folder.path() / "shots";
    fs::create_directory(shots);
    test::write_file(folder.path() / "real.png", std::string("x"));
    fs::create_symlink(folder.path() / "real.png", shots / "link.png");
    fs::create_symlink(shots / "circle.png", shots / "circle.png");
    fs::create_symlink(folder.path() / "nowhere.png", shots / "nowhere.png");
    fs::create_directory_symlink(shots, shots / "folder.png");
    const auto found = app::gather({shots});
    CHECK(names(found) == std::vector<std::string>{"link.png"});
}

TEST_CASE("a folder with nothing to offer says so") {
    const TempFolder folder;
    fs::create_directory(folder.path() / "empty");
    const auto found = app::gather({folder.path() / "empty"});
    CHECK(found.files.empty());
    REQUIRE(found.refused.size() == 1);
    CHECK(found.refused[0].message == "import_folder_empty"_tr);
    CHECK(found.refused[0].path == (folder.path() / "empty").string());
}

TEST_CASE("a folder of ten thousand files is counted whole") {
    const TempFolder folder;
    for (int i = 0; i < 10'000; ++i) test::write_file(folder.path() / (std::to_string(i) + ".png"), std::string());
    const auto found = app::gather({folder.path()});
    REQUIRE(found.files.size() == 10'000);
    CHECK(found.files[9'999].path.filename() == "9999.png");
}
