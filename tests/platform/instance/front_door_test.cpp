// Two programs at one door, as two descriptors see each other: the kernel's locks and sockets do not know that they are
// of one process.
#include "platform/instance/front_door.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "platform/files/posix/unique_fd.h"
#include "platform/instance/dweller.h"
#include "platform/instance/visit_text.h"
#include "portable/stopping.h"
#include "support/environment.h"
#include "support/temp_folder.h"

using namespace recoup;
namespace fs = std::filesystem;

namespace {

// A display and a runtime folder of the test's own.
struct Street {
    Street() { ::chmod(folder.path().c_str(), S_IRWXU); }
    fs::path socket() const { return folder.path() / "recoup-window-:77.socket"; }

    TempFolder folder;
    Environment runtime{"XDG_RUNTIME_DIR", folder.path().c_str()};
    Environment x11{"DISPLAY", ":77"};
    Environment wayland{"WAYLAND_DISPLAY", nullptr};
};

// Whatever a stranger may send; true once the door has hung up without an answer.
bool is_sent_away(const fs::path& socket, const std::string& bytes) {
    platform::UniqueFd fd(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket.native().copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
    char answer = 0;
    return ::recv(fd.get(), &answer, 1, 0) == 0;
}

std::string field(std::string_view text) {
    return std::string(text) + '\0';
}

}  // namespace

TEST_CASE("a visitor is heard with its file, whatever the file is called, and its token") {
    const Street street;
    Dweller dweller(platform::take_front_door());
    CHECK(platform::knock({"/人/a \xff\n b.recoup", "token-1_TIME22"}));
    CHECK(dweller.seen(0).file == "/人/a \xff\n b.recoup");
    CHECK(dweller.seen(0).token == "token-1_TIME22");
    CHECK(platform::knock({{}, "odd\ntoken"}));
    CHECK(dweller.seen(1).file.empty());
    CHECK(dweller.seen(1).token.empty());
}

TEST_CASE("one has the door, the next gets it when that one is gone, and nothing stays behind but the lock") {
    const Street street;
    CHECK_FALSE(platform::knock({"/a.recoup"}));
    auto door = platform::take_front_door();
    REQUIRE(door);
    CHECK_FALSE(platform::take_front_door());
    door.reset();
    CHECK_FALSE(fs::exists(street.socket()));
    CHECK_FALSE(platform::knock({"/a.recoup"}));
    CHECK(platform::take_front_door());
}

TEST_CASE("a visitor that comes before the door is opened waits, and one that is not taken in goes on by itself") {
    const Street street;
    auto door = platform::take_front_door();
    bool taken = false;
    {
        const portable::Thread visitor([&] { taken = platform::knock({"/a.recoup"}); });
        Dweller dweller(std::move(door));
        CHECK(dweller.seen(0).file == "/a.recoup");
    }
    CHECK(taken);
    {
        Dweller busy(platform::take_front_door(), false);
        CHECK_FALSE(platform::knock({"/a.recoup"}));
    }
    taken = true;
    door = platform::take_front_door();
    {
        const portable::Thread visitor([&] { taken = platform::knock({"/a.recoup"}); });
        door.reset();  // before it was ever opened
    }
    CHECK_FALSE(taken);
}

TEST_CASE("a socket that a killed program left behind is nobody's door") {
    const Street street;
    {
        platform::UniqueFd left(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        street.socket().native().copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(::bind(left.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    REQUIRE(fs::exists(street.socket()));
    CHECK_FALSE(platform::knock({"/a.recoup"}));
    Dweller dweller(platform::take_front_door());
    CHECK(platform::knock({"/a.recoup"}));
}

TEST_CASE("what is no visit is sent away, and the door stays open") {
    const Street street;
    Dweller dweller(platform::take_front_door());
    const auto greeting = field("recoup-visit-1"), none = field("");
    CHECK(is_sent_away(street.socket(), "rubbish"));
    CHECK(is_sent_away(street.socket(), field("recoup-visit-2") + field("/a") + none));
    CHECK(is_sent_away(street.socket(), greeting + field("relative") + none));
    CHECK(is_sent_away(street.socket(), greeting + field("/" + std::string(5000, 'a')) + none));
    CHECK(is_sent_away(street.socket(), greeting + field("/a") + field("a token")));
    CHECK(is_sent_away(street.socket(), greeting + field("/a") + none + none));
    CHECK(is_sent_away(street.socket(), greeting + field("/a")));
    CHECK(is_sent_away(street.socket(), std::string(100'000, '\0')));
    CHECK(platform::knock({"/b"}));
    CHECK(dweller.seen(0).file == "/b");
}

TEST_CASE("a folder that others can enter, or that is somebody else's link, has no door") {
    const Street street;
    ::chmod(street.folder.path().c_str(), S_IRWXU | S_IXGRP);
    CHECK_FALSE(platform::take_front_door());
    ::chmod(street.folder.path().c_str(), S_IRWXU);
    const TempFolder other;
    const auto link = other.path() / "link";
    fs::create_directory_symlink(street.folder.path(), link);
    const Environment linked("XDG_RUNTIME_DIR", link.c_str());
    CHECK_FALSE(platform::take_front_door());
}

TEST_CASE(
    "each display has its door, a screen of it the same; without a display, or under a very long path, there is none") {
    const Street street;
    const auto door = platform::take_front_door();
    REQUIRE(door);
    {
        const Environment screen("DISPLAY", ":77.0");
        CHECK_FALSE(platform::take_front_door());
        const Environment other("DISPLAY", ":78");
        CHECK(platform::take_front_door());
        const Environment wayland("WAYLAND_DISPLAY", "/run/../wayland-0");
        CHECK(platform::take_front_door());
    }
    {
        const Environment none("DISPLAY", nullptr);
        CHECK_FALSE(platform::take_front_door());
    }
    const auto deep = street.folder.path() / std::string(100, 'd');
    fs::create_directory(deep);
    ::chmod(deep.c_str(), S_IRWXU);
    const Environment runtime("XDG_RUNTIME_DIR", deep.c_str());
    CHECK_FALSE(platform::take_front_door());
    CHECK_FALSE(platform::knock({"/a.recoup"}));
}
