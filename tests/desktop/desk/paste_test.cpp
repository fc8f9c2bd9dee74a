// Pictures and files on their way into a case, through the whole program but its window.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/file/check.h"
#include "desktop/desk/desk_fixture.h"
#include "support/full_disk.h"

using namespace recoup;
using recoup::testing::DeskFixture;
using ui::Key;

namespace {

// Kept whole and never drawn, so that large ones cost a test no time; each different.
std::vector<std::uint8_t> noise(std::size_t bytes, unsigned seed) {
    std::vector<std::uint8_t> out(bytes);
    for (auto& byte : out) byte = static_cast<std::uint8_t>((seed = seed * 1'664'525u + 1'013'904'223u) >> 24);
    return out;
}

std::vector<std::string> numbered(int count) {
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) names.push_back("shot " + std::to_string(i) + ".png");
    return names;
}

// The first is much larger than the others, so that workers are done with it last.
std::vector<std::filesystem::path> write_shots(DeskFixture& desk, int count) {
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < count; ++i) {
        const auto name = "shot " + std::to_string(i) + ".png";
        files.push_back(desk.write(name, i == 0 ? noise(6u << 20, 7) : test::png(20 + i, 40)));
    }
    return files;
}

}  // namespace

TEST_CASE_FIXTURE(DeskFixture, "a large paste is one case, in the order it was pasted, and Enter need not wait") {
    copy_files(write_shots(*this, 60));
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    headless.frame(2);
    headless.type("一次粘贴");
    headless.press(Key::enter);
    CHECK_FALSE(desk->ui.new_case.open);
    REQUIRE(state->cases().size() == 1);
    CHECK(state->cases()[0].row.title == "一次粘贴");
    settle();
    REQUIRE(state->cases().size() == 1);
    CHECK(names(0) == numbered(60));
    CHECK_FALSE(desk->ui.new_case.open);
    // What came after Enter is one step.
    REQUIRE(session().undo());
    CHECK(state->cases()[0].evidence.size() < 60);
    REQUIRE(session().redo());
    CHECK(state->cases()[0].evidence.size() == 60);
}

TEST_CASE_FIXTURE(DeskFixture, "the dialog fills while it imports, and the order stays whichever is read first") {
    copy_files(write_shots(*this, 30));
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    settle();
    CHECK(desk->ui.new_case.open);
    CHECK(headless.shown("new/draft/3"));
    headless.press(Key::enter);
    settle();
    REQUIRE(state->cases().size() == 1);
    CHECK(names(0) == numbered(30));
    REQUIRE(session().undo());
    CHECK(state->cases().empty());
}

TEST_CASE_FIXTURE(DeskFixture, "Esc while importing asks, and then leaves nothing behind") {
    copy_files(write_shots(*this, 20));
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    headless.frame();
    headless.press(Key::escape);
    headless.frame();
    CHECK(desk->ui.new_case.open);
    CHECK(headless.shown("new/drop"));
    headless.press(Key::escape);
    CHECK_FALSE(desk->ui.new_case.open);
    settle();
    CHECK(state->cases().empty());
    CHECK_FALSE(desk->ui.new_case.open);
    close();
    CHECK(originals_in(file) == 0);
}

TEST_CASE_FIXTURE(DeskFixture, "closing the dialog of a finished import leaves nothing behind") {
    copy_picture(test::png(30, 60));
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    settle();
    headless.frame();
    headless.press(Key::escape);
    CHECK_FALSE(desk->ui.new_case.open);
    settle();
    close();
    CHECK(originals_in(file) == 0);
}

TEST_CASE_FIXTURE(DeskFixture, "when a clipboard picture was taken is not known") {
    copy_picture(test::png(30, 60));
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    settle();
    headless.press(Key::enter);
    settle();
    REQUIRE(state->cases().size() == 1);
    REQUIRE(state->cases()[0].evidence.size() == 1);
    const auto& item = state->cases()[0].evidence[0];
    CHECK(item.captured_from == core::CapturedFrom::unknown);
    CHECK_FALSE(item.captured_at);
}

TEST_CASE_FIXTURE(DeskFixture, "what could not be taken in is a list that stays until it is closed") {
    auto files = write_shots(*this, 3);
    files.insert(files.begin() + 1, write("empty.png", {}));
    auto bomb = test::png(8, 8);
    for (const std::size_t at : {16u, 20u}) bomb[at + 2] = 0x75;  // width and height: 29,960 each
    files.push_back(write("bomb.png", bomb));
    files.push_back(shots / "vanished.png");
    copy_files(files);
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    settle();
    CHECK(headless.shown("new/refused"));
    headless.press(Key::enter);
    settle();
    REQUIRE(state->cases().size() == 1);
    CHECK(names(0) == numbered(3));
    headless.frame(2);
    CHECK(headless.shown("refused/0"));
    CHECK(headless.shown("refused/2"));
    CHECK_FALSE(headless.shown("refused/3"));
    headless.wait(60);
    CHECK(headless.shown("refused/0"));
    headless.press(Key::escape);
    headless.frame(2);
    CHECK_FALSE(headless.shown("refused/0"));
}

