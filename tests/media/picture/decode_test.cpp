#include "media/picture/decode.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <thread>

#include "media/codec/coefficients.h"
#include "media/picture/encode.h"
#include "media/picture/resize.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

int largest_difference(const Image& a, const Image& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    int largest = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) largest = std::max(largest, std::abs(a.rgba[i] - b.rgba[i]));
    return largest;
}

std::array<int, 4> pixel(const Image& image, int x, int y) {
    const auto* at = image.rgba.data() + (static_cast<std::size_t>(y) * image.width + x) * 4;
    return {at[0], at[1], at[2], at[3]};
}

}  // namespace

TEST_CASE("PNG and WebP give back every sample, transparency included") {
    auto image = gradient(37, 21);
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = static_cast<std::uint8_t>(1 + i % 255);
    CHECK(decode(encode_png(image)).value() == image);
    CHECK(decode(webp(image)).value() == image);
}

TEST_CASE("the same pixels give the same PNG") {
    CHECK(encode_png(gradient(30, 20)) == encode_png(gradient(30, 20)));
}

TEST_CASE("a JPEG gives back the picture closely") {
    const auto image = gradient(64, 48);
    CHECK(largest_difference(decode(as_jpeg(image, 95)).value(), image) < 16);
}

TEST_CASE("a JPEG shows transparent parts white") {
    CHECK(pixel(decode(as_jpeg(plain(8, 8, 0, 0, 0, 0), 90)).value(), 3, 3) == std::array{255, 255, 255, 255});
}

TEST_CASE("every form of PNG is read") {
    const auto palette = png_chunk("PLTE", as_bytes({"\xff\0\0\0\xff\0\0\0\xff", 9}));
    CHECK(pixel(decode(png({1, 1, 8, 3}, as_bytes({"\0\2", 2}), palette)).value(), 0, 0) == std::array{0, 0, 255, 255});
    CHECK(pixel(decode(png({2, 1, 1, 0}, as_bytes({"\0\x40", 2}))).value(), 1, 0) == std::array{255, 255, 255, 255});
    CHECK(pixel(decode(png({1, 1, 16, 0}, as_bytes({"\0\x80\0", 3}))).value(), 0, 0) == std::array{128, 128, 128, 255});
    CHECK(pixel(decode(png({1, 1, 8, 4}, as_bytes({"\0\x20\x40", 3}))).value(), 0, 0) == std::array{32, 32, 32, 64});
    CHECK(pixel(decode(png({1, 1, 8, 2, 1}, as_bytes({"\0\1\2\3", 4}))).value(), 0, 0) == std::array{1, 2, 3, 255});
}

TEST_CASE("a PNG in Apple's own form is read") {
    // Blue, green, red; deflate without the header and the sum of zlib.
    const auto common = png({2, 1}, as_bytes({"\0\xff\0\0\xff\0\x80\xff\xff", 9}));
    const auto packed = part(common, 33 + 8 + 2, read_u32(common, 33, Endian::big) - 6);
    const auto apples = joined({part(common, 0, 8), png_chunk("CgBI", as_bytes({"P\0 \2", 4})), part(common, 8, 25),
                                png_chunk("IDAT", packed), png_chunk("IEND", {})});
    const auto image = decode(apples).value();
    CHECK(pixel(image, 0, 0) == std::array{0, 0, 255, 255});
    CHECK(pixel(image, 1, 0) == std::array{255, 128, 0, 255});
    CHECK(probe(apples).value().flaw == Flaw::none);
}

TEST_CASE("the pictures of other encoders are read") {
    for (const auto* name : {"alpha-interlaced.png", "alpha.webp", "cmyk.jpg", "dynamic-huffman.png", "grey-2bit.png",
                             "grey.jpg", "interlaced-16bit.png", "lossless.webp", "lossy.webp", "optimised-420.jpg",
                             "palette.png", "progressive.jpg", "restarts-444.jpg"}) {
        CAPTURE(name);
        const auto image = decode(read_source_file(std::string("tests/fuzz/corpus/") + name));
        REQUIRE(image);
        CHECK(image->rgba.size() == static_cast<std::size_t>(image->width) * image->height * 4);
    }
}

TEST_CASE("a photo is shown upright whichever way the camera was held") {
    // Where the stored picture's corners, named in reading order, end up for orientations 1 to 8.
    const std::array<std::string_view, 8> corners = {"abcd", "badc", "dcba", "cdab", "acbd", "cadb", "dbca", "bdac"};
    Image stored = plain(32, 16, 0, 0, 0);
    const auto paint = [&](int left, int top, int value) {
        for (int y = top; y < top + 8; ++y)
            for (int x = left; x < left + 16; ++x)
                for (int c = 0; c < 3; ++c)
                    stored.rgba[(static_cast<std::size_t>(y) * 32 + x) * 4 + c] = static_cast<std::uint8_t>(value);
    };
    paint(0, 0, 0), paint(16, 0, 80), paint(0, 8, 160), paint(16, 8, 240);
    const auto jpeg = as_jpeg(stored, 95);
    for (int orientation = 1; orientation <= 8; ++orientation) {
        for (const bool big_endian : {false, true}) {
            CAPTURE(orientation);
            const auto image = decode(jpeg_with_exif(jpeg, exif_block(orientation, {}, {}, big_endian))).value();
            CHECK(image.width == (orientation >= 5 ? 16 : 32));
            std::string seen;
            for (const int y : {image.height / 4, image.height * 3 / 4})
                for (const int x : {image.width / 4, image.width * 3 / 4})
                    seen += static_cast<char>('a' + (pixel(image, x, y)[0] + 40) / 80);
            CHECK(seen == corners[static_cast<std::size_t>(orientation - 1)]);
        }
    }
}

