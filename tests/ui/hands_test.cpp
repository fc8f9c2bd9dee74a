// What hands and eyes meet: taking texts along, the way of Tab, search, the palette, notes, motion.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/model/turns.h"
#include "ui/case_desk.h"
#include "ui/put_away/put_away.h"

using namespace recoup;
using core::Stage;
using recoup::testing::CaseDesk;
using recoup::testing::UiDesk;
using ui::DrawerTab;
using ui::Key;
using namespace std::chrono;

namespace {

const std::string kLong = "20261120220014881234567890123456789012345678901234567890";

ui::ProbeRect rect(const UiDesk& desk, std::string_view name) {
    const auto found = desk.headless.probes.find(name);
    REQUIRE_MESSAGE(found != desk.headless.probes.end(), "no probe " << std::string(name));
    return found->second;
}

// A press on the sign that shows while the pointer is over a place.
void copy_at(UiDesk& desk, const std::string& place, const std::string& sign) {
    desk.frame(2);
    desk.headless.move(desk.headless.at(place));
    desk.frame();
    desk.headless.click(sign);
    desk.frame();
}

// The probe of what has the focus.
std::string focused(const UiDesk& desk) {
    const auto place = desk.ui.focus.place();
    if (!place) return {};
    const auto same = [](ImVec2 a, ImVec2 b) { return std::abs(a.x - b.x) < 0.5F && std::abs(a.y - b.y) < 0.5F; };
    for (const auto& [name, box] : desk.headless.probes)
        if (same(box.min, place->min) && same(box.max, place->max)) return name;
    return "?";
}

std::vector<std::string> walk(UiDesk& desk, int steps, bool back = false) {
    std::vector<std::string> names;
    for (int i = 0; i < steps; ++i) {
        desk.headless.press(Key::tab, false, back);
        desk.frame(2);
        names.push_back(focused(desk));
    }
    return names;
}

// They come in this order, whatever lies between.
bool in_order(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
    auto at = names.begin();
    for (const auto& name : wanted) {
        at = std::find(at, names.end(), name);
        if (at == names.end()) {
            MESSAGE("not reached in order: " << name);
            return false;
        }
    }
    return true;
}

int pixels_like(const platform::RgbaImage& image, const ui::ProbeRect& box, ImU32 colour) {
    const auto part = [&](int shift) { return static_cast<int>(colour >> shift & 0xFF); };
    int count = 0;
    for (int y = static_cast<int>(box.min.y); y < static_cast<int>(box.max.y); ++y)
        for (int x = static_cast<int>(box.min.x); x < static_cast<int>(box.max.x); ++x) {
            const auto* p = &image.pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                           static_cast<std::size_t>(x)) *
                                          4];
            count += std::abs(p[0] - part(0)) + std::abs(p[1] - part(8)) + std::abs(p[2] - part(16)) < 12;
        }
    return count;
}

void close_drawer(UiDesk& desk) {
    desk.ui.drawer = {};
    desk.frame(2);
}

// Enough cards for a column to scroll.
void fill_board(UiDesk& desk) {
    for (int i = 0; i < 30; ++i)
        desk.add("案件 " + std::to_string(i), "平台", core::Problem::other, 1000, Stage::evidence);
}

}  // namespace

// ---- taking along

TEST_CASE("an order number is copied with one press, stands whole, and is still edited by a press on it") {
    CaseDesk desk;
    core::EditCase edit{desk.music, {}};
    edit.fields.order_no = kLong;
    desk.run(edit);
    desk.frame(2);
    const auto id = "value/" + std::to_string(static_cast<int>(ui::CaseField::order_no));
    CHECK(rect(desk, id).max.y - rect(desk, id).min.y > 40);  // on more than one line, not cut
    copy_at(desk, id, id + "/copy");
    CHECK(desk.copied == std::vector<std::string>{kLong});
    CHECK(desk.headless.shown("tooltip"));  // says so at once
    CHECK_FALSE(desk.ui.drawer.form);
    desk.save("hands-copied");
    desk.headless.click(id);
    desk.frame();
    CHECK(desk.ui.drawer.form);
}

TEST_CASE("Ctrl+C copies what has the focus") {
    CaseDesk desk;
    desk.frame(2);
    const auto id = "value/" + std::to_string(static_cast<int>(ui::CaseField::order_no));
    for (int i = 0; i < 60 && focused(desk) != id; ++i) walk(desk, 1);
    REQUIRE(focused(desk) == id);
    desk.headless.press(Key::c, true);
    CHECK(desk.copied == std::vector<std::string>{"MU20261120-88213"});
}

