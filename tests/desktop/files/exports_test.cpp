#include "desktop/files/exports.h"

#include <doctest/doctest.h>

#include "desktop/base/parts_fixture.h"
#include "desktop/imports/import_queue.h"

using namespace recoup;
using namespace recoup::testing;

namespace {

class ExportFixture : public PartsFixture {
  public:
    // A case with one original.
    ui::ExportRequest one_original() {
        desktop::ImportQueue imports(file, jobs, around, voice, [] {});
        on_news = [&](const app::SessionNews& news) { imports.take_news(news); };
        const auto id = add_case("A");
        imports.add({write("shot.png", bytes)}, {id, std::nullopt});
        settle();
        on_news = [](const app::SessionNews&) {};
        voice = {};
        return {id, {file.state().cases()[0].evidence[0].uuid}, out.string()};
    }

    const std::vector<std::uint8_t> bytes = test::png(30, 60);
    std::filesystem::path out = folder.path() / "out";
    desktop::Exports exports{file, jobs, around, voice};
};

}  // namespace

TEST_CASE_FIXTURE(ExportFixture, "originals come out byte for byte, and never over another") {
    const auto request = one_original();
    exports.originals(request);
    settle();
    exports.originals(request);
    settle();
    CHECK(voice.notes.size() == 2);
    CHECK(voice.troubles.empty());
    const std::string expected(bytes.begin(), bytes.end());
    CHECK(test::read_file(out / "shot.png") == expected);
    CHECK(test::read_file(out / "shot (2).png") == expected);
}

TEST_CASE_FIXTURE(ExportFixture, "an export goes on from the file it was begun with when another is opened") {
    const auto request = one_original();
    BusyWorkers busy(jobs);
    exports.originals(request);
    file.use(open_session(folder.path() / "other.recoup"));
    busy.let_go();
    settle();
    CHECK(voice.notes.size() == 1);
    CHECK(test::read_file(out / "shot.png") == std::string(bytes.begin(), bytes.end()));
    CHECK(file.state().cases().empty());
}

TEST_CASE_FIXTURE(ExportFixture, "a folder that cannot be made is told, and nothing is written") {
    auto request = one_original();
    request.folder = (write("in the way", {1}) / "out").string();
    exports.originals(request);
    settle();
    CHECK(voice.notes.empty());
    REQUIRE(voice.troubles.size() == 1);
    CHECK(voice.troubles[0].message == "output_in_the_way"_tr);
}

TEST_CASE_FIXTURE(ExportFixture, "calendar and copy go where they are told to") {
    add_case("A");
    exports.copy(out.string() + ".recoup");
    settle();
    exports.calendar(out);
    settle();
    CHECK(voice.troubles.empty());
    CHECK(voice.notes.size() == 2);
    CHECK(std::filesystem::exists(out.string() + ".ics"));
    CHECK(open_session(out.string() + ".recoup")->state().cases().size() == 1);
    exports.copy(out.string() + ".recoup");
    settle();
    CHECK(voice.troubles.size() == 1);
}

TEST_CASE_FIXTURE(ExportFixture, "a calendar takes the place of calendars only, and never of the open file") {
    add_case("A");
    settle();
    const auto whole = test::read_file(file_path);
    const auto mine = write("mine.ics", {1});
    const auto again = folder.path() / "again.ics";
    for (const auto& path : {again, again, mine, file_path}) {
        exports.calendar(path);
        settle();
    }
    CHECK(voice.notes.size() == 2);
    REQUIRE(voice.troubles.size() == 2);
    CHECK(voice.troubles[0].message == "output_exists"_tr);
    CHECK(voice.troubles[1].message == "output_in_use"_tr);
    CHECK(test::read_file(mine) == "\1");
    CHECK(test::read_file(file_path) == whole);
}

TEST_CASE_FIXTURE(ExportFixture, "folders are offered while they are asked for") {
    std::filesystem::create_directories(folder.path() / "Downloads");
    exports.look_for_folders(true);
    CHECK(exports.folders() == std::vector<std::string>{(folder.path() / "Downloads").string()});
    exports.look_for_folders(false);
    CHECK(exports.folders().empty());
}
