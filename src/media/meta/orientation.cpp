#include "media/meta/orientation.h"

#include <charconv>

#include "media/meta/exif.h"
#include "media/meta/xmp.h"

namespace recoup::media::inline meta {
namespace {

int orientation_in(std::string_view xmp) {
    const auto value = xmp_value(xmp, "tiff:Orientation");
    int orientation = 1;
    std::from_chars(value.data(), value.data() + value.size(), orientation);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

}  // namespace

int read_orientation(ByteView file, FileType type) {
    // The others are turned by what decodes them.
    if (type != FileType::jpeg && type != FileType::png && type != FileType::webp) return 1;
    // A program that turned the pixels sets EXIF to 1 and may forget XMP, so it counts whether EXIF says anything.
    const auto told = read_exif(find_exif(file, type)).orientation;
    return told ? *told : orientation_in(find_xmp(file, type));
}

}  // namespace recoup::media::inline meta
