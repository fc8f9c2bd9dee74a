#include "media/meta/boxes.h"

#include <doctest/doctest.h>

#include "media/made_boxes.h"
#include "media/meta/captured_at.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;
using namespace std::string_literals;

namespace {

constexpr Moment kMadeAt{{2024, 5, 6, 4, 34, 56}, 0};
constexpr std::uint64_t kMadeAt_s = std::uint64_t{1'714'970'096} + 2'082'844'800;

std::string film(std::string_view brand, const std::string& moov) {
    return box("ftyp", std::string(brand) + "\0\0\0\0"s + std::string(brand)) + box("mdat", "picture") +
           box("moov", moov);
}

std::string header(std::uint64_t created, char version = 0) {
    const int width = version == 0 ? 4 : 8;
    return full_box("mvhd", number(created, width) + number(created, width) + std::string(88, '\0'), version);
}

std::optional<Moment> created(const std::string& file) {
    return created_by_content(as_bytes(file));
}

std::string quicktime_meta(const std::string& value, bool full = false) {
    const auto keys = full_box("keys", number(2, 4) + box("mdta", "com.apple.quicktime.make") +
                                           box("mdta", "com.apple.quicktime.creationdate"));
    const auto data = [](const std::string& text) { return box("data", number(1, 4) + number(0, 4) + text); };
    const auto ilst = box("ilst", box("\0\0\0\1"s, data("Apple")) + box("\0\0\0\2"s, data(value)));
    return box("meta", (full ? number(0, 4) : "") + full_box("hdlr", std::string(20, '\0')) + keys + ilst);
}

// A HEIF picture of items that lie in `idat` or behind the boxes, as the versions of its lists tell.
struct Heif {
    int infe_version = 2;
    int iloc_version = 0;
    bool in_idat = false;
    std::string type = "Exif", mime;
    std::string item;

    std::string file() const {
        const auto start = box("ftyp", "heic\0\0\0\0mif1heic"s);
        const auto size = start.size() + meta(0).size() + 8;
        return start + meta(in_idat ? 0 : size) + box("mdat", item);
    }

  private:
    std::string meta(std::size_t at) const {
        const auto other = full_box("infe", number(1, infe_version == 2 ? 2 : 4) + number(0, 2) + "hvc1\0"s,
                                    static_cast<char>(infe_version));
        const auto entry =
            full_box("infe", number(2, infe_version == 2 ? 2 : 4) + number(0, 2) + type + "\0"s + mime + "\0"s,
                     static_cast<char>(infe_version));
        const auto iinf = full_box("iinf", number(2, 2) + other + entry);
        return full_box("meta", full_box("hdlr", std::string(20, '\0')) + iinf + places(at) +
                                    (in_idat ? box("idat", item) : std::string()));
    }

    std::string places(std::size_t at) const {
        const bool wide = iloc_version == 2;
        const auto method = iloc_version == 0 ? std::string() : number(in_idat ? 1 : 0, 2);
        const auto place = [&](int id, std::size_t from, std::size_t size) {
            return number(static_cast<std::uint64_t>(id), wide ? 4 : 2) + method + number(0, 2) + number(1, 2) +
                   number(from, 4) + number(size, 4);
        };
        return full_box("iloc", "\x44\0"s + number(2, wide ? 4 : 2) + place(1, 0, 4) + place(2, at, item.size()),
                        static_cast<char>(iloc_version));
    }
};

std::string exif_item() {
    const auto tiff = exif_block(1, "2024:05:06 12:34:56", "+08:00");
    return number(0, 4) + std::string(as_text(tiff));
}

constexpr Moment kTakenAt{{2024, 5, 6, 12, 34, 56}, 480};

}  // namespace

TEST_CASE("a film, a recording and a film of an iPhone say when they were made") {
    for (const auto* brand : {"isom", "mp42", "M4A ", "qt  ", "3gp5"}) {
        CAPTURE(brand);
        CHECK(created(film(brand, header(kMadeAt_s))) == kMadeAt);
        CHECK(created(film(brand, header(kMadeAt_s, 1))) == kMadeAt);
    }
}

TEST_CASE("a film's moment that is zero or absurd is none") {
    for (const std::uint64_t created_s :
         {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2'082'844'800}, ~std::uint64_t{0}}) {
        CAPTURE(created_s);
        CHECK_FALSE(created(film("isom", header(created_s, 1))));
    }
    CHECK_FALSE(created(film("isom", header(kMadeAt_s, 2))));
    CHECK_FALSE(created(film("isom", box("mvhd", "\0\0\0\0\xe2"s))));
    CHECK_FALSE(created(film("isom", "")));
}

TEST_CASE("a film whose recorder counts from 1970 is read by its years") {
    CHECK(created(film("isom", header(1'714'970'096))) == kMadeAt);
}

TEST_CASE("QuickTime's own date, which has a zone, goes before the header's") {
    CHECK(created(film("qt  ", header(kMadeAt_s + 99) + quicktime_meta("2024-05-06T12:34:56+0800"))) == kTakenAt);
    CHECK(created(film("mp42", header(kMadeAt_s + 99) + quicktime_meta("2024-05-06T12:34:56+0800", true))) == kTakenAt);
    CHECK(created(film("qt  ", header(kMadeAt_s) + quicktime_meta("never"))) == kMadeAt);
}

TEST_CASE("HEIF and AVIF carry EXIF as an item, wherever it lies") {
    for (const int infe_version : {2, 3})
        for (const int iloc_version : {0, 1, 2})
            for (const bool in_idat : {false, true}) {
                if (in_idat && iloc_version == 0) continue;
                CAPTURE(infe_version);
                CAPTURE(iloc_version);
                CAPTURE(in_idat);
                CHECK(created(Heif{infe_version, iloc_version, in_idat, "Exif", "", exif_item()}.file()) == kTakenAt);
            }
}

TEST_CASE("an item of EXIF may begin with the mark that stands before it in JPEG, skipped or not") {
    const auto marked = "Exif\0\0"s + exif_item().substr(4);
    CHECK(created(Heif{2, 0, false, "Exif", "", number(6, 4) + marked}.file()) == kTakenAt);
    CHECK(created(Heif{2, 0, false, "Exif", "", number(0, 4) + marked}.file()) == kTakenAt);
}

TEST_CASE("HEIF carries XMP as an item of its MIME type") {
    const auto xmp = "<rdf:Description xmp:CreateDate=\"2024-05-06T12:34:56+08:00\"/>"s;
    CHECK(created(Heif{2, 0, false, "mime", "application/rdf+xml", xmp}.file()) == kTakenAt);
    CHECK_FALSE(created(Heif{2, 0, false, "mime", "text/plain", xmp}.file()));
}

TEST_CASE("JPEG XL carries EXIF in a box") {
    const auto start = box("JXL ", "\r\n\x87\n") + box("ftyp", "jxl \0\0\0\0jxl "s);
    CHECK(created(start + box("Exif", exif_item())) == kTakenAt);
    CHECK_FALSE(created(start));
}

TEST_CASE("an item that points beyond the file, or is too short, says nothing") {
    auto file = Heif{2, 0, false, "Exif", "", exif_item()}.file();
    for (std::size_t size = 0; size < file.size(); ++size)
        if (const auto at = created(file.substr(0, size))) CHECK(at->local == kTakenAt.local);
    const auto iloc = file.find("iloc");
    for (std::size_t at = iloc + 4; at < iloc + 40; ++at) {
        auto wrong = file;
        wrong[at] = '\xff';
        if (const auto moment = created(wrong)) CHECK(moment->local == kTakenAt.local);
    }
    CHECK_FALSE(created(Heif{2, 0, false, "Exif", "", "\xff\xff\xff\xff"s}.file()));
}

TEST_CASE("boxes that announce more than there is, or less than themselves, end the walk") {
    CHECK(box_in(as_bytes(box("free", "a") + box("moov", "b")), "moov").size() == 1);
    CHECK(box_in(as_bytes(number(1, 4) + "wide" + number(17, 8) + "x" + box("moov", "b")), "moov").size() == 1);
    CHECK(box_in(as_bytes(number(0, 4) + "moovbc"), "moov").size() == 2);
    CHECK(box_in(as_bytes(number(99, 4) + "moovbc"), "moov").size() == 2);
    CHECK(box_in(as_bytes(number(7, 4) + "free" + box("moov", "b")), "moov").empty());
    CHECK(box_in(as_bytes(number(1, 4) + "free" + number(3, 8) + box("moov", "b")), "moov").empty());
    CHECK(box_in(as_bytes("abc"), "moov").empty());
}
