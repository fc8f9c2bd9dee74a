// Chats as their bubbles read, and how pictures of one chat follow each other.
#include "core/reading/transcript.h"

#include <doctest/doctest.h>

#include "app/reading/shots.h"

using namespace recoup;
using core::Continuity;
using core::Side;

namespace {

core::Transcript transcript(const core::PictureText& picture) {
    return core::transcript_of(picture, test::reading_habit());
}

core::PictureText sample() {
    return test::shot_of("samples.json", "support-chat").text;
}

// The picture scrolled up by so many pixels below its title, as far as it then reaches.
core::PictureText scrolled(const core::PictureText& picture, int pixels, int height) {
    core::PictureText part{picture.width, height, {}};
    for (auto line : picture.lines) {
        if (line.y > picture.width / 5) line.y -= pixels;
        if (line.y <= 0 || line.bottom() > height ||
            (line.y < picture.width / 5 && line.y + pixels > picture.width / 5))
            continue;
        part.lines.push_back(line);
    }
    return part;
}

}  // namespace

TEST_CASE("a chat reads bubble by bubble, the other side left and me right, under the time above") {
    const auto chat = transcript(sample());
    CHECK(chat.title == "星河视频在线客服");
    CHECK(chat.names_other_side);
    REQUIRE(chat.turns.size() == 6);
    CHECK(chat.turns[0].side == Side::right);
    CHECK(chat.turns[0].text == "我付费开通会员后无法播放任何内容，申请退款。");
    CHECK(chat.turns[1].side == Side::left);
    CHECK(chat.turns[1].text == "亲，系统显示您已成功购买会员，可能是您操作问题哦。");
    CHECK(chat.turns[2].text == "已经重装过了，还是不行，订单号 XH2026112000731。");
    CHECK(chat.turns[5].side == Side::left);
    CHECK(chat.turns[5].lines.size() == 3);
    const test::FixedZones zones;
    CHECK(core::to_iso(chat.turns[0].at->instant, zones, "Asia/Shanghai") == "2026-11-21T09:02:00+08:00");
    CHECK(core::to_iso(chat.turns[5].at->instant, zones, "Asia/Shanghai") == "2026-11-21T09:05:00+08:00");
}

TEST_CASE("what the other side said last is what follows my last words") {
    auto chat = transcript(sample());
    const auto words = core::their_last_words(chat);
    CHECK(words == chat.turns[5].text);
    chat.turns.push_back({.side = Side::right, .text = "不接受", .lines = {}, .score = 1, .at = {}});
    CHECK(core::their_last_words(chat) == words);
    chat.turns.push_back({.side = Side::left, .text = "亲，稍等", .lines = {}, .score = 0.99, .at = {}});
    chat.turns.push_back({.side = Side::left, .text = "不清楚", .lines = {}, .score = 0.5, .at = {}});
    CHECK(core::their_last_words(chat) == "亲，稍等");
    CHECK(core::their_last_words({}).empty());
}

TEST_CASE("days such as yesterday are counted from when the picture was taken, and not read where that is unknown") {
    const auto at_of = [](const char* above, std::optional<core::Instant> taken) {
        core::PictureText picture{1080, 2400, {}};
        picture.lines.push_back({300, 60, 480, 44, "星河视频在线客服", 0.99});
        picture.lines.push_back({400, 400, 280, 36, above, 0.99});
        picture.lines.push_back({40, 600, 500, 44, "亲，系统显示正常呢", 0.99});
        auto habit = test::reading_habit();
        habit.taken = taken;
        const auto chat = core::transcript_of(picture, habit);
        if (chat.turns.empty() || !chat.turns.back().at) return std::string("none");
        const test::FixedZones zones;
        return core::to_iso(chat.turns.back().at->instant, zones, "Asia/Shanghai").substr(0, 16);
    };
    const auto taken = core::parse_instant("2026-11-21T15:00:00+08:00");  // a Saturday
    CHECK(at_of("昨天 09:02", taken) == "2026-11-20T09:02");
    CHECK(at_of("今天 14:20", taken) == "2026-11-21T14:20");
    CHECK(at_of("星期三 10:11", taken) == "2026-11-18T10:11");
    CHECK(at_of("周五 下午3:05", taken) == "2026-11-20T15:05");
    CHECK(at_of("Yesterday 09:02", taken) == "2026-11-20T09:02");
    CHECK(at_of("Wednesday, 10:11 AM", taken) == "2026-11-18T10:11");
    CHECK(at_of("昨天 09:02", std::nullopt) == "none");
    CHECK(at_of("星期六 10:11", taken) == "none");  // this one, or a week ago
    CHECK(at_of("今天 16:00", taken) == "none");    // not yet
    CHECK(at_of("下周三 10:11", taken) == "none");
    CHECK(at_of("昨天 09:02 已读", taken) == "none");
}

TEST_CASE("drawn chats have as many turns as bubbles") {
    int chats = 0, right = 0;
    for (const auto* file :
         {"samples.json", "drawn_1.json", "drawn_2.json", "drawn_3.json", "drawn_4.json", "held_back.json"})
        for (const auto& shot : test::read_shots(file)) {
            if (!shot.truth.contains("turns")) continue;
            ++chats;
            const auto turns = transcript(shot.text).turns.size();
            CAPTURE(shot.name);
            if (turns == shot.truth.at("turns").get<std::size_t>())
                ++right;
            else
                MESSAGE(shot.name, ": ", turns, " turns, drawn ", shot.truth.at("turns").dump());
        }
    CHECK(chats >= 30);
    CHECK(right >= chats * 95 / 100);
}

TEST_CASE("Latin lines of a bubble are apart by a blank") {
    const auto chat = transcript(test::shot_of("drawn_2.json", "chaten-1").text);
    REQUIRE(chat.turns.size() == 5);
    CHECK(chat.turns[2].text == "I am sorry about that. Everything looks fine on our side.");
}

TEST_CASE("a chat that only says 客服 shows no name of the other side, unless an agent has a number") {
    auto picture = sample();
    for (auto& line : picture.lines)
        if (line.text == "星河视频在线客服") line.text = "在线客服";
    CHECK_FALSE(transcript(picture).names_other_side);
    picture.lines.back().text = "客服工号 8821 为您服务";
    CHECK(transcript(picture).names_other_side);
}

TEST_CASE("the last lines of a chat come again at the top of the next picture, or there is a gap") {
    const auto whole = sample();
    const auto habit = test::reading_habit();
    const auto first = scrolled(whole, 0, 1300);
    CHECK(core::continuity(first, scrolled(whole, 640, 1300), habit) == Continuity::overlaps);
    CHECK(core::continuity(first, scrolled(whole, 1200, 1300), habit) == Continuity::gap);
    CHECK(core::continuity(first, core::PictureText{1080, 1300, {}}, habit) == Continuity::unknown);
}

TEST_CASE("two readings of one picture have the same text, two equal payments have not") {
    const auto shot = test::shot_of("samples.json", "payment-success").text;
    auto again = shot;
    again.lines[3].text = "支付成功 ";
    CHECK(core::same_text(shot, again));
    auto other = shot;
    for (auto& line : other.lines)
        if (line.text == "20261120220014886301") line.text = "20261120220014886302";
    CHECK_FALSE(core::same_text(shot, other));
    auto smaller = shot;
    smaller.width = 720;
    CHECK_FALSE(core::same_text(shot, smaller));
    CHECK_FALSE(core::same_text(shot, test::shot_of("samples.json", "order-detail").text));
}
