#include "media/meta/captured_at.h"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <zlib.h>

#include "media/meta/png_text.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;

namespace {

std::string text(const std::optional<Moment>& at) {
    if (!at) return "none";
    const auto& t = at->local;
    auto out = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", t.year, t.month, t.day, t.hour, t.minute, t.second);
    if (at->utc_offset_min) out += fmt::format(" {:+}", *at->utc_offset_min);
    return out;
}

std::string from_name(std::string_view name) {
    const auto at = captured_at_from_name(name);
    if (at) CHECK(at->origin == CapturedOrigin::name);
    return text(at);
}

Bytes photo(std::string_view taken_at, std::string_view offset = {}) {
    return jpeg_with_exif(as_jpeg(gradient(8, 8), 90), exif_block(1, taken_at, offset));
}

struct ExifTimes {
    std::string_view original, digitised, changed, offset, offset_original, offset_digitised;
};

// A TIFF block of texts, each 20 bytes long behind the two folders; those that are empty are left out.
Bytes exif_of(const ExifTimes& times) {
    using Entry = std::pair<unsigned, std::string_view>;
    const auto present = [](std::vector<Entry> entries) {
        std::erase_if(entries, [](const auto& entry) { return entry.second.empty(); });
        return entries;
    };
    const auto main = present({{0x0132, times.changed}});
    const auto details = present({{0x9003, times.original},
                                  {0x9004, times.digitised},
                                  {0x9010, times.offset},
                                  {0x9011, times.offset_original},
                                  {0x9012, times.offset_digitised}});
    const auto u16 = [](std::size_t value) { return std::string{char(value & 255), char(value >> 8)}; };
    const auto u32 = [&](std::size_t value) { return u16(value) + u16(0); };
    const auto at_details = 8 + 2 + 12 * (main.size() + 1) + 4;
    auto at_text = at_details + 2 + 12 * details.size() + 4;
    std::string texts;
    const auto folder = [&](const std::vector<Entry>& entries) {
        std::string out;
        for (const auto& [tag, value] : entries) {
            out += u16(tag) + u16(2) + u32(20) + u32(at_text);
            at_text += 20;
            texts += std::string(value) + std::string(20 - value.size(), '\0');
        }
        return out;
    };
    const auto first = u16(main.size() + 1) + folder(main) + u16(0x8769) + u16(4) + u32(1) + u32(at_details) + u32(0);
    const auto second = u16(details.size()) + folder(details) + u32(0);
    return bytes_of("II" + u16(42) + u32(8) + first + second + texts);
}

std::string deflated(std::string_view text) {
    auto size = compressBound(text.size());
    std::string packed(size, '\0');
    const auto* from = reinterpret_cast<const Bytef*>(text.data());
    REQUIRE(compress(reinterpret_cast<Bytef*>(packed.data()), &size, from, text.size()) == Z_OK);
    packed.resize(size);
    return packed;
}

Bytes png_with(std::string_view type, std::string_view data) {
    return png({1, 1}, Bytes(5), png_chunk(type, as_bytes(data)));
}

}  // namespace

TEST_CASE("a name given by a phone or computer says when") {
    for (const auto* name : {"Screenshot_20261121-090532.png",
                             "Screenshot_20261121_090532_WeChat.jpg",
                             "Screenshot_20261121-090532~2.png",
                             "Screenshot_2026-11-21-09-05-32-123_com.tencent.mm.png",
                             "Screenshot_20261121_090532123.png",
                             "IMG_20261121_090532.jpg",
                             "IMG20261121090532.jpg",
                             "20261121_090532.jpg",
                             "20261121090532.png",
                             "微信图片_20261121090532.jpg",
                             "微信截图_20261121090532.png",
                             "QQ图片20261121090532.png",
                             "截屏2026-11-21 09.05.32.png",
                             "截屏2026-11-21 上午9.05.32.png",
                             "屏幕截图 2026-11-21 090532.png",
                             "截图_2026年11月21日09时05分32秒.png",
                             "Screen Shot 2026-11-21 at 9.05.32 AM.png",
                             "Screenshot 2026-11-21 at 9.05.32\u202fAM (2).png",
                             "Screenshot from 2026-11-21 09-05-32.png",
                             "WhatsApp Image 2026-11-21 at 09.05.32.jpeg",
                             "WhatsApp Image 2026-11-21 at 9.05.32 AM.jpeg",
                             "/home/a/2025-01-01/Screenshot_20261121-090532.png",
                             "order 12 Screenshot_20261121-090532.png"}) {
        CAPTURE(name);
        CHECK(from_name(name) == "2026-11-21 09:05:32");
    }
    CHECK(from_name("Screen Shot 2026-11-21 at 12.00.01 AM.png") == "2026-11-21 00:00:01");
    CHECK(from_name("Screen Shot 2026-11-21 at 12.00.01 PM.png") == "2026-11-21 12:00:01");
    CHECK(from_name("截屏2026-11-21 下午3.05.32.png") == "2026-11-21 15:05:32");
}

