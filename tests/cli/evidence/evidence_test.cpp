#include <doctest/doctest.h>

#include "cli/runner.h"
#include "media/base/digest.h"
#include "support/system.h"

using namespace recoup;
using nlohmann::json;
using test::Runner;

namespace {

std::string sha256(const std::vector<std::uint8_t>& bytes) {
    return media::to_string(media::sha256(std::as_bytes(std::span(bytes))));
}

struct Case : Runner {
    Case() {
        if ((*this)({"add", "--title", "a", "--problem", "payment_failure"}).code != 0)
            throw std::runtime_error("no case");
    }
};

}  // namespace

TEST_CASE("pictures are attached, listed with all keys, and written back byte for byte") {
    Case run;
    const auto one = test::png(300, 200, 1);
    const auto two = test::png(20, 10, 2);
    test::write_file(portable::path_of(run.path("截图.png")), one);
    test::write_file(run.path("two.png"), two);
    const auto attached = run.json(
        {"attach", "1", run.path("截图.png"), run.path("two.png"), "--kind", "payment_proof", "--caption", "c"});
    REQUIRE(attached["evidence"].size() == 2);
    CHECK(attached["evidence"][0] == json{{"id", 1}, {"sha256", sha256(one)}, {"duplicate", false}});
    const auto shown = run.json({"show", "1"})["case"];
    CHECK(shown["evidence_count"] == 2);
    CHECK(shown["slots_filled"] == 1);
    const auto evidence = shown["evidence"][0];
    for (const auto* key :
         {"id", "kind", "name", "caption", "sha256", "bytes", "width", "height", "captured_at", "added_at"})
        CHECK(evidence.contains(key));
    CHECK(evidence["name"] == "截图.png");
    CHECK(evidence["kind"] == "payment_proof");
    CHECK(evidence["width"] == 300);
    CHECK(evidence["bytes"] == one.size());
    CHECK(run.json({"evidence", "1"})["evidence"] == shown["evidence"]);
    CHECK(run({"evidence", "1"}).out_has("300×200"));
    const auto out = run.path("out/deep");
    const auto files = run.json({"extract", "1", "--out", out})["files"];
    REQUIRE(files.size() == 2);
    CHECK(test::read_file(portable::path_of(files[0]["path"].get<std::string>())) ==
          std::string(one.begin(), one.end()));
    CHECK(test::read_file(files[1]["path"].get<std::string>()) == std::string(two.begin(), two.end()));
    CHECK(files[0]["sha256"] == sha256(one));
    // Again: nothing is overwritten.
    const auto again = run.json({"extract", "1", "--out", out})["files"];
    CHECK(again[0]["path"] != files[0]["path"]);
}

TEST_CASE("kind and caption of a proof are changed, and it is removed and comes back") {
    Case run;
    test::write_file(run.path("a.png"), test::png(30, 20, 1));
    REQUIRE(run({"attach", "1", run.path("a.png")}).code == 0);
    REQUIRE(run({"evidence", "edit", "1", "--kind", "terms", "--caption", "第四条"}).code == 0);
    auto row = run.json({"evidence", "1"})["evidence"][0];
    CHECK(row["kind"] == "terms");
    CHECK(row["caption"] == "第四条");
    REQUIRE(run({"evidence", "edit", "1", "--kind", "bank_record"}).code == 0);
    row = run.json({"evidence", "1"})["evidence"][0];
    CHECK(row["kind"] == "bank_record");
    CHECK(row["caption"] == "第四条");
    CHECK(run({"evidence", "edit", "1", "--kind", "selfie"}).code == 2);
    CHECK(run({"evidence", "edit", "7", "--caption", "x"}).code == 1);
    REQUIRE(run({"evidence", "remove", "1"}).code == 0);
    CHECK(run.json({"evidence", "1"})["evidence"].empty());
    CHECK(run({"evidence", "remove", "1"}).code == 1);
    REQUIRE(run({"undo"}).code == 0);
    CHECK(run.json({"evidence", "1"})["evidence"].size() == 1);
}

