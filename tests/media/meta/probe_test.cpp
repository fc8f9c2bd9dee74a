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

// What is drawn all the same, and what it lacks.
Drawn drawn(ByteView file) {
    const auto info = probe(file);
    REQUIRE(info);
    const Size whole{info->width(), info->height()};
    const auto made = decode_part(file, *info, {0, 0, whole.width, whole.height}, whole);
    REQUIRE(made);
    return *made;
}

Flaw flaw(ByteView file) {
    return drawn(file).flaw;
}

// The rows of which something is there.
int rows_there(const Image& image) {
    int rows = 0;
    for (int y = 0; y < image.height; ++y) {
        const auto* alpha = &image.rgba[static_cast<std::size_t>(y) * image.width * 4 + 3];
        bool any = false;
        for (int x = 0; x < image.width; ++x) any = any || alpha[x * 4] != 0;
        rows += any ? 1 : 0;
    }
    return rows;
}

ByteView first_part(ByteView file, std::size_t tenths) {
    return file.first(file.size() * tenths / 10);
}

Bytes small_jpeg() {
    return as_jpeg(gradient(24, 16), 90);
}

// The offset of the first segment with this marker.
std::size_t find_marker(ByteView jpeg, char marker) {
    return as_text(jpeg).find(std::string{'\xff', marker});
}

}  // namespace

TEST_CASE("a picture tells its size without being decoded") {
    const auto image = gradient(24, 16);
    for (const auto& file : {encode_png(image), as_jpeg(image, 90), webp(image)}) {
        const auto info = probe(file);
        REQUIRE(info);
        CHECK(info->width() == 24);
        CHECK(info->height() == 16);
    }
    CHECK(probe(jpeg_with_exif(small_jpeg(), exif_block(6)))->width() == 16);
}