TEST_CASE("a name that counts in universal time says so") {
    CHECK(from_name("PXL_20261121_090532123.jpg") == "2026-11-21 09:05:32 +0");
    CHECK(from_name("GMT20261121-090532_Recording.mp4") == "2026-11-21 09:05:32 +0");
    CHECK(from_name("screenshot-2026-11-21T09-05-32.123Z.png") == "2026-11-21 09:05:32 +0");
    CHECK(from_name("2026-11-21T09:05:32Z.png") == "2026-11-21 09:05:32 +0");
    CHECK(from_name("2026-11-21T09-05-32-Zurich.png") == "2026-11-21 09:05:32");
    CHECK(from_name("mmexport1763687132000.jpg") == "2025-11-21 01:05:32 +0");
    CHECK(from_name("wx_camera_1763687132000.jpg") == "2025-11-21 01:05:32 +0");
    CHECK(from_name("1763687132000.png") == "2025-11-21 01:05:32 +0");
    for (const auto* name :
         {"IMG_1763687132000.jpg", "FB_IMG_1763687132000.jpg", "qq_pic_merged_1763687132000.jpg", "TB1763687132000.jpg",
          "share_1763687132000.png", "save_1763687132000.jpg", "alipay_1763687132000.jpg", "mmexport1763687132.jpg",
          "mmexport1763687132000(1).jpg", "mmexport1763687132000_副本.jpg", "Screenshot_1763687132.png",
          "RPReplay_Final1763687132.mp4", "企业微信截图_17636871324567.png"}) {
        CAPTURE(name);
        CHECK(from_name(name) == "2025-11-21 01:05:32 +0");
    }
}

TEST_CASE("a name says when in the words of the system that gave it") {
    for (const auto* name :
         {"Bildschirmfoto 2026-11-21 um 09.05.32.png", "Bildschirmfoto vom 2026-11-21 09-05-32.png",
          "Capture d’écran 2026-11-21 à 09.05.32.png", "Capture d’e\u0301cran 2026-11-21 a\u0300 09.05.32.png",
          "Captura de pantalla 2026-11-21 a las 9.05.32.png", "Captura de pantalla 2026-11-21 a las 9.05.32 a.m..png",
          "Captura de Tela 2026-11-21 às 09.05.32.png", "Schermata 2026-11-21 alle 09.05.32.png",
          "Schermafbeelding 2026-11-21 om 09.05.32.png", "Skärmavbild 2026-11-21 kl. 09.05.32.png",
          "Zrzut ekranu 2026-11-21 o 09.05.32.png", "Снимок экрана 2026-11-21 в 09.05.32.png",
          "スクリーンショット 2026-11-21 午前9.05.32.png", "스크린샷 2026-11-21 오전 9.05.32.png",
          "Screenshot_2026_1121_090532.jpg", "P61121-090532.jpg", "WIN_20261121_09_05_32_Pro.jpg",
          "2026年11月21日 9时05分32秒.png"}) {
        CAPTURE(name);
        CHECK(from_name(name) == "2026-11-21 09:05:32");
    }
    CHECK(from_name("P71121-090532.jpg") == "2017-11-21 09:05:32");
}

TEST_CASE("a name may say no more than hours and minutes") {
    for (const auto* name : {"2026-11-21_09-05.png", "2026-11-21 09-05 (2).png", "2026年11月21日 9时05分.png",
                             "Screen Shot 2026-11-21 at 9.05 AM.png", "95188-2611210905.amr"}) {
        CAPTURE(name);
        CHECK(from_name(name) == "2026-11-21 09:05:00");
    }
}

TEST_CASE("a name may say no more than the day") {
    for (const auto* name : {"IMG-20261121-WA0012.jpg", "VID-20261121-WA0001.mp4", "PTT-20261121-WA0003.opus",
                             "LINE_ALBUM_20240506_261121_1.jpg", "LINE_ALBUM_退款_261121_12.jpg"}) {
        CAPTURE(name);
        CHECK(from_name(name) == "2026-11-21 00:00:00");
        CHECK(captured_at_from_name(name).value().only_day);
    }
    CHECK_FALSE(captured_at_from_name("IMG_20261121_000000.jpg").value().only_day);
}

