#include "media/codec/opaque.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <array>
#include <random>

using namespace recoup;
using media::opaque_rows;

namespace {

constexpr int kFilters = 5;

struct Pixels {
    media::Size size;
    std::size_t channels = 4;
    std::string samples;
};

Pixels opaque(media::Size size, std::size_t channels) {
    std::mt19937 random(3);
    Pixels made{size, channels, {}};
    for (int i = 0; i < size.width * size.height; ++i) {
        for (std::size_t c = 1; c < channels; ++c) made.samples += static_cast<char>(random() % 8);
        made.samples += '\xff';
    }
    return made;
}

Pixels without_alpha(const Pixels& pixels) {
    Pixels made{pixels.size, pixels.channels - 1, {}};
    for (std::size_t i = 0; i < pixels.samples.size(); ++i)
        if (i % pixels.channels != made.channels) made.samples += pixels.samples[i];
    return made;
}

int foretold(int filter, int left, int above, int corner) {
    const int guess = left + above - corner;
    const int by_left = std::abs(guess - left), by_above = std::abs(guess - above),
              by_corner = std::abs(guess - corner);
    const int nearest = by_left <= by_above && by_left <= by_corner ? left : by_above <= by_corner ? above : corner;
    return std::array{0, left, above, (left + above) / 2, nearest}[static_cast<std::size_t>(filter)];
}

// As PNG 1.2, 6 says it; row y is filtered by the y-th way.
std::string filtered(const Pixels& pixels, int first) {
    const auto row = static_cast<std::size_t>(pixels.size.width) * pixels.channels;
    const auto at = [&](std::size_t y, std::size_t x, bool inside) {
        return inside ? static_cast<int>(static_cast<unsigned char>(pixels.samples[y * row + x])) : 0;
    };
    std::string out;
    for (std::size_t y = 0; y < static_cast<std::size_t>(pixels.size.height); ++y) {
        const int filter = (static_cast<int>(y) + first) % kFilters;
        out += static_cast<char>(filter);
        for (std::size_t x = 0; x < row; ++x) {
            const bool left = x >= pixels.channels, above = y > 0;
            const int guess = foretold(filter, at(y, x - pixels.channels, left), at(y - 1, x, above),
                                       at(y - 1, x - pixels.channels, left && above));
            out += static_cast<char>(at(y, x, true) - guess);
        }
    }
    return out;
}

std::string deflated(const std::string& data) {
    auto size = compressBound(static_cast<uLong>(data.size()));
    std::string out(size, '\0');
    REQUIRE(compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                     static_cast<uLong>(data.size())) == Z_OK);
    out.resize(size);
    return out;
}

}  // namespace

TEST_CASE("rows of opaque pixels keep their filters and lose their alpha, whichever way they are filtered") {
    for (const std::size_t channels : {2, 4})
        for (const media::Size size : {media::Size{1, 1}, {7, 12}, {1, 6}, {20'000, 9}})
            for (int first = 0; first < kFilters; ++first) {
                const auto pixels = opaque(size, channels);
                const auto rows = opaque_rows(deflated(filtered(pixels, first)), size, static_cast<int>(channels) - 1);
                REQUIRE(rows);
                CHECK(*rows == filtered(without_alpha(pixels), first));
            }
}

TEST_CASE("one pixel that is not quite opaque is enough to leave a picture as it is") {
    const media::Size size{7, 12};
    for (std::size_t place = 0; place < 7 * 12; ++place) {
        auto pixels = opaque(size, 4);
        pixels.samples[4 * place + 3] = '\xfe';
        for (int first = 0; first < kFilters; ++first)
            CHECK_FALSE(opaque_rows(deflated(filtered(pixels, first)), size, 3));
    }
}

TEST_CASE("rows that are missing, damaged or filtered in no known way are refused") {
    const media::Size size{7, 12};
    const auto rows = filtered(opaque(size, 4), 0);
    CHECK(opaque_rows(deflated(rows), size, 3));
    CHECK_FALSE(opaque_rows(deflated(rows.substr(0, rows.size() - 1)), size, 3));
    CHECK_FALSE(opaque_rows(deflated(rows).substr(0, 40), size, 3));
    CHECK_FALSE(opaque_rows("no deflate at all", size, 3));
    CHECK_FALSE(opaque_rows({}, size, 3));
    auto strange = rows;
    strange[0] = 5;
    CHECK_FALSE(opaque_rows(deflated(strange), size, 3));
    CHECK_FALSE(opaque_rows(deflated(rows), {0, 12}, 3));
    CHECK_FALSE(opaque_rows(deflated(rows), {200'000, 200'000}, 3));
}
