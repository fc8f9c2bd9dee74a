#include "platform/pages/first_page.h"

#include <doctest/doctest.h>

#include <fstream>

#include "support/temp_folder.h"

using namespace recoup;

namespace {

const std::vector<std::uint8_t> kDocument = {'%', 'P', 'D', 'F', '-', '1', '.', '7'};

// A program in place of pdftoppm.
struct Drawer {
    TempFolder folder;
    std::filesystem::path path = folder.path() / "drawer";

    explicit Drawer(const std::string& script) {
        std::ofstream(path) << "#!/bin/sh\n" << script << '\n';
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    }
    std::optional<std::vector<std::uint8_t>> draw(const platform::PageLimits& limits = {}) const {
        return platform::first_page(path, kDocument, limits);
    }
};

std::string text(const std::optional<std::vector<std::uint8_t>>& bytes) {
    return bytes ? std::string(bytes->begin(), bytes->end()) : "nothing";
}

}  // namespace

TEST_CASE("the drawer gets the document on its standard input, and what it writes is the picture") {
    CHECK(text(Drawer("cat; echo \" $*\"").draw()) == "%PDF-1.7 -png -f 1 -l 1 -scale-to 1600 -\n");
}

TEST_CASE("a drawer that fails, writes nothing, or is not there gives no picture") {
    CHECK(text(Drawer("echo half; exit 1").draw()) == "nothing");
    CHECK(text(Drawer("exit 0").draw()) == "nothing");
    CHECK(text(platform::first_page("/nonexistent/drawer", kDocument)) == "nothing");
}

TEST_CASE("a drawer that takes too long or writes too much is ended") {
    platform::PageLimits limits;
    limits.time = std::chrono::seconds(1);
    CHECK(text(Drawer("exec sleep 600").draw(limits)) == "nothing");
    limits = {};
    limits.picture_bytes = 1000;
    CHECK(text(Drawer("exec yes").draw(limits)) == "nothing");
}

TEST_CASE("a drawer can write no file and sees no more of the environment than it needs") {
    const Drawer drawer("(echo x > \"$0.made\"); env | cut -d= -f1 | sort | tr '\\n' ' '");
    const auto seen = text(drawer.draw());
    CHECK(seen.find("HOME") == std::string::npos);
    CHECK(seen.find("PATH") != std::string::npos);
    const auto made = drawer.path.string() + ".made";
    CHECK((!std::filesystem::exists(made) || std::filesystem::file_size(made) == 0));
}