TEST_CASE("a name without a possible moment says nothing") {
    for (const auto* name :
         {"", "photo.jpg", "IMG_1234.jpg", "2026-11-21.png", "Screenshot_20261321-090532.png",
          "Screenshot_20260229-090532.png", "Screenshot_20261121-250532.png", "Screenshot_20261121-096032.png",
          "Screenshot_20261121-090560.png", "Screen Shot 2026-11-21 at 0.05.32 AM.png",
          "order 202611210905321234567.png", "6901234567892.jpg", "item 1763687132000.jpg", "mmexport176368713200.jpg",
          "mmexport17636871320001.jpg", "00000000_000000.jpg", "Screenshot_99991121-090532.png", "1.2.3.4.5.6.png",
          "2026-11_21 09.05.32.png", "Screenshot_20261121",
          // Numbers of orders, parcels and goods, an amount, a span of days, a page, the day alone.
          "order_2024050622001412345678901234.png", "4200002024050612345678901234.png", "1763687132000456.jpg",
          "SF1763687132000.png", "订单1763687132000.png", "Screenshot_2024050612.png", "发票_20261121_12345678.pdf",
          "20261121_9876543210.pdf", "invoice 2026-11-21 No 090532.pdf", "发票 2026-11-21 12.50.pdf",
          "2026-11-21 12.50元.png", "2026-11-05-11-21.png", "2026-11-21_09-5.png", "2026-11-21 09-05 6.png.90",
          "S61121-09053278.jpg", "P61321-090532.jpg", "95188-2613210905.amr", "95188-2611210905.jpg",
          "IMG-20261321-WA0001.jpg", "IMG-20261121-1.jpg", "LINE_ALBUM_2026_1.jpg", "LINE_ALBUM_"}) {
        CAPTURE(name);
        CHECK(from_name(name) == "none");
    }
}

TEST_CASE("EXIF says when a photo was taken, with its offset where it has one") {
    CHECK(text(created_by_content(photo("2026:11:21 09:05:32"))) == "2026-11-21 09:05:32");
    CHECK(text(created_by_content(photo("2026:11:21 09:05:32", "+08:00"))) == "2026-11-21 09:05:32 +480");
    CHECK(text(created_by_content(photo("2026:11:21 09:05:32", "-03:30"))) == "2026-11-21 09:05:32 -210");
    CHECK(text(created_by_content(photo("2026:11:21 09:05:32", "nonsense"))) == "2026-11-21 09:05:32");
}

TEST_CASE("EXIF with an impossible date says nothing") {
    for (const auto* taken_at : {"0000:00:00 00:00:00", "2026:02:30 09:05:32", "2026:11:21 24:00:00",
                                 "    :  :     :  :  ", "1904:01:01 00:00:00", "2026:11:21", ""})
        CHECK(text(created_by_content(photo(taken_at))) == "none");
}

TEST_CASE("a PNG may state its creation time or carry EXIF") {
    using namespace std::string_literals;
    const auto from = [](std::string_view type, std::string_view data) {
        return text(created_by_content(png_with(type, data)));
    };
    CHECK(from("tEXt", "Creation Time\0Sat, 21 Nov 2026 09:05:32 +0800"s) == "2026-11-21 09:05:32 +480");
    CHECK(from("tEXt",
               "Creation Time\0"s
               "21 Nov 2026 09:05:32 GMT") == "2026-11-21 09:05:32 +0");
    CHECK(from("tEXt",
               "Creation Time\0"s
               "2026-11-21T09:05:32.25Z") == "2026-11-21 09:05:32 +0");
    CHECK(from("tEXt",
               "Creation Time\0"s
               "2026:11:21 09:05:32") == "2026-11-21 09:05:32");
    CHECK(from("iTXt",
               "Creation Time\0\0\0en\0\0"s
               "2026-11-21T09:05:32+08:00") == "2026-11-21 09:05:32 +480");
    CHECK(from("tEXt", "Creation Time\0yesterday"s) == "none");
    CHECK(from("tEXt",
               "Software\0"s
               "2026-11-21T09:05:32Z") == "none");
    CHECK(from("eXIf", as_text(exif_block(1, "2026:11:21 09:05:32"))) == "2026-11-21 09:05:32");
}

