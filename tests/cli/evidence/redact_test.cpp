#include <doctest/doctest.h>

#include "assets/embedded.h"
#include "cli/runner.h"
#include "media/picture/decode.h"
#include "support/source_dir.h"
#include "support/system.h"

using namespace recoup;
using nlohmann::json;
using test::Runner;

namespace {

struct Case : Runner {
    Case() {
        if ((*this)({"add", "--title", "台灯", "--problem", "goods_quality", "--order", "SL20261117083305"}).code != 0)
            throw std::runtime_error("no case");
    }
    void attach(const std::string& name, const std::vector<std::uint8_t>& bytes) {
        test::write_file(portable::path_of(path(name)), bytes);
        REQUIRE((*this)({"attach", "1", path(name)}).code == 0);
    }
    nlohmann::json boxes(const std::string& id = "1") { return (*this).json({"redact", id})["boxes"]; }
    media::Image extracted(const std::vector<std::string>& more) {
        std::vector<std::string> args{"extract", "1", "--out", path("out")};
        args.insert(args.end(), more.begin(), more.end());
        const auto file = (*this).json(args)["files"][0];
        const auto text = test::read_file(portable::path_of(file["path"].get<std::string>()));
        return media::decode(media::as_bytes(text)).value();
    }
};

std::vector<std::uint8_t> bytes_of(const std::string& text) {
    return {text.begin(), text.end()};
}

}  // namespace

TEST_CASE("boxes are added, listed and cleared, each as one step") {
    Case run;
    run.attach("订单.png", test::png(300, 200, 1));
    const auto done = run({"redact", "1", "--box", "10,20,100,30,手机号", "--box", "0,0,5,5"});
    CHECK(done.code == 0);
    CHECK(done.out_has("2"));
    CHECK(run.boxes() ==
          json::parse(R"([{"x":10,"y":20,"w":100,"h":30,"label":"手机号"},{"x":0,"y":0,"w":5,"h":5,"label":""}])"));
    CHECK(run.json({"evidence", "1"})["evidence"][0]["covered"] == 2);
    REQUIRE(run({"redact", "1", "--box", "50,50,9,9"}).code == 0);
    CHECK(run.boxes().size() == 3);
    REQUIRE(run({"redact", "1", "--clear"}).code == 0);
    CHECK(run.boxes().empty());
    REQUIRE(run({"undo"}).code == 0);
    CHECK(run.boxes().size() == 3);
}

TEST_CASE("the shown picture is covered, the original stays as it came") {
    Case run;
    run.attach("订单.png", test::png(300, 200, 1));
    const auto before = run.extracted({});
    REQUIRE(run({"redact", "1", "--box", "10,20,100,30"}).code == 0);
    CHECK(run.extracted({}) == before);
    const auto shown = run.extracted({"--shown"});
    REQUIRE(shown.width == 300);
    const auto* pixel = &shown.rgba[(25 * 300 + 50) * 4];
    CHECK(pixel[0] == 0x10);
    CHECK(pixel[1] == 0x13);
    CHECK(pixel[2] == 0x18);
    const auto files = run.json({"extract", "1", "--out", run.path("more"), "--shown"})["files"];
    CHECK(files[0]["covered"] == 1);
}

TEST_CASE("without boxes the shown picture is the original, byte for byte") {
    Case run;
    const auto bytes = test::png(30, 20, 1);
    run.attach("a.png", bytes);
    const auto file = run.json({"extract", "1", "--out", run.path("out"), "--shown"})["files"][0];
    CHECK(test::read_file(file["path"].get<std::string>()) == std::string(bytes.begin(), bytes.end()));
}

