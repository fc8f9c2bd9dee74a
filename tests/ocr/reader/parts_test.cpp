#include <doctest/doctest.h>

#include <cmath>

#include "media/pictures.h"
#include "ocr/reader/characters.h"
#include "ocr/reader/find.h"
#include "ocr/reader/order.h"
#include "ocr/reader/sample.h"
#include "ocr/reader/tiles.h"

using namespace recoup;
using namespace recoup::ocr;

namespace {

constexpr int kWidth = 200, kHeight = 120;

struct Map {
    std::vector<float> numbers = std::vector<float>(std::size_t{kWidth} * kHeight);

    void paint(int x, int y, float how) { numbers[static_cast<std::size_t>(y * kWidth + x)] = how; }
    // A strip `high` pixels high whose top at its left is (left, top).
    void strip(int left, int top, int wide, int high, double slope = 0, float how = 0.9f) {
        for (int x = 0; x < wide; ++x)
            for (int y = 0; y < high; ++y) paint(left + x, top + y + static_cast<int>(std::lround(slope * x)), how);
    }
    std::vector<Box> boxes() const { return find_lines(numbers, kWidth); }
};

std::optional<Characters> characters(std::string_view text) {
    return Characters::read(std::as_bytes(std::span(text)));
}

// What the network would give for these classes, one a place, each surer than the others by `more`.
Tensor logits(const std::vector<std::size_t>& classes, std::size_t count, float more) {
    Tensor out(Shape{1, static_cast<std::int64_t>(classes.size()), static_cast<std::int64_t>(count)});
    std::ranges::fill(out.numbers(), 0.0f);
    for (std::size_t i = 0; i < classes.size(); ++i) out.data()[i * count + classes[i]] = more;
    return out;
}

Line line(int x, int y, int width, int height, std::string text = {}) {
    return {x, y, width, height, std::move(text), 1};
}

}  // namespace

TEST_CASE("an area of the map becomes a box that is grown on all sides by the same") {
    Map map;
    map.strip(40, 30, 80, 10);
    const auto boxes = map.boxes();
    REQUIRE(boxes.size() == 1);
    const auto& box = boxes[0];
    CHECK(box.x == doctest::Approx(80));
    CHECK(box.y == doctest::Approx(35));
    const float grown = 80.0f * 10 * 1.6f / (2 * 90);
    CHECK(box.width == doctest::Approx(80 + 2 * grown));
    CHECK(box.height == doctest::Approx(10 + 2 * grown));
    CHECK(box.slope == 0);
}

TEST_CASE("areas apart are lines of their own; specks and faint areas are none") {
    Map map;
    map.strip(10, 10, 50, 6);
    map.strip(70, 10, 50, 6);
    map.strip(10, 40, 2, 2);
    map.strip(10, 60, 50, 6, 0, 0.35f);
    map.paint(150, 100, 0.9f);
    CHECK(map.boxes().size() == 2);
}

TEST_CASE("a strip that leans says how, and is no higher for it") {
    for (const double slope : {-0.1, 0.08, 0.2}) {
        Map map;
        map.strip(20, 50, 150, 8, slope);
        const auto boxes = map.boxes();
        REQUIRE(boxes.size() == 1);
        CHECK(boxes[0].slope == doctest::Approx(slope).epsilon(0.03));
        CHECK(boxes[0].height < 24);
    }
}

TEST_CASE("numbers that are none, and a map without pixels, find nothing") {
    Map map;
    std::ranges::fill(map.numbers, std::nanf(""));
    CHECK(map.boxes().empty());
    CHECK(find_lines({}, 5).empty());
}

TEST_CASE("tiles hold every row once, are no higher than the network takes, and share a tenth") {
    for (const int height : {1, 500, 2'400, 3'456, 3'457, 12'000, 20'000, 200'000})
        for (const double scale : {0.1, 0.296, 1.0, 2.0}) {
            CAPTURE(height);
            CAPTURE(scale);
            const auto tiles = tiles_of(height, scale);
            CHECK(tiles.front().top == 0);
            CHECK(tiles.front().first == 0);
            CHECK(tiles.back().bottom == height);
            CHECK(tiles.back().last == height);
            for (std::size_t i = 0; i < tiles.size(); ++i) {
                CHECK((tiles[i].bottom - tiles[i].top) * scale <= kTileHeight + 1);
                CHECK(tiles[i].first >= tiles[i].top);
                CHECK(tiles[i].last <= tiles[i].bottom);
                if (i == 0) continue;
                CHECK(tiles[i].first == tiles[i - 1].last);
                CHECK((tiles[i - 1].bottom - tiles[i].top) * scale >= kTileHeight * 0.1 - 2);
            }
        }
}