TEST_CASE_FIXTURE(DeskFixture, "a folder gives its files, and a large one asks first") {
    for (int i = 12; i >= 8; --i) write("few/" + std::to_string(i) + ".png", test::png(20 + i, 30));
    drop({shots / "few"}, {700, 500});
    CHECK(desk->ui.new_case.open);
    settle();
    headless.press(Key::enter);
    settle();
    REQUIRE(state->cases().size() == 1);
    CHECK(names(0) == std::vector<std::string>{"8.png", "9.png", "10.png", "11.png", "12.png"});

    for (int i = 0; i < 51; ++i) write("many/" + std::to_string(i) + ".png", test::png(70 + i, 30));
    SUBCASE("and is not taken") {
        drop({shots / "many"}, {700, 500});
        until("the question", [&] { return headless.shown("folder/none"); });
        headless.click("folder/none");
        headless.frame(2);
        CHECK_FALSE(headless.shown("folder/none"));
        headless.press(Key::escape);
        settle();
        CHECK(state->cases().size() == 1);
    }
    SUBCASE("and is taken") {
        drop({shots / "many"}, {700, 500});
        until("the question", [&] { return headless.shown("folder/all"); });
        headless.press(Key::enter);
        headless.frame(2);
        CHECK(desk->ui.new_case.open);
        settle();
        headless.press(Key::enter);
        settle();
        REQUIRE(state->cases().size() == 2);
        CHECK(names(1).size() == 51);
    }
}

TEST_CASE_FIXTURE(DeskFixture, "a paste into an open case is one step, in order, and asks what it is") {
    core::AddCase add;
    add.fields.title = "A";
    add.slots = {core::EvidenceKind::payment_proof, core::EvidenceKind::error_screen};
    REQUIRE(session().dispatch(add));
    desk->ui.drawer.case_uuid = state->cases()[0].row.uuid;
    headless.frame(2);
    SUBCASE("several") {
        copy_files(write_shots(*this, 12));
        headless.press(Key::v, true);
        settle();
        CHECK(names(0) == numbered(12));
        CHECK_FALSE(desk->ui.new_case.open);
        REQUIRE(session().undo());
        CHECK(state->cases()[0].evidence.empty());
    }
    SUBCASE("one, without a target") {
        copy_picture(test::png(30, 60));
        headless.press(Key::v, true);
        settle();
        headless.frame(2);
        REQUIRE(state->cases()[0].evidence.size() == 1);
        CHECK(state->cases()[0].evidence[0].kind == core::EvidenceKind::other);
        headless.click("unaimed/1");
        headless.frame(2);
        CHECK(state->cases()[0].evidence[0].kind == core::EvidenceKind::error_screen);
        CHECK_FALSE(headless.shown("unaimed/0"));
        REQUIRE(session().undo());
        CHECK(state->cases()[0].evidence[0].kind == core::EvidenceKind::other);
    }
    SUBCASE("one, onto a slot") {
        copy_picture(test::png(30, 60));
        headless.move(headless.at("slot/1"));
        headless.press(Key::v, true);
        CHECK(desk->busy());
        settle();
        headless.frame(2);
        REQUIRE(state->cases()[0].evidence.size() == 1);
        CHECK(state->cases()[0].evidence[0].kind == core::EvidenceKind::error_screen);
        CHECK_FALSE(headless.shown("unaimed/0"));
    }
}

TEST_CASE_FIXTURE(DeskFixture, "a full disk halts the import, and it goes on when there is room") {
    headless.frame();
    copy_files({write("a.bin", noise(3u << 20, 1)), write("b.bin", noise(3u << 20, 2))});
    {
        const FullDisk full(1u << 20);
        headless.press(Key::v, true);
        until("the failure", [&] { return session().save_state() == app::SaveState::failed; });
        CHECK(desk->ui.new_case.open);
    }
    settle();
    headless.press(Key::enter);
    settle();
    REQUIRE(state->cases().size() == 1);
    CHECK(names(0) == std::vector<std::string>{"a.bin", "b.bin"});
    close();
    const auto checked = app::check_file(file, [](std::int64_t, std::int64_t) { return true; });
    REQUIRE(checked);
    CHECK(checked->findings.empty());
}

TEST_CASE_FIXTURE(DeskFixture, "many pictures need no more memory than few") {
    // 24 of 4 MB.
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 24; ++i) {
        auto bytes = test::png(108, 240, static_cast<std::uint8_t>(i));
        const auto rest = noise(4u << 20, static_cast<unsigned>(i));
        bytes.insert(bytes.end(), rest.begin(), rest.end());
        files.push_back(write("shot " + std::to_string(i) + ".png", bytes));
    }
    copy_files(files);
    std::size_t most_held = 0;
    headless.press(Key::v, true);
    until("the dialog", [&] { return desk->ui.new_case.open; });
    until("all to be read and kept", [&] {
        most_held = std::max(most_held, session().staging_bytes());
        return !desk->busy() && session().staging_bytes() == 0;
    });
    CHECK(most_held <= 28u << 20);
    headless.press(Key::enter);
    settle();
    REQUIRE(state->cases().size() == 1);
    CHECK(names(0) == numbered(24));
}