TEST_CASE("what is no box, lies outside or is of no picture is refused in words") {
    Case run;
    run.attach("a.png", test::png(30, 20, 1));
    run.attach("b.txt", bytes_of("a text"));
    for (const auto* box : {"", "1,2,3", "1,2,3,", "a,b,c,d", "1;2;3;4", "1,2,3,4x", "99999999999,1,1,1"}) {
        CAPTURE(box);
        CHECK(run({"redact", "1", "--box", box}).code == 2);
    }
    CHECK(run({"redact", "1", "--box", "20,0,11,5"}).code == 2);
    CHECK(run({"redact", "1", "--box", "-1,0,5,5"}).code == 2);
    CHECK(run({"redact", "2", "--box", "0,0,1,1"}).code == 1);
    CHECK(run({"redact", "7"}).code == 1);
    CHECK(run({"redact", "1", "--box", "0,0,5,5", "--clear"}).code == 2);
    CHECK(run({"redact", "1", "--take", "all"}).code == 2);
    CHECK(run.boxes().empty());
    CHECK(run({"redact", "1"}).out_has("Nothing in it is covered"));
}

TEST_CASE("what evidence proves is kept and listed") {
    Case run;
    run.attach("a.png", test::png(30, 20, 1));
    REQUIRE(run({"evidence", "edit", "1", "--proves", "付了 128 元"}).code == 0);
    CHECK(run.json({"evidence", "1"})["evidence"][0]["proves"] == "付了 128 元");
}

TEST_CASE("suggestions are listed, some or all are taken, and the picture then says none of it") {
    if (assets::networks().finder.empty()) return;
    Case run;
    run.attach("订单详情.png", bytes_of(test::read_file(test::source_path("tests/data/screens/order-redact.png"))));
    REQUIRE(run({"ocr"}).code == 0);
    const auto listed = run.json({"redact", "1", "--suggest"});
    CHECK(listed["boxes"].empty());
    std::vector<std::string> what;
    for (const auto& one : listed["suggested"]) what.push_back(one["what"]);
    CHECK(what == std::vector<std::string>{"name", "phone", "address", "bank_card", "phone"});
    CHECK(run({"redact", "1", "--suggest", "--take", "6"}).code == 2);
    CHECK(run({"redact", "1", "--suggest", "--take", "0"}).code == 2);
    CHECK(run({"redact", "1", "--suggest", "--take", "1,,2"}).code == 2);
    REQUIRE(run({"redact", "1", "--suggest", "--take", "1,3"}).code == 0);
    CHECK(run.boxes().size() == 2);
    REQUIRE(run({"redact", "1", "--suggest", "--take", "all"}).code == 0);
    CHECK(run.boxes().size() == 5);
    CHECK(run.json({"redact", "1", "--suggest"})["suggested"].empty());
    CHECK(run({"redact", "1", "--suggest", "--take", "all"}).code == 1);
    const auto file = run.json({"extract", "1", "--out", run.path("out"), "--shown"})["files"][0]["path"];
    const auto said = run({"text", file.get<std::string>()}).out;
    for (const auto* gone : {"李", "晓", "138", "0000", "临江", "柳荫", "1204", "6222", "0213", "4823"}) {
        CAPTURE(gone);
        CHECK(said.find(gone) == std::string::npos);
    }
    for (const auto* kept : {"SL20261117083305", "付款方式", "156.00", "BL7720461198305"}) {
        CAPTURE(kept);
        CHECK(said.find(kept) != std::string::npos);
    }
}

TEST_CASE("a document that leaves the originals behind is taken in without what was covered of them") {
    Case run;
    run.attach("订单.png", test::png(300, 200, 1));
    REQUIRE(run({"redact", "1", "--box", "10,20,100,30"}).code == 0);
    REQUIRE(run({"export", "--format", "json", "--out", run.path("all.json")}).code == 0);
    REQUIRE(run({"--file", run.path("other.recoup"), "init"}).code == 0);
    const auto taken = run({"--file", run.path("other.recoup"), "import", "json", run.path("all.json")});
    CHECK(taken.code == 0);
    CHECK(run.json({"--file", run.path("other.recoup"), "evidence", "1"})["evidence"].empty());
}
