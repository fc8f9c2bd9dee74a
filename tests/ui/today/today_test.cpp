// Today as a person works through it: what is chosen, done, put off, and what stands when nothing is left.
#include <doctest/doctest.h>

#include <cstdlib>

#include "support/ui_desk.h"

using namespace recoup;
using core::Direction;
using core::Problem;
using core::Pushback;
using core::Stage;
using recoup::testing::UiDesk;
using ui::Key;
using namespace std::chrono_literals;

namespace {

core::Message message(const char* id, Pushback pushback, const char* body) {
    core::Message made;
    made.id = id;
    made.version = "1";
    made.title = {"回应", "Answer"};
    made.stages = {Stage::contacted};
    made.pushback = pushback;
    made.body = {body, body};
    made.reply_within = 24h;
    return made;
}

// A pushback of today, a promise that passed, proof to gather, and a case that others have.
struct Today : UiDesk {
    core::Uuid video, film, cart, lamp;

    explicit Today(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        messages = {message("system", Pushback::system_normal, "请核查订单 {order_no}。"),
                    message("silent", Pushback::silence, "请在 24 小时内答复。")};
        video = told("视频会员付费后无法播放", 2500, Stage::contacted);
        said(video, -30h, Direction::out);
        said(video, -29h, Direction::in, Pushback::system_normal, "系统显示一切正常");
        mine_in(video, 6h);
        film = told("电影没看成", 19900, Stage::contacted);
        said(film, -60h, Direction::out);
        said(film, -2h, Direction::in, Pushback::silence);
        cart = told("购物车商品消失", 8640, Stage::evidence);
        run(core::AddSlot{cart, core::EvidenceKind::error_screen});
        lamp = told("台灯没有收到", 15600, Stage::contacted);
        said(lamp, -5h, Direction::out);
        ui.view = ui::View::today;
        frame(2);
    }
    core::Uuid told(const char* title, std::int64_t paid, Stage stage) {
        const auto id = add(title, "平台", Problem::other, paid, stage);
        core::EditCase edit{.case_uuid = id};
        edit.fields.order_no = "XH1";
        run(edit);
        return id;
    }
    void said(const core::Uuid& id, std::chrono::hours when, Direction direction, Pushback pushback = Pushback::none,
              std::string words = {}) {
        run(core::AddContact{.case_uuid = id,
                             .at = reader.now + when,
                             .direction = direction,
                             .party = core::Party::seller,
                             .words = words,
                             .text = words.empty() ? "记录" : "",
                             .pushback = pushback});
    }
    void mine_in(const core::Uuid& id, std::chrono::hours left) {
        run(core::AddDeadline{id, {"回应期限", core::at_instant(reader.now + left), false, ""}});
    }
    std::string probe(const char* part, const core::Uuid& id) const {
        return std::string("today/") + part + "/" + std::to_string(row(id).number);
    }
    bool shows(const char* part, const core::Uuid& id) const { return headless.shown(probe(part, id)); }
    void press(Key key, bool ctrl = false) {
        headless.press(key, ctrl);
        frame(2);
    }
    void click(const std::string& at) {
        headless.click(at);
        frame(2);
    }
    void save(const std::string& name, ui::ThemeChoice theme = ui::ThemeChoice::light) {
        const char* folder = std::getenv("RECOUP_PICTURES");
        if (!folder) return;
        choices.theme = theme;
        frame(3);
        headless.save_png(std::string(folder) + "/" + name + ".png");
        choices.theme = ui::ThemeChoice::light;
    }
};

}  // namespace

TEST_CASE("the most urgent is large, the others follow, and what others have stands beside") {
    Today desk;
    CHECK(desk.shows("large", desk.video));
    CHECK(desk.shows("row", desk.film));
    CHECK(desk.shows("row", desk.cart));
    CHECK(desk.shows("waiting", desk.lamp));
    CHECK_FALSE(desk.shows("row", desk.lamp));
    CHECK(desk.headless.probes.at(desk.probe("row", desk.film)).min.y <
          desk.headless.probes.at(desk.probe("row", desk.cart)).min.y);
    CHECK(desk.headless.shown("rail/badge"));
    desk.save("today-few");
    desk.save("today-few-dark", ui::ThemeChoice::dark);
}

TEST_CASE("arrows choose, the chosen one grows, and the list keeps its ends") {
    Today desk;
    desk.press(Key::down);
    CHECK(desk.shows("large", desk.film));
    CHECK(desk.shows("row", desk.video));
    desk.press(Key::end);
    desk.press(Key::down);
    CHECK(desk.shows("large", desk.cart));
    desk.press(Key::home);
    CHECK(desk.shows("large", desk.video));
    desk.click(desk.probe("row", desk.film));
    CHECK(desk.shows("large", desk.film));
}

