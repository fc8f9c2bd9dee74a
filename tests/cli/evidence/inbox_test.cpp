// The verbs of pictures that wait: watched folders, a list, into a case, never again.
#include <doctest/doctest.h>

#include "cli/runner.h"

using namespace recoup;
using test::Runner;
using namespace std::chrono_literals;

namespace {

struct WatchedRunner {
    Runner run;

    WatchedRunner() {
        REQUIRE(run({"init"}).code == 0);
        std::filesystem::create_directory(run.folder.path() / "shots");
        REQUIRE(run({"inbox", "watch", run.path("shots")}).code == 0);
    }

    // A picture that came so long after the folder was watched.
    void put(const std::string& name, int colour, std::chrono::minutes after) {
        const auto path = run.folder.path() / "shots" / name;
        test::write_file(path, test::png(8, 8, static_cast<std::uint8_t>(colour)));
        std::filesystem::last_write_time(path, std::chrono::file_clock::from_sys(Runner::kNow + after));
    }
    nlohmann::json pictures() { return run.json({"inbox"})["pictures"]; }
};

}  // namespace

TEST_CASE("the inbox wants a folder that is watched, and says when there is nothing new") {
    Runner run;
    REQUIRE(run({"init"}).code == 0);
    const auto none = run({"inbox"});
    CHECK(none.code == 1);
    CHECK(none.err == "No folder is watched yet. Choose one with recoup inbox watch FOLDER.\n");
    CHECK(run({"inbox", "watch", run.path("nowhere")}).err_has("There is no such folder"));
    const WatchedRunner watched;
}

TEST_CASE_FIXTURE(WatchedRunner,
                  "new pictures are listed from the oldest on, and one goes into the case that is named") {
    CHECK(run({"inbox"}).out == "There are no new screenshots.\n");
    put("later.png", 2, 20min);
    put("first.png", 1, 5min);
    const auto all = pictures();
    REQUIRE(all.size() == 2);
    CHECK(all[0]["number"] == 1);
    CHECK(all[0]["path"].get<std::string>().ends_with("first.png"));
    CHECK(all[0]["case"].is_null());
    REQUIRE(run({"add", "--title", "Tea", "--paid", "20"}).code == 0);
    CHECK(run({"inbox", "take", "1"}).err_has("Nothing tells which case screenshot 1 belongs to"));
    REQUIRE(run({"inbox", "take", "1", "1"}).code == 0);
    CHECK(run.json({"evidence", "1"})["evidence"][0]["sha256"] == all[0]["sha256"]);
    CHECK(std::filesystem::exists(run.folder.path() / "shots" / "first.png"));
    CHECK(pictures().size() == 1);
    CHECK(run({"inbox", "take", "2", "1"}).err_has("There is no new screenshot 2"));
}

TEST_CASE_FIXTURE(WatchedRunner, "a refused picture is not offered again, under no other name and until it is undone") {
    put("a.png", 1, 5min);
    REQUIRE(run({"inbox", "refuse", "1"}).code == 0);
    put("copy of a.png", 1, 6min);
    CHECK(pictures().empty());
    REQUIRE(run({"undo"}).code == 0);
    CHECK(pictures().size() == 1);
    REQUIRE(run({"inbox", "unwatch", run.path("shots")}).code == 0);
    CHECK(run({"inbox"}).code == 1);
}
