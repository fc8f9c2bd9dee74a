// Pictures as an enemy would send them. The sanitizers judge; RECOUP_FUZZ_MUTATIONS makes it long, as tools/fuzz does.
#include <doctest/doctest.h>

#include "fuzz/mutate.h"
#include "fuzz/rounds.h"
#include "media/meta/probe.h"
#include "media/picture/encode.h"
#include "ocr/reader/screens.h"

using namespace recoup;
using namespace recoup::ocr::test;
using media::Bytes;

namespace {

constexpr std::int64_t kMostPixels = 100'000;  // larger ones are honest work of a second

// Small parts of a screen with some words on them, in the formats that are written here.
std::vector<Bytes> small_pictures() {
    const auto screen = media::test::read_source_file("tests/data/screens/payment-success.png");
    const auto info = media::probe(screen).value();
    std::vector<Bytes> files;
    for (const auto& part : {media::Part{60, 860, 160, 90}, {600, 1230, 420, 70}, {300, 640, 480, 120}}) {
        const auto image = media::decode_part(screen, info, part, {part.width / 2, part.height / 2}).value().image;
        files.push_back(media::encode_png(image));
        files.push_back(media::test::as_jpeg(image, 50));
        files.push_back(media::test::webp(image));
    }
    return files;
}

// How many lines were read; none when the picture is refused.
std::size_t read(const ocr::Reader& reader, const Bytes& file) {
    const auto info = media::probe(file);
    if (!info || std::int64_t{info->width()} * info->height() > kMostPixels) return 0;
    const auto image = media::decode(file);
    if (!image) return 0;
    const auto lines = reader.read(view_of(*image), 1, portable::StopSource().token());
    REQUIRE(lines);
    for (const auto& line : *lines) {
        REQUIRE(line.x >= 0);
        REQUIRE(line.y >= 0);
        REQUIRE(line.x + line.width <= image->width);
        REQUIRE(line.y + line.height <= image->height);
    }
    return lines->size();
}

}  // namespace

TEST_CASE("damaged pictures are read as far as they go, or refused") {
    const auto reader = open_reader();
    if (!reader) return;
    const auto files = small_pictures();
    for (const auto& file : files) CHECK(read(*reader, file) > 0);
    const auto seed = recoup::test::fuzz_seed();
    CAPTURE(seed);
    media::test::Mutator mutator(files, seed);
    std::size_t lines = 0;
    for (auto rounds = recoup::test::fuzz_rounds(200); rounds > 0; --rounds) lines += read(*reader, mutator.next());
    CHECK(lines > 0);
}
