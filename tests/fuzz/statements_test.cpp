// The short form of fuzzing what files say of themselves; RECOUP_FUZZ_MUTATIONS and RECOUP_FUZZ_SEED make it long.
#include "fuzz/statements.h"

#include <doctest/doctest.h>

#include "fuzz/mutate.h"
#include "fuzz/rounds.h"
#include "media/kind/sniff.h"
#include "media/meta/captured_at.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

// One for each place where a moment stands, and each kind that is told by more than its first bytes.
std::vector<Bytes> stating_files() {
    std::vector<Bytes> files;
    for (const auto& name : files_in("tests/fuzz/stating")) files.push_back(read_source_file(name));
    return files;
}

}  // namespace

TEST_CASE("a file that states what it is may be cut anywhere and have any bit flipped") {
    const auto files = stating_files();
    REQUIRE(files.size() > 20);
    for (const auto& file : files) {
        CHECK(sniff(file) != FileType::unknown);
        for (std::size_t size = 0; size < file.size(); ++size) {
            // A copy of its own size, so that the sanitizer sees a read past its end.
            const Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
            exercise_statements(cut);
        }
        auto flipped = file;
        for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
            flipped[bit / 8] ^= std::byte(1u << bit % 8);
            exercise_statements(flipped);
            flipped[bit / 8] = file[bit / 8];
        }
    }
}

TEST_CASE("a damaged name tells a possible moment or none") {
    std::vector<Bytes> names;
    for (const auto* name :
         {"Screenshot_20240506-123456.png", "2024年5月6日 12时34分.png", "Screen Shot 2024-05-06 at 3.04.05 PM.png",
          "企业微信截图_17149700961234.png", "mmexport1714970096123(1).jpg", "P40506-123456.jpg",
          "95188-2405061234.amr", "IMG-20240506-WA0012.jpg", "LINE_ALBUM_20240506_240506_1.jpg",
          "Capture d’écran 2024-05-06 à 12.34.56.png"})
        names.push_back(bytes_of(name));
    Mutator mutator(names, recoup::test::fuzz_seed());
    for (std::uint64_t i = recoup::test::fuzz_rounds(20'000); i > 0; --i)
        if (const auto at = captured_at_from_name(as_text(mutator.next()))) CHECK(is_possible(at->local));
}

TEST_CASE("damaged files state a possible moment or none") {
    const auto count = recoup::test::fuzz_rounds(20'000);
    const auto seed = recoup::test::fuzz_seed();
    CAPTURE(seed);
    Mutator mutator(stating_files(), seed);
    std::uint64_t stated = 0;
    for (std::uint64_t i = 0; i < count; ++i) stated += exercise_statements(mutator.next()) ? 1 : 0;
    // Else the files are damaged too much, or too little, to test anything.
    CHECK(stated > count / 20);
    CHECK(stated < count * 3 / 4);
}
