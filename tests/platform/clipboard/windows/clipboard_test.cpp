#include <doctest/doctest.h>
#include <windows.h>
// after it
#include <shlobj.h>

#include <cstring>
#include <fstream>

#include "platform/clipboard/system_clipboard.h"
#include "platform/clipboard/text_clipboard.h"
#include "platform/clipboard/windows/bitmap.h"
#include "support/temp_folder.h"

using namespace recoup::platform;
using State = recoup::app::ClipboardContent::State;

namespace {

using Bytes = std::vector<std::uint8_t>;

// What another program puts there.
class Copied {
  public:
    Copied() {
        ::OpenClipboard(nullptr);
        ::EmptyClipboard();
    }
    ~Copied() { ::CloseClipboard(); }
    void put(UINT format, const void* data, std::size_t size) const {
        const HGLOBAL memory = ::GlobalAlloc(GMEM_MOVEABLE, size);
        std::memcpy(::GlobalLock(memory), data, size);
        ::GlobalUnlock(memory);
        ::SetClipboardData(format, memory);
    }
    void put(const wchar_t* format, const Bytes& data) const {
        put(::RegisterClipboardFormatW(format), data.data(), data.size());
    }
};

// Two by one pixels of 24 bits.
Bytes bitmap(std::uint32_t colours = 0) {
    BITMAPINFOHEADER head{};
    head.biSize = sizeof head;
    head.biWidth = 2;
    head.biHeight = 1;
    head.biPlanes = 1;
    head.biBitCount = 24;
    head.biClrUsed = colours;
    Bytes dib(sizeof head + 8, 7);
    std::memcpy(dib.data(), &head, sizeof head);
    return dib;
}

const Bytes kPng = {0x89, 'P', 'N', 'G', 1, 2, 3};

}  // namespace

TEST_CASE("a picture is taken in its best form") {
    {
        const Copied copied;
        const auto dib = bitmap();
        copied.put(CF_DIB, dib.data(), dib.size());
        copied.put(L"PNG", kPng);
    }
    const auto content = SystemClipboard().read_images();
    CHECK(content.state == State::picture);
    CHECK(content.mime == "image/png");
    CHECK(content.name == "clipboard.png");
    REQUIRE(content.picture.size() >= kPng.size());
    CHECK(std::equal(kPng.begin(), kPng.end(), content.picture.begin()));
}

TEST_CASE("the system's bitmap becomes a file that can be read") {
    {
        const Copied copied;
        const auto dib = bitmap();
        copied.put(CF_DIB, dib.data(), dib.size());
    }
    const auto content = SystemClipboard().read_images();
    CHECK(content.state == State::picture);
    CHECK(content.mime == "image/bmp");
    REQUIRE(content.picture.size() > 14);
    CHECK(content.picture[0] == 'B');
    CHECK(content.picture[10] == 14 + 40);
}

TEST_CASE("a picture beyond the limit is not copied") {
    {
        const Copied copied;
        copied.put(L"PNG", Bytes(5000, 1));
    }
    CHECK(SystemClipboard({.picture_bytes = 1000}).read_images().state == State::too_large);
}

TEST_CASE("copied files come first, those that are there") {
    const TempFolder temp;
    const auto file = temp.path() / L"付款 截图.png";
    std::ofstream(file) << "x";
    const auto names = file.native() + L'\0' + (temp.path() / "gone.png").native() + L'\0' + L'\0';
    DROPFILES head{};
    head.pFiles = sizeof head;
    head.fWide = TRUE;
    Bytes drop(sizeof head + names.size() * sizeof(wchar_t));
    std::memcpy(drop.data(), &head, sizeof head);
    std::memcpy(drop.data() + sizeof head, names.data(), names.size() * sizeof(wchar_t));
    {
        const Copied copied;
        copied.put(CF_HDROP, drop.data(), drop.size());
        copied.put(L"PNG", kPng);
    }
    const auto content = SystemClipboard().read_images();
    CHECK(content.state == State::files);
    CHECK(content.files == std::vector{file});
}

TEST_CASE("text is no picture, and comes with our ends of lines") {
    {
        const Copied copied;
        constexpr wchar_t kText[] = L"订单号\r\n123";
        copied.put(CF_UNICODETEXT, kText, sizeof kText);
    }
    CHECK(SystemClipboard().read_images().state == State::other);
    CHECK(TextClipboard(nullptr).text() == "订单号\n123");
    { const Copied nothing; }
    CHECK(SystemClipboard().read_images().state == State::empty);
    CHECK(TextClipboard(nullptr).text().empty());
}

TEST_CASE("a bitmap whose head promises more than there is makes no file") {
    CHECK_FALSE(bmp_of(bitmap()).empty());
    CHECK(bmp_of(bitmap(200)).empty());
    CHECK(bmp_of(bitmap(0xFFFFFFFF)).empty());
    CHECK(bmp_of({}).empty());
    auto short_head = bitmap();
    short_head[0] = 12;
    CHECK(bmp_of(short_head).empty());
    auto long_head = bitmap();
    long_head[0] = long_head[1] = long_head[2] = long_head[3] = 0xFF;
    CHECK(bmp_of(long_head).empty());
}