TEST_CASE("what was said, ticket numbers and titles are copied") {
    CaseDesk desk;
    core::AddContact contact{.case_uuid = desk.music, .at = desk.reader.now};
    contact.text = "亲，系统显示一切正常";
    contact.ticket = "GD-202611280012345";
    desk.run(contact);
    desk.ui.drawer.tab = DrawerTab::contacts;
    desk.frame(2);
    desk.headless.click("contact/1/text");
    desk.frame();
    copy_at(desk, "contact/1/text", "contact/1/text");
    desk.headless.move({rect(desk, "contact/1/text").min.x + 8, rect(desk, "contact/1/text").max.y + 10});
    desk.frame();
    desk.headless.click("contact/1/ticket");
    desk.frame();
    copy_at(desk, "drawer/title", "drawer/title/copy");
    const auto texts = desk.copied;
    CHECK(std::set<std::string>(texts.begin(), texts.end()) ==
          std::set<std::string>{"亲，系统显示一切正常", "GD-202611280012345", "音乐平台付费后无法播放任何歌曲"});
}

// ---- search

TEST_CASE("Esc empties the search, a second one leaves it; a cross does as well; another filter begins at the top") {
    UiDesk desk;
    fill_board(desk);
    desk.frame(2);
    desk.ui.board.scroll[0] = 300;
    desk.frame();
    desk.headless.press(Key::slash);
    desk.frame();
    desk.headless.type("案件");
    desk.frame(2);
    CHECK(desk.ui.board.scroll[0] == 0);
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK(desk.ui.board.filter.search.empty());
    CHECK(desk.ui.text_focus.any());
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK_FALSE(desk.ui.text_focus.any());
    CHECK_FALSE(desk.headless.shown("search/clear"));
    desk.ui.board.filter.search = "案件 2";
    desk.frame(2);
    desk.headless.click("search/clear");
    desk.frame(2);
    CHECK(desk.ui.board.filter.search.empty());
    desk.ui.board.scroll[0] = 300;
    desk.frame();
    desk.headless.click("filter/missing");
    desk.frame(2);
    CHECK(desk.ui.board.scroll[0] == 0);
}

// ---- the way of Tab

TEST_CASE("Tab goes through the new-case form in the order in which it is read") {
    UiDesk desk;
    fill_board(desk);
    desk.headless.press(Key::n);
    desk.frame(2);
    CHECK(in_order(walk(desk, 36), {"new/amount", "new/platform", "new/order", "new/paid_at", "new/playbook/any",
                                    "new/slots", "new/deadline/0", "new/watch", "new/cancel", "new/create"}));
}

TEST_CASE("Tab goes through the form of a case, of a contact, of a deadline") {
    CaseDesk desk;
    desk.frame(2);
    SUBCASE("case") {
        desk.headless.click("case/edit");
        desk.frame(2);
        desk.headless.click("form/platform");
        desk.frame();
        CHECK(in_order(walk(desk, 26),
                       {"form/problem", "form/paid", "form/claimed", "form/offered", "form/received", "form/fee",
                        "form/region", "form/order_no", "form/payment_method", "form/occurred_at", "form/refund_method",
                        "form/paid_at", "form/goods_at", "form/note", "form/cancel", "form/save"}));
    }
    SUBCASE("contact") {
        desk.ui.drawer.tab = DrawerTab::contacts;
        desk.ui.drawer.new_contact.words = "不退";
        desk.frame(2);
        desk.headless.click("new_contact/words");
        desk.frame();
        CHECK(
            in_order(walk(desk, 26), {"new_contact/channel", "new_contact/party", "new_contact/ticket_chip",
                                      "new_contact/at_chip", "new_contact/kind/user_error", "new_contact/promise_chip",
                                      "new_contact/note_chip", "new_contact/answer", "new_contact/keep"}));
    }
    SUBCASE("deadline") {
        desk.ui.drawer.tab = DrawerTab::deadlines;
        desk.frame(2);
        desk.headless.click("new_deadline/title");
        desk.frame();
        CHECK(in_order(walk(desk, 12), {"new_deadline/when", "new_deadline/keep"}));
    }
}

TEST_CASE("Tab goes through the question of a column and through the directory of platforms") {
    CaseDesk desk;
    desk.frame(2);
    SUBCASE("move") {
        desk.headless.click("drawer/stage/4");
        desk.frame(2);
        CHECK(in_order(walk(desk, 8),
                       {"move/route", "move/span/0", "move/span/1", "move/when", "move/cancel", "move/accept"}));
    }
    SUBCASE("platforms") {
        desk.ui.tools.platforms.emplace().chosen = "某音乐平台";
        desk.frame(3);
        desk.headless.click("platform/review_days");
        desk.frame();
        CHECK(in_order(walk(desk, 6), {"platform/cooling_hours", "platform/channels", "platform/address",
                                       "platform/legal_name", "platform/legal_address", "platform/note"}));
    }
}

