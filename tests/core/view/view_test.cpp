#include <doctest/doctest.h>

#include "core/edit/apply.h"
#include "core/view/board_index.h"
#include "core/view/case.h"
#include "support/ids.h"
#include "support/when.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;
using namespace std::chrono;

namespace {

const test::FixedZones kZones;
const Instant kNow = *parse_instant("2026-11-22T15:47:50+08:00");
const Reader kReader{Lang::zh, kNow, &kZones, "Asia/Shanghai"};

struct Desk {
    State state{kZones};
    test::CountingIds ids;

    Uuid add(const char* title, std::int64_t paid, Stage stage = Stage::evidence, const char* currency = "CNY") {
        AddCase command;
        command.fields.title = title;
        command.fields.platform = "某平台";
        command.fields.currency = currency;
        command.fields.paid_minor = paid;
        command.stage = stage;
        return run(command, kNow - days{9});
    }
    Uuid run(const Command& command, Instant at = kNow) {
        const auto change = apply(state, command, {}, at, ids).value();
        REQUIRE(state.put(change.rows));
        return change.case_uuid;
    }
    void due(const Uuid& id, seconds in) { run(AddDeadline{id, {"答复", at_instant(kNow + in), false, ""}}); }
    void refund(const Uuid& id, std::int64_t minor) {
        run(MoveCase{.case_uuid = id, .stage = Stage::refunded, .received_minor = minor});
    }
    CardView card(const Uuid& id) const { return card_view(*state.find(id), kReader); }
};

}  // namespace

TEST_CASE("the timer says days, then hours, then runs as a clock, then counts what is late") {
    const auto chip = [](seconds left) { return show_timer(Lang::zh, kNow, kNow + left); };
    CHECK(chip(days{18} + hours{3}) == "剩 18 天");
    CHECK(chip(days{3}) == "剩 3 天");
    CHECK(chip(days{1} + hours{4} + minutes{59}) == "剩 1 天 4 时");
    CHECK(chip(hours{6} + minutes{42} + seconds{10}) == "剩 06:42:10");
    CHECK(chip(seconds{0}) == "剩 00:00:00");
    CHECK(chip(-seconds{61}) == "逾期 1 分钟");
    CHECK(chip(-hours{5}) == "逾期 5 小时");
    CHECK(chip(-days{2} - hours{1}) == "逾期 2 天");
    CHECK(show_timer(Lang::en, kNow, kNow + days{18}) == "18 d left");
}

TEST_CASE("a timer says when its text changes, and does not change before") {
    for (const auto left :
         std::initializer_list<seconds>{days{18} + hours{3}, days{1} + hours{4} + minutes{9} + seconds{8}, hours{5}}) {
        const auto due = kNow + left;
        const auto change = timer_changes_at(kNow, due);
        CHECK(change > kNow);
        CHECK(show_timer(Lang::zh, change - seconds{1}, due) == show_timer(Lang::zh, kNow, due));
        CHECK(show_timer(Lang::zh, change, due) != show_timer(Lang::zh, kNow, due));
    }
    for (const auto over :
         std::initializer_list<seconds>{days{2} + hours{3}, hours{5} + minutes{1}, minutes{7} + seconds{3}}) {
        const auto due = kNow - over;
        const auto change = timer_changes_at(kNow, due);
        CHECK(show_timer(Lang::zh, change - seconds{1}, due) == show_timer(Lang::zh, kNow, due));
        CHECK(show_timer(Lang::zh, change, due) != show_timer(Lang::zh, kNow, due));
    }
}

TEST_CASE("the board sums money by currency, never across") {
    Desk desk;
    desk.add("支付失败", 32800);
    desk.add("会员", 2500);
    desk.add("Course", 9900, Stage::contacted, "USD");
    desk.refund(desk.add("重复扣款", 64800), 64800);
    desk.refund(desk.add("酒店", 52000), 42000);
    const auto view = board_view(desk.state, {}, kReader);
    CHECK(view.open_sum == "¥353.00 + $99.00");
    CHECK(view.recovered_sum == "¥1,068.00");
    CHECK(view.recovery_rate == "91%");
    CHECK(view.median_days == "9 天");
    CHECK(view.columns[0].sum == "¥353.00");
    CHECK(view.columns[1].sum == "¥0.00 + $99.00");
    CHECK(view.columns[3].sum == "¥1,068.00");
    CHECK(view.columns[3].cards.size() == 2);
}

