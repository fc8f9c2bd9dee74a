#include <doctest/doctest.h>

#include <cstdlib>

#include "support/ui_desk.h"

using namespace recoup;
using core::EvidenceKind;
using core::Problem;
using core::Stage;
using recoup::testing::UiDesk;
using ui::Key;
using namespace std::chrono;

namespace {

void save(UiDesk& desk, const std::string& name) {
    if (const char* folder = std::getenv("RECOUP_PICTURES"))
        desk.headless.save_png(std::string(folder) + "/" + name + ".png");
}

std::string probe_of(const UiDesk& desk, const core::Uuid& id) {
    return "card/" + std::to_string(desk.row(id).number);
}

// The board of the design, more or less.
struct Board : UiDesk {
    core::Uuid failed, music, phone;

    explicit Board(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : UiDesk(px, lang) {
        add("购物车商品消失，订单信息错误", "某电商平台", Problem::data_error, 8640);
        due_in(add("视频会员付费后无法播放任何内容", "某视频平台", Problem::service_outage, 2500), days{6} + hours{2});
        failed = add("支付显示失败，银行卡已被扣款", "支付宝", Problem::payment_failure, 32800);
        due_in(failed, days{1} + hours{4});
        run(core::AddSlot{failed, EvidenceKind::payment_proof});
        run(core::AddSlot{failed, EvidenceKind::terms});
        attach(failed, 2);
        due_in(add("在线课程与介绍不符，只肯退 70 元", "某课程平台", Problem::amount_dispute, 9900, Stage::contacted),
               days{2} + hours{9});
        music = add("音乐平台付费后无法播放任何歌曲", "某音乐平台", Problem::service_outage, 1500, Stage::contacted);
        due_in(music, hours{6} + minutes{42} + seconds{10});
        attach(music, 5);
        phone = add("新手机使用一周出现性能问题", "某电商平台", Problem::goods_quality, 399900, Stage::under_review);
        due_in(phone, days{18} + hours{1});
        due_in(add("电影没看成，平台只退 100 元", "某票务平台", Problem::amount_dispute, 19900, Stage::under_review),
               -days{2});
        refund(add("酒店订单系统取消未退款", "某旅行平台", Problem::data_error, 52000), 42000);
        refund(add("游戏充值重复扣款", "某游戏平台", Problem::payment_failure, 64800), 64800);
    }
    void attach(const core::Uuid& id, int count) {
        core::AttachEvidence command{id, {}};
        for (int i = 0; i < count; ++i)
            command.evidence.push_back({.kind = i == 0 ? EvidenceKind::payment_proof : EvidenceKind::other,
                                        .name = "a.png",
                                        .sha256 = std::string(63, 'a') + static_cast<char>('0' + i),
                                        .file_class = core::FileClass::picture});
        run(command);
    }
    void refund(const core::Uuid& id, std::int64_t minor) {
        run(core::MoveCase{.case_uuid = id, .stage = Stage::refunded, .received_minor = minor});
    }
    void drag_to(const core::Uuid& card, ImVec2 to) { headless.drag(headless.at(probe_of(*this, card)), to); }
};

}  // namespace

TEST_CASE("the board is drawn for the eye") {
    Board desk;
    desk.ui.board.selected = desk.music;
    desk.frame(2);
    save(desk, "board-light-zh");
    desk.choices.theme = ui::ThemeChoice::dark;
    desk.reader.lang = core::Lang::en;
    desk.frame(2);
    save(desk, "board-dark-en");
    Board narrow({900, 600}, core::Lang::en);
    narrow.frame(2);
    save(narrow, "board-narrow-en");
    CHECK(desk.headless.shown("card/1"));
}

TEST_CASE("a card dropped on another column moves there, in one command") {
    Board desk;
    desk.frame(2);
    const auto over = desk.headless.at(probe_of(desk, desk.music));
    desk.drag_to(desk.failed, over);
    desk.frame();
    desk.headless.press(Key::enter);  // what the column asks
    CHECK(desk.row(desk.failed).stage == Stage::contacted);
    CHECK(desk.commands.size() == 1);
}

TEST_CASE("a drag shows where the card would land, and Esc gives it up") {
    Board desk;
    desk.frame(2);
    const auto from = desk.headless.at(probe_of(desk, desk.failed));
    desk.headless.move(from);
    desk.headless.button(true);
    for (int i = 1; i <= 5; ++i) desk.headless.move({from.x + 120.0F * static_cast<float>(i), from.y});
    desk.frame();
    CHECK(desk.headless.shown("landing"));
    save(desk, "board-drag");
    desk.headless.press(Key::escape);
    desk.headless.button(false);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("landing"));
    CHECK(desk.row(desk.failed).stage == Stage::evidence);
    CHECK(desk.commands.empty());
}

