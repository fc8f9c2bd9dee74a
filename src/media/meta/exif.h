// The few EXIF fields that matter here, read from a picture's TIFF block. Pure, any thread; every offset is checked.
#pragma once

#include <string>

#include "media/base/bytes.h"
#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

struct Exif {
    int orientation = 1;          // 1 to 8, as EXIF numbers them
    std::string taken_at;         // DateTimeOriginal, else DateTimeDigitized: "2026:11:21 09:05:32"
    std::string taken_at_offset;  // "+08:00", or empty
};

// The TIFF block of a PNG, JPEG or WebP; empty when there is none.
ByteView find_exif(ByteView file, FileType type);
Exif read_exif(ByteView tiff);

}  // namespace recoup::media::inline meta
