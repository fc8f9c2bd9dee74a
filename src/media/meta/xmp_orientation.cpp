#include "media/meta/xmp_orientation.h"

#include "media/format/chunks.h"
#include "media/meta/exif.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::string_view kPacketPrefix{"http://ns.adobe.com/xap/1.0/\0", 29};
// Keyword, not compressed, no language, no translated keyword.
constexpr std::string_view kPacketKeyword{"XML:com.adobe.xmp\0\0\0\0\0", 22};

// A program that turned the pixels sets EXIF to 1 and may forget XMP, so it counts whether EXIF says anything.
bool exif_tells_orientation(ByteView tiff) {
    if (tiff.size() < 8) return false;
    const auto endian = starts_with(tiff, "MM") ? Endian::big : Endian::little;
    auto entries = part(tiff, read_u32(tiff, 4, endian));
    if (entries.size() < 2) return false;
    const int count = read_u16(entries, 0, endian);
    entries = part(entries, 2);
    for (int i = 0; i < count && entries.size() >= 12; ++i, entries = part(entries, 12))
        if (read_u16(entries, 0, endian) == 0x0112) return true;
    return false;
}

std::string_view packet_in_jpeg(ByteView file) {
    constexpr int kPacketMarker = 0xe1;
    JpegReader reader(file);
    while (const auto segment = reader.next()) {
        if (segment->marker == kSos) break;
        if (segment->marker == kPacketMarker && starts_with(segment->data, kPacketPrefix))
            return as_text(part(segment->data, kPacketPrefix.size()));
    }
    return {};
}

std::string_view packet_in_png(ByteView file) {
    PngReader reader(file);
    while (const auto chunk = reader.next())
        if (chunk->type == "iTXt" && starts_with(chunk->data, kPacketKeyword))
            return as_text(part(chunk->data, kPacketKeyword.size()));
    return {};
}

std::string_view packet_in_webp(ByteView file) {
    RiffReader reader(file);
    while (const auto chunk = reader.next())
        if (chunk->type == "XMP ") return as_text(chunk->data);
    return {};
}

std::string_view packet_of(ByteView file, FileType type) {
    switch (type) {
        case FileType::jpeg:
            return packet_in_jpeg(file);
        case FileType::png:
            return packet_in_png(file);
        case FileType::webp:
            return packet_in_webp(file);
        default:
            return {};
    }
}

// An attribute (tiff:Orientation="6") or an element (<tiff:Orientation>6</…).
int orientation_in(std::string_view xmp) {
    constexpr std::string_view kName = "tiff:Orientation", kBetween = " \t\r\n=\"'>";
    const auto at = xmp.find(kName);
    if (at == std::string_view::npos) return 1;
    const auto digit = xmp.find_first_not_of(kBetween, at + kName.size());
    if (digit == std::string_view::npos || xmp[digit] < '1' || xmp[digit] > '8') return 1;
    const bool alone = digit + 1 == xmp.size() || xmp[digit + 1] < '0' || xmp[digit + 1] > '9';
    return alone ? xmp[digit] - '0' : 1;
}

}  // namespace

int read_orientation(ByteView file, FileType type) {
    // The others are turned by what decodes them.
    if (type != FileType::jpeg && type != FileType::png && type != FileType::webp) return 1;
    const auto tiff = find_exif(file, type);
    return exif_tells_orientation(tiff) ? read_exif(tiff).orientation : orientation_in(packet_of(file, type));
}

}  // namespace recoup::media::inline meta