TEST_CASE("a card dropped where it was is not moved") {
    Board desk;
    desk.frame(2);
    const auto at = desk.headless.at(probe_of(desk, desk.failed));
    desk.drag_to(desk.failed, {at.x + 10, at.y + 8});
    desk.frame();
    const auto titles = desk.column(Stage::evidence);
    CHECK(titles.front() == "支付显示失败，银行卡已被扣款");
}

TEST_CASE("the keyboard selects, moves within and across columns") {
    Board desk;
    desk.frame(2);
    desk.headless.press(Key::down);
    CHECK(desk.ui.board.selected == desk.failed);
    desk.headless.press(Key::right);
    CHECK(desk.ui.board.selected == desk.music);
    desk.headless.press(Key::left);
    desk.headless.press(Key::down, false, true);
    CHECK(desk.column(Stage::evidence)[1] == "支付显示失败，银行卡已被扣款");
    desk.headless.press(Key::up, false, true);
    CHECK(desk.column(Stage::evidence)[0] == "支付显示失败，银行卡已被扣款");
    desk.headless.press(Key::right, false, true);
    desk.frame();
    desk.headless.press(Key::enter);  // what the column asks
    CHECK(desk.row(desk.failed).stage == Stage::contacted);
}

TEST_CASE("typing into search narrows the board, Esc shows all again") {
    Board desk;
    desk.frame(2);
    desk.headless.press(Key::slash);
    desk.frame();
    desk.headless.type("手机");
    desk.frame();
    CHECK(desk.headless.shown(probe_of(desk, desk.phone)));
    CHECK_FALSE(desk.headless.shown(probe_of(desk, desk.failed)));
}

TEST_CASE("a filter chip narrows the board and its number stays") {
    Board desk;
    desk.frame(2);
    desk.headless.click("filter/overdue");
    desk.frame();
    CHECK(desk.ui.board.filter.quick == core::QuickFilter::overdue);
    CHECK_FALSE(desk.headless.shown(probe_of(desk, desk.failed)));
}

TEST_CASE("only what is in sight is drawn of ten thousand cards") {
    UiDesk desk;
    for (int i = 0; i < 2000; ++i) desk.add("案件 " + std::to_string(i), "平台", Problem::other, 100);
    desk.frame(2);
    int cards = 0;
    for (const auto& [name, rect] : desk.headless.probes) cards += name.starts_with("card/");
    CHECK(cards < 12);
    CHECK(cards > 3);
}

TEST_CASE("a visible clock asks for a frame when its second is over, a board without one does not") {
    UiDesk desk;
    const auto id = desk.add("音乐", "平台", Problem::other, 100);
    desk.frame(2);
    CHECK(desk.last.wake_at == core::Instant::max());
    desk.due_in(id, hours{1});
    desk.frame(2);
    CHECK(desk.last.wake_at == desk.reader.now + seconds{1});
}

TEST_CASE("of a long column only the cards that one comes near are measured") {
    constexpr std::size_t kMany = 700;
    UiDesk desk;
    core::Uuid top;  // a new case stands above the others
    for (std::size_t i = 0; i < kMany; ++i)
        top = desk.add(i % 3 == 0 ? "手机" : "视频会员付费后无法播放任何内容，客服说系统显示一切正常", "",
                       Problem::other, 100);
    const auto last = desk.state.cases().front().row.uuid;
    desk.frame(2);
    auto& ui = desk.ui.board;
    const auto measured = [&] { return ui.heights[0].bottoms.size(); };
    CHECK(measured() < kMany / 2);
    const auto name = probe_of(desk, last);
    REQUIRE_FALSE(desk.headless.shown(name));
    SUBCASE("the wheel comes nearer step by step") {
        desk.headless.move(desk.headless.at(probe_of(desk, top)));
        for (int i = 0; i < 40; ++i) desk.headless.wheel(-20);
        CHECK(measured() > kMany / 2);
    }
    SUBCASE("the end of the scroll bar shows the last card at once") {
        ui.scroll[0] = 1e6F;
        desk.frame(1);
        CHECK(desk.headless.shown(name));
        const float there = desk.headless.at(name).y;
        desk.frame(2);
        CHECK(desk.headless.at(name).y == there);
        CHECK(measured() == kMany);
    }
    SUBCASE("a card that is selected far below is shown") {
        ui.selected = last;
        ui.reveal_selected = true;
        desk.frame(2);
        CHECK(desk.headless.shown(name));
    }
}
