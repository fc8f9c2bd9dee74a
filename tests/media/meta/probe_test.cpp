#include "media/meta/probe.h"

#include <doctest/doctest.h>

#include "media/base/limits.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

std::string_view refusal(ByteView file) {
    const auto probed = probe(file);
    const auto decoded = decode(file);
    REQUIRE_FALSE(decoded);
    if (!probed) CHECK(token(probed.error()) == token(decoded.error()));
    return token(decoded.error());
}

Bytes small_jpeg() {
    return encode_jpeg(gradient(24, 16), 90);
}

// The offset of the first segment with this marker.
std::size_t find_marker(ByteView jpeg, char marker) {
    return as_text(jpeg).find(std::string{'\xff', marker});
}

}  // namespace

TEST_CASE("a picture tells its size without being decoded") {
    const auto image = gradient(24, 16);
    for (const auto& file : {encode_png(image), encode_jpeg(image, 90), webp(image)}) {
        const auto info = probe(file);
        REQUIRE(info);
        CHECK(info->width() == 24);
        CHECK(info->height() == 16);
    }
    CHECK(probe(jpeg_with_exif(small_jpeg(), exif_block(6)))->width() == 16);
}

TEST_CASE("a PNG that announces more pixels than allowed is refused before memory is taken") {
    const auto bomb = [](std::uint32_t width, std::uint32_t height) { return refusal(png({width, height}, {})); };
    CHECK(bomb(30'000, 30'000) == "too_many_pixels");
    CHECK(bomb(40'000, 1) == "too_wide");
    CHECK(bomb(1, 40'000) == "too_wide");
    CHECK(bomb(0xffffffff, 0xffffffff) == "too_wide");
    CHECK(bomb(0, 5) == "damaged");
    CHECK(bomb(6'000, 6'000) == "truncated");
}

TEST_CASE("compressed data that swells beyond the announced size stops at its budget") {
    const Bytes raw(64u << 20);
    const auto decoded = decode(png({4, 4}, raw));
    // Stored blocks do not swell: the file itself is too large.
    REQUIRE_FALSE(decoded);
    CHECK(token(decoded.error()) == "too_many_bytes");
    // 30 MB of zeros in 30 KB, for a picture of 4 × 4.
    const auto swelling = read_source_file("tests/fuzz/corpus/swelling.png");
    REQUIRE(swelling.size() > 1000);
    CHECK(refusal(swelling) == "out_of_memory");
}

TEST_CASE("a PNG whose parts do not fit the file is refused") {
    const auto whole = encode_png(gradient(8, 8));
    REQUIRE(decode(whole));

    auto past_end = whole;
    past_end[33 + 1] = std::byte{0x7f};  // the length of IDAT
    CHECK(refusal(past_end) == "truncated");

    auto flipped = whole;
    flipped[33 + 8 + 20] ^= std::byte{4};
    CHECK(refusal(flipped) == "damaged");

    auto cut = whole;
    cut.resize(cut.size() - 12);
    CHECK(refusal(cut) == "truncated");

    CHECK(refusal(png({8, 8, 8, 3}, Bytes(72))) == "damaged");                                    // no palette
    CHECK(refusal(png({8, 8, 7, 6}, Bytes(400))) == "damaged");                                   // no such depth
    CHECK(refusal(joined({as_bytes("\x89PNG\r\n\x1a\n"), png_chunk("IEND", {})})) == "damaged");  // no header
    CHECK(refusal(joined({png_header({8, 8}), png_header({8, 8})})) != "");
    CHECK(refusal(png({8, 8}, Bytes(20))) == "damaged");  // too few lines
}

TEST_CASE("a JPEG whose parts do not fit the file is refused") {
    const auto whole = small_jpeg();
    REQUIRE(decode(whole));

    auto past_end = whole;
    const auto tables = find_marker(whole, '\xdb');
    past_end[tables + 2] = std::byte{0xff};
    CHECK(refusal(past_end) == "truncated");

    auto too_short = whole;
    too_short[tables + 2] = too_short[tables + 3] = std::byte{0};
    CHECK(refusal(too_short) == "damaged");

    const auto without_end = ByteView(whole).first(whole.size() - 2);
    CHECK(refusal(without_end) == "truncated");
    CHECK(refusal(bytes_of("\xff\xd8\xff\xd9")) == "damaged");
    CHECK(refusal(bytes_of("\xff\xd8\xff")) == "truncated");
}

TEST_CASE("a JPEG whose tables name more codes than there are is refused before it is decoded") {
    const auto whole = small_jpeg();
    auto table = bytes_of({"\xff\xc4\x01\x43\0", 5});
    table.resize(table.size() + 16, std::byte{19});
    table.resize(table.size() + 304);
    const auto file = joined({part(whole, 0, 2), table, part(whole, 2)});
    CHECK(token(probe(file).error()) == "damaged");
}

TEST_CASE("a wrong checksum on a remark does not hide the picture") {
    auto remark = png_chunk("tEXt", as_bytes({"Software\0x", 10}));
    remark.back() ^= std::byte{1};
    CHECK(decode(png({1, 1}, Bytes(5), remark)));
    auto transparency = png_chunk("tRNS", Bytes(6));
    transparency.back() ^= std::byte{1};
    CHECK(refusal(png({1, 1, 8, 2}, Bytes(4), transparency)) == "damaged");
}

TEST_CASE("a JPEG beyond the limits or of a rare kind is refused") {
    const auto whole = small_jpeg();
    const auto frame = find_marker(whole, '\xc0');

    auto large = whole;
    large[frame + 5] = large[frame + 7] = std::byte{0x75};  // 29,952 and more a side
    CHECK(refusal(large) == "too_many_pixels");

    auto wide = whole;
    wide[frame + 7] = std::byte{0xff};
    CHECK(refusal(wide) == "too_wide");

    auto arithmetic = whole;
    arithmetic[frame + 1] = std::byte{0xc9};
    CHECK(refusal(arithmetic) == "unsupported");

    auto twelve_bits = whole;
    twelve_bits[frame + 4] = std::byte{12};
    CHECK(refusal(twelve_bits) == "unsupported");
}

TEST_CASE("a JPEG with endless scans is refused") {
    const auto with_scans = [](Bytes file, int scans) {
        const auto scan = find_marker(file, '\xda');
        const Bytes one(file.begin() + static_cast<std::ptrdiff_t>(scan), file.end() - 2);
        for (int i = 1; i < scans; ++i) file.insert(file.end() - 2, one.begin(), one.end());
        return file;
    };
    CHECK(probe(with_scans(small_jpeg(), kMaxJpegScans)));
    CHECK(refusal(with_scans(small_jpeg(), kMaxJpegScans + 1)) == "unsupported");

    auto large = small_jpeg();  // 5,120 a side: 26 megapixels
    const auto frame = find_marker(large, '\xc0');
    large[frame + 5] = large[frame + 7] = std::byte{0x14};
    CHECK(probe(with_scans(large, 10)));
    CHECK(refusal(with_scans(large, 40)) == "unsupported");
}

TEST_CASE("a WebP that is cut, swollen or animated is refused") {
    const auto whole = webp(gradient(24, 16));
    REQUIRE(decode(whole));
    CHECK(refusal(ByteView(whole).first(whole.size() - 2)) == "truncated");
    auto chunk_past_end = whole;
    chunk_past_end[18] = std::byte{0x10};
    CHECK(refusal(chunk_past_end) == "truncated");
    auto damaged = whole;
    damaged[20] = std::byte{0};  // the signature of lossless data
    CHECK(refusal(damaged) == "damaged");
    const auto animated = bytes_of({"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x0f\0\0", 30});
    CHECK(refusal(animated) == "unsupported");
}

TEST_CASE("what is no picture that is drawn is refused by name") {
    CHECK(refusal({}) == "empty");
    CHECK(refusal(as_bytes("%PDF-1.7\n")) == "not_a_picture");
    CHECK(refusal(as_bytes("just a note")) == "not_a_picture");
    // 35 bytes that made another reader take 264 MB.
    const auto gif =
        bytes_of({"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;", 35});
    CHECK(refusal(gif) == "unsupported");
}

TEST_CASE("a picture file beyond 64 MB is refused by its size alone") {
    Bytes file = encode_png(gradient(4, 4));
    file.resize(kMaxPictureBytes + 1);
    CHECK(refusal(file) == "too_many_bytes");
}
