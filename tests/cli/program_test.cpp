#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "cli/command_line/launch.h"
#include "cli/runner.h"
#include "support/source_dir.h"

using namespace recoup;
namespace fs = std::filesystem;
using test::Runner;
using What = cli::Launch::What;
using Words = std::vector<std::string>;

namespace {

cli::Launch launch(const Words& args) {
    return cli::decide_launch(args, [](const std::string& path) { return path == "refunds"; });
}

Words words_of(std::string_view name) {
    std::istringstream text{std::string(name)};
    Words words;
    for (std::string word; text >> word;) words.push_back(word);
    return words;
}

}  // namespace

TEST_CASE("without a verb the board opens, with a file if one is named") {
    CHECK(launch({}).what == What::window);
    CHECK(launch({"--file", "list"}).what == What::window);
    CHECK(launch({"a.recoup"}).file == "a.recoup");
    CHECK(launch({"./list"}).file == "./list");
    CHECK(launch({"refunds"}).file == "refunds");
    CHECK(launch({"--lang", "zh", "list"}).verb->name == "list");
    CHECK(launch({"deadline", "add", "1"}).verb->name == "deadline add");
    CHECK(launch({"deadline", "add", "1"}).args == Words{"1"});
    CHECK(launch({"--now", "x", "deadline", "list", "3"}).args == Words{"--now", "x", "3"});
    CHECK(launch({"lst"}).what == What::unknown);
}

TEST_CASE("the window gets the file, the language and whether it may make the file") {
    Runner run;
    CHECK(run({}).code == 1);
    std::optional<cli::WindowRequest> request;
    run.open_window = [&](const cli::WindowRequest& asked) {
        request = asked;
        return 0;
    };
    CHECK(run({}).code == 0);
    CHECK(request->file == run.default_file());
    CHECK(request->may_create);
    CHECK_FALSE(request->lang);
    CHECK(run({"--lang", "zh", "/x/a.recoup"}).code == 0);
    CHECK(request->file == "/x/a.recoup");
    CHECK_FALSE(request->may_create);
    CHECK(request->lang == core::Lang::zh);
    CHECK(run({"/x/a.recoup", "--file", "/x/b.recoup"}).code == 2);
}

TEST_CASE("a window that is open may show the file, but not in another language, at another time, or as the demo") {
    Runner run;
    bool may_join = false;
    run.open_window = [&](const cli::WindowRequest& asked) {
        may_join = asked.may_join;
        return 0;
    };
    const auto joins = [&](const std::vector<std::string>& args) {
        CHECK(run(args).code == 0);
        return may_join;
    };
    CHECK(joins({}));
    CHECK(joins({"/x/a.recoup"}));
    CHECK(joins({"--file", "/x/a.recoup"}));
    CHECK_FALSE(joins({"--new-window"}));
    CHECK_FALSE(joins({"/x/a.recoup", "--new-window"}));
    CHECK_FALSE(joins({"/x/a.recoup", "--lang", "zh"}));
    CHECK_FALSE(joins({"/x/a.recoup", "--now", "2026-11-22T20:00:00+08:00"}));
    CHECK_FALSE(joins({"demo"}));
    CHECK(run({"list", "--new-window"}).code == 2);
}

TEST_CASE("version, help and licences go to standard output") {
    Runner run;
    CHECK(run({"--version"}).out == "recoup " RECOUP_VERSION "\n");
    const auto help = run({"--help"});
    CHECK(help.code == 0);
    for (const auto* verb : cli::all_verbs()) CHECK(help.out_has(verb->name));
    CHECK(run({"--help", "--lang", "zh"}).out_has("新建案件"));
    CHECK(run({"--licences"}).out_has("MIT"));
}

TEST_CASE("every verb of the sources lists itself, once, in its own place of the help") {
    std::set<std::string> written;
    const std::regex verb_line(R"rx(^const Verb k\w+\{\d+, "([a-z ]+)")rx");
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(test::kSourceDir) / "src/cli")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream source(entry.path());
        std::smatch found;
        for (std::string line; std::getline(source, line);)
            if (std::regex_search(line, found, verb_line)) CHECK(written.insert(found[1]).second);
    }
    std::set<std::string> listed;
    const auto verbs = cli::all_verbs();
    for (const auto* verb : verbs) CHECK(listed.insert(std::string(verb->name)).second);
    CHECK(listed == written);
    CHECK(std::ranges::adjacent_find(verbs, std::ranges::greater_equal{}, &cli::Verb::place) == verbs.end());

    Runner run;
    const auto help = run({"--help", "--lang", "en"}).out;
    std::size_t at = 0;
    for (const auto* verb : verbs) {
        const auto line = "\n  " + std::string(verb->name) + "  ";
        const auto found = help.find(line);
        CAPTURE(verb->name);
        CHECK(found != help.npos);
        CHECK(found == help.rfind(line));
        CHECK(found >= at);
        at = found;
    }
}

TEST_CASE("every verb explains its arguments in both languages") {
    Runner run;
    for (const auto* verb : cli::all_verbs())
        for (const auto* lang : {"zh", "en"}) {
            auto args = words_of(verb->name);
            args.insert(args.end(), {"--help", "--lang", lang});
            const auto help = run(args);
            CAPTURE(verb->name);
            CHECK(help.code == 0);
            CHECK(help.out_has("recoup " + std::string(verb->name)));
            CHECK(help.out_has("--json"));
        }
}