TEST_CASE("a list is chosen from by keyboard alone") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("case/edit");
    desk.frame(2);
    desk.headless.click("form/platform");
    desk.frame();
    for (int i = 0; i < 5 && focused(desk) != "form/problem"; ++i) walk(desk, 1);
    REQUIRE(focused(desk) == "form/problem");
    auto& form = *desk.ui.drawer.form;
    const auto before = form.problem;
    desk.headless.press(Key::down);
    desk.frame();
    desk.headless.press(before == core::Problem::payment_failure ? Key::down : Key::up);
    desk.headless.press(Key::enter);
    desk.frame();
    CHECK(form.problem != before);
    CHECK_FALSE(form.problem_list.open);
    desk.headless.press(Key::space);
    desk.frame();
    REQUIRE(form.problem_list.open);
    walk(desk, 1);
    CHECK_FALSE(form.problem_list.open);
}

// ---- the palette

TEST_CASE("without a card the palette finds its actions, says what they need, and asks for one") {
    UiDesk desk;
    const auto id = desk.add("手机退货", "商城", core::Problem::goods_quality, 1000);
    desk.add("别的", "商城", core::Problem::other, 1000, Stage::escalated);
    desk.frame(2);
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type("升级");
    desk.frame(2);
    const auto& found = desk.ui.tools.palette->found;
    const auto at = std::ranges::find_if(found, [](const auto& one) { return one.text.starts_with("移到"); });
    REQUIRE(at != found.end());
    CHECK(at->group == ui::PaletteGroup::needs_case);
    CHECK(at->detail == "先选一张卡片");
    desk.headless.click("palette/" + std::to_string(at - found.begin()));
    desk.frame(2);
    REQUIRE(desk.ui.tools.palette);
    CHECK(desk.ui.tools.palette->found.size() == 1);  // the other one is there already
    SUBCASE("Enter does it to the one chosen") {
        desk.headless.press(Key::enter);
        desk.frame(2);
        CHECK_FALSE(desk.ui.tools.palette);
        REQUIRE(desk.ui.move_dialog.move);
        CHECK(desk.ui.move_dialog.move->case_uuid == id);
        CHECK(desk.ui.move_dialog.move->stage == Stage::escalated);
    }
    SUBCASE("Esc goes back to the actions, then closes") {
        desk.headless.press(Key::escape);
        desk.frame(2);
        REQUIRE(desk.ui.tools.palette);
        CHECK_FALSE(desk.ui.tools.palette->wants_case);
        desk.headless.press(Key::escape);
        desk.frame();
        CHECK_FALSE(desk.ui.tools.palette);
    }
}

TEST_CASE("a number in the palette names its case before anything else") {
    UiDesk desk;
    desk.add("第一件", "商城", core::Problem::other, 1000);
    desk.headless.press(Key::k, true);
    desk.frame();
    desk.headless.type("1");
    desk.frame(2);
    REQUIRE_FALSE(desk.ui.tools.palette->found.empty());
    CHECK(desk.ui.tools.palette->found.front().text == "第一件");
}

// ---- buttons that cannot be pressed

TEST_CASE("a grey button says why when it is pointed at and when it is pressed") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("case/claim");
    desk.frame(2);
    REQUIRE(desk.headless.shown("claim/use"));
    desk.headless.move(desk.headless.at("claim/use"));
    desk.headless.wait(1);
    desk.frame();
    CHECK(desk.headless.shown("tooltip"));
    CHECK(desk.ui.tooltip.text == "请填上“故障小时数”。");
    desk.headless.click("claim/use");
    CHECK(desk.headless.shown("tooltip"));
    CHECK(desk.ui.tooltip.note == desk.ui.tooltip.text);
    CHECK(desk.commands.empty());
}

// ---- archive and bin

