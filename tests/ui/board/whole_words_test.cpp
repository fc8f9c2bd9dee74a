// What gives way where room is short, and that money and our own words never do.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/ui_desk.h"
#include "ui/board/title_lines.h"
#include "ui/frame/layout_log.h"

using namespace recoup;
using namespace std::chrono_literals;
using recoup::testing::UiDesk;
using ui::Face;
using ui::TextStyle;

namespace {

std::vector<std::string> lines_of(std::string_view title, float width_px) {
    platform::FreetypeGlyphs glyphs(platform::program_fonts());
    ui::Text text(glyphs);
    const TextStyle style{Face::semibold, 14};
    std::vector<std::string> lines;
    for (const auto& line : ui::title_lines(text, style, title, width_px))
        lines.emplace_back(title.substr(line.begin, line.end - line.begin));
    return lines;
}

// Everything written in the next frame that is not cut.
std::vector<std::string> written(UiDesk& desk) {
    desk.frame(2);
    ui::LayoutLog log;
    desk.headless.text.log = &log;
    desk.frame();
    desk.headless.text.log = nullptr;
    std::vector<std::string> whole;
    for (const auto& words : log.words)
        if (!words.cut) whole.push_back(words.text);
    return whole;
}

bool has(const std::vector<std::string>& all, std::string_view text) {
    return std::ranges::find(all, text) != all.end();
}

void add_in(UiDesk& desk, const char* currency, std::int64_t minor) {
    core::AddCase add;
    add.fields.title = std::string("用") + currency + "付的";
    add.fields.currency = currency;
    add.fields.paid_minor = minor;
    desk.run(add);
}

}  // namespace

TEST_CASE("titles break behind a mark where both halves have room") {
    CHECK(lines_of("在线课程与介绍不符，只肯退 70 元", 190) ==
          std::vector<std::string>{"在线课程与介绍不符，", "只肯退 70 元"});
    CHECK(lines_of("Charged twice, nobody answers me", 150) ==
          std::vector<std::string>{"Charged twice,", "nobody answers me"});
    // A mark so early would leave a torn first line.
    CHECK(lines_of("啊，快递显示签收但是台灯没有收到呢", 190)[0].size() > std::string("啊，").size());
}

TEST_CASE("no character of a title stands alone on the second line") {
    const auto lines = lines_of("快递显示签收台灯没有收到", 14 * 11.5F);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].size() >= 2 * std::string("到").size());
}

TEST_CASE("a title that fits stays on one line") {
    CHECK(lines_of("支付失败，已扣款", 300) == std::vector<std::string>{"支付失败，已扣款"});
}

TEST_CASE("the chip gives way beside an amount, never the amount") {
    UiDesk desk({900, 600});
    const auto id = desk.add("手机坏了", "海豚", core::Problem::goods_quality, 499'900);
    desk.due_in(id, 19h + 12min);
    const auto all = written(desk);
    CHECK(has(all, "¥4,999.00"));
    CHECK(has(all, "剩 19 时"));
}

TEST_CASE("an amount as long as a card has the chip below it") {
    UiDesk desk({900, 600});
    const auto small = desk.add("小", "海豚", core::Problem::other, 100);
    desk.due_in(small, 100h);
    desk.frame(3);
    const auto low = desk.headless.probes.at("card/1");
    const auto id = desk.add("大", "海豚", core::Problem::other, 123'456'789'00);
    desk.due_in(id, 100h);
    const auto all = written(desk);
    CHECK(has(all, "¥123,456,789.00"));
    const auto high = desk.headless.probes.at("card/2");
    CHECK(high.max.y - high.min.y > low.max.y - low.min.y);
}

TEST_CASE("with five currencies the figures name the main one and how many others") {
    for (const ImVec2 size : {ImVec2{1440, 900}, ImVec2{900, 600}}) {
        UiDesk desk(size);
        add_in(desk, "CNY", 777'040);
        add_in(desk, "CNY", 100);
        for (const auto* currency : {"USD", "EUR", "GBP", "CHF"}) add_in(desk, currency, 1'234'567'89);
        const auto all = written(desk);
        CHECK(has(all, std::string(core::tr(core::Lang::zh, "board_open"_tr))));
        CHECK(has(all, "¥7,771.40"));
        CHECK(std::ranges::any_of(all, [](const auto& text) { return text == "另 4 种" || text == "+4"; }));
    }
}

TEST_CASE("a huge sum of a column is told in brief, with the whole in its tooltip") {
    UiDesk desk({900, 600});
    for (int i = 0; i < 3; ++i) desk.add("大", "海豚", core::Problem::other, 411'522'630'041);
    CHECK(has(written(desk), "¥123 亿"));
}

TEST_CASE("less than was asked stays beside what came in English on a narrow card") {
    UiDesk desk({900, 600}, core::Lang::en);
    const auto id = desk.add("Hotel", "Far Shore", core::Problem::data_error, 52'000);
    core::MoveCase move{.case_uuid = id, .stage = core::Stage::refunded};
    move.received_minor = 42'000;
    desk.run(move);
    desk.ui.board.scroll_x = 1000;
    const auto all = written(desk);
    CHECK(has(all, "Of ¥520.00"));
    CHECK(has(all, "¥420.00"));
}

TEST_CASE("whose turn it is stays on a narrow card") {
    UiDesk desk({900, 600}, core::Lang::en);
    const auto id = desk.add("Phone", "Dolphin", core::Problem::warranty, 52'000);
    core::EditCase edit{id, {}};
    edit.fields.turn = core::Turn::authority;
    desk.run(edit);
    CHECK(has(written(desk), "Authority's turn"));
}

TEST_CASE("tabs that have no room fold, and each can be reached") {
    UiDesk desk({900, 600}, core::Lang::en);
    desk.headless.input.scale = 2;
    const auto id = desk.add("Phone", "Dolphin", core::Problem::warranty, 52'000);
    desk.ui.drawer.case_uuid = id;
    desk.frame(3);
    for (int i = 0; i < ui::kDrawerTabs - 1; ++i) {
        const auto next = "drawer/tab/" + std::to_string(static_cast<int>(desk.ui.drawer.tab) + 1);
        desk.headless.click(desk.headless.shown(next) ? next : std::string("later"));
        desk.frame();
        CHECK(static_cast<int>(desk.ui.drawer.tab) == i + 1);
        const auto tab = desk.headless.probes.at("drawer/tab/" + std::to_string(i + 1));
        CHECK(tab.max.x <= 900);
    }
}

TEST_CASE("an order number of twenty digits stands whole") {
    UiDesk desk({900, 600});
    const auto id = desk.add("手机", "海豚", core::Problem::warranty, 52'000);
    core::EditCase edit{id, {}};
    edit.fields.order_no = "20261120220014880001";
    desk.run(edit);
    desk.ui.drawer.case_uuid = id;
    CHECK(has(written(desk), "20261120220014880001"));
}

TEST_CASE("the filters that have no room as chips are lines of the menu") {
    UiDesk desk({900, 600}, core::Lang::en);
    desk.add("Phone", "Dolphin", core::Problem::warranty, 52'000);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("filter/missing"));
    desk.headless.click("filter/more");
    CHECK(has(written(desk), "Missing evidence 0"));
}
