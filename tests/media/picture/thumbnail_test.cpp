#include "media/picture/thumbnail.h"

#include <doctest/doctest.h>

#include "media/picture/decode.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

// White, but for the part at the beginning, which is red.
Image begins_red(int width, int height, int red_width, int red_height) {
    auto image = plain(width, height, 255, 255, 255);
    for (int y = 0; y < red_height; ++y)
        for (int x = 0; x < red_width; ++x) {
            auto* pixel = &image.rgba[(static_cast<std::size_t>(y) * width + x) * 4];
            pixel[1] = pixel[2] = 0;
        }
    return image;
}

bool all_red(const Thumbnail& thumbnail) {
    const auto image = decode(thumbnail.webp).value();
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        if (image.rgba[i] < 200 || image.rgba[i + 1] > 60) return false;
    return true;
}

}  // namespace

TEST_CASE("a page of many screens is shown by its upper part, as wide as a tile") {
    const auto made = make_thumbnail(encode_png(begins_red(108, 3000, 108, 243))).value();
    CHECK(made.picture == Size{108, 3000});
    CHECK(made.thumbnail == Size{108, 243});
    CHECK(all_red(made));
    const auto large = make_thumbnail(encode_png(begins_red(320, 9000, 320, 720))).value();
    CHECK(large.thumbnail == kThumbnailBox_px);
    CHECK(all_red(large));
}

TEST_CASE("a very wide picture is shown by its left part") {
    const auto made = make_thumbnail(encode_png(begins_red(3000, 320, 720, 320))).value();
    CHECK(made.thumbnail == Size{kThumbnailBox_px.height, kThumbnailBox_px.width});
    CHECK(all_red(made));
}

TEST_CASE("up to 1 : 2.5 a picture is shown whole") {
    CHECK(make_thumbnail(encode_png(plain(160, 400, 1, 2, 3))).value().thumbnail == Size{144, 360});
    CHECK(make_thumbnail(encode_png(plain(160, 402, 1, 2, 3))).value().thumbnail == Size{160, 360});
    CHECK(make_thumbnail(encode_png(plain(3, 100, 1, 2, 3))).value().thumbnail == Size{3, 6});
}

TEST_CASE("the upper part is what is up when the picture is seen, however it lies in the file") {
    // As seen: 40 wide, 400 high, red where it begins.
    const auto seen = begins_red(40, 400, 40, 90);
    for (int orientation = 1; orientation <= 8; ++orientation) {
        CAPTURE(orientation);
        const bool side = orientation >= 5;
        Image stored{side ? 400 : 40, side ? 40 : 400, {}};
        stored.rgba.resize(seen.rgba.size());
        const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        for (int y = 0; y < 400; ++y)
            for (int x = 0; x < 40; ++x) {
                const int across = side ? y : x, down = side ? x : y;
                const int sx = flip_x ? stored.width - 1 - across : across;
                const int sy = flip_y ? stored.height - 1 - down : down;
                std::copy_n(&seen.rgba[(static_cast<std::size_t>(y) * 40 + x) * 4], 4,
                            &stored.rgba[(static_cast<std::size_t>(sy) * stored.width + sx) * 4]);
            }
        const auto photo = jpeg_with_exif(as_jpeg(stored, 95), exif_block(orientation));
        REQUIRE(decode(photo).value().width == 40);
        const auto made = make_thumbnail(photo).value();
        CHECK(made.thumbnail == Size{40, 90});
        CHECK(all_red(made));
    }
}

TEST_CASE("a thumbnail made before that is known by its size") {
    CHECK(is_outdated({13, 360}));
    CHECK(is_outdated({360, 13}));
    CHECK_FALSE(is_outdated({144, 360}));
    CHECK_FALSE(is_outdated({160, 360}));
    CHECK_FALSE(is_outdated({3, 6}));
}
