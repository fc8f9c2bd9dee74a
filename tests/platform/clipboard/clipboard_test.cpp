#include "platform/clipboard/system_clipboard.h"

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <thread>

#include "platform/clipboard/clipboard_offer.h"
#include "support/temp_folder.h"
#include "support/xvfb.h"

// After doctest: Xlib defines macros such as None.
#include <X11/Xlib.h>

using namespace recoup;
using namespace std::chrono_literals;
using State = app::ClipboardContent::State;
namespace fs = std::filesystem;

namespace {

struct DisplayCloser {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
using DisplayHandle = std::unique_ptr<Display, DisplayCloser>;

bool clipboard_has_owner() {
    const DisplayHandle display(XOpenDisplay(nullptr));
    return XGetSelectionOwner(display.get(), XInternAtom(display.get(), "CLIPBOARD", False)) != None;
}

// Bytes that any loss, repetition or reordering of pieces would change.
app::Bytes picture_of(std::size_t size) {
    app::Bytes bytes(size);
    std::uint32_t state = 1;
    for (auto& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return bytes;
}

// xclip as the program that was copied from.
class Copied {
  public:
    Copied(const std::string& target, const app::Bytes& bytes) {
        std::ofstream(folder_.path() / "x", std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        owner_.emplace(std::vector<std::string>{"xclip", "-quiet", "-selection", "clipboard", "-t", target, "-i",
                                                (folder_.path() / "x").string()});
        while (!clipboard_has_owner()) std::this_thread::yield();
    }
    Copied(const std::string& target, std::string_view text) : Copied(target, app::Bytes(text.begin(), text.end())) {}

  private:
    TempFolder folder_;
    std::optional<Process> owner_;
};

}  // namespace

TEST_CASE("a small picture comes byte for byte out of the clipboard") {
    const Xvfb server;
    const auto bytes = picture_of(3000);
    const Copied copied("image/png", bytes);
    const auto content = platform::SystemClipboard().read_images();
    CHECK(content.state == State::picture);
    CHECK(content.mime == "image/png");
    CHECK(content.name == "clipboard.png");
    CHECK((content.picture == bytes));
}

TEST_CASE("a picture that comes in pieces is whole") {
    const Xvfb server;
    const auto bytes = picture_of(20'000'001);
    const Copied copied("image/jpeg", bytes);
    const auto content = platform::SystemClipboard().read_images();
    CHECK(content.state == State::picture);
    CHECK(content.mime == "image/jpeg");
    CHECK((content.picture == bytes));
}

TEST_CASE("a picture beyond the limit is refused, in one piece and in many") {
    const Xvfb server;
    for (const std::size_t size : {5'000, 9'000'000}) {
        const Copied copied("image/png", picture_of(size));
        platform::ClipboardLimits limits;
        limits.picture_bytes = size - 1;
        const auto content = platform::SystemClipboard(limits).read_images();
        CHECK(content.state == State::too_large);
        CHECK(content.picture.empty());
    }
}

TEST_CASE("copied files give their paths, those that exist") {
    const Xvfb server;
    const TempFolder folder;
    const auto file = folder.path() / "付款 凭证.png";
    std::ofstream(file) << "x";
    const auto uri = "file://" + folder.path().string() + "/%E4%BB%98%E6%AC%BE%20%E5%87%AD%E8%AF%81.png";
    SUBCASE("as a list") {
        const Copied copied("text/uri-list",
                            "# comment\r\n" + uri + "\r\nfile:///no/such.png\r\nhttps://a.example/b.png\r\n");
        const auto content = platform::SystemClipboard().read_images();
        CHECK(content.state == State::files);
        CHECK(content.files == std::vector{file});
    }
    SUBCASE("as file managers write it") {
        const Copied copied("x-special/gnome-copied-files", "cut\n" + uri);
        CHECK(platform::SystemClipboard().read_images().files == std::vector{file});
    }
    SUBCASE("none of them there") {
        const Copied copied("text/uri-list", std::string_view("https://a.example/b.png\n"));
        CHECK(platform::SystemClipboard().read_images().state == State::other);
    }
}

TEST_CASE("text in the clipboard is no picture") {
    const Xvfb server;
    const Copied copied("UTF8_STRING", std::string_view("退款"));
    CHECK(platform::SystemClipboard().read_images().state == State::other);
}

TEST_CASE("an empty clipboard says so") {
    const Xvfb server;
    CHECK(platform::SystemClipboard().read_images().state == State::empty);
}

TEST_CASE("an owner that never answers does not hang the reader") {
    const Xvfb server;
    const DisplayHandle owner(XOpenDisplay(nullptr));
    const auto window = XCreateSimpleWindow(owner.get(), DefaultRootWindow(owner.get()), 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(owner.get(), XInternAtom(owner.get(), "CLIPBOARD", False), window, CurrentTime);
    XSync(owner.get(), False);
    platform::ClipboardLimits limits;
    limits.patience = 50ms;
    CHECK(platform::SystemClipboard(limits).read_images().state == State::no_answer);
}

TEST_CASE("without a display there is no clipboard") {
    const Xvfb server;
    ::setenv("DISPLAY", ":9999", 1);
    CHECK(platform::SystemClipboard().read_images().state == State::unavailable);
}

TEST_CASE("only local absolute paths come out of a list of URIs") {
    using platform::local_files;
    CHECK(local_files("file:///a/b%20c\r\nfile://localhost/d\nfile:/e") == std::vector<fs::path>{"/a/b c", "/d", "/e"});
    for (const auto* bad : {"", "/a", "file://other.host/a", "file:a", "file:///a%00b", "file:///a%2", "file:///a%zz",
                            "file://", "http://a/b", "#file:///a"})
        CHECK(local_files(bad).empty());
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "file:///a\n";
    CHECK(local_files(many).size() == platform::kMaxCopiedFiles);
}
