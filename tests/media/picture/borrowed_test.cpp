#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

#include "media/borrowed/heif.h"
#include "media/borrowed/tiff.h"
#include "media/picture/decode.h"
#include "media/picture/thumbnail.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

Bytes two_boxes(const std::string& ending) {
    return read_source_file("tests/media/expected/two-boxes." + ending);
}

// Red and blue on nearly white, made by libheif and Pillow from the same pixels.
void check_boxes(const std::string& ending) {
    CAPTURE(ending);
    const auto file = two_boxes(ending);
    const auto image = decode(file).value();
    REQUIRE(Size{image.width, image.height} == Size{96, 64});
    struct Spot {
        int x, y;
        std::array<int, 3> colour;
    };
    for (const auto& [x, y, colour] :
         {Spot{28, 20, {200, 30, 30}}, Spot{70, 46, {20, 80, 190}}, Spot{80, 10, {250, 250, 250}}})
        for (std::size_t c = 0; c < 3; ++c)
            CHECK(std::abs(image.rgba[static_cast<std::size_t>(y * 96 + x) * 4 + c] - colour[c]) < 8);
    CHECK(make_thumbnail(file).value().picture == Size{96, 64});
    const auto info = probe(file).value();
    const auto part = decode_part(file, info, {8, 8, 40, 24}, {20, 12}).value().image;
    CHECK(std::abs(part.rgba[(6 * 20 + 10) * 4] - 200) < 8);
}

}  // namespace

TEST_CASE("HEIC and AVIF are drawn where the system has libheif, and are kept elsewhere") {
    for (const auto* ending : {"heic", "avif"}) {
        if (heif()) {
            check_boxes(ending);
            CHECK(probe(ByteView(two_boxes(ending)).first(200)).error() == ImageRefusal::damaged);
        } else {
            CHECK(probe(two_boxes(ending)).error() == ImageRefusal::unsupported);
        }
    }
}

TEST_CASE("TIFF is drawn where the system has libtiff, and is kept elsewhere") {
    if (!tiff_library()) {
        CHECK(probe(two_boxes("tiff")).error() == ImageRefusal::unsupported);
        return;
    }
    check_boxes("tiff");
    CHECK(probe(bytes_of({"II*\0\x08\0\0\0", 8})).error() == ImageRefusal::damaged);
}
