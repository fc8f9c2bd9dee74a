// The short form of fuzzing. RECOUP_FUZZ_MUTATIONS and RECOUP_FUZZ_SEED make it long; tools/fuzz does so.
#include <doctest/doctest.h>

#include "fuzz/exercise.h"
#include "fuzz/mutate.h"
#include "fuzz/rounds.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

const std::string kCorpus = "tests/fuzz/corpus";

// Small pictures of all kinds, by other encoders and by code.
std::vector<Bytes> tiny_pictures() {
    std::vector<Bytes> files;
    for (const auto& name : files_in(kCorpus))
        if (auto file = read_source_file(name); file.size() < 4096) files.push_back(std::move(file));
    const auto image = gradient(9, 7);
    files.push_back(encode_png(image));
    files.push_back(jpeg_with_exif(as_jpeg(image, 80), exif_block(6, "2026:11:21 09:05:32", "+08:00")));
    files.push_back(webp(image));
    const auto transparency = png_chunk("tRNS", as_bytes({"\0\1\0\2\0\3", 6}));
    for (const int interlace : {0, 1}) {
        files.push_back(png({3, 3, 8, 2, interlace}, Bytes(40, std::byte{3}), transparency));
        files.push_back(png({5, 3, 16, 6, interlace}, Bytes(160, std::byte{2})));
        files.push_back(png({5, 3, 1, 0, interlace}, Bytes(20, std::byte{1})));
    }
    return files;
}

}  // namespace

TEST_CASE("every file that once did harm, and every file of the corpus, is decoded or refused") {
    const auto names = files_in(kCorpus);
    REQUIRE(names.size() > 10);
    for (const auto& name : names) {
        CAPTURE(name);
        exercise(read_source_file(name));
    }
}

TEST_CASE("a picture cut anywhere is decoded or refused") {
    for (const auto& file : tiny_pictures()) {
        REQUIRE(exercise(file));
        for (std::size_t size = 0; size < file.size(); ++size) {
            // A copy of its own size, so that the sanitizer sees a read past its end.
            const Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
            // Of a GIF only the first frame counts.
            if (exercise(cut) && !starts_with(file, "GIF")) CHECK(size + 2 >= file.size());
        }
    }
}

TEST_CASE("a picture with any one bit flipped is decoded or refused") {
    for (const auto& file : tiny_pictures()) {
        if (file.size() > 700) continue;
        const bool is_png = starts_with(file, "\x89PNG");
        for (std::size_t bit = 0; bit < file.size() * 8; bit += 3) {
            auto flipped = file;
            flipped[bit / 8] ^= std::byte(1u << bit % 8);
            // The checksums of a PNG leave no doubt: it shows what it showed, or nothing.
            if (exercise(flipped) && is_png) CHECK(decode(flipped).value() == decode(file).value());
            if (is_png) repair_png(flipped);
            exercise(flipped);
        }
    }
}

TEST_CASE("damaged pictures are decoded or refused") {
    const auto count = recoup::test::fuzz_rounds(20'000);
    const auto seed = recoup::test::fuzz_seed();
    CAPTURE(seed);
    Mutator mutator(tiny_pictures(), seed);
    std::uint64_t decoded = 0;
    for (std::uint64_t i = 0; i < count; ++i) decoded += exercise(mutator.next()) ? 1 : 0;
    // Else the files are damaged too much, or too little, to test anything.
    CHECK(decoded > count / 50);
    CHECK(decoded < count / 2);
}