TEST_CASE("Enter copies the answer as it is filled, logs it, and the next one takes its place") {
    Today desk;
    desk.press(Key::enter);
    REQUIRE(desk.copied.size() == 1);
    CHECK(desk.copied[0] == "请核查订单 XH1。");
    const auto& contacts = desk.state.find(desk.video)->contacts;
    REQUIRE(contacts.size() == 3);
    CHECK(contacts.back().direction == Direction::out);
    CHECK(contacts.back().text == desk.copied[0]);
    CHECK(desk.row(desk.video).turn == core::Turn::merchant);
    desk.press(Key::down);  // what is left of it is the day itself
    desk.press(Key::up);
    CHECK(desk.shows("large", desk.video));
    desk.press(Key::enter);
    CHECK(desk.state.find(desk.video)->deadlines.front().done_at);
    CHECK(desk.shows("large", desk.film));
    CHECK(desk.shows("waiting", desk.video));
}

TEST_CASE("a message that lacks something is opened to be completed and not copied") {
    Today desk;
    desk.messages[0].body.zh = "请核查 {clause_text}。";
    desk.frame(2);
    core::EditCase touch{.case_uuid = desk.video};
    touch.fields.note = "x";
    desk.run(touch);
    desk.frame(2);
    desk.press(Key::enter);
    CHECK(desk.copied.empty());
    CHECK(desk.ui.drawer.case_uuid == desk.video);
    CHECK(desk.ui.drawer.tab == ui::DrawerTab::messages);
    CHECK(desk.ui.drawer.messages.shown == "system");
}

TEST_CASE("a button of any row does what it says: proof is chosen for its slot") {
    Today desk;
    desk.click(desk.probe("do", desk.cart));
    REQUIRE(desk.ui.tools.picker);
    CHECK(desk.ui.tools.picker->case_uuid == desk.cart);
    CHECK(desk.ui.tools.picker->kind == core::EvidenceKind::error_screen);
}

TEST_CASE("Space opens the case, S puts it off till later and never behind its day") {
    Today desk;
    desk.press(Key::space);
    CHECK(desk.ui.drawer.case_uuid == desk.video);
    desk.press(Key::escape);
    desk.press(Key::s);
    CHECK_FALSE(desk.shows("large", desk.video));
    CHECK(desk.state.find(desk.video)->deadlines.front().snoozed_until == desk.reader.now + 1h);
    CHECK(desk.shows("large", desk.film));
    const auto before = desk.commands.size();
    desk.press(Key::end);
    desk.press(Key::s);  // proof to gather has no day
    CHECK(desk.commands.size() == before);
    desk.reader.now += 1h;
    desk.frame(2);
    CHECK(desk.shows("row", desk.video));
}

TEST_CASE("new screenshots are a row of their own: Enter puts them in, N makes a case, Delete says no") {
    Today desk;
    desk.tray = {{.pictures = {2, desk.film, desk.reader.now - 8min, "订单号相同"},
                  .text = "新截图 2 张，像是 #2 的",
                  .why = "订单号相同 · 电影没看成",
                  .paths = {"/tmp/a.png", "/tmp/b.png"}},
                 {.pictures = {1, std::nullopt, desk.reader.now, ""}, .text = "新截图", .paths = {"/tmp/c.png"}}};
    desk.frame(2);
    CHECK(desk.headless.shown("today/pictures/row/0"));
    CHECK(desk.headless.shown("today/pictures/row/1"));
    CHECK_FALSE(desk.headless.shown("tray"));
    desk.save("today-pictures");
    desk.press(Key::down);
    desk.press(Key::down);
    REQUIRE(desk.headless.shown("today/pictures/large/0"));
    desk.save("today-pictures-chosen");
    const auto asked = [&] {
        const auto* request = std::get_if<ui::TrayRequest>(&desk.requests.back());
        REQUIRE(request);
        return *request;
    };
    using What = ui::TrayRequest::What;
    SUBCASE("Enter") {
        desk.press(Key::enter);
        CHECK(asked().what == What::put_in);
        CHECK(asked().group == 0);
    }
    SUBCASE("N") {
        desk.press(Key::n);
        CHECK(asked().what == What::make_case);
        CHECK_FALSE(desk.ui.new_case.open);
    }
    SUBCASE("Delete") {
        desk.press(Key::del);
        CHECK(asked().what == What::refuse);
    }
    SUBCASE("Space opens the case they seem to belong to") {
        desk.press(Key::space);
        CHECK(desk.ui.drawer.case_uuid == desk.film);
    }
    SUBCASE("those of no case become one by Enter") {
        desk.press(Key::down);
        desk.press(Key::enter);
        CHECK(asked().what == What::make_case);
        CHECK(asked().group == 1);
    }
    SUBCASE("by the pointer") {
        desk.click("today/pictures/refuse");
        CHECK(asked().what == What::refuse);
        desk.click("today/pictures/do/1");
        CHECK(asked().group == 1);
    }
    SUBCASE("on the board they stand in the line above it") {
        desk.ui.view = ui::View::board;
        desk.frame(2);
        CHECK(desk.headless.shown("tray"));
    }
}

