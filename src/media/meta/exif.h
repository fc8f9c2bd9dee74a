// The few EXIF fields that matter here, read from a picture's TIFF block. Pure, any thread; every offset is checked.
#pragma once

#include <optional>
#include <string>

#include "media/base/bytes.h"
#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

struct ExifTime {
    std::string clock;   // "2026:11:21 09:05:32"; blanks where a camera did not know
    std::string offset;  // "+08:00", or empty
};

struct Exif {
    // 1 to 8, as EXIF numbers them, 1 for an impossible one; nothing where it says none. HEIF, AVIF and JPEG XL turn
    // their pictures by other means.
    std::optional<int> orientation;
    ExifTime original;   // taken (DateTimeOriginal)
    ExifTime digitised;  // stored (DateTimeDigitized)
    ExifTime changed;    // last written (DateTime)
};

// The TIFF block of a PNG, JPEG, WebP, HEIF, AVIF, JPEG XL or TIFF; empty when there is none.
ByteView find_exif(ByteView file, FileType type);
Exif read_exif(ByteView tiff);

}  // namespace recoup::media::inline meta
