#include <doctest/doctest.h>

#include "media/picture/resize.h"
#include "ocr/reader/screens.h"

using namespace recoup;
using namespace recoup::ocr;
using namespace recoup::ocr::test;

namespace {

using None = std::vector<std::string>;

// A test case without networks says nothing: see screens.h.
#define READER_OR_NOTHING(name)         \
    const auto name = open_reader();    \
    if (!(name)) {                      \
        MESSAGE("no networks in here"); \
        return;                         \
    }

media::Image inverted(media::Image image) {
    for (std::size_t i = 0; i < image.rgba.size(); ++i)
        if (i % 4 != 3) image.rgba[i] = static_cast<std::uint8_t>(255 - image.rgba[i]);
    return image;
}

media::Image stacked(const std::vector<media::Image>& images) {
    media::Image out{images.front().width, 0, {}};
    for (const auto& image : images) {
        out.height += image.height;
        out.rgba.insert(out.rgba.end(), image.rgba.begin(), image.rgba.end());
    }
    return out;
}

// Turned by so much to the right for each pixel down, as a telephone is held.
media::Image sheared(const media::Image& image, double slope) {
    auto out = image;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const int from = std::clamp(static_cast<int>(y - slope * (x - image.width / 2)), 0, image.height - 1);
            std::copy_n(image.rgba.begin() + (std::ptrdiff_t{from} * image.width + x) * 4, 4,
                        out.rgba.begin() + (std::ptrdiff_t{y} * image.width + x) * 4);
        }
    return out;
}

Banded banded(const media::Image& image, std::vector<int>& asked) {
    const auto rows = [&image, &asked](int top, int count) -> std::optional<std::vector<std::uint8_t>> {
        asked.push_back(count);
        const auto begin = image.rgba.begin() + std::ptrdiff_t{top} * image.width * 4;
        return std::vector<std::uint8_t>(begin, begin + std::ptrdiff_t{count} * image.width * 4);
    };
    return {image.width, image.height, rows};
}

}  // namespace

TEST_CASE("six screens are read with all that counts, within the picture, from the top down") {
    READER_OR_NOTHING(reader);
    for (const auto& screen : screens()) {
        CAPTURE(screen.name);
        const auto image = screen_image(screen.name);
        const auto lines = lines_of(*reader, image);
        CHECK(missing(screen, lines) == None());
        for (const auto& line : lines) {
            CHECK(line.x >= 0);
            CHECK(line.y >= 0);
            CHECK(line.width > 0);
            CHECK(line.height > 0);
            CHECK(line.x + line.width <= image.width);
            CHECK(line.y + line.height <= image.height);
            CHECK(line.score >= 0.5);
            CHECK(line.score <= 1.0001);
            CHECK_FALSE(line.text.empty());
        }
        for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i].y + lines[i].height > lines[i - 1].y);
    }
}

TEST_CASE("the text and its places are the same on each path and for any number of threads") {
    READER_OR_NOTHING(best);
    const auto image = screen_image("support-chat");
    const auto expected = lines_of(*best, image, 1);
    for (const int threads : {2, 3}) CHECK(lines_of(*best, image, threads) == expected);
    for (const auto path : {Path::plain, Path::four, Path::eight}) {
        if (!has_path(path)) continue;
        CAPTURE(int(path));
        const auto lines = lines_of(open_reader(path).value(), image);
        CHECK(text_of(lines) == text_of(expected));
    }
}

TEST_CASE("dark screens, and those sent on as small JPEGs, are read") {
    READER_OR_NOTHING(reader);
    for (const auto& screen : screens()) {
        CAPTURE(screen.name);
        const auto image = screen_image(screen.name);
        CHECK(missing(screen, lines_of(*reader, inverted(image))) == None());
        const auto small = media::test::as_jpeg(media::resize(image, {540, 1200}), 60);
        CHECK(missing(screen, lines_of(*reader, media::decode(small).value())) == None());
    }
}

TEST_CASE("a screen held askew is read, and its boxes hold what leans") {
    READER_OR_NOTHING(reader);
    const auto& screen = screens()[5];
    for (const double slope : {-0.04, 0.05}) {
        CAPTURE(slope);
        const auto lines = lines_of(*reader, sheared(screen_image(screen.name), slope));
        CHECK(missing(screen, lines) == None());
    }
}

