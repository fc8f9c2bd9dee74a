// What the verbs with --out write over, and what they leave alone.
#include <doctest/doctest.h>

#include "cli/runner.h"
#include "support/full_disk.h"

using namespace recoup;
using test::Runner;

namespace {

struct Outputs : Runner {
    Outputs() {
        REQUIRE((*this)({"add", "--title", "手机"}).code == 0);
        screenshot = [this](const cli::ScreenshotRequest&) {
            const auto bytes = std::as_bytes(std::span(picture));
            return std::vector(bytes.begin(), bytes.end());
        };
    }
    using Args = std::vector<std::string>;
    // Each verb that writes a file of its kind to `out`.
    std::vector<Args> verbs(const std::string& out) const {
        return {{"screenshot", "--out", out}, {"export", "--format", "ics", "--out", out}};
    }
    static Args overwriting(Args args) {
        args.emplace_back("--overwrite");
        return args;
    }
    const std::vector<std::uint8_t> picture = test::png(4, 4);
};

}  // namespace

TEST_CASE_FIXTURE(Outputs, "no verb writes over the person's file, though it is told to") {
    const auto file = default_file().string();
    const auto whole = test::read_file(file);
    for (const auto& verb : verbs(file)) {
        CAPTURE(verb[0]);
        for (const auto& args : {verb, overwriting(verb)}) {
            const auto output = (*this)(args);
            CHECK(output.code == 1);
            CHECK(output.err ==
                  "That is the file in use, which is never overwritten; choose another name: " + file + "\n");
        }
    }
    for (const auto& verb : verbs(file + "-journal")) CHECK((*this)(overwriting(verb)).code == 1);
    CHECK(test::read_file(file) == whole);
    CHECK_FALSE(std::filesystem::exists(file + "-journal"));
}

TEST_CASE_FIXTURE(Outputs, "a file of another kind is written over only with --overwrite, and the refusal says so") {
    const auto other = path("diary.png");
    test::write_file(other, std::string("mine"));
    for (const auto& verb : verbs(other)) {
        CAPTURE(verb[0]);
        const auto output = (*this)(verb);
        CHECK(output.code == 1);
        CHECK(output.err_has("--overwrite"));
        CHECK(output.out.empty());
        CHECK(test::read_file(other) == "mine");
        CHECK((*this)(overwriting(verb)).code == 0);
        CHECK(test::read_file(other) != "mine");
        CHECK((*this)(verb).code == 0);  // its own kind by now
        test::write_file(other, std::string("mine"));
    }
}

TEST_CASE_FIXTURE(Outputs,
                  "a full disk leaves neither an empty picture nor an empty calendar" * doctest::skip(!test::kPosix)) {
    for (const auto& verb : verbs(path("new"))) {
        CAPTURE(verb[0]);
        const FullDisk full(20);
        const auto output = (*this)(verb);
        CHECK(output.code == 1);
        CHECK(output.err_has("disk is full"));
        CHECK(output.out.empty());
        CHECK_FALSE(std::filesystem::exists(path("new")));
    }
}