TEST_CASE("a packed text of a PNG is unpacked as far as it is wanted") {
    using namespace std::string_literals;
    const auto from = [](std::string_view type, std::string_view data) {
        return text(created_by_content(png_with(type, data)));
    };
    const auto packed = deflated("2026-11-21T09:05:32+08:00");
    CHECK(from("zTXt", "Creation Time\0\0"s + packed) == "2026-11-21 09:05:32 +480");
    CHECK(from("iTXt", "Creation Time\0\1\0zh\0\0"s + packed) == "2026-11-21 09:05:32 +480");
    CHECK(from("zTXt", "Creation Time\0\0"s + deflated("2026-11-21T09:05:32Z" + std::string(1'000'000, ' '))) ==
          "2026-11-21 09:05:32 +0");
    CHECK(from("zTXt", "Creation Time\0\0"s + packed.substr(0, packed.size() - 4)) == "2026-11-21 09:05:32 +480");
    CHECK(from("zTXt", "Creation Time\0\0rubbish"s) == "none");
    CHECK(from("zTXt", "Creation Time\0"s) == "none");
    CHECK(from("iTXt", "Creation Time\0\1"s) == "none");
    CHECK(from("iTXt", "Creation Time\0\1\0zh"s) == "none");
    // A megabyte of zeros in a kilobyte: no more is unpacked than asked for.
    const auto bomb = png_with("zTXt", "Creation Time\0\0"s + deflated(std::string(1'000'000, 'x')));
    CHECK(png_text(bomb, "Creation Time", 100) == std::string(100, 'x'));
}

TEST_CASE("EXIF says it by the first of its times that is one") {
    const auto said = [](const ExifTimes& times) {
        const auto file = jpeg_with_exif(as_jpeg(gradient(8, 8), 90), exif_of(times));
        return text(created_by_content(file));
    };
    constexpr std::string_view kBlank = "    :  :     :  :  ", kGood = "2026:11:21 09:05:32",
                               kLater = "2026:11:22 00:00:00";
    CHECK(said({.original = kGood, .digitised = kLater, .changed = kLater}) == "2026-11-21 09:05:32");
    CHECK(said({.original = kBlank, .digitised = kGood}) == "2026-11-21 09:05:32");
    CHECK(said({.digitised = kGood, .offset_digitised = "+08:00"}) == "2026-11-21 09:05:32 +480");
    CHECK(said({.original = kGood, .offset = "+08:00"}) == "2026-11-21 09:05:32 +480");
    CHECK(said({.digitised = kGood, .offset = "+08:00"}) == "2026-11-21 09:05:32 +480");
    CHECK(said({.original = kGood, .offset = "+01:00", .offset_original = "+08:00"}) == "2026-11-21 09:05:32 +480");
    CHECK(said({.changed = kGood}) == "none");
}

TEST_CASE("when a picture was changed last counts where neither it nor its name says when it was taken") {
    const auto jpeg = as_jpeg(gradient(8, 8), 90);
    const auto changed = jpeg_with_exif(jpeg, exif_of({.changed = "2026:11:21 09:05:32", .offset = "+08:00"}));
    CHECK(text(captured_at(changed, "a.jpg")) == "2026-11-21 09:05:32 +480");
    CHECK(captured_at(changed, "a.jpg")->origin == CapturedOrigin::exif);
    CHECK(text(captured_at(changed, "Screenshot_20261120-201406.jpg")) == "2026-11-20 20:14:06");
    CHECK(text(captured_at(png_with("tIME", {"\x07\xea\x0b\x15\x09\x05\x20", 7}), "a.png")) ==
          "2026-11-21 09:05:32 +0");
    CHECK(text(captured_at(png_with("tIME", {"\x07\xea\x0b\x1f\x09\x05\x20", 7}), "a.png")) == "none");
    CHECK(text(captured_at(png_with("tIME", "short"), "a.png")) == "none");
    CHECK(text(captured_at(exif_of({.changed = "2026:11:21 09:05:32"}), "scan.tif")) == "2026-11-21 09:05:32");
}

TEST_CASE("the file's own word goes before its name") {
    const auto file = photo("2026:11:20 20:14:06");
    const auto at = captured_at(file, "Screenshot_20261121-090532.png");
    CHECK(text(at) == "2026-11-20 20:14:06");
    CHECK(at->origin == CapturedOrigin::exif);
    CHECK(text(captured_at(as_bytes("no picture"), "Screenshot_20261121-090532.png")) == "2026-11-21 09:05:32");
}
