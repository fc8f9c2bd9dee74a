#include "media/picture/cover.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "media/base/limits.h"
#include "media/meta/probe.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

struct Pixel {
    std::uint8_t r, g, b, a;
    bool operator==(const Pixel&) const = default;
};
constexpr Pixel kBox{kCoverColour[0], kCoverColour[1], kCoverColour[2], 255};

Pixel at(const Image& image, int x, int y) {
    const auto* p =
        &image
             .rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) *
                   4];
    return {p[0], p[1], p[2], p[3]};
}

bool is_under(std::span<const Part> boxes, int x, int y) {
    return std::ranges::any_of(boxes, [&](const Part& box) {
        return x >= box.x - kCoverGrowth_px && x < box.x + box.width + kCoverGrowth_px &&
               y >= box.y - kCoverGrowth_px && y < box.y + box.height + kCoverGrowth_px;
    });
}

// Every pixel is the one of before, or the box.
void check_pixels(const Image& before, const Image& after, std::span<const Part> boxes) {
    REQUIRE(after.width == before.width);
    REQUIRE(after.height == before.height);
    int wrong = 0;
    for (int y = 0; y < before.height; ++y)
        for (int x = 0; x < before.width; ++x)
            wrong += at(after, x, y) == (is_under(boxes, x, y) ? kBox : at(before, x, y)) ? 0 : 1;
    CHECK(wrong == 0);
}

bool has_text(const Bytes& bytes, std::string_view text) {
    return as_text(bytes).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("under a box and two pixels around it every pixel is the box, all others are as they were") {
    const auto image = gradient(120, 90);
    const std::vector<Part> boxes{{10, 20, 30, 15}, {100, 70, 50, 50}, {-20, -20, 25, 25}, {60, 0, 1, 90}};
    check_pixels(image, decode(cover_picture(encode_png(image), boxes).value()).value(), boxes);
}

TEST_CASE("any boxes at all cover just what they say") {
    std::mt19937 random(11);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
    const auto image = gradient(64, 48);
    const auto file = encode_png(image);
    for (int round = 0; round < 200; ++round) {
        std::vector<Part> boxes;
        for (int i = pick(0, 4); i > 0; --i)
            boxes.push_back({pick(-80, 80), pick(-80, 80), pick(-5, 90), pick(-5, 90)});
        std::vector<Part> real;
        for (const auto& box : boxes)
            if (box.width > 0 && box.height > 0) real.push_back(box);
        check_pixels(image, decode(cover_picture(file, boxes).value()).value(), real);
    }
}

TEST_CASE("numbers at the edge of what an int holds harm nothing") {
    const auto image = gradient(20, 20);
    const std::vector<Part> boxes{{INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX}, {INT32_MIN, INT32_MIN, 5, 5}};
    CHECK(decode(cover_picture(encode_png(image), boxes).value()).value() == image);
}

TEST_CASE("boxes are those of the upright picture, however it lies in its file") {
    const auto stored = gradient(40, 24);
    const auto jpeg = as_jpeg(stored, 90);
    const std::vector<Part> boxes{{3, 4, 6, 5}};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        CAPTURE(orientation);
        const auto file = jpeg_with_exif(jpeg, exif_block(orientation, "2026:11:20 22:00:14"));
        const auto covered = cover_picture(file, boxes).value();
        check_pixels(decode(file).value(), decode(covered).value(), boxes);
        CHECK(probe(covered).value().orientation == 1);
        CHECK_FALSE(has_text(covered, "2026:11:20"));
    }
}

TEST_CASE("nothing of the file gets there but its pixels") {
    const auto image = gradient(8, 8);
    auto file = encode_png(image);
    const auto text = png_chunk("tEXt", bytes_of(std::string_view("Comment\0a secret", 16)));
    file.insert(file.begin() + 33, text.begin(), text.end());
    const auto behind = bytes_of("behind the end");
    file.insert(file.end(), behind.begin(), behind.end());
    const auto covered = cover_picture(file, {}).value();
    for (const auto* chunk : {"tEXt", "iCCP", "eXIf", "iTXt", "zTXt", "tIME", "pHYs", "secret", "behind"})
        CHECK_FALSE(has_text(covered, chunk));
    CHECK(decode(covered).value() == image);
}

TEST_CASE("what is transparent stays so, and says nothing of the colour it had") {
    auto image = gradient(30, 10);
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) image.rgba[i + 3] = i % 3 == 0 ? 0 : 128;
    const std::vector<Part> boxes{{5, 3, 4, 3}};
    const auto after = decode(cover_picture(encode_png(image), boxes).value()).value();
    for (int x = 0; x < image.width; ++x) {
        if (is_under(boxes, x, 4))
            CHECK(at(after, x, 4) == kBox);
        else if (at(image, x, 4).a == 0)
            CHECK(at(after, x, 4) == Pixel{0, 0, 0, 0});
        else
            CHECK(at(after, x, 4) == at(image, x, 4));
    }
}

TEST_CASE("a picture of more pixels than are held at once is covered by bands, without a seam") {
    const int width = 2000, height = static_cast<int>(kMaxHeldPixels / width) + 300;
    const auto image = gradient(width, height);
    const int seam = static_cast<int>(kMaxHeldPixels / width);
    const std::vector<Part> boxes{{100, seam - 40, 300, 80}, {0, height - 10, 50, 10}};
    const auto file = encode_png(image);
    const auto covered = cover_picture(file, boxes).value();
    for (const int top : {0, seam - 60, height - 100}) {
        const Part part{0, top, width, 100};
        const auto before = decode_part(file, probe(file).value(), part, part.size()).value().image;
        const auto after = decode_part(covered, probe(covered).value(), part, part.size()).value().image;
        std::vector<Part> moved;
        for (auto box : boxes) moved.push_back({box.x, box.y - top, box.width, box.height});
        check_pixels(before, after, moved);
    }
}

TEST_CASE("the same picture and boxes give the same bytes") {
    const auto file = encode_png(gradient(50, 50));
    const std::vector<Part> boxes{{5, 5, 9, 9}};
    CHECK(cover_picture(file, boxes).value() == cover_picture(file, boxes).value());
}

TEST_CASE("what cannot be drawn is refused, as everywhere") {
    CHECK(cover_picture({}, {}).error() == ImageRefusal::empty);
    CHECK(cover_picture(bytes_of("no picture at all"), {}).error() == decode(bytes_of("no picture at all")).error());
    auto cut = encode_png(gradient(50, 50));
    cut.resize(20);
    CHECK_FALSE(cover_picture(cut, {}));
}
