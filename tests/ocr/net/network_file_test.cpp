// The bytes of a network as an enemy would write them: refused, or run without harm. The sanitizers judge.
#include <doctest/doctest.h>

#include "fuzz/mutate.h"
#include "fuzz/rounds.h"
#include "ocr/net/network.h"
#include "ocr/net/step_cases.h"

using namespace recoup;
using namespace recoup::ocr;
using media::Bytes;
using ocr::test::copy_of;
using ocr::test::step_cases;

namespace {

// Whether it was read and ran to its end.
bool try_out(media::ByteView file, const Tensor& input) {
    const auto network = Network::read(file);
    if (!network) return false;
    Team team(1);
    return network->run(copy_of(input), {kernels(best_path()), team}, portable::StopSource().token()).has_value();
}

// What says four bytes at `at` of a file.
void set(Bytes& file, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) file[at + i] = std::byte(value >> 8 * i & 255);
}

constexpr std::size_t kConstants = 8, kSteps = 12, kFirst = 16;  // where the counts and the first constant stand

}  // namespace

TEST_CASE("a network cut anywhere, or longer than it says, is refused") {
    for (const auto& one : step_cases()) {
        CAPTURE(one.name);
        REQUIRE(Network::read(one.network));
        for (std::size_t size = 0; size < one.network.size(); size += size < 200 ? 1 : 41) {
            const Bytes cut(one.network.begin(), one.network.begin() + static_cast<std::ptrdiff_t>(size));
            CHECK_FALSE(Network::read(cut));
        }
        auto longer = one.network;
        longer.push_back(std::byte{0});
        CHECK_FALSE(Network::read(longer));
    }
}

TEST_CASE("counts and sides beyond the limits are refused before memory is taken") {
    const auto whole = step_cases().front().network;
    for (const std::uint32_t value : {0xffffffffu, 0x7fffffffu, 2'001u}) {
        for (const auto at : {kConstants, kSteps}) {
            auto file = whole;
            set(file, at, value);
            CHECK_FALSE(Network::read(file));
        }
        // Form, rank and the first two sides of the first constant.
        for (std::size_t word = 0; word < 4; ++word) {
            auto file = whole;
            set(file, kFirst + 4 * word, value);
            CHECK_FALSE(Network::read(file));
        }
    }
}

TEST_CASE("a step that asks for what comes later is refused") {
    auto file = step_cases().front().network;
    // The last words: three inputs, six numbers.
    for (std::size_t input = 0; input < 3; ++input) {
        auto forward = file;
        set(forward, file.size() - 4 * (9 - input), 3);
        CHECK_FALSE(Network::read(forward));
    }
}

TEST_CASE("damaged networks are refused, or run without harm") {
    const auto cases = step_cases();
    std::vector<Bytes> files;
    for (const auto& one : cases) files.push_back(one.network);
    const auto seed = recoup::test::fuzz_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    media::test::Mutator mutator(files, seed);
    std::uint64_t ran = 0;
    for (auto rounds = recoup::test::fuzz_rounds(20'000); rounds > 0; --rounds)
        ran += try_out(mutator.next(), cases[random() % cases.size()].input) ? 1 : 0;
    CHECK(ran > 0);
}