TEST_CASE("the same picture twice is named as such and kept once") {
    Case run;
    const auto bytes = test::png(30, 20);
    test::write_file(run.path("a.png"), bytes);
    test::write_file(run.path("b.png"), bytes);
    const auto first = run.json({"attach", "1", run.path("a.png"), run.path("b.png")})["evidence"];
    REQUIRE(first.size() == 2);
    CHECK(first[0]["duplicate"] == false);
    CHECK(first[1]["duplicate"] == true);
    CHECK(first[1]["id"] == first[0]["id"]);
    const auto second = run.json({"attach", "1", run.path("b.png")})["evidence"];
    CHECK(second[0] == json{{"id", 1}, {"sha256", sha256(bytes)}, {"duplicate", true}});
    CHECK(run.json({"list"})["cases"][0]["evidence_count"] == 1);
}

TEST_CASE("a bad file gets one line and the rest goes on") {
    Case run;
    auto bomb = test::png(8, 8);
    for (const std::size_t at : {16u, 20u}) bomb[at + 2] = 0x75;  // width and height: 29,960 each
    test::write_file(run.path("bomb.png"), bomb);
    test::write_file(run.path("good.png"), test::png(5, 5));
    const auto output =
        run({"attach", "1", run.path("bomb.png"), run.path("none.png"), run.path("good.png"), "--json"});
    CHECK(output.code == 1);
    CHECK(std::count(output.err.begin(), output.err.end(), '\n') == 2);
    CHECK(output.err_has("bomb.png"));
    CHECK(output.err_has("none.png"));
    CHECK(output.json()["evidence"].size() == 1);
    CHECK(run({"attach", "9", run.path("good.png")}).code == 1);
    CHECK(run({"attach", "1", run.path("good.png"), "--kind", "horoscope"}).code == 2);
}

TEST_CASE("standard input is named by what it is") {
    Case run;
    const auto bytes = test::png(7, 7);
    CHECK(run({"attach", "1", "-"}, std::string(bytes.begin(), bytes.end())).code == 0);
    CHECK(run.json({"evidence", "1"})["evidence"][0]["name"] == "stdin.png");
    CHECK(run({"attach", "1", "-"}).code == 1);
}

TEST_CASE("the clipboard gives a picture, files or a reason") {
    using State = app::ClipboardContent::State;
    Case run;
    CHECK(run({"attach", "1", "--clipboard"}).code == 1);
    run.clipboard.content = {State::picture, test::png(9, 9), "image/png", "clipboard.png", {}};
    CHECK(run({"attach", "1", "--clipboard"}).code == 0);
    CHECK(run.json({"evidence", "1"})["evidence"][0]["name"] == "clipboard.png");
    test::write_file(run.path("copied.png"), test::png(11, 11));
    run.clipboard.content = {State::files, {}, {}, {}, {run.path("copied.png")}};
    CHECK(run({"attach", "1", "--clipboard"}).code == 0);
    CHECK(run.json({"list"})["cases"][0]["evidence_count"] == 2);
    run.clipboard.content = {State::unavailable, {}, {}, {}, {}};
    CHECK(run({"attach", "1", "--clipboard"}).err_has("no clipboard"));
}

TEST_CASE("an evidence name cannot lead out of the folder it is written to" * doctest::skip(!test::kPosix)) {
    Case run;
    const auto nasty = run.path("\x1b[31m..\\evil.png");
    test::write_file(nasty, test::png(3, 3));
    REQUIRE(run({"attach", "1", nasty}).code == 0);
    const auto output = run({"extract", "1", "--out", run.path("out")});
    CHECK(output.code == 0);
    CHECK_FALSE(output.out_has("\x1b"));
    for (const auto& entry : std::filesystem::directory_iterator(run.path("out")))
        CHECK(entry.path().filename().string().find('\x1b') == std::string::npos);
}