TEST_CASE("the archive and the bin are one press from the board, with search and the way back") {
    UiDesk desk;
    const auto phone = desk.add("手机退货", "商城", core::Problem::goods_quality, 1000);
    const auto film = desk.add("电影退票", "影院", core::Problem::other, 1000);
    desk.add("留着的", "影院", core::Problem::other, 1000);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("board/bin"));  // nothing there
    desk.run(core::ArchiveCase{phone, true, core::Outcome::abandoned});
    desk.run(core::RemoveCase{film});
    desk.frame(2);
    CHECK(rect(desk, "board/archive").min.x > rect(desk, "filter/more").max.x);
    desk.headless.click("board/bin");
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::put_away);
    REQUIRE(desk.headless.shown("put_away/restore"));
    desk.ui.board.filter.search = "手机";
    desk.frame(2);
    CHECK(desk.ui.view == ui::View::put_away);
    CHECK_FALSE(desk.headless.shown("put_away/restore"));
    desk.ui.board.filter.search.clear();
    desk.frame(2);
    desk.headless.click("put_away/restore");
    desk.frame();
    CHECK_FALSE(desk.row(film).removed_at);
    desk.headless.click("put_away/which/0");
    desk.frame(2);
    desk.headless.click("put_away/open");
    desk.frame(2);
    CHECK(desk.ui.drawer.case_uuid == phone);
    close_drawer(desk);
    desk.headless.click("put_away/unarchive");
    desk.frame();
    CHECK_FALSE(desk.row(phone).archived);
    desk.headless.press(Key::escape);
    CHECK(desk.ui.view == ui::View::board);
}

TEST_CASE("a board without a card still leads to what was put away") {
    UiDesk desk;
    desk.run(core::ArchiveCase{desk.add("唯一", "商城", core::Problem::other, 1000), true, core::Outcome::abandoned});
    desk.frame(2);
    CHECK(desk.headless.shown("empty/new"));
    desk.headless.click("board/archive");
    desk.frame(2);
    CHECK(desk.headless.shown("put_away/unarchive"));
}

// ---- notes

TEST_CASE("after logging a note offers the next column; one press moves the card") {
    CaseDesk desk;
    core::MoveCase back;
    back.case_uuid = desk.music;
    back.stage = Stage::evidence;
    desk.run(back);
    CHECK(core::next_stage_after(*desk.state.find(desk.music), core::Direction::out) == Stage::contacted);
    CHECK_FALSE(core::next_stage_after(*desk.state.find(desk.music), core::Direction::in));
    core::MoveCase move;
    move.case_uuid = desk.music;
    move.stage = Stage::contacted;
    desk.ui.toasts.offer("已记录", move, desk.headless.input.time_s);
    desk.frame(2);
    CHECK(desk.headless.shown("toast/undo"));
    desk.save("hands-offer");
    desk.headless.click("toast/move");
    desk.frame(2);
    CHECK(desk.row(desk.music).stage == Stage::contacted);
    CHECK_FALSE(desk.headless.shown("toast/0"));
    CHECK_FALSE(core::next_stage_after(*desk.state.find(desk.music), core::Direction::out));
}

TEST_CASE("a note lies neither over the drawer nor over the card it speaks of") {
    CaseDesk desk;
    const auto clear_of = [&](std::string_view note, std::string_view other) {
        const auto a = rect(desk, note), b = rect(desk, other);
        return a.max.x <= b.min.x || b.max.x <= a.min.x || a.max.y <= b.min.y || b.max.y <= a.min.y;
    };
    desk.ui.toasts.add(ui::ToastLook::done, "已记录一次很长很长的沟通，写了许多字，也许要占两行", true,
                       desk.headless.input.time_s, desk.music);
    desk.frame(2);
    CHECK(clear_of("toast/0", "drawer"));
    close_drawer(desk);
    for (int i = 0; i < 6; ++i)
        desk.add("审核中 " + std::to_string(i), "平台", core::Problem::other, 1000, Stage::under_review);
    desk.frame(2);
    const ui::ProbeRect* lowest = nullptr;
    std::string name;
    for (const auto& [probe, box] : desk.headless.probes)
        if (probe.starts_with("card/") && box.min.x > 600 && box.max.x < 1000 && box.max.y < 900 &&
            (!lowest || box.max.y > lowest->max.y))
            lowest = &box, name = probe;
    REQUIRE(lowest);
    const auto* record = desk.state.find_number(std::stoll(name.substr(5)));
    desk.ui.toasts = {};
    desk.ui.toasts.add(ui::ToastLook::done, "把这一件移到了审核中", true, desk.headless.input.time_s, record->row.uuid);
    desk.frame(2);
    CHECK(clear_of("toast/0", name));
}

// ---- in one frame

TEST_CASE("the tab that is pressed stands over its content in the same frame") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.move(desk.headless.at("drawer/tab/3"));
    desk.headless.button(true);
    desk.headless.button(false);
    const auto first = desk.headless.image();
    CHECK(desk.headless.shown("new_deadline/title"));
    const auto bar = rect(desk, "drawer/tab/3");
    CHECK(pixels_like(first, bar, ui::light_theme()[ui::Role::accent]) > 20);
    CHECK(pixels_like(first, rect(desk, "drawer/tab/0"), ui::light_theme()[ui::Role::accent]) == 0);
}

