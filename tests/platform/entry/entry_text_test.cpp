#include "platform/entry/linux/entry_text.h"

#include <doctest/doctest.h>

#include "assets/embedded.h"

using namespace recoup;

namespace {

const std::string kDigest(64, 'a');

}  // namespace

TEST_CASE("the desktop file starts the program by its own path, quoted twice as its specification says") {
    const auto entry =
        platform::entry_starting(assets::text("desktop/recoup.desktop"), "/home/人/a b $H \"q\" `x` 100% \\x/recoup");
    REQUIRE(entry);
    CHECK(entry->find("\nExec=\"/home/人/a b \\\\$H \\\\\"q\\\\\" \\\\`x\\\\` 100%% \\\\\\\\x/recoup\" %f\n") !=
          std::string::npos);
    CHECK(platform::program_of(*entry) == "/home/人/a b $H \"q\" `x` 100% \\x/recoup");
    CHECK(platform::program_of(assets::text("desktop/recoup.desktop")).empty());
}

TEST_CASE("a path that would begin a line of its own, or is no text, makes no desktop file") {
    const auto asset = assets::text("desktop/recoup.desktop");
    CHECK_FALSE(platform::entry_starting(asset, "/x/\nExec=rm"));
    CHECK_FALSE(platform::entry_starting(asset, "/x/\xff"));
    CHECK_FALSE(platform::entry_starting(asset, ""));
    CHECK_FALSE(platform::entry_starting("[Desktop Entry]\n", "/x/recoup"));
}

TEST_CASE("the list of what was installed is read back as it was written") {
    const platform::Installed installed{{"a b/c.png", kDigest}, {"man/man1/recoup.1", platform::digest_of("x")}};
    CHECK(platform::read_installed(platform::to_text(installed)) == installed);
    CHECK(platform::digest_of("x") == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
}

TEST_CASE("a list that somebody wrote leads nowhere but below the shared folder") {
    const auto line = [](std::string_view place) { return kDigest + "  " + std::string(place) + '\n'; };
    CHECK(platform::read_installed(line("/etc/passwd") + line("../x") + line("a/../../x") + line("")).empty());
    CHECK(platform::read_installed("rubbish\n\n" + std::string(64, 'Z') + "  a\n").empty());
    CHECK(platform::read_installed(std::string(100, 'a')).empty());
    CHECK(platform::read_installed(line("a/b") + "rest").size() == 1);
}
