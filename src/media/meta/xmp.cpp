#include "media/meta/xmp.h"

#include "media/format/chunks.h"
#include "media/meta/boxes.h"
#include "media/meta/png_text.h"

namespace recoup::media::inline meta {
namespace {

constexpr std::size_t kMaxXmp = std::size_t{1} << 20;
constexpr std::size_t kMaxValue = 1024;  // with its tag: a property without an end costs no more than that
constexpr std::string_view kMime = "application/rdf+xml";
constexpr int kApp1Marker = 0xe1;

ByteView xmp_in_jpeg(ByteView file) {
    constexpr std::string_view kPrefix{"http://ns.adobe.com/xap/1.0/\0", 29};
    JpegReader reader(file);
    while (const auto segment = reader.next()) {
        if (segment->marker == kSos) break;
        if (segment->marker == kApp1Marker && starts_with(segment->data, kPrefix))
            return part(segment->data, kPrefix.size());
    }
    return {};
}

ByteView xmp_in_webp(ByteView file) {
    RiffReader reader(file);
    while (const auto chunk = reader.next())
        if (chunk->type == "XMP ") return chunk->data;
    return {};
}

// Left unpacked in most files, so that it is found without reading the rest.
ByteView xmp_in_pdf(ByteView file) {
    const auto at = as_text(file).find("<x:xmpmeta");
    return at == std::string_view::npos ? ByteView() : part(file, at);
}

ByteView packet(ByteView file, FileType type) {
    switch (type) {
        case FileType::jpeg:
            return xmp_in_jpeg(file);
        case FileType::webp:
            return xmp_in_webp(file);
        case FileType::heic:
        case FileType::heif:
        case FileType::avif:
            return find_item(file, "mime", kMime);
        case FileType::jxl:
            return box_in(file, "xml ");
        case FileType::pdf:
            return xmp_in_pdf(file);
        default:
            return {};
    }
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

void skip_xml_blanks(std::string_view& text) {
    while (!text.empty() && is_blank(text[0])) text.remove_prefix(1);
}

// What stands behind a name: ="value", or a tag's end and the value before the next tag.
std::string_view value_after(std::string_view rest, bool element) {
    if (element) {
        if (rest.empty() || (rest[0] != '>' && !is_blank(rest[0]))) return {};
        const auto open = rest.find('>');
        if (open == std::string_view::npos || rest[open - (open > 0 ? 1 : 0)] == '/') return {};
        rest.remove_prefix(open + 1);
        return rest.substr(0, rest.find('<'));
    }
    skip_xml_blanks(rest);
    if (!rest.starts_with('=')) return {};
    rest.remove_prefix(1);
    skip_xml_blanks(rest);
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return {};
    return rest.substr(1, rest.find(rest[0], 1) - 1);
}

}  // namespace

std::string find_xmp(ByteView file, FileType type) {
    if (type == FileType::png) return png_text(file, "XML:com.adobe.xmp", kMaxXmp);
    return std::string(as_text(packet(file, type)).substr(0, kMaxXmp));
}

std::string_view xmp_value(std::string_view xmp, std::string_view name) {
    for (auto at = xmp.find(name); at != std::string_view::npos; at = xmp.find(name, at + 1)) {
        if (at == 0 || (xmp[at - 1] != '<' && !is_blank(xmp[at - 1]))) continue;
        auto value = value_after(xmp.substr(at + name.size(), kMaxValue), xmp[at - 1] == '<');
        skip_xml_blanks(value);
        if (!value.empty()) return value;
    }
    return {};
}

}  // namespace recoup::media::inline meta
