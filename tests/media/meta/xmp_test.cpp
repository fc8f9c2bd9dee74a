#include "media/meta/xmp.h"

#include <doctest/doctest.h>

#include "media/meta/captured_at.h"
#include "media/picture/encode.h"
#include "media/pictures.h"

using namespace recoup::media;
using namespace recoup::media::test;
using namespace std::string_literals;

namespace {

constexpr Moment kShotAt{{2024, 5, 6, 12, 34, 56}, 480};

std::string packet_of(const std::string& attributes, const std::string& elements = {}) {
    return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF><rdf:Description rdf:about=\"\"" + attributes + ">" +
           elements + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

Bytes jpeg_with_xmp(const std::string& xmp) {
    const auto jpeg = as_jpeg(gradient(4, 4), 80);
    const auto content = "http://ns.adobe.com/xap/1.0/\0"s + xmp;
    const auto length = content.size() + 2;
    const auto segment = "\xff\xe1"s + static_cast<char>(length >> 8) + static_cast<char>(length & 255) + content;
    return joined({ByteView(jpeg).first(2), as_bytes(segment), ByteView(jpeg).subspan(2)});
}

Bytes webp_with_xmp(const std::string& xmp) {
    auto file = webp(gradient(4, 4));
    const auto size = [](std::size_t value) {
        return std::string{static_cast<char>(value & 255), static_cast<char>(value >> 8 & 255), '\0', '\0'};
    };
    const auto chunk = "XMP " + size(xmp.size()) + xmp + (xmp.size() % 2 ? "\0"s : ""s);
    file = joined({file, as_bytes(chunk)});
    const auto all = size(file.size() - 8);
    std::ranges::copy(as_bytes(all), file.begin() + 4);
    return file;
}

}  // namespace

TEST_CASE("a property of XMP is read as an attribute and as an element") {
    CHECK(xmp_value(packet_of(" a:b=\"c\""), "a:b") == "c");
    CHECK(xmp_value(packet_of("\n a:b = 'c'"), "a:b") == "c");
    CHECK(xmp_value(packet_of("", "<a:b>c</a:b>"), "a:b") == "c");
    CHECK(xmp_value(packet_of("", "<a:b xml:lang=\"x\">\n c</a:b>"), "a:b") == "c");
    CHECK(xmp_value(packet_of(" za:b=\"d\" a:bc=\"e\"", "<za:b>f</za:b><a:b/><a:b></a:b><a:b>c</a:b>"), "a:b") == "c");
}

TEST_CASE("XMP that is cut off anywhere is read as far as it goes") {
    for (const auto& whole : {packet_of(" a:b=\"c\""), packet_of("", "<a:b x=\"y\">c</a:b>")})
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto value = std::string(xmp_value(whole.substr(0, size), "a:b"));
            CHECK("c"s.starts_with(value));
        }
}

TEST_CASE("the moment is read from XMP in JPEG, PNG and WebP, the moment of taking first") {
    const auto xmp = packet_of(" xmp:CreateDate=\"2024-05-07T00:00:00Z\" photoshop:DateCreated=\"2024-05-06\"",
                               "<exif:DateTimeOriginal>2024-05-06T12:34:56+08:00</exif:DateTimeOriginal>");
    CHECK(created_by_content(jpeg_with_xmp(xmp)) == kShotAt);
    CHECK(created_by_content(webp_with_xmp(xmp)) == kShotAt);
    const auto text = png_chunk("iTXt", as_bytes("XML:com.adobe.xmp\0\0\0\0\0"s + xmp));
    CHECK(created_by_content(png({1, 1}, Bytes(5), text)) == kShotAt);
    for (const auto* name :
         {"exif:DateTimeOriginal", "photoshop:DateCreated", "exif:DateTimeDigitized", "xmp:CreateDate"}) {
        CAPTURE(name);
        CHECK(created_by_content(jpeg_with_xmp(packet_of(" "s + name + "=\"2024-05-06T12:34:56+08:00\""))) == kShotAt);
    }
    CHECK_FALSE(created_by_content(jpeg_with_xmp(packet_of(" xmp:ModifyDate=\"2024-05-06T12:34:56+08:00\""))));
}