TEST_CASE("a picture of 12,000 rows is read whole, each line once, whether at once or by bands") {
    READER_OR_NOTHING(reader);
    std::vector<media::Image> images;
    std::string expected;
    for (const auto& screen : screens()) {
        if (images.size() == 5) break;
        images.push_back(screen_image(screen.name));
        expected += text_of(lines_of(*reader, images.back()));
    }
    const auto image = stacked(images);
    REQUIRE(image.height == 12'000);
    const auto lines = lines_of(*reader, image);
    CHECK(text_of(lines) == expected);
    std::vector<int> asked;
    CHECK(reader->read(banded(image, asked), 2, portable::StopSource().token()).value() == lines);
    CHECK(asked.size() > 3);
    for (const int count : asked) CHECK(count <= most_rows(image.width, image.height));
}

TEST_CASE("what is transparent counts as white, and a picture without text has no lines") {
    READER_OR_NOTHING(reader);
    CHECK(lines_of(*reader, media::test::plain(400, 300, 255, 255, 255)).empty());
    CHECK(lines_of(*reader, media::test::plain(400, 300, 0, 0, 0, 0)).empty());
    auto image = screen_image("order-detail");
    const auto expected = text_of(lines_of(*reader, image));
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        if (image.rgba[i] == 255 && image.rgba[i + 1] == 255 && image.rgba[i + 2] == 255)
            std::fill_n(image.rgba.begin() + static_cast<std::ptrdiff_t>(i), 4, std::uint8_t{0});
    CHECK(text_of(lines_of(*reader, image)) == expected);
}

TEST_CASE("pictures of odd shapes do no harm") {
    READER_OR_NOTHING(reader);
    for (const auto& [width, height] :
         {std::pair{1, 1}, {1, 9000}, {9000, 1}, {3, 40}, {40, 3}, {33, 31}, {6000, 200}, {64, 5000}}) {
        CAPTURE(width);
        CAPTURE(height);
        CHECK(reader->read(view_of(media::test::gradient(width, height)), 2, portable::StopSource().token()));
    }
}

TEST_CASE("too many pixels, none, and bands that cannot be had are failures") {
    READER_OR_NOTHING(reader);
    const auto never = portable::StopSource().token();
    for (const auto& [width, height] :
         {std::pair{0, 5}, {5, 0}, {-1, 5}, {40'000, 1'001}, {2'000'000'000, 2'000'000'000}})
        CHECK(reader->read(View{nullptr, width, height}, 1, never).error() == Failure::too_large);
    const auto nothing = [](int, int) { return std::optional<std::vector<std::uint8_t>>(); };
    CHECK(reader->read(Banded{40, 40, nothing}, 1, never).error() == Failure::no_pixels);
    const auto short_one = [](int, int) { return std::optional(std::vector<std::uint8_t>(7)); };
    CHECK(reader->read(Banded{40, 40, short_one}, 1, never).error() == Failure::no_pixels);
}

TEST_CASE("reading stops when it is asked to, before and in between") {
    READER_OR_NOTHING(reader);
    const auto image = screen_image("support-chat");
    portable::StopSource before;
    before.request_stop();
    CHECK(reader->read(view_of(image), 2, before.token()).error() == Failure::stopped);
    portable::StopSource between;
    std::vector<int> asked;
    auto picture = banded(image, asked);
    picture.rows = [rows = picture.rows, &between](int top, int count) {
        between.request_stop();
        return rows(top, count);
    };
    CHECK(reader->read(picture, 2, between.token()).error() == Failure::stopped);
}

TEST_CASE("networks and characters that do not belong together read nothing") {
    const auto [finder, recogniser, characters] = assets::networks();
    CHECK_FALSE(Reader::open({}, recogniser, characters));
    CHECK_FALSE(Reader::open(finder, {}, characters));
    CHECK_FALSE(Reader::open(finder, recogniser, {}));
    READER_OR_NOTHING(whole);
    const auto image = screen_image("playback-error");
    const auto never = portable::StopSource().token();
    const auto few = Reader::open(finder, recogniser, characters.first(300));
    REQUIRE(few);
    CHECK(few->read(view_of(image), 2, never).error() == Failure::network);
    const auto swapped = Reader::open(recogniser, finder, characters);
    REQUIRE(swapped);
    CHECK(swapped->read(view_of(image), 2, never).error() == Failure::network);
}
