// The XMP packet that a file carries (ISO 16684-1), and single properties of it. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "media/kind/sniff.h"

namespace recoup::media::inline meta {

// Of a JPEG, PNG, WebP, HEIF, AVIF, JPEG XL or PDF; empty when there is none. At most 1 MiB of it.
std::string find_xmp(ByteView file, FileType type);

// The value of a simple property, as an attribute or an element: "exif:DateTimeOriginal". Names are told by the prefix
// that every writer uses. Empty when there is none.
std::string_view xmp_value(std::string_view xmp, std::string_view name);

}  // namespace recoup::media::inline meta
