// The dialogs that stand between what the window holds and its loss.
#include <doctest/doctest.h>

#include "support/ui_desk.h"

using namespace recoup;
using recoup::testing::UiDesk;
using ui::ClosingWay;
using ui::Key;
using Which = ui::ChooseVersionRequest::Which;

namespace {

template <class R>
const R* last_request(const UiDesk& desk) {
    return desk.requests.empty() ? nullptr : std::get_if<R>(&desk.requests.back());
}

// One after the other, each in a frame of its own.
void press(UiDesk& desk, std::initializer_list<Key> keys) {
    for (const auto key : keys) {
        desk.headless.press(key);
        desk.frame();
    }
}

struct Closing : UiDesk {
    explicit Closing(core::Lang lang = core::Lang::zh) : UiDesk({1440, 900}, lang) {
        look.why = "磁盘已满，更改还没有保存；请腾出空间，程序会自动重试。 /home/小明/文稿/recoup/我的退款.recoup";
        look.changes = {"新建案件“手机一周就坏”", "移动“会员没播出来”到已联系客服"};
        touch = [this](ui::AppView& view) { view.closing = look; };
        frame(3);
    }
    ui::ClosingLook look;
};

struct Versions : UiDesk {
    explicit Versions(core::Lang lang = core::Lang::zh) : UiDesk({1440, 900}, lang) {
        look.held = "3 个案件，5 份证据；共 12 次更改";
        look.file = "1 个案件，2 份证据；共 4 次更改";
        look.held_is_kept = look.file_is_whole = true;
        touch = [this](ui::AppView& view) { view.versions = look; };
        frame(3);
    }
    ui::VersionsLook look;
};

}  // namespace

TEST_CASE("each way out of closing with unsaved changes has its key") {
    Closing desk;
    SUBCASE("a copy, which is the first") {
        press(desk, {Key::enter});
        REQUIRE(last_request<ui::ChoosePathRequest>(desk));
        CHECK(last_request<ui::ChoosePathRequest>(desk)->use == ui::PathUse::rescue_copy);
        CHECK(desk.ui.tools.closing);
    }
    SUBCASE("again") {
        press(desk, {Key::a});
        REQUIRE(last_request<ui::ClosingRequest>(desk));
        CHECK(last_request<ui::ClosingRequest>(desk)->way == ClosingWay::again);
    }
    SUBCASE("thrown away") {
        press(desk, {Key::down, Key::down, Key::enter});
        REQUIRE(last_request<ui::ClosingRequest>(desk));
        CHECK(last_request<ui::ClosingRequest>(desk)->way == ClosingWay::discard);
    }
    SUBCASE("to stay") {
        press(desk, {Key::escape});
        REQUIRE(last_request<ui::ClosingRequest>(desk));
        CHECK(last_request<ui::ClosingRequest>(desk)->way == ClosingWay::stay);
    }
}

TEST_CASE("while it is being saved nothing else can be chosen") {
    Closing desk;
    desk.look.working = true;
    desk.frame();
    press(desk, {Key::enter, Key::a, Key::d, Key::escape});
    CHECK(desk.requests.empty());
}

TEST_CASE("of two versions the window's comes first, the file's second, and either can wait") {
    Versions desk;
    SUBCASE("the window's") {
        press(desk, {Key::enter});
        REQUIRE(last_request<ui::ChooseVersionRequest>(desk));
        CHECK(last_request<ui::ChooseVersionRequest>(desk)->which == Which::held);
    }
    SUBCASE("the file's") {
        press(desk, {Key::down, Key::enter});
        REQUIRE(last_request<ui::ChooseVersionRequest>(desk));
        CHECK(last_request<ui::ChooseVersionRequest>(desk)->which == Which::file);
    }
    SUBCASE("later") {
        press(desk, {Key::escape});
        REQUIRE(last_request<ui::ChooseVersionRequest>(desk));
        CHECK(last_request<ui::ChooseVersionRequest>(desk)->which == Which::later);
    }
}

TEST_CASE("nothing is chosen before the window's version is kept") {
    Versions desk;
    desk.look.held_is_kept = false;
    desk.frame();
    press(desk, {Key::enter, Key::down, Key::enter});
    CHECK(desk.requests.empty());
}