TEST_CASE("another view comes with its heading, from the next frame on") {
    CaseDesk desk;
    close_drawer(desk);
    desk.headless.move(desk.headless.at("rail/insights"));
    desk.headless.button(true);
    desk.headless.button(false);
    CHECK(desk.headless.shown("column/0"));
    CHECK(desk.last.wake_after_s == 0);
    desk.frame();
    CHECK(desk.ui.view == ui::View::insights);
    CHECK_FALSE(desk.headless.shown("column/0"));
}

// ---- eyes

TEST_CASE("a route that was refused has no green tick") {
    CaseDesk desk;
    desk.run(core::TakeRoute{.case_uuid = desk.music, .route = core::Route::market_regulator});
    const auto route = desk.state.find(desk.music)->routes.front().uuid;
    desk.ui.drawer.tab = DrawerTab::routes;
    const auto green = [&](core::RouteState state) {
        desk.run(core::EditRoute{desk.music, route, state, {}, {}});
        desk.frame(3);
        return pixels_like(desk.headless.image(), rect(desk, "rung/market_regulator"),
                           ui::light_theme()[ui::Role::refunded]);
    };
    CHECK(green(core::RouteState::settled) > 0);
    CHECK(green(core::RouteState::refused) == 0);
}

TEST_CASE("cards that are cut at the end of a column fade") {
    UiDesk desk;
    fill_board(desk);
    desk.frame(2);
    REQUIRE(desk.headless.shown("fade/0"));
    CHECK_FALSE(desk.headless.shown("fade/1"));
    const auto box = rect(desk, "fade/0");
    CHECK(box.max.y - box.min.y == 24);
    desk.ui.board.scroll[0] = 1e6F;
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("fade/0"));  // the last card is whole
}

TEST_CASE("a dropped card waits in its new column while that asks") {
    CaseDesk desk;
    const auto moved = desk.add("要联系的", "商城", core::Problem::other, 1000);
    close_drawer(desk);
    const auto card = "card/" + std::to_string(desk.row(moved).number);
    auto target = desk.headless.at("column/1");
    target.y = rect(desk, "column/1").min.y + 60;
    desk.headless.drag(desk.headless.at(card), target);
    desk.frame(2);
    REQUIRE(desk.headless.shown("move_dialog"));
    const auto column = rect(desk, "column/1");
    REQUIRE(desk.headless.shown("waiting"));
    CHECK(rect(desk, card).min.x > column.min.x);
    CHECK(rect(desk, card).max.x < column.max.x);
    CHECK(desk.row(moved).stage == Stage::evidence);
    desk.save("hands-waiting");
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK(rect(desk, card).max.x < column.min.x);  // back where it was
}

TEST_CASE("what comes moves for a moment, and not at all where nothing is to move") {
    CaseDesk desk;
    bool still = false;
    const auto history = desk.touch;
    desk.touch = [&, history](ui::AppView& view) {
        history(view);
        view.still = still;
    };
    // A corner of the drawer in the frame in which it comes up, and later: how much of it has its colour.
    const auto covered = [&] {
        const auto box = rect(desk, "drawer");
        const ui::ProbeRect corner{{box.min.x + 6, box.max.y - 12}, {box.min.x + 14, box.max.y - 4}};
        return pixels_like(desk.headless.image(), corner, ui::light_theme()[ui::Role::surface]);
    };
    const auto come_up = [&] {
        close_drawer(desk);
        desk.ui.drawer.case_uuid = desk.music;
        desk.frame();
    };
    SUBCASE("the drawer fades in") {
        come_up();
        CHECK(covered() == 0);
        CHECK(desk.last.wake_after_s == 0);
        desk.headless.wait(0.2);
        CHECK(covered() == 64);
        desk.frame(2);
        CHECK(desk.last.wake_after_s > 0);  // and rests
    }
    SUBCASE("a card that is dropped goes to its place") {
        close_drawer(desk);
        const auto card = "card/" + std::to_string(desk.row(desk.music).number);
        const auto from = desk.headless.at(card);
        desk.headless.drag(from, {from.x, from.y + 200});
        REQUIRE(desk.ui.board.settle);
        desk.headless.wait(0.3);
        desk.frame(2);
        CHECK_FALSE(desk.ui.board.settle);
    }
    SUBCASE("none with reduced motion") {
        still = true;
        come_up();
        CHECK(covered() == 64);
    }
}
