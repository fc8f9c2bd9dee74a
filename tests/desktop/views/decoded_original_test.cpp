#include "desktop/views/decoded_original.h"

#include <doctest/doctest.h>

using namespace recoup;

namespace {

constexpr int kWidth = 6000, kHeight = 4000, kSide = 1024;

bool is_light(int x, int y) {
    return (x / 100 + y / 100) % 2 == 0;
}

// A chessboard of 24 megapixels in a BMP of one bit a pixel, rows from the top.
app::Bytes chessboard() {
    app::Bytes file = {'B', 'M', 0, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 40, 0, 0, 0};
    const auto put = [&](std::int32_t value) {
        for (int i = 0; i < 4; ++i)
            file.push_back(static_cast<std::uint8_t>(static_cast<std::uint32_t>(value) >> 8 * i));
    };
    put(kWidth), put(-kHeight), put(1 | 1 << 16);
    for (int i = 0; i < 6; ++i) put(0);
    put(0), put(0xffffff);
    for (int y = 0; y < kHeight; ++y)
        for (int byte = 0; byte < (kWidth + 31) / 32 * 4; ++byte) {
            std::uint8_t bits = 0;
            for (int i = 0; i < 8; ++i) bits = static_cast<std::uint8_t>(bits << 1 | is_light(byte * 8 + i, y));
            file.push_back(bits);
        }
    return file;
}

struct Reader {
    app::Bytes file = chessboard();
    int count = 0;
    desktop::DecodedOriginal decoded;

    std::optional<media::Drawn> tile(int level, int column, int row, const std::string& sha256 = "a") {
        return decoded.tile(sha256, level, column, row, kSide, [this] {
            ++count;
            return core::Result<app::Bytes>(file);
        });
    }
};

}  // namespace

TEST_CASE("tiles of a picture too large to hold are decoded by pieces, and each piece once") {
    Reader reader;
    const auto first = reader.tile(0, 0, 0);
    REQUIRE(first);
    CHECK(first->image.width == kSide);
    for (int column = 0; column < 6; ++column) REQUIRE(reader.tile(0, column, 0));
    CHECK(reader.count == 1);
    const auto last = reader.tile(0, 5, 3);
    REQUIRE(last);
    CHECK(reader.count == 2);
    CHECK(last->image.width == kWidth - 5 * kSide);
    CHECK(last->image.height == kHeight - 3 * kSide);
    for (const auto& [x, y] : {std::pair{0, 0}, std::pair{500, 700}, std::pair{879, 927}}) {
        const auto at =
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(last->image.width) + static_cast<std::size_t>(x)) *
            4;
        CHECK(last->image.rgba[at] == (is_light(5 * kSide + x, 3 * kSide + y) ? 255 : 0));
    }
    CHECK_FALSE(reader.tile(0, 6, 0));
    CHECK_FALSE(reader.tile(0, 0, 4));
}

TEST_CASE("a level that can be held whole is decoded once, and coarser ones are made from it") {
    Reader reader;
    const auto half = reader.tile(1, 2, 1);
    REQUIRE(half);
    CHECK(half->image.width == kWidth / 2 - 2 * kSide);
    CHECK(half->image.height == kHeight / 2 - kSide);
    REQUIRE(reader.tile(1, 0, 0));
    const auto small = reader.tile(4, 0, 0);
    REQUIRE(small);
    CHECK(small->image.width == kWidth / 16);
    CHECK(small->image.height == kHeight / 16);
    CHECK(reader.count == 1);
    REQUIRE(reader.tile(1, 0, 0, "another"));
    CHECK(reader.count == 2);
}

TEST_CASE("an original that cannot be read has no tiles") {
    desktop::DecodedOriginal decoded;
    CHECK_FALSE(decoded.tile("a", 0, 0, 0, kSide, [] { return core::Result<app::Bytes>(app::Bytes{'x'}); }));
}