TEST_CASE("wrong usage is one sentence, exit 2, with the nearest right thing") {
    Runner run;
    const auto refused = [&](const Words& args, std::string_view hint) {
        const auto output = run(args);
        CAPTURE(args.back());
        CAPTURE(output.err);
        CHECK(output.code == 2);
        CHECK(output.out.empty());
        CHECK(output.err_has(hint));
        CHECK(std::count(output.err.begin(), output.err.end(), '\n') == 1);
    };
    refused({"lsit"}, "recoup list");
    refused({"frobnicate"}, "recoup --help");
    refused({"deadline"}, "deadline add");
    refused({"list", "--stgae", "evidence"}, "--stage");
    refused({"list", "--frobnicate"}, "recoup list --help");
    refused({"list", "extra"}, "extra");
    refused({"add", "--title"}, "--title");
    refused({"add", "--title", "a", "--title", "b"}, "--title");
    refused({"add"}, "--title");
    refused({"show"}, "ID");
    refused({"show", "x"}, "12");
    refused({"move", "1"}, "STAGE");
    refused({"list", "--json=maybe"}, "recoup list --help");
    refused({"list", "--lang", "fr"}, "zh");
    refused({"list", "--now", "yesterday"}, "2026-11-24T23:30:00+08:00");
    refused({"list", "--stage", "done"}, "under_review");
    refused({"list", "--search", "\xff\xfe"}, "UTF-8");
    refused({"due", "--within", "soon"}, "7 working days");
    refused({"extract", "1"}, "--out");
    refused({"attach", "1"}, "--clipboard");
    refused({"screenshot", "--out", "a.png", "--size", "1x1"}, "1440x900");
    refused({"screenshot", "--out", "a.png", "--scale", "nan"}, "1.5");
    refused({"deadline", "add", "1"}, "--in");
    refused({"deadline", "add", "1", "--at", "2026-02-30"}, "2026-12-01");
    refused({"deadline", "snooze", "1"}, "--for");
}

TEST_CASE("the language follows the locale and --lang") {
    Runner run;
    run.lang = core::Lang::zh;
    CHECK(run({"lsit"}).err_has("是否想用"));
    CHECK(run({"lsit", "--lang", "en"}).err_has("did you mean"));
}

TEST_CASE("the file is --file, else RECOUP_FILE, else the default; a missing one is exit 3 with the way out") {
    Runner run;
    auto output = run({"list"});
    CHECK(output.code == 3);
    CHECK(output.err_has("recoup init"));
    CHECK(output.err_has(run.default_file().string()));
    run.environment["RECOUP_FILE"] = run.path("env.recoup");
    output = run({"add", "--title", "a"});
    CHECK(output.code == 3);
    CHECK(output.err_has("env.recoup"));
    CHECK(output.err_has("recoup init"));
    CHECK(run({"init"}).code == 0);
    CHECK(run({"add", "--title", "a"}).code == 0);
    CHECK(run({"list", "--file", run.path("other.recoup")}).code == 3);
    run.environment.clear();
    CHECK(run({"add", "--title", "b"}).code == 0);
    CHECK(std::filesystem::exists(run.default_file()));
}

TEST_CASE("init makes a file and never touches one that is there") {
    Runner run;
    const auto file = run.path("new folder/a.recoup");
    CHECK(run({"init", "--file", file}).code == 0);
    const auto before = test::read_file(file);
    CHECK_FALSE(before.empty());
    CHECK(run({"init", "--file", file}).code == 1);
    CHECK(test::read_file(file) == before);
}

TEST_CASE("what is no Recoup file is exit 3 and stays as it is") {
    Runner run;
    const auto file = run.path("notes.recoup");
    test::write_file(file, std::string("dear diary"));
    CHECK(run({"list", "--file", file}).code == 3);
    CHECK(run({"add", "--title", "a", "--file", file}).code == 3);
    CHECK(test::read_file(file) == "dear diary");
}

TEST_CASE("an output that cannot be written is no success") {
    Runner run;
    REQUIRE(run({"add", "--title", "a"}).code == 0);
    std::istringstream in;
    std::ostringstream out, err;
    out.setstate(std::ios::badbit);
    auto machine = run.machine_on(in, out, err);
    CHECK(cli::run_program(Words{"list"}, machine) == 1);
    CHECK_FALSE(err.str().empty());
}

TEST_CASE("a screenshot is asked for as typed") {
    Runner run;
    CHECK(run({"screenshot", "--out", "a.png"}).code == 1);
    std::optional<cli::ScreenshotRequest> request;
    run.screenshot = [&](const cli::ScreenshotRequest& asked) {
        request = asked;
        return std::vector<std::byte>(8, std::byte{1});
    };
    CHECK(run({"screenshot", "--view", "case:3", "--size", "800x600", "--scale", "1.5", "--theme", "dark", "--out",
               run.path("a.png"), "--lang", "zh"})
              .code == 0);
    CHECK(test::read_file(run.path("a.png")) == std::string(8, '\1'));
    CHECK(request->view == "case:3");
    CHECK(request->width_px == 800);
    CHECK(request->height_px == 600);
    CHECK(request->scale == 1.5);
    CHECK(request->dark);
    CHECK(request->lang == core::Lang::zh);
    CHECK(request->file == run.default_file());
}