TEST_CASE("a row that is done leaves a gap that closes, and none where nothing is to move") {
    Today desk;
    bool still = false;
    desk.touch = [&](ui::AppView& view) { view.still = still; };
    const auto top_of_cart = [&] { return desk.headless.probes.at(desk.probe("row", desk.cart)).min.y; };
    desk.frame();
    const auto before = top_of_cart();
    desk.run(core::RemoveCase{desk.film});
    SUBCASE("moving") {
        desk.frame();
        CHECK(top_of_cart() > before - 72);
        for (int i = 0; i < 60; ++i) desk.frame();
        CHECK(top_of_cart() == before - 72);
    }
    SUBCASE("still") {
        still = true;
        desk.frame();
        CHECK(top_of_cart() == before - 72);
    }
}

TEST_CASE("money that came is told once, until Delete puts it away") {
    Today desk;
    desk.run(core::MoveCase{.case_uuid = desk.film, .stage = Stage::refunded, .received_minor = 19900});
    desk.frame(2);
    CHECK(desk.shows("arrived", desk.film));
    desk.save("today-arrived");
    desk.press(Key::del);
    CHECK_FALSE(desk.shows("arrived", desk.film));
    CHECK(desk.seen_money == std::vector{core::SeenMoney{desk.film, desk.reader.now}});
}

TEST_CASE("when nothing is mine today says so and leads to the board") {
    Today desk;
    for (const auto& id : {desk.video, desk.film, desk.cart}) desk.run(core::RemoveCase{id});
    desk.frame(2);
    CHECK(desk.headless.shown("today/board"));
    CHECK(desk.shows("waiting", desk.lamp));
    desk.save("today-nothing");
    desk.click("today/board");
    CHECK(desk.ui.view == ui::View::board);
    UiDesk empty;
    empty.ui.view = ui::View::today;
    empty.frame(2);
    CHECK(empty.headless.shown("empty/new"));
}

TEST_CASE("with many cases the selected one and the money stay, and the rest scrolls") {
    Today desk;
    for (int i = 0; i < 30; ++i)
        desk.said(desk.told("很多", 100 + i, Stage::contacted), -2h, Direction::in, Pushback::refusal);
    desk.frame(2);
    desk.press(Key::end);
    CHECK(desk.ui.today.scroll > 0);
    CHECK(desk.headless.shown("today/money"));
    desk.save("today-many");
    desk.save("today-many-dark", ui::ThemeChoice::dark);
}

TEST_CASE("in a narrow window what others owe stands below the list") {
    Today desk({849, 576}, core::Lang::en);
    const auto large = desk.headless.probes.at(desk.probe("large", desk.video));
    CHECK(large.max.x < 849);
    CHECK(desk.headless.probes.at("today/money").min.y > desk.headless.probes.at(desk.probe("row", desk.cart)).max.y);
    desk.save("today-narrow");
}

TEST_CASE("the line at the foot of a card does what it says, the rest of the card opens the case") {
    Today desk;
    desk.ui.view = ui::View::board;
    desk.frame(2);
    desk.click("foot/" + std::to_string(desk.row(desk.video).number));
    CHECK(desk.copied.size() == 1);
    CHECK_FALSE(desk.ui.drawer.case_uuid);
    desk.click("foot/" + std::to_string(desk.row(desk.lamp).number));  // others have it
    CHECK(desk.copied.size() == 1);
    CHECK(desk.ui.drawer.case_uuid == desk.lamp);
}

TEST_CASE("what cannot be saved is not done by a button of today") {
    Today desk;
    desk.touch = [](ui::AppView& view) { view.save = ui::SaveLook::read_only; };
    desk.frame(2);
    desk.press(Key::enter);
    CHECK(desk.commands.empty());
}
