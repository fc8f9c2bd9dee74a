#include "core/redact/without.h"

#include <doctest/doctest.h>

#include <random>

#include "core/redact/suggest.h"
#include "support/zones.h"

using namespace recoup;
using namespace recoup::core;

namespace {

TextLine line(int x, int y, int w, int h, std::string text) {
    return {x, y, w, h, std::move(text), 0.99};
}

// The order of redact.png, as an engine reads it.
const PictureText kOrder{1080,
                         1954,
                         {line(60, 470, 130, 56, "李晓"), line(250, 470, 330, 56, "138 0000 0000"),
                          line(60, 570, 700, 56, "临江市河畔区柳荫路 18 号 3 幢 1204 室"),
                          line(60, 1060, 160, 50, "订单编号"), line(640, 1060, 380, 50, "4111111111111111"),
                          line(60, 1150, 160, 50, "付款方式"), line(460, 1150, 560, 50, "储蓄卡 6222 0213 3300 4823"),
                          line(60, 1240, 160, 50, "买家留言"), line(660, 1240, 360, 50, "打 138 0000 0000")}};

std::string joined(const PictureText& picture) {
    std::string all;
    for (const auto& one : picture.lines) all += one.text + "\n";
    return all;
}

const CaseRecord kRecord;

}  // namespace

TEST_CASE("each thing to cover is proposed once, with what stands beside it, and the order's number is not") {
    const auto found = suggest_covers(Lang::zh, kOrder, kRecord, {});
    std::vector<std::string> told;
    for (const auto& one : found) told.push_back(one.box.label + "|" + one.context);
    CHECK(told == std::vector<std::string>{"姓名|", "手机号|李晓", "地址|", "银行卡号|付款方式", "手机号|买家留言"});
    CHECK(found[3].checked);
}

TEST_CASE("a proposed box covers just its part of the line") {
    const auto card = suggest_covers(Lang::zh, kOrder, kRecord, {})[3].box;
    CHECK(card.x > 460 + 100);
    CHECK(card.x < 460 + 190);
    CHECK(card.x + card.w >= 1020);
    CHECK(card.y == 1149);
    CHECK(card.h == 52);
    for (const auto& one : suggest_covers(Lang::zh, kOrder, kRecord, {}))
        CHECK(lies_within(one.box, kOrder.width, kOrder.height));
}

TEST_CASE("what is covered already is not proposed again") {
    std::vector<CoverBox> boxes;
    for (const auto& one : suggest_covers(Lang::en, kOrder, kRecord, {})) boxes.push_back(one.box);
    CHECK(suggest_covers(Lang::en, kOrder, kRecord, boxes).empty());
}

TEST_CASE("covered words are in no text, what stands beside them is") {
    std::vector<CoverBox> boxes;
    for (const auto& one : suggest_covers(Lang::zh, kOrder, kRecord, {})) boxes.push_back(one.box);
    const auto text = joined(without_covered(kOrder, boxes));
    for (const auto* gone : {"李晓", "138", "0000", "柳荫路", "1204", "6222", "4823"})
        CHECK(text.find(gone) == std::string::npos);
    CHECK(text == "订单编号\n4111111111111111\n付款方式\n储蓄卡 ■■■\n买家留言\n打 ■■■\n");
}

TEST_CASE("of a number that a box only touches the whole goes") {
    const std::vector boxes{CoverBox{900, 1150, 60, 50, ""}};
    CHECK(joined(without_covered(kOrder, boxes)).find("储蓄卡 ■■■\n") != std::string::npos);
}

TEST_CASE("a box anywhere leaves no sign of its line that lies under it") {
    std::mt19937 random(7);
    const auto pick = [&](int n) { return std::uniform_int_distribution(0, n - 1)(random); };
    for (int round = 0; round < 2000; ++round) {
        // Signs of one width each, so that where they stand is known; all of them different.
        const int count = 4 + pick(12), side = 30 + pick(30);
        TextLine read = line(pick(200), pick(200), count * side, side, "");
        std::vector<std::string> signs;
        for (int i = 0; i < count; ++i) {
            signs.emplace_back();
            append_utf8(signs.back(), static_cast<char32_t>(0x4E00 + i * 7));
            read.text += signs.back();
        }
        const PictureText picture{2000, 600, {read}};
        const std::vector boxes{CoverBox{pick(1200), pick(300), 10 + pick(500), 10 + pick(100), ""}};
        const auto left = joined(without_covered(picture, boxes));
        for (int i = 0; i < count; ++i) {
            const int begin = read.x + i * side,
                      under = std::min(begin + side, boxes[0].x + boxes[0].w) - std::max(begin, boxes[0].x);
            const int high = std::min(read.bottom(), boxes[0].y + boxes[0].h) - std::max(read.y, boxes[0].y);
            if (under * 2 > side && high * 4 > side)
                REQUIRE(left.find(signs[static_cast<std::size_t>(i)]) == std::string::npos);
        }
    }
}

TEST_CASE("words that were covered go from other texts too, however their groups are joined") {
    const std::vector boxes{CoverBox{240, 460, 350, 70, ""}, CoverBox{50, 460, 150, 70, ""}};
    const auto words = covered_words(kOrder, boxes);
    CHECK(words == std::vector<std::string>{"138 0000 0000", "李晓"});
    CHECK(without_words("李晓的电话 13800000000 或 138-0000-0000", words) == "■■■的电话 ■■■ 或 ■■■");
    CHECK(without_words("李 晓晓", words) == "■■■晓");
    CHECK(without_words("", words).empty());
}

TEST_CASE("a picture without boxes reads as it did") {
    CHECK(joined(without_covered(kOrder, {})) == joined(kOrder));
    CHECK(covered_words(kOrder, {}).empty());
}