TEST_CASE("an orientation that does not exist turns nothing") {
    const auto jpeg = as_jpeg(gradient(16, 8), 90);
    for (const int orientation : {0, 9, 65535})
        CHECK(decode(jpeg_with_exif(jpeg, exif_block(orientation))).value() == decode(jpeg).value());
}

TEST_CASE("a JPEG read at an eighth or a quarter is the mean of its blocks") {
    for (const auto* name : {"grey.jpg", "progressive.jpg", "restarts-444.jpg", "optimised-420.jpg"}) {
        const auto file = read_source_file(std::string("tests/fuzz/corpus/") + name);
        const auto info = probe(file).value();
        const auto full = decode(file).value();
        for (const int divisor : {2, 4, 8}) {
            CAPTURE(name);
            CAPTURE(divisor);
            const int width = full.width / divisor, height = full.height / divisor;
            const Part part{0, 0, width * divisor, height * divisor};
            const auto reduced = decode_part(file, info, part, {width, height}).value().image;
            int error = 0;
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    int sum = 0;
                    for (int i = 0; i < divisor * divisor; ++i)
                        sum += pixel(full, x * divisor + i % divisor, y * divisor + i / divisor)[1];
                    error += std::abs(sum / divisor / divisor - pixel(reduced, x, y)[1]);
                }
            // On average; colour is coarser and bright blocks are cut off at white in the one and not in the other.
            CHECK(error < 5 * height * width);
        }
    }
}

TEST_CASE("a part of a picture, turned or not, is what the whole has there") {
    const auto jpeg = read_source_file("tests/fuzz/corpus/restarts-444.jpg");
    for (const auto& file : {encode_png(gradient(40, 30)), read_source_file("tests/fuzz/corpus/interlaced-16bit.png"),
                             webp(gradient(40, 30)), jpeg, jpeg_with_exif(jpeg, exif_block(6)),
                             read_source_file("tests/fuzz/corpus/progressive.jpg")}) {
        const auto info = probe(file).value();
        const auto whole = decode(file).value();
        const Part part{4, 6, info.width() / 2, info.height() / 3};
        const auto piece = decode_part(file, info, part, part.size()).value().image;
        REQUIRE(Size{piece.width, piece.height} == part.size());
        for (int y = 0; y < part.height; ++y)
            for (int x = 0; x < part.width; ++x) REQUIRE(pixel(piece, x, y) == pixel(whole, part.x + x, part.y + y));
    }
}

TEST_CASE("an interlaced PNG made smaller is the mean of what it is at full size") {
    for (const auto* name : {"alpha-interlaced.png", "interlaced-16bit.png"}) {
        const auto file = read_source_file(std::string("tests/fuzz/corpus/") + name);
        const auto info = probe(file).value();
        REQUIRE(info.interlaced);
        const Part part{0, 0, info.width() / 3 * 3, info.height() / 3 * 3};
        const Size size{part.width / 3, part.height / 3};
        const auto made = decode_part(file, info, part, size).value().image;
        const auto expected = resize(decode_part(file, info, part, part.size()).value().image, size);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                for (std::size_t c = 0; c < 4; ++c)
                    if (pixel(expected, x, y)[3] > 64)
                        CHECK(std::abs(pixel(made, x, y)[c] - pixel(expected, x, y)[c]) <= 2);
    }
}

TEST_CASE("the frequencies of a JPEG of many scans come back as they were put, within a budget") {
    std::size_t left = 10'000;
    Coefficients coefficients(3, 40, 2, left);
    for (std::size_t row = 0; row < 40; row += 2) {
        auto** rows = coefficients.rows(row, 2, true);
        REQUIRE(rows);
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t place = 0; place < 64; place += 7)
                rows[i][1][place] = static_cast<std::int16_t>((row + i) * place * 13 % 2048) - 1024;
    }
    for (std::size_t row = 39; row < 40; row -= 3) {
        auto** rows = coefficients.rows(row, 1, false);
        REQUIRE(rows);
        CHECK(rows[0][0] == Block{});
        for (std::size_t place = 0; place < 64; ++place)
            CHECK(rows[0][1][place] == (place % 7 ? 0 : static_cast<int>(row * place * 13 % 2048) - 1024));
    }
    CHECK(left < 10'000);
    CHECK_FALSE(coefficients.rows(39, 2, false));
    std::size_t little = 100;
    Coefficients starved(30, 40, 1, little);
    for (std::size_t row = 0; row < 2; ++row)
        if (auto** rows = starved.rows(row, 1, true))
            for (std::size_t i = 0; i < 30; ++i) rows[0][i].fill(1000);
    CHECK_FALSE(starved.rows(2, 1, true));
}

TEST_CASE("threads decode side by side without touching one another") {
    const std::array files = {encode_png(gradient(40, 30)), as_jpeg(gradient(40, 30), 90), webp(gradient(40, 30)),
                              read_source_file("tests/fuzz/corpus/swelling.png")};
    std::array<tl::expected<Image, ImageRefusal>, files.size()> alone;
    for (std::size_t i = 0; i < files.size(); ++i) alone[i] = decode(files[i]);
    std::array<int, 4> differences{};
    std::vector<std::thread> threads;
    for (auto& count : differences)
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < 40; ++i) count += decode(files[i % 4]) == alone[i % 4] ? 0 : 1;
        });
    for (auto& thread : threads) thread.join();
    CHECK(differences == std::array<int, 4>{});
}