TEST_CASE("search finds two Chinese characters, letters of either case, and all of several words") {
    Desk desk;
    const auto phone = desk.add("新手机使用一周出现性能问题", 399900);
    CaseFields fields;
    fields.order_no = "MU20261120";
    desk.run(EditCase{phone, fields});
    desk.add("电影没看成", 19900);
    const auto found = [&](const char* search) {
        const auto view = board_view(desk.state, {search, QuickFilter::all}, kReader);
        return view.columns[0].cards.size();
    };
    CHECK(found("手机") == 1);
    CHECK(found("mu2026") == 1);
    CHECK(found("某平台") == 2);
    CHECK(found("某平台 性能") == 1);
    CHECK(found("手机%") == 0);
    CHECK(found("  ") == 2);
}

TEST_CASE("one index of the board answers every filter as a board made for it does") {
    Desk desk;
    const auto course = desk.add("Course", 9900, Stage::contacted, "USD");
    desk.refund(desk.add("酒店", 52000), 42000);
    desk.due(desk.add("酒店 二", 100), -days{1});
    desk.run(AddSlot{course, EvidenceKind::terms});
    desk.add("课程", 100, Stage::contacted);
    BoardIndex index(desk.state, kReader);
    for (const auto* search : {"", "酒店", "店", "店 二", "二 酒店", "course", "程", "没有", "\n", "课程 course"})
        for (const auto quick : {QuickFilter::all, QuickFilter::overdue, QuickFilter::missing_evidence})
            for (const auto group : {Grouping::none, Grouping::platform}) {
                BoardFilter filter{.search = search, .quick = quick, .group = group};
                CAPTURE(search);
                const auto mine = index.view(desk.state, filter);
                const auto fresh = board_view(desk.state, filter, kReader);
                CHECK(mine.counts == fresh.counts);
                CHECK(mine.open_sum == fresh.open_sum);
                for (std::size_t s = 0; s < mine.columns.size(); ++s) {
                    CHECK(mine.columns[s].cards == fresh.columns[s].cards);
                    CHECK(mine.columns[s].sum == fresh.columns[s].sum);
                }
            }
}

TEST_CASE("a search finds nothing that begins in one case and ends in the next") {
    Desk desk;
    desk.add("上", 100);
    desk.add("下", 100);
    const auto found = [&](const std::string& search) {
        return board_view(desk.state, {.search = search}, kReader).columns[0].cards.size();
    };
    CHECK(found("上\n") == 1);
    CHECK(found("上 下") == 0);
    CHECK(found("上下") == 0);
    CHECK(found("下上") == 0);
}

TEST_CASE("quick filters count what is due today, late, or lacks evidence") {
    Desk desk;
    desk.due(desk.add("今天", 100), hours{6});
    desk.due(desk.add("明天", 100), hours{20});
    desk.due(desk.add("逾期", 100), -days{2});
    const auto lacking = desk.add("缺证据", 100);
    desk.run(AddSlot{lacking, EvidenceKind::terms});
    const auto ended = desk.add("已结束", 100);
    desk.due(ended, -days{1});
    desk.refund(ended, 100);
    const auto view = board_view(desk.state, {}, kReader);
    CHECK(view.counts == std::array<int, 4>{5, 1, 1, 1});
    CHECK(view.urgent == 3);
    CHECK(view.valid_until == kNow + hours{6} + seconds{1});
    const auto late = board_view(desk.state, {"", QuickFilter::overdue}, kReader);
    CHECK(late.columns[0].cards.size() == 1);
    CHECK(late.counts[0] == 5);
}