TEST_CASE("a picture that announces more pixels than are drawn is told from one made to do harm") {
    const auto bomb = [](std::uint32_t width, std::uint32_t height) { return refusal(png({width, height}, {})); };
    CHECK(bomb(30'000, 30'000) == "bomb");
    CHECK(bomb(400'000, 1) == "bomb");
    CHECK(bomb(1, 400'000) == "bomb");
    CHECK(bomb(0xffffffff, 0xffffffff) == "bomb");
    CHECK(bomb(0, 5) == "damaged");
    CHECK(bomb(2'000, 2'000) == "damaged");
    // As many as it has bytes for: honest, and more than is drawn.
    CHECK(refusal(png({30'000, 30'000}, Bytes(5'000'000))) == "too_many_pixels");
    CHECK(refusal(png({400'000, 1}, Bytes(1'000'000))) == "too_wide");
}

TEST_CASE("compressed data that swells beyond the announced size is read as far as the picture needs it") {
    // 30 MB of zeros in 30 KB, for a picture of 4 × 4.
    const auto swelling = read_source_file("tests/fuzz/corpus/swelling.png");
    REQUIRE(swelling.size() > 1000);
    CHECK(drawn(swelling).image.rgba.size() == 4 * 4 * 4);
}

TEST_CASE("a PNG that is cut off is shown as far as it goes") {
    const auto whole = encode_png(gradient(64, 64));
    REQUIRE(flaw(whole) == Flaw::none);
    REQUIRE(rows_there(drawn(whole).image) == 64);

    const auto most = drawn(first_part(whole, 7));
    CHECK(most.flaw == Flaw::cut_off);
    CHECK(rows_there(most.image) > 32);
    CHECK(rows_there(most.image) < 60);
    const auto seen = static_cast<std::ptrdiff_t>(32 * 64 * 4);
    CHECK(std::equal(most.image.rgba.begin(), most.image.rgba.begin() + seen, drawn(whole).image.rgba.begin()));

    const auto without_end = drawn(ByteView(whole).first(whole.size() - 12));
    CHECK(without_end.flaw == Flaw::cut_off);
    CHECK(without_end.image == drawn(whole).image);

    CHECK(flaw(png({8, 8}, Bytes(9 * 33))) == Flaw::none);
    CHECK(flaw(png({8, 8}, Bytes(4 * 33))) == Flaw::damaged);  // too few lines, in data that ends well
    CHECK(rows_there(drawn(png({8, 8}, Bytes(4 * 33, std::byte{1}))).image) == 4);
    CHECK(refusal(first_part(whole, 0)) == "empty");
    CHECK(refusal(ByteView(whole).first(40)) == "truncated");
}

TEST_CASE("an interlaced PNG that is cut off is there as a whole, only coarser") {
    const auto whole = read_source_file("tests/fuzz/corpus/interlaced-16bit.png");
    REQUIRE(flaw(whole) == Flaw::none);
    const auto half = drawn(first_part(whole, 5));
    CHECK(half.flaw == Flaw::cut_off);
    CHECK(rows_there(half.image) == half.image.height);
}

TEST_CASE("a PNG with one byte changed is shown, and said to be damaged") {
    const auto whole = encode_png(gradient(64, 64));
    for (const std::size_t at : {whole.size() / 2, whole.size() - 20}) {
        auto changed = whole;
        changed[at] ^= std::byte{0xff};
        CHECK(flaw(changed) == Flaw::damaged);
        CHECK(rows_there(drawn(changed).image) > 0);
    }
    auto checksum = whole;
    checksum[30] ^= std::byte{4};  // of the header
    CHECK(flaw(checksum) == Flaw::damaged);
    CHECK(drawn(checksum).image == drawn(whole).image);
}

TEST_CASE("a PNG that does not say how to read it is refused") {
    CHECK(refusal(png({8, 8, 8, 3}, Bytes(72))) == "damaged");                                    // no palette
    CHECK(refusal(png({8, 8, 7, 6}, Bytes(400))) == "damaged");                                   // no such depth
    CHECK(refusal(joined({as_bytes("\x89PNG\r\n\x1a\n"), png_chunk("IEND", {})})) == "damaged");  // no header
    CHECK(refusal(joined({png_header({8, 8}), png_header({8, 8})})) != "");
}

TEST_CASE("a JPEG that is cut off is shown as far as it goes") {
    const auto whole = as_jpeg(gradient(64, 64), 90);
    REQUIRE(flaw(whole) == Flaw::none);

    const auto without_end = drawn(ByteView(whole).first(whole.size() - 2));
    CHECK(without_end.flaw == Flaw::cut_off);
    CHECK(without_end.image == drawn(whole).image);

    const auto most = drawn(first_part(whole, 8));
    CHECK(most.flaw == Flaw::cut_off);
    CHECK(rows_there(most.image) >= 16);
    CHECK(rows_there(most.image) < 64);

    const auto progressive = read_source_file("tests/fuzz/corpus/progressive.jpg");
    const auto coarse = drawn(first_part(progressive, 6));
    CHECK(coarse.flaw == Flaw::cut_off);
    CHECK(rows_there(coarse.image) == coarse.image.height);
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

    CHECK(refusal(bytes_of("\xff\xd8\xff\xd9")) == "damaged");
    CHECK(refusal(bytes_of("\xff\xd8\xff")) == "truncated");
}

TEST_CASE("a JPEG whose tables name more codes than there are is refused") {
    const auto whole = small_jpeg();
    auto table = bytes_of({"\xff\xc4\x01\x43\0", 5});
    table.resize(table.size() + 16, std::byte{19});
    table.resize(table.size() + 304);
    CHECK(refusal(joined({part(whole, 0, 2), table, part(whole, 2)})) == "damaged");
}

TEST_CASE("a wrong checksum on a remark does not hide the picture") {
    auto remark = png_chunk("tEXt", as_bytes({"Software\0x", 10}));
    remark.back() ^= std::byte{1};
    CHECK(decode(png({1, 1}, Bytes(5), remark)));
    auto transparency = png_chunk("tRNS", Bytes(6));
    transparency.back() ^= std::byte{1};
    CHECK(flaw(png({1, 1, 8, 2}, Bytes(4), transparency)) == Flaw::damaged);
}

TEST_CASE("a JPEG beyond the limits or of a rare kind is refused") {
    const auto whole = small_jpeg();
    const auto frame = find_marker(whole, '\xc0');

    auto large = whole;
    large[frame + 5] = large[frame + 7] = std::byte{0x75};  // 29,952 and more a side
    CHECK(refusal(large) == "bomb");
    large.resize(5'000'000);
    CHECK(refusal(large) == "too_many_pixels");

    for (const int kind : {0xc3, 0xc9, 0xca}) {  // lossless, arithmetic
        auto rare = whole;
        rare[frame + 1] = std::byte(kind);
        CHECK(refusal(rare) == "unsupported");
    }

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
    CHECK(refusal(with_scans(large, 80)) == "unsupported");
}

TEST_CASE("a WebP that is cut off is shown as far as it goes") {
    const auto whole = webp(gradient(240, 160));
    REQUIRE(flaw(whole) == Flaw::none);
    CHECK(flaw(ByteView(whole).first(whole.size() - 2)) == Flaw::cut_off);
    const auto lossy = read_source_file("tests/fuzz/corpus/lossy.webp");
    const auto most = drawn(first_part(lossy, 5));
    CHECK(most.flaw == Flaw::cut_off);
    CHECK(rows_there(most.image) > 0);
    CHECK(rows_there(most.image) < most.image.height);
}

TEST_CASE("a lossless WebP, which is decoded only as a whole, has a limit of its own") {
    // A header alone: 14 bits each of width and height, less one.
    const auto lossless = [](std::uint32_t width, std::uint32_t height) {
        const auto bits = (width - 1) | (height - 1) << 14;
        auto data = bytes_of({"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f", 21});
        for (int i = 0; i < 4; ++i) data.push_back(std::byte(bits >> 8 * i & 255));
        data.resize(30);
        return data;
    };
    CHECK(probe(lossless(6'000, 6'000)));
    CHECK(refusal(lossless(8'000, 8'000)) == "too_many_pixels");
}

TEST_CASE("a WebP that is damaged where it begins is refused") {
    auto damaged = webp(gradient(24, 16));
    damaged[20] = std::byte{0};  // the signature of lossless data
    CHECK(refusal(damaged) == "damaged");
    const auto no_frame = bytes_of({"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x0f\0\0", 30});
    CHECK(refusal(no_frame) == "damaged");
}

TEST_CASE("of an animated WebP the first frame is drawn") {
    const auto still = webp(gradient(24, 16));
    const auto le24 = [](unsigned n) {
        return bytes_of({std::initializer_list<char>{char(n & 255), char(n >> 8 & 255), char(n >> 16)}.begin(), 3});
    };
    const auto pixels = part(still, 12);
    const auto length = static_cast<unsigned>(pixels.size()) + 16;
    const Bytes frame = joined({as_bytes("ANMF"), le24(length), as_bytes({"\0", 1}), le24(0), le24(0), le24(23),
                                le24(15), le24(100), as_bytes({"\0", 1}), pixels});
    const Bytes body = joined({as_bytes("WEBPVP8X"), as_bytes({"\x0a\0\0\0\x12\0\0\0", 8}), le24(23), le24(15),
                               as_bytes("ANIM"), as_bytes({"\6\0\0\0\0\0\0\0\0\0", 10}), frame, frame});
    const Bytes file = joined({as_bytes("RIFF"), le24(static_cast<unsigned>(body.size())), as_bytes({"\0", 1}), body});
    CHECK(flaw(file) == Flaw::none);
    CHECK(drawn(file).image == gradient(24, 16));
}

TEST_CASE("what is no picture that is drawn is refused by name") {
    CHECK(refusal({}) == "empty");
    CHECK(refusal(as_bytes("%PDF-1.7\n")) == "not_a_picture");
    CHECK(refusal(as_bytes("just a note")) == "not_a_picture");
    // 35 bytes that made another reader take 264 MB.
    const auto gif =
        bytes_of({"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;", 35});
    CHECK(refusal(gif) == "bomb");
}

TEST_CASE("a picture file beyond 200 MB is refused by its size alone") {
    Bytes file = encode_png(gradient(4, 4));
    file.resize(kMaxFileBytes);
    CHECK(decode(file));
    file.resize(kMaxFileBytes + 1);
    CHECK(refusal(file) == "too_many_bytes");
}
