#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

#include "media/meta/icc.h"
#include "media/picture/decode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

using Colours = std::vector<std::array<int, 3>>;

// Patches of 16 × 16 pixels side by side, each read in its middle.
int largest_error(const std::string& name, const Colours& expected) {
    const auto image = decode(read_source_file("tests/fuzz/corpus/" + name)).value();
    REQUIRE(image.width == static_cast<int>(expected.size()) * 16);
    int largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        for (std::size_t c = 0; c < 3; ++c) {
            const auto at = (8 * static_cast<std::size_t>(image.width) + i * 16 + 8) * 4 + c;
            largest = std::max(largest, std::abs(image.rgba[at] - expected[i][c]));
        }
    return largest;
}

}  // namespace

// What Little CMS 2.14 makes of the same files (Pillow's ImageCms, relative colorimetric).
TEST_CASE("the colours of Display P3 and Adobe RGB are turned into those of sRGB") {
    CHECK(largest_error("display-p3.png", {{255, 255, 255},
                                           {0, 0, 0},
                                           {128, 128, 128},
                                           {217, 42, 23},
                                           {0, 183, 57},
                                           {29, 71, 197},
                                           {255, 0, 0},
                                           {0, 255, 0},
                                           {252, 240, 0},
                                           {20, 22, 25},
                                           {190, 117, 205},
                                           {0, 152, 243}}) <= 2);
    CHECK(largest_error("adobe-rgb.webp", {{255, 255, 255},
                                           {0, 0, 0},
                                           {129, 129, 129},
                                           {231, 57, 34},
                                           {0, 181, 64},
                                           {2, 68, 195},
                                           {255, 0, 0},
                                           {0, 255, 0},
                                           {254, 240, 0},
                                           {11, 14, 18},
                                           {199, 121, 204},
                                           {0, 150, 239}}) <= 2);
    CHECK(largest_error("adobe-rgb.jpg", {{255, 255, 255},
                                          {0, 0, 0},
                                          {129, 129, 129},
                                          {233, 57, 34},
                                          {0, 180, 64},
                                          {2, 68, 195},
                                          {255, 0, 0},
                                          {0, 255, 0},
                                          {255, 240, 0},
                                          {13, 14, 19},
                                          {198, 121, 204},
                                          {0, 150, 238}}) <= 2);
}

TEST_CASE("a CMYK JPEG shows its colours without the Adobe marker too") {
    CHECK(largest_error("cmyk-no-adobe.jpg", {{255, 0, 0},
                                              {0, 255, 0},
                                              {0, 0, 255},
                                              {255, 255, 0},
                                              {0, 255, 255},
                                              {255, 0, 255},
                                              {255, 255, 255},
                                              {0, 0, 0}}) <= 6);
}

TEST_CASE("a profile cut anywhere is read or left out") {
    for (const auto* name : {"display-p3.png", "adobe-rgb.webp"}) {
        const auto file = read_source_file(std::string("tests/fuzz/corpus/") + name);
        const auto profile = find_profile(file, sniff(file));
        REQUIRE(read_profile(profile));
        for (std::size_t size = 0; size < profile.size(); ++size) {
            const Bytes cut(profile.begin(), profile.begin() + static_cast<std::ptrdiff_t>(size));
            if (read_profile(cut)) CHECK(size + 20 >= profile.size());
        }
    }
}

TEST_CASE("a profile of another kind changes nothing") {
    auto profile = find_profile(read_source_file("tests/fuzz/corpus/adobe-rgb.jpg"), FileType::jpeg);
    REQUIRE(read_profile(profile));
    profile[16] = std::byte{'G'};
    CHECK_FALSE(read_profile(profile));
}

TEST_CASE("XMP tells which way up a picture is where EXIF does not") {
    const auto file = read_source_file("tests/fuzz/corpus/xmp-orientation.jpg");
    CHECK(probe(file).value().orientation == 6);
    CHECK(decode(file).value().height == 32);
    CHECK(probe(jpeg_with_exif(file, exif_block(1))).value().orientation == 1);
    CHECK(probe(jpeg_with_exif(file, exif_block(8))).value().orientation == 8);
    const auto xmp = joined({as_bytes({"XML:com.adobe.xmp\0\0\0\0\0", 22}),
                             as_bytes("<rdf:Description><tiff:Orientation>8</tiff:Orientation></rdf:Description>")});
    CHECK(probe(png({1, 1}, Bytes(5), png_chunk("iTXt", xmp))).value().orientation == 8);
    const auto odd = joined({as_bytes({"XML:com.adobe.xmp\0\0\0\0\0", 22}), as_bytes("tiff:Orientation=\"61\"")});
    CHECK(probe(png({1, 1}, Bytes(5), png_chunk("iTXt", odd))).value().orientation == 1);
}
