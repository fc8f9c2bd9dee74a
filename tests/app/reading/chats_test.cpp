// The chats of a case as its screenshots read: what lacks between them, and all of it as one text.
#include "core/view/chats.h"

#include <doctest/doctest.h>

#include "app/reading/shots.h"

using namespace recoup;
using core::ChatAdvice;

namespace {

const test::FixedZones kZones;

core::PictureText sample() {
    return test::shot_of("samples.json", "support-chat").text;
}

// The chat scrolled up by so many pixels below its title.
core::PictureText scrolled(const core::PictureText& picture, int pixels, int height) {
    const int title = picture.width / 5;
    core::PictureText part{picture.width, height, {}};
    for (auto line : picture.lines) {
        const bool below = line.y > title;
        if (below) line.y -= pixels;
        if (below && (line.y <= title || line.bottom() > height)) continue;
        part.lines.push_back(line);
    }
    return part;
}

core::PictureText titled(core::PictureText picture, const std::string& title) {
    for (auto& line : picture.lines)
        if (line.text.find("在线客服") != std::string::npos && line.y < picture.width / 5) line.text = title;
    return picture;
}

struct Chats {
    core::CaseRecord record;
    std::vector<core::PictureText> pictures;
    core::Lang lang = core::Lang::zh;

    void add(core::PictureText picture, core::EvidenceKind kind = core::EvidenceKind::support_chat) {
        core::EvidenceRow row;
        row.number = static_cast<std::int64_t>(record.evidence.size()) + 4;
        row.kind = kind;
        row.file_class = core::FileClass::picture;
        row.sha256 = std::to_string(record.evidence.size());
        record.evidence.push_back(row);
        pictures.push_back(std::move(picture));
    }
    core::CaseChats read() const {
        const auto find = [&](const std::string& sha256) -> const core::PictureText* {
            const auto& picture = pictures[static_cast<std::size_t>(std::stoi(sha256))];
            return picture.lines.empty() ? nullptr : &picture;
        };
        return core::case_chats(record, find, test::reading_habit(), {lang, test::kReadAt, &kZones, "Asia/Shanghai"});
    }
    std::vector<std::string> advice() const {
        std::vector<std::string> texts;
        for (const auto& one : read().advice) texts.push_back(one.text);
        return texts;
    }
};

const std::string kGap = "E4 和 E5 之间接不上，中间可能缺一张";

// A chat that has nothing in common with the sample but its title.
core::PictureText elsewhere() {
    auto picture = sample();
    int count = 0;
    for (auto& line : picture.lines)
        if (line.y > picture.width / 5) line.text = "另外一段完全不同的话" + std::to_string(1000 + 37 * count++);
    return picture;
}

}  // namespace

TEST_CASE("two pictures of one chat that do not go on from each other have a gap between them, by their numbers") {
    Chats chats;
    chats.add(sample());
    chats.add(elsewhere());
    CHECK(chats.advice() == std::vector{kGap});
    CHECK(chats.read().advice[0].evidence == std::vector<std::int64_t>{4, 5});
    chats.lang = core::Lang::en;
    CHECK(chats.advice().at(0).starts_with("E4 and E5 do not join up"));
}

TEST_CASE("pictures that overlap have none, in whatever order they were put in") {
    const auto whole = sample();
    const auto top = scrolled(whole, 0, 1100), rest = scrolled(whole, 500, 2400);
    Chats chats;
    SUBCASE("in order") {
        chats.add(top);
        chats.add(rest);
    }
    SUBCASE("the other way round") {
        chats.add(rest);
        chats.add(top);
    }
    SUBCASE("joined by one that was put in last") {
        chats.add(top);
        chats.add(elsewhere(), core::EvidenceKind::order_detail);
        chats.add(rest);
    }
    CHECK(chats.advice().empty());
}

TEST_CASE("nothing lacks between two chats, beside a picture that was not read, and where no chat is") {
    Chats chats;
    SUBCASE("another title") {
        chats.add(sample());
        chats.add(titled(elsewhere(), "海豚数码旗舰店 小美"));
    }
    SUBCASE("not read") {
        chats.add(sample());
        chats.add({});
    }
    SUBCASE("another kind of proof") {
        chats.add(sample());
        chats.add(elsewhere(), core::EvidenceKind::payment_proof);
    }
    SUBCASE("one alone") {
        chats.add(sample());
    }
    CHECK(chats.advice().empty());
}

TEST_CASE("where the other side has no name in any picture of the chat, their profile is asked for, once") {
    auto bare = titled(sample(), "客服");
    for (auto& line : bare.lines)
        if (const auto at = line.text.find("工号"); at != std::string::npos) line.text = line.text.substr(0, at);
    REQUIRE_FALSE(core::transcript_of(bare, test::reading_habit()).names_other_side);
    Chats chats;
    chats.add(bare);
    chats.add(bare);
    CHECK(chats.advice() == std::vector<std::string>{"E4、E5 看不出对方是谁，把对方的资料页也截一张"});
    CHECK(chats.read().advice[0].kind == ChatAdvice::Kind::no_name);
}

TEST_CASE("the whole case is one text: its title, that a machine read it, each picture, the gaps where they are") {
    Chats chats;
    chats.record.row.number = 10;
    chats.record.row.title = "会员\x1b[31m无法播放";
    chats.add(sample());
    chats.add(elsewhere());
    const auto text = core::transcript_text(chats.read(), chats.record.row, core::Lang::zh);
    CHECK(text.starts_with("#10 会员\\u{1B}[31m无法播放\n机器识别，以图为准\n\nE4  星河视频在线客服\n"));
    CHECK(text.find("\n11 月 21 日 09:02\n我：我付费开通会员后无法播放任何内容，申请退款。\n对方：亲，系统显示") !=
          text.npos);
    CHECK(text.find("（" + kGap + "）\n\nE5") != text.npos);
    CHECK(core::transcript_text(core::CaseChats{}, chats.record.row, core::Lang::zh).empty());
}

TEST_CASE("what was read unsurely is marked so in the text") {
    auto picture = sample();
    for (auto& line : picture.lines)
        if (line.text.find("申请退款") != line.text.npos) line.score = 0.6;
    const auto chat =
        core::chat_view(picture, test::reading_habit(), {core::Lang::zh, test::kReadAt, &kZones, "Asia/Shanghai"});
    REQUIRE(chat.turns.size() == 6);
    CHECK(chat.turns[0].unsure);
    CHECK_FALSE(chat.turns[1].unsure);
    CHECK(core::transcript_text(chat, core::Lang::zh).find("申请退款。（没认准）\n") != std::string::npos);
}
