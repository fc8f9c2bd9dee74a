#include "media/picture/resize.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

#include "media/picture/decode.h"
#include "media/picture/encode.h"
#include "media/picture/thumbnail.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

std::array<int, 4> pixel(const Image& image, int x, int y) {
    const auto* at = image.rgba.data() + (static_cast<std::size_t>(y) * image.width + x) * 4;
    return {at[0], at[1], at[2], at[3]};
}

}  // namespace

TEST_CASE("a picture is made to fit the box and never larger") {
    CHECK(fit_inside({1080, 2400}, {256, 576}) == Size{256, 569});
    CHECK(fit_inside({4000, 3000}, {256, 576}) == Size{256, 192});
    CHECK(fit_inside({100, 50}, {256, 576}) == Size{100, 50});
    CHECK(fit_inside({32768, 1}, {256, 576}) == Size{256, 1});
}

TEST_CASE("each pixel is the mean of the area it covers") {
    Image image{3, 1, {0, 0, 0, 255, 90, 90, 90, 255, 180, 180, 180, 255}};
    CHECK(pixel(resize(image, {1, 1}), 0, 0) == std::array{90, 90, 90, 255});
    const auto two = resize(image, {2, 1});
    CHECK(pixel(two, 0, 0) == std::array{30, 30, 30, 255});
    CHECK(pixel(two, 1, 0) == std::array{150, 150, 150, 255});
    CHECK(resize(gradient(9, 7), {9, 7}) == gradient(9, 7));
}

TEST_CASE("a plain picture stays plain at any size") {
    const auto image = plain(61, 83, 12, 200, 255);
    for (const auto size : {Size{1, 1}, Size{60, 82}, Size{17, 3}, Size{200, 200}})
        CHECK(resize(image, size) == plain(size.width, size.height, 12, 200, 255));
}

TEST_CASE("transparent pixels lend no colour") {
    Image image{2, 1, {200, 100, 50, 255, 0, 0, 0, 0}};
    CHECK(pixel(resize(image, {1, 1}), 0, 0) == std::array{200, 100, 50, 128});
    CHECK(pixel(resize(plain(4, 4, 9, 9, 9, 0), {2, 2}), 0, 0)[3] == 0);
}

TEST_CASE("the largest sides neither overflow nor lose brightness") {
    CHECK(resize(plain(32768, 2, 255, 255, 255), {1, 1}) == plain(1, 1, 255, 255, 255));
    CHECK(resize(plain(2, 32768, 255, 255, 255), {1, 1}) == plain(1, 1, 255, 255, 255));
    CHECK(resize(plain(32768, 4, 255, 254, 255, 254), {1, 1}) == plain(1, 1, 255, 254, 255, 254));
}

TEST_CASE("a cover has exactly the size asked for and keeps the top third of a screenshot") {
    const auto image = gradient(108, 240);
    const auto cover = resize_cover(image, 54, 54);
    CHECK(cover.width == 54);
    CHECK(cover.height == 54);
    // 132 rows are left over; a fifth of them goes off the top.
    CHECK(std::abs(pixel(cover, 0, 0)[1] - 26 * 255 / 239) <= 2);
    CHECK(std::abs(pixel(cover, 53, 53)[1] - 134 * 255 / 239) <= 2);
    CHECK(pixel(cover, 0, 0)[0] <= 2);

    const auto wide = resize_cover(gradient(300, 100), 50, 50);
    CHECK(std::abs(pixel(wide, 0, 0)[0] - 85) <= 3);
    CHECK(std::abs(pixel(wide, 49, 0)[0] - 170) <= 3);
    CHECK(resize_cover(gradient(1, 1), 7, 9).rgba.size() == 7 * 9 * 4);
    CHECK(resize_cover(gradient(5000, 1), 3, 90).height == 90);
}

TEST_CASE("halving rounds up") {
    CHECK(downscale(gradient(7, 4), 1) == gradient(7, 4));
    const auto half = downscale(gradient(7, 4), 2);
    CHECK(half.width == 4);
    CHECK(half.height == 2);
}

TEST_CASE("a thumbnail is a small WebP of the whole picture, upright") {
    const auto made = make_thumbnail(encode_png(gradient(540, 1200)));
    REQUIRE(made);
    CHECK(made->picture == Size{540, 1200});
    CHECK(made->thumbnail == Size{160, 356});
    CHECK(made->webp.size() < 8'000);
    const auto small = decode(made->webp).value();
    CHECK(small.width == 160);
    CHECK(std::abs(pixel(small, 156, 6)[0] - 250) < 12);

    const auto photo = jpeg_with_exif(as_jpeg(gradient(1200, 800), 90), exif_block(6));
    const auto turned = make_thumbnail(photo).value();
    CHECK(turned.picture == Size{800, 1200});
    CHECK(turned.thumbnail == Size{160, 240});
    const auto seen = decode(turned.webp).value();
    CHECK(pixel(seen, 10, 10)[1] > 230);  // the stored bottom left came to the top left
    CHECK(pixel(seen, 156, 234)[0] > 230);
}

TEST_CASE("a thumbnail of transparent parts is white, and of nothing is refused") {
    const auto made = make_thumbnail(encode_png(plain(20, 20, 0, 0, 0, 0))).value();
    CHECK(made.thumbnail == Size{20, 20});
    CHECK(pixel(decode(made.webp).value(), 5, 5)[0] > 250);  // a lossy picture
    CHECK(make_thumbnail(as_bytes("no picture")).error() == ImageRefusal::not_a_picture);
}