TEST_CASE("a picture is scaled by its short side, never enlarged beyond what is allowed, and not made too wide") {
    CHECK(scale_for(1080, 2400, 320, 1) == doctest::Approx(320.0 / 1080));
    CHECK(scale_for(1080, 20'000, 320, 1) == doctest::Approx(320.0 / 1080));
    CHECK(scale_for(100, 200, 320, 1) == 1);
    CHECK(scale_for(20'000, 1'000, 320, 1) == doctest::Approx(2048.0 / 20'000));
    CHECK(network_side(1) == 32);
    CHECK(network_side(47) == 32);
    CHECK(network_side(49) == 64);
}

TEST_CASE("lines are read from the top down, and those beside each other from the left") {
    std::vector<Line> lines{line(500, 12, 90, 30, "b"), line(20, 200, 90, 30, "d"), line(20, 10, 90, 40, "a"),
                            line(700, 60, 90, 30, "c")};
    sort_for_reading(lines);
    std::string order;
    for (const auto& one : lines) order += one.text;
    CHECK(order == "abcd");
}

TEST_CASE("two boxes are one line when they share most of the smaller one") {
    const Box box{100, 50, 80, 20, 0};
    CHECK(are_one_line(box, {102, 52, 80, 20, 0}));
    CHECK(are_one_line(box, {100, 50, 20, 10, 0}));
    CHECK_FALSE(are_one_line(box, {100, 71, 80, 20, 0}));
    CHECK_FALSE(are_one_line(box, {190, 50, 80, 20, 0}));
}

TEST_CASE("a character is one of UTF-8; anything else makes the list none") {
    CHECK(characters("a\n退\n😀\n")->classes() == 5);
    CHECK(characters("a\r\nb")->classes() == 4);
    for (const std::string_view text : {"", "\n", "ab\n", "a\n\nb\n", "\x80\n", "a\t\n", "a\tbc\n", "\tb\n",
                                        "\xe9\x80\n", "\xff\n", "\x1b\n", "\xe9退\n"})
        CHECK_FALSE(characters(text));
}

TEST_CASE("in a picture in traditional characters those the network lacks are given back, in any other none") {
    const auto list = characters("訂\t訂\n單\t單\n号\t號\n详\t詳\n后\n1\n").value();
    const auto read = [&](std::vector<Line> lines) {
        list.give_back_traditional(lines);
        std::string text;
        for (const auto& one : lines) text += one.text + '|';
        return text;
    };
    const auto say = [](std::string text) { return line(0, 0, 1, 1, std::move(text)); };
    CHECK(read({say("訂單"), say("详 1后"), say("訂")}) == "訂單|詳 1后|訂|");
    CHECK(read({say("訂單"), say("详")}) == "訂單|详|");                      // too few to say
    CHECK(read({say("訂單訂單"), say("详详号号")}) == "訂單訂單|详详号号|");  // both scripts
    CHECK(read({say("详号"), say("😀")}) == "详号|😀|");
    CHECK(read({}).empty());
}

TEST_CASE("of places that say the same in a row one counts, and a gap lets it come again") {
    const auto list = characters("a\nb\n").value();  // 1, 2; 0 is nothing, 3 a blank
    const auto& paths = kernels(best_path());
    const auto reading = list.decode(logits({3, 1, 1, 0, 1, 2, 3, 3, 2, 3}, 4, 20), paths);
    CHECK(reading.text == "aab b");
    CHECK(reading.score == doctest::Approx(1));
    const auto unsure = list.decode(logits({1}, 4, 0.5f), paths);
    CHECK(unsure.score == doctest::Approx(std::exp(0.5) / (std::exp(0.5) + 3)));
    CHECK(list.decode(logits({0, 0, 3}, 4, 9), paths).text.empty());
}

TEST_CASE("a picture that is brought to less has the mean of what each pixel covers") {
    const auto image = media::test::gradient(64, 32);
    const View view{image.rgba.data(), 64, 32};
    constexpr Standard kPlain{{0, 0, 0}, {1, 1, 1}};
    const auto small = sampled(view, 1, 1, kPlain);
    double sums[3] = {};
    for (std::size_t i = 0; i < image.rgba.size(); ++i)
        if (i % 4 < 3) sums[2 - i % 4] += image.rgba[i] / 255.0 / (64 * 32);
    for (std::size_t colour = 0; colour < 3; ++colour) CHECK(small.data()[colour] == doctest::Approx(sums[colour]));
    const auto same = sampled(view, 64, 32, kPlain);
    CHECK(same.data()[0] == doctest::Approx(image.rgba[2] / 255.0));
    CHECK(sampled(view, 640, 320, kPlain).shape() == Shape{1, 3, 320, 640});
}

TEST_CASE("a strip beyond the edges of a picture is cut off there") {
    const auto image = media::test::gradient(50, 20);
    const View view{image.rgba.data(), 50, 20};
    for (const auto& box :
         {Box{0, 0, 40, 10, 0}, Box{49, 19, 400, 60, 0}, Box{25, 10, 80, 8, 0.3f}, Box{25, 19, 300, 2, -0.3f}}) {
        const auto strip = sampled_strip(view, box, 48, kRecogniserStandard);
        CHECK(strip.shape()[2] == 48);
        CHECK(strip.shape()[3] >= 16);
        for (const float number : strip.numbers()) CHECK(std::abs(number) <= 1.001f);
    }
}