TEST_CASE("cases in the bin or put away are not on the board") {
    Desk desk;
    desk.run(RemoveCase{desk.add("甲", 100)});
    desk.run(ArchiveCase{desk.add("乙", 100), true, Outcome::abandoned});
    CHECK(board_view(desk.state, {}, kReader).no_cases);
}

TEST_CASE("a card shows what is asked for, and what arrived beside it") {
    Desk desk;
    const auto id = desk.add("酒店订单", 52000);
    CHECK(desk.card(id).amount == "¥520.00");
    CHECK(desk.card(id).chip.text == "未设期限");
    CHECK(desk.card(id).subtitle == "某平台 · 其他");
    desk.refund(id, 42000);
    CHECK(desk.card(id).amount == "¥420.00");
    CHECK(desk.card(id).struck_amount == "¥520.00");
    CHECK(desk.card(id).chip.text == "部分到账");
}

TEST_CASE("a case complained of to the regulator says so on its timer") {
    Desk desk;
    const auto id = desk.add("保修", 268000);
    desk.run(MoveCase{
        id, Stage::escalated, {}, {}, {}, Route::market_regulator, {{"受理", at_instant(kNow + days{3}), false, ""}}});
    CHECK(desk.card(id).chip.prefix == "12315 ");
    CHECK(desk.card(id).chip.text == "剩 3 天");
    // Once more on the way, or by another route, the regulator is not who is waited for.
    desk.run(MoveCase{.case_uuid = id, .stage = Stage::under_review});
    CHECK(desk.state.find(id)->row.route == Route::market_regulator);
    CHECK(desk.card(id).chip.prefix.empty());
    desk.run(MoveCase{.case_uuid = id, .stage = Stage::escalated, .route = Route::court});
    CHECK(desk.card(id).chip.prefix.empty());
}

TEST_CASE("the drawer shows open deadlines first and the one that counts") {
    Desk desk;
    const auto id = desk.add("音乐", 1500);
    desk.due(id, hours{6} + minutes{42} + seconds{10});
    desk.due(id, -days{1});
    const auto& late = desk.state.find(id)->deadlines.front();
    desk.run(CompleteDeadline{id, late.uuid, true});
    const auto view = case_view(*desk.state.find(id), kReader);
    REQUIRE(view.deadlines.size() == 2);
    CHECK(view.next_deadline == 0);
    CHECK(view.deadlines[0].timer == "06:42:10");
    CHECK(view.deadlines[0].due == "今天 22:30 前");
    CHECK(view.deadlines[0].ticks);
    CHECK(view.deadlines[1].done);
}

TEST_CASE("a deadline left open stands still when its case has ended") {
    Desk desk;
    const auto id = desk.add("音乐会员", 3000);
    desk.due(id, -hours{5});
    CHECK(case_view(*desk.state.find(id), kReader).deadlines[0].tone == Tone::bad);
    desk.refund(id, 3000);
    const auto view = case_view(*desk.state.find(id), kReader);
    CHECK(view.deadlines[0].timer.empty());
    CHECK(view.deadlines[0].tone == Tone::off);
    CHECK(view.deadlines[0].changes_at == Instant::max());
    CHECK_FALSE(view.next_deadline);
}

TEST_CASE("moments are written short, in the reader's language") {
    const auto shown = [](Lang lang, const char* text) {
        Reader reader = kReader;
        reader.lang = lang;
        return show_when(reader, *test::parse_when(text, kZones, "Asia/Shanghai", kNow));
    };
    CHECK(shown(Lang::zh, "2026-11-22 22:30") == "今天 22:30");
    CHECK(shown(Lang::zh, "2026-12-01") == "12 月 1 日");
    CHECK(shown(Lang::zh, "2025-01-03 09:05") == "2025 年 1 月 3 日 09:05");
    CHECK(shown(Lang::en, "2026-12-01 08:00") == "1 Dec 08:00");
    CHECK(show_bytes(412 * 1024) == "412 KB");
}
