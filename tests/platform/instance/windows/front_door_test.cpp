// Two programs at one door: the system's pipes do not know that both are of one process.
#include "platform/instance/front_door.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "platform/files/windows/win32.h"
#include "platform/instance/dweller.h"
#include "portable/stopping.h"
#include "support/under_wine.h"

using namespace recoup;

namespace {

// The door's pipe as a stranger would find it: by session, and by the bytes of the account's number.
std::wstring pipe_of_the_door() {
    HANDLE opened = nullptr;
    REQUIRE(::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &opened) != FALSE);
    const platform::UniqueHandle token(opened);
    alignas(TOKEN_USER) std::array<unsigned char, sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE> bytes{};
    DWORD size = 0, session = 0;
    REQUIRE(::GetTokenInformation(token.get(), TokenUser, bytes.data(), bytes.size(), &size) != FALSE);
    REQUIRE(::ProcessIdToSessionId(::GetCurrentProcessId(), &session) != FALSE);
    const auto* sid = static_cast<const unsigned char*>(reinterpret_cast<const TOKEN_USER*>(bytes.data())->User.Sid);
    auto name = LR"(\\.\pipe\recoup-window-)" + std::to_wstring(session) + L'-';
    const std::wstring_view digits = L"0123456789abcdef";
    for (DWORD i = 0; i < ::GetLengthSid(const_cast<unsigned char*>(sid)); ++i)
        (name += digits[sid[i] / 16]) += digits[sid[i] % 16];
    return name;
}

// Whatever a stranger may send; true once the door has hung up without an answer.
bool is_sent_away(const std::string& bytes) {
    const auto name = pipe_of_the_door();
    REQUIRE(::WaitNamedPipeW(name.c_str(), 10'000) != FALSE);
    const platform::UniqueHandle pipe(
        ::CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    REQUIRE(pipe);
    DWORD count = 0;
    char answer = 0;
    return ::WriteFile(pipe.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &count, nullptr) == FALSE ||
           ::ReadFile(pipe.get(), &answer, 1, &count, nullptr) == FALSE;
}

// Where one has the door already. Wine 8 knows no first of several pipes: every start gets one there.
bool is_taken() {
    return under_wine() || !platform::take_front_door();
}

std::string field(std::string_view text) {
    return std::string(text) + '\0';
}

}  // namespace

TEST_CASE("a visitor is heard with its file, whatever the file is called") {
    Dweller dweller(platform::take_front_door());
    CHECK(platform::knock({L"C:\\张三 & co\\退款 1.recoup", "token-1"}));
    CHECK(dweller.seen(0).file == L"C:\\张三 & co\\退款 1.recoup");
    CHECK(dweller.seen(0).token == "token-1");
    CHECK(platform::knock({L"\\\\server\\share\\a.recoup"}));
    CHECK(dweller.seen(1).file == L"\\\\server\\share\\a.recoup");
    CHECK(platform::knock({}));
    CHECK(dweller.seen(2).file.empty());
    CHECK_FALSE(platform::knock({"relative.recoup"}));
}

TEST_CASE("one has the door, and the next gets it when that one is gone") {
    CHECK_FALSE(platform::knock({"C:\\a.recoup"}));
    auto door = platform::take_front_door();
    REQUIRE(door);
    CHECK(is_taken());
    door.reset();
    CHECK_FALSE(platform::knock({"C:\\a.recoup"}));
    CHECK(platform::take_front_door());
}

TEST_CASE("the door stays held while its visitors come and go") {
    Dweller dweller(platform::take_front_door());
    for (std::size_t i = 0; i < 20; ++i) {
        REQUIRE(platform::knock({"C:\\a.recoup"}));
        REQUIRE(dweller.seen(i).file == "C:\\a.recoup");
        REQUIRE(is_taken());
    }
}

TEST_CASE("a visitor that comes before the door is opened waits, and one that is not taken in goes on by itself") {
    auto door = platform::take_front_door();
    bool taken = false;
    {
        const portable::Thread visitor([&] { taken = platform::knock({"C:\\a.recoup"}); });
        Dweller dweller(std::move(door));
        CHECK(dweller.seen(0).file == "C:\\a.recoup");
    }
    CHECK(taken);
    {
        Dweller busy(platform::take_front_door(), false);
        CHECK_FALSE(platform::knock({"C:\\a.recoup"}));
    }
    taken = true;
    door = platform::take_front_door();
    {
        const portable::Thread visitor([&] { taken = platform::knock({"C:\\a.recoup"}); });
        door.reset();  // before it was ever opened
    }
    CHECK_FALSE(taken);
}

TEST_CASE("what is no visit is sent away, and the door stays open") {
    Dweller dweller(platform::take_front_door());
    const auto greeting = field("recoup-visit-1"), none = field("");
    CHECK(is_sent_away("rubbish"));
    CHECK(is_sent_away(field("recoup-visit-2") + field("C:\\a") + none));
    CHECK(is_sent_away(greeting + field("relative") + none));
    CHECK(is_sent_away(greeting + field("C:\\" + std::string(5000, 'a')) + none));
    CHECK(is_sent_away(greeting + field("C:\\a") + field("a token")));
    CHECK(is_sent_away(greeting + field("C:\\a") + none + none));
    CHECK(is_sent_away(greeting + field("C:\\a")));
    CHECK(is_sent_away(std::string(100'000, '\0')));
    CHECK(platform::knock({"C:\\b"}));
    CHECK(dweller.seen(0).file == "C:\\b");
}
