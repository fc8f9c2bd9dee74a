#include "app/reading/picture_text.h"

#include <doctest/doctest.h>

#include "media/picture/decode.h"
#include "media/pictures.h"

using namespace recoup;
using media::Image;
using media::test::read_source_file;

namespace {

app::Bytes as_file(const media::Bytes& bytes) {
    const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
    return {begin, begin + bytes.size()};
}

media::Bytes screen() {
    return read_source_file("tests/data/screens/payment-success.png");
}

core::Result<std::vector<ocr::Line>> read(const ocr::Reader& reader, const media::Bytes& file) {
    return app::read_picture(reader, as_file(file), "a.png", 2, portable::StopSource().token());
}

const ocr::Line* find(const std::vector<ocr::Line>& lines, std::string_view text) {
    const auto found =
        std::ranges::find_if(lines, [&](const auto& line) { return line.text.find(text) != std::string::npos; });
    return found == lines.end() ? nullptr : &*found;
}

constexpr const char* kOrder = "20261120220014886301";

// Each pixel four times.
Image doubled(const Image& image) {
    Image out{image.width * 2, image.height * 2, std::vector<std::uint8_t>(image.rgba.size() * 4)};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            std::copy_n(image.rgba.begin() + (std::ptrdiff_t{y / 2} * image.width + x / 2) * 4, 4,
                        out.rgba.begin() + (std::ptrdiff_t{y} * out.width + x) * 4);
    return out;
}

// As a camera stores what orientation 6 turns upright: the first row is the right side.
Image on_its_side(const Image& image) {
    Image out{image.height, image.width, image.rgba};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            std::copy_n(image.rgba.begin() + (std::ptrdiff_t{x} * image.width + (image.width - 1 - y)) * 4, 4,
                        out.rgba.begin() + (std::ptrdiff_t{y} * out.width + x) * 4);
    return out;
}

}  // namespace

TEST_CASE("a picture of more pixels than are decoded at once is read, its lines in its own pixels") {
    const auto reader = app::open_reader();
    if (!reader) return;
    const auto small = read(*reader, screen()).value();
    const auto large = read(*reader, media::test::as_jpeg(doubled(media::decode(screen()).value()), 80)).value();
    const auto *before = find(small, kOrder), *after = find(large, kOrder);
    REQUIRE(before);
    REQUIRE(after);
    CHECK(std::abs(after->x - 2 * before->x) < 24);
    CHECK(std::abs(after->y - 2 * before->y) < 24);
    CHECK(std::abs(after->width - 2 * before->width) < 48);
    CHECK(std::abs(after->height - 2 * before->height) < 24);
}

TEST_CASE("a photograph that says which way it is held is read upright") {
    const auto reader = app::open_reader();
    if (!reader) return;
    const auto jpeg = media::test::as_jpeg(on_its_side(media::decode(screen()).value()), 80);
    const auto lines = read(*reader, media::test::jpeg_with_exif(jpeg, media::test::exif_block(6))).value();
    const auto* order = find(lines, kOrder);
    REQUIRE(order);
    CHECK(order->width > 5 * order->height);
}

TEST_CASE("what is no picture, is damaged, or was stopped is an error that names it") {
    const auto reader = app::open_reader();
    if (!reader) return;
    CHECK(read(*reader, media::test::bytes_of("a text")).error() ==
          core::Error{core::ErrorKind::work, "reading_no_picture"_tr, {}, "a.png"});
    CHECK(read(*reader, {}).error().path == "a.png");
    portable::StopSource stop;
    stop.request_stop();
    const auto stopped = app::read_picture(*reader, as_file(screen()), "a.png", 1, stop.token());
    CHECK(stopped.error() == core::Error{core::ErrorKind::work, "reading_stopped"_tr, {}, "a.png"});
}

TEST_CASE("a picture whose file ends early is read as far as it goes") {
    const auto reader = app::open_reader();
    if (!reader) return;
    auto file = screen();
    file.resize(file.size() / 2);
    const auto lines = read(*reader, file);
    REQUIRE(lines);
    CHECK(find(*lines, "支付成功"));
    CHECK_FALSE(find(*lines, "完成"));
}
