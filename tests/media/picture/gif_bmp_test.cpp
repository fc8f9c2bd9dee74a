#include <doctest/doctest.h>

#include <cstdlib>

#include "media/picture/decode.h"
#include "media/picture/thumbnail.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

Bytes corpus(const std::string& name) {
    return read_source_file("tests/fuzz/corpus/" + name);
}

Drawn drawn_whole(ByteView file) {
    const auto info = probe(file).value();
    const Size size{info.width(), info.height()};
    return decode_part(file, info, {0, 0, size.width, size.height}, size).value();
}

// Pillow's reading of the same file, kept as a PNG. What is transparent has no colour worth comparing.
int difference_from_pillow(const std::string& name, const std::string& as_png) {
    const auto ours = drawn_whole(corpus(name)),
               theirs = drawn_whole(read_source_file("tests/media/expected/" + as_png));
    CHECK(ours.flaw == Flaw::none);
    REQUIRE(ours.image.rgba.size() == theirs.image.rgba.size());
    int largest = 0;
    for (std::size_t i = 0; i < ours.image.rgba.size(); ++i)
        if (i % 4 == 3 || theirs.image.rgba[i | 3] != 0)
            largest = std::max(largest, std::abs(ours.image.rgba[i] - theirs.image.rgba[i]));
    return largest;
}

}  // namespace

TEST_CASE("the first frame of a GIF is drawn, interlaced and transparent ones too") {
    CHECK(difference_from_pillow("animated.gif", "animated-gif.png") == 0);
    CHECK(difference_from_pillow("interlaced.gif", "interlaced-gif.png") == 0);
    CHECK(difference_from_pillow("transparent.gif", "transparent-gif.png") == 0);
    CHECK(make_thumbnail(corpus("animated.gif")).value().picture == Size{45, 33});
}

TEST_CASE("a BMP of any depth is drawn") {
    CHECK(difference_from_pillow("rgb24.bmp", "rgb24-bmp.png") == 0);
    CHECK(difference_from_pillow("palette8.bmp", "palette8-bmp.png") == 0);
    CHECK(difference_from_pillow("two-colours.bmp", "two-colours-bmp.png") == 0);
    CHECK(difference_from_pillow("masks565.bmp", "masks565-bmp.png") <= 1);
}

TEST_CASE("a GIF or BMP that is cut off is shown as far as it goes") {
    struct Cut {
        const char* name;
        std::size_t bytes;
    };
    for (const auto& [name, bytes] : {Cut{"animated.gif", 1000}, Cut{"interlaced.gif", 1000}, Cut{"rgb24.bmp", 2000}}) {
        CAPTURE(name);
        const auto whole = corpus(name);
        const auto half = drawn_whole(ByteView(whole).first(bytes));
        CHECK(half.flaw == Flaw::cut_off);
        int there = 0;
        for (std::size_t i = 3; i < half.image.rgba.size(); i += 4) there += half.image.rgba[i] ? 1 : 0;
        CHECK(there > 0);
        CHECK(there < half.image.width * half.image.height);
    }
    CHECK(probe(ByteView(corpus("rgb24.bmp")).first(30)).error() == ImageRefusal::truncated);
}

TEST_CASE("a packed BMP is kept and not drawn") {
    auto packed = corpus("palette8.bmp");
    packed[30] = std::byte{1};
    CHECK(probe(packed).error() == ImageRefusal::unsupported);
}

TEST_CASE("a GIF that announces far more than it holds is refused before memory is taken") {
    auto bomb = corpus("animated.gif");
    for (std::size_t i = 6; i < 10; ++i) bomb[i] = std::byte{0xff};
    CHECK(probe(bomb).error() == ImageRefusal::bomb);
}
